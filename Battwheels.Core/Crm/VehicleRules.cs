using Battwheels.Core.Common;

namespace Battwheels.Core.Crm;

/// <summary>What a vehicle must be like, and how what was typed is stored.</summary>
internal static class VehicleRules
{
    private const int OldestYear = 1980;

    /// <summary>Why this input is no vehicle; null when it is one.</summary>
    public static Error? Refusal(VehicleInput input, DateOnly today)
    {
        var vin = Vins.Normalize(input.Vin);
        return Error.Of(
            string.IsNullOrWhiteSpace(input.Make) ? VehicleErrors.MakeMissing : null,
            string.IsNullOrWhiteSpace(input.Model) ? VehicleErrors.ModelMissing : null,
            CommonErrors.TooLong(nameof(input.Make), input.Make, 80),
            CommonErrors.TooLong(nameof(input.Model), input.Model, 80),
            CommonErrors.TooLong(nameof(input.Variant), input.Variant, 80),
            CommonErrors.TooLong(nameof(input.Colour), input.Colour, 40),
            CommonErrors.TooLong(nameof(input.BatterySerial), input.BatterySerial, 60),
            // A model year may run ahead of the calendar by one.
            input.Year
                is { } year
            && (year < OldestYear || year > today.Year + 1)
                ? VehicleErrors.YearInvalid(today.Year + 1)
                : null,
            input.SoldOn > today ? VehicleErrors.SoldInFuture : null,
            input.OdometerKm is { } km ? OdometerRefusal(km) : null,
            vin is null ? null : Vins.Check(vin),
            RegistrationRefusal(input, vin, today)
        );
    }

    public static Error? OdometerRefusal(int km) => km is < 0 or > 99_99_999 ? VehicleErrors.OdometerInvalid : null;

    public static void Apply(Vehicle vehicle, VehicleInput input, DateOnly today)
    {
        var reading = Registrations.Read(input.Registration, today);
        vehicle.RegistrationKind = KindOf(input, reading);
        vehicle.Registration = vehicle.RegistrationKind is RegistrationKind.Unregistered ? null : reading.Compact;
        vehicle.RegistrationNeedsCheck =
            reading.Problem is not null && input.RegistrationKind is null && input.KeepRegistrationAsTyped;
        vehicle.RegistrationNote =
            Text(input.RegistrationNote) ?? (vehicle.RegistrationNeedsCheck ? reading.Problem!.Message : null);
        vehicle.RegistrationValidUntil = input.RegistrationValidUntil;
        vehicle.Vin = Vins.Normalize(input.Vin);
        (vehicle.Make, vehicle.Model, vehicle.Variant) = (input.Make.Trim(), input.Model.Trim(), Text(input.Variant));
        (vehicle.Year, vehicle.Colour, vehicle.Category) = (input.Year, Text(input.Colour), input.Category);
        vehicle.BatterySerial = Text(input.BatterySerial);
        vehicle.SoldOn = input.SoldOn;
        Index(vehicle);
    }

    /// <summary>Sets the keys a live vehicle is found by; an archived one has none.</summary>
    public static void Index(Vehicle vehicle)
    {
        vehicle.RegistrationKey = vehicle.IsArchived ? null : vehicle.Registration;
        vehicle.VinKey = vehicle.IsArchived ? null : vehicle.Vin;
        var digits = string.Concat((vehicle.RegistrationKey ?? "").Where(char.IsAsciiDigit));
        vehicle.RegistrationTail = digits.Length >= 4 ? digits[^4..] : null;
    }

    private static Error? RegistrationRefusal(VehicleInput input, string? vin, DateOnly today)
    {
        var reading = Registrations.Read(input.Registration, today);
        var explained = vin is not null || Text(input.RegistrationNote) is not null;
        var kind = KindOf(input, reading);
        if (reading.Compact.Length == 0)
            return explained || input.KeepRegistrationAsTyped ? null : VehicleErrors.RegistrationMissing;
        if (reading.Compact.Length > 20)
            return CommonErrors.TooLong(nameof(input.Registration), reading.Compact.Length, 20);
        if (reading.Problem is { } problem && input.RegistrationKind is null && !input.KeepRegistrationAsTyped)
            return problem;
        return
            kind is RegistrationKind.Defence or RegistrationKind.Diplomatic or RegistrationKind.Other
            && !explained
            && !input.KeepRegistrationAsTyped
            ? VehicleErrors.NoteMissing
            : null;
    }

    /// <summary>What the person says goes before what the form says, but a plate of known form stays what it is.</summary>
    private static RegistrationKind KindOf(VehicleInput input, RegistrationReading reading) =>
        reading.Problem is null || reading.Compact.Length == 0
            ? reading.Kind
            : input.RegistrationKind switch
            {
                RegistrationKind.Defence or RegistrationKind.Diplomatic => input.RegistrationKind.Value,
                _ => RegistrationKind.Other,
            };

    private static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
