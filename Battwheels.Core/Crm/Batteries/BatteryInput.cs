using Battwheels.Core.Common;

namespace Battwheels.Core.Crm.Batteries;

/// <summary>What a person enters about a pack.</summary>
/// <param name="Bpan">21 characters, or empty.</param>
public sealed record PackInput(
    string Serial,
    BatteryChemistry Chemistry = BatteryChemistry.NotKnown,
    string? Make = null,
    string? Model = null,
    decimal? Volts = null,
    decimal? EnergyKwh = null,
    DateOnly? MadeOn = null,
    PackTerms Terms = PackTerms.Owned,
    string? Bpan = null
);

/// <param name="VehicleId">Fitted there at once; null leaves it in no vehicle.</param>
/// <param name="FittedOn">Null: today.</param>
public sealed record NewPack(
    PackInput Input,
    long? VehicleId = null,
    int Place = 1,
    DateOnly? FittedOn = null,
    int? OdometerKm = null
);

public sealed record UpdatePack(long Id, int Version, PackInput Input);

public sealed record FitPack(
    long BatteryPackId,
    long VehicleId,
    DateOnly On,
    int Place = 1,
    int? OdometerKm = null,
    long? TicketId = null
);

public sealed record RemovePack(long BatteryPackId, DateOnly On, int? OdometerKm, string Reason);

/// <summary>The pack in the place goes out and another one comes in, at the same moment.</summary>
/// <param name="BatteryPackId">What comes in.</param>
public sealed record SwapPack(
    long VehicleId,
    long BatteryPackId,
    DateOnly On,
    string Reason,
    int Place = 1,
    int? OdometerKm = null,
    long? TicketId = null
);

/// <param name="Percent">Of the nominal capacity.</param>
public sealed record ReadSoh(
    long BatteryPackId,
    decimal Percent,
    DateOnly On,
    SohMethod Method,
    int? Cycles = null,
    int? OdometerKm = null,
    long? TicketId = null
);

/// <param name="BatteryPackId">For the battery management system; the other units belong to a vehicle.</param>
public sealed record NewFirmware(
    FirmwareUnit Unit,
    string VersionText,
    DateOnly On,
    bool IsUpdate,
    long? BatteryPackId = null,
    long? VehicleId = null,
    string? Note = null,
    long? TicketId = null
);

public sealed record NewPackEvent(
    long BatteryPackId,
    PackEventKind Kind,
    DateOnly On,
    bool ByOthers,
    string? Note = null,
    long? TicketId = null
);

/// <summary>What a pack must be like, and how what was typed is stored.</summary>
internal static class PackRules
{
    private const int BpanLength = 21;

    public static string Key(string? serial) =>
        string.Concat((serial ?? "").Where(c => !char.IsWhiteSpace(c) && c is not ('-' or '/'))).ToUpperInvariant();

    public static Error? Refusal(PackInput input, DateOnly today)
    {
        var bpan = Key(input.Bpan);
        return Error.Of(
            Key(input.Serial).Length == 0 ? CommonErrors.Required(nameof(input.Serial), "Serial") : null,
            CommonErrors.TooLong(nameof(input.Serial), input.Serial, 60),
            CommonErrors.TooLong(nameof(input.Make), input.Make, 80),
            CommonErrors.TooLong(nameof(input.Model), input.Model, 80),
            bpan.Length > 0 && (bpan.Length != BpanLength || !bpan.All(char.IsAsciiLetterOrDigit))
                ? BatteryErrors.BpanInvalid
                : null,
            IsOff(input.Volts, 1m, 1_500m) ? BatteryErrors.VoltsInvalid : null,
            IsOff(input.EnergyKwh, 0.1m, 1_000m) ? BatteryErrors.EnergyInvalid : null,
            input.MadeOn > today ? BatteryErrors.DateInFuture(nameof(input.MadeOn)) : null
        );
    }

    public static Error? Refusal(ReadSoh input, DateOnly today) =>
        Error.Of(
            input.Percent is < 0m or > 110m || Money.RoundTo(input.Percent, 1) != input.Percent
                ? BatteryErrors.SohInvalid
                : null,
            input.Cycles is < 0 or > 20_000 ? BatteryErrors.CyclesInvalid : null,
            Km(input.OdometerKm),
            input.On > today ? BatteryErrors.DateInFuture(nameof(input.On)) : null
        );

    public static Error? Km(int? km) => km is { } value ? VehicleRules.OdometerRefusal(value) : null;

    public static void Apply(BatteryPack pack, PackInput input)
    {
        (pack.Serial, pack.SerialKey) = (input.Serial.Trim(), Key(input.Serial));
        pack.Bpan = Key(input.Bpan) is { Length: > 0 } bpan ? bpan : null;
        (pack.Make, pack.Model) = (Text(input.Make), Text(input.Model));
        (pack.Chemistry, pack.Terms, pack.MadeOn) = (input.Chemistry, input.Terms, input.MadeOn);
        (pack.Volts, pack.EnergyKwh) = (input.Volts, input.EnergyKwh);
    }

    public static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static bool IsOff(decimal? value, decimal least, decimal most) =>
        value is { } given && (given < least || given > most || Money.RoundTo(given, 3) != given);
}

/// <summary>Serials as people type them.</summary>
public static class BatterySerials
{
    /// <summary>The same but for capitals, blanks, hyphens and slashes.</summary>
    public static bool AreSame(string? one, string? other) => PackRules.Key(one) == PackRules.Key(other);
}
