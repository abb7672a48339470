using System.Globalization;
using Battwheels.Core.Crm;

namespace Battwheels.Web.Crm;

/// <summary>What is typed into the vehicle form.</summary>
public sealed class VehicleModel
{
    public string? Registration { get; set; }

    [Shell.Parts.ShownBy("RegistrationKind")]
    public RegistrationKind? NumberKind { get; set; }

    public string? RegistrationNote { get; set; }

    /// <summary>A number of no known form is kept and stands among those to be checked.</summary>
    [Shell.Parts.ShownBy("KeepRegistrationAsTyped")]
    public bool KeepAsTyped { get; set; }

    [Shell.Parts.ShownBy("RegistrationValidUntil")]
    public DateOnly? ValidUntil { get; set; }

    public string? Vin { get; set; }

    public string? Make { get; set; }

    public string? Model { get; set; }

    public string? Variant { get; set; }

    public string? Year { get; set; }

    public string? Colour { get; set; }

    public VehicleCategory Category { get; set; }

    public decimal? OdometerKm { get; set; }

    public string? BatterySerial { get; set; }

    public DateOnly? SoldOn { get; set; }

    public static VehicleModel Of(VehicleView vehicle) =>
        new()
        {
            Registration = Registrations.Display(vehicle.Registration),
            NumberKind =
                !vehicle.RegistrationNeedsCheck
                && vehicle.RegistrationKind
                    is RegistrationKind.Defence
                        or RegistrationKind.Diplomatic
                        or RegistrationKind.Other
                    ? vehicle.RegistrationKind
                    : null,
            RegistrationNote = vehicle.RegistrationNote,
            KeepAsTyped = vehicle.RegistrationNeedsCheck,
            ValidUntil = vehicle.RegistrationValidUntil,
            Vin = vehicle.Vin,
            Make = vehicle.Make,
            Model = vehicle.Model,
            Variant = vehicle.Variant,
            Year = vehicle.Year?.ToString(CultureInfo.InvariantCulture),
            Colour = vehicle.Colour,
            Category = vehicle.Category,
            BatterySerial = vehicle.BatterySerial,
            SoldOn = vehicle.SoldOn,
        };

    /// <summary>A year that is no number is out of range, and refused as that.</summary>
    public VehicleInput ToInput() =>
        new(
            Registration,
            Make ?? "",
            Model ?? "",
            Category,
            Variant,
            string.IsNullOrWhiteSpace(Year) ? null
                : int.TryParse(Year.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var year) ? year
                : 0,
            Colour,
            Vin,
            (int?)OdometerKm,
            BatterySerial,
            NumberKind,
            RegistrationNote,
            ValidUntil,
            KeepAsTyped && HasUnknownForm,
            SoldOn
        );

    private bool HasUnknownForm => NumberKind is null && !string.IsNullOrWhiteSpace(Registration);

    /// <summary>What the number typed so far is.</summary>
    public RegistrationReading Read(DateOnly today) => Registrations.Read(Registration, today);

    /// <summary>It may be kept as typed.</summary>
    public bool MayKeep(DateOnly today) => HasUnknownForm && Read(today).Problem is not null;

    /// <summary>The number, or that there is none, needs a word of explanation.</summary>
    public bool NeedsNote(DateOnly today) =>
        NumberKind is not null
        || !string.IsNullOrEmpty(RegistrationNote)
        || Read(today).Kind
            is RegistrationKind.Defence
                or RegistrationKind.Diplomatic
                or RegistrationKind.Other
                or RegistrationKind.Unregistered;
}
