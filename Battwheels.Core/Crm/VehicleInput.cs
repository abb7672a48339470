using Battwheels.Core.Common;

namespace Battwheels.Core.Crm;

/// <summary>What a person enters about a vehicle.</summary>
/// <param name="Registration">As typed; empty for an unregistered vehicle, which needs a reason or a VIN.</param>
/// <param name="RegistrationKind">Null tells the kind from the form; Defence, Diplomatic and Other need a note.</param>
/// <param name="RegistrationNote">Why the number has another form, or why there is none yet.</param>
/// <param name="Vin">17 characters, or empty.</param>
/// <param name="Year">Year of manufacture.</param>
/// <param name="OdometerKm">First reading, whole kilometres; not looked at when a vehicle is changed.</param>
/// <param name="KeepRegistrationAsTyped">A number of unknown form is kept, marked to be checked, instead of refused.</param>
/// <param name="SoldOn">First sale; the warranty terms of make and model count from it.</param>
public sealed record VehicleInput(
    string? Registration,
    string Make,
    string Model,
    VehicleCategory Category = VehicleCategory.TwoWheeler,
    string? Variant = null,
    int? Year = null,
    string? Colour = null,
    string? Vin = null,
    int? OdometerKm = null,
    string? BatterySerial = null,
    RegistrationKind? RegistrationKind = null,
    string? RegistrationNote = null,
    DateOnly? RegistrationValidUntil = null,
    bool KeepRegistrationAsTyped = false,
    DateOnly? SoldOn = null
)
{
    /// <summary>Why this cannot be saved, field by field; null when it can, as far as it can be told from itself.</summary>
    public Error? Refusal(DateOnly today) => VehicleRules.Refusal(this, today);
}
