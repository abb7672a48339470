namespace Battwheels.Core.Crm.Batteries;

/// <param name="VehicleId">The vehicle it is in; null when it is in none.</param>
public sealed record PackRow(
    long Id,
    string Serial,
    string? Make,
    string? Model,
    BatteryChemistry Chemistry,
    decimal? Volts,
    decimal? EnergyKwh,
    PackTerms Terms,
    decimal? LastSohPercent,
    DateOnly? LastSohOn,
    int? LastCycles,
    DateOnly? ReturnedOn,
    long? VehicleId,
    string? Registration,
    string? VehicleText
);

/// <summary>A pack in a vehicle, as both their pages show it.</summary>
public sealed record FitmentRow(
    long BatteryPackId,
    string Serial,
    long VehicleId,
    string? Registration,
    string VehicleText,
    int Place,
    DateOnly FromDate,
    DateOnly? ToDate,
    int? FittedAtKm,
    int? RemovedAtKm,
    string? Reason
);

public sealed record SohRow(
    DateOnly ReadOn,
    decimal Percent,
    SohMethod Method,
    int? Cycles,
    int? OdometerKm,
    string ActorName
);

public sealed record FirmwareRow(
    FirmwareUnit Unit,
    string VersionText,
    DateOnly On,
    bool IsUpdate,
    string? Note,
    string ActorName
);

public sealed record PackEventRow(PackEventKind Kind, DateOnly On, bool ByOthers, string? Note, string ActorName);

/// <summary>Everything about one pack; histories newest first, readings oldest first as a chart has them.</summary>
public sealed record PackView(
    long Id,
    int Version,
    string Serial,
    string? Bpan,
    string? Make,
    string? Model,
    BatteryChemistry Chemistry,
    decimal? Volts,
    decimal? EnergyKwh,
    DateOnly? MadeOn,
    PackTerms Terms,
    decimal? LastSohPercent,
    DateOnly? LastSohOn,
    int? LastCycles,
    DateOnly? ReturnedOn,
    IReadOnlyList<FitmentRow> Fitments,
    IReadOnlyList<SohRow> Readings,
    IReadOnlyList<FirmwareRow> Firmware,
    IReadOnlyList<PackEventRow> Events
);

/// <param name="WrittenSerial">The serial written down with the vehicle before packs were on record.</param>
/// <param name="Packs">What is in it now, by place.</param>
public sealed record VehicleBatteries(
    long VehicleId,
    string? WrittenSerial,
    int? LastOdometerKm,
    IReadOnlyList<VehiclePack> Packs,
    IReadOnlyList<FitmentRow> Fitments,
    IReadOnlyList<FirmwareRow> Firmware
);

/// <param name="Readings">Oldest first.</param>
public sealed record VehiclePack(PackRow Pack, int Place, DateOnly Since, IReadOnlyList<SohRow> Readings);
