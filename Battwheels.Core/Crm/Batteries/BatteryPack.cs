using Battwheels.Core.Common;

namespace Battwheels.Core.Crm.Batteries;

public enum BatteryChemistry
{
    NotKnown,
    Lfp,
    Nmc,
    Nca,
    Lto,
    LeadAcid,
    Other,
}

public enum PackTerms
{
    Owned,
    Leased,

    /// <summary>Changed at a swapping station.</summary>
    Swappable,
}

/// <summary>A traction battery, wherever it is fitted; it outlives its vehicle and its owner.</summary>
public sealed class BatteryPack : TenantEntity, IVersioned
{
    /// <summary>As printed on the pack.</summary>
    public required string Serial { get; set; }

    /// <summary>The serial in capitals without blanks, hyphens and slashes: unique in the organization.</summary>
    [SearchKey]
    public required string SerialKey { get; set; }

    /// <summary>Battery pack Aadhaar number of 21 characters, where one was given.</summary>
    /// <remarks>Source: draft guidelines of the Ministry of Road Transport and Highways, January 2026.</remarks>
    public string? Bpan { get; set; }

    public string? Make { get; set; }

    public string? Model { get; set; }

    public BatteryChemistry Chemistry { get; set; }

    /// <summary>Nominal voltage.</summary>
    [Quantity]
    public decimal? Volts { get; set; }

    /// <summary>Nominal energy, kilowatt hours.</summary>
    [Quantity]
    public decimal? EnergyKwh { get; set; }

    public DateOnly? MadeOn { get; set; }

    public PackTerms Terms { get; set; }

    /// <summary>The last measured state of health, percent; null before the first reading.</summary>
    [Rate]
    public decimal? LastSohPercent { get; internal set; }

    public DateOnly? LastSohOn { get; internal set; }

    public int? LastCycles { get; internal set; }

    /// <summary>The day it went to a recycler or back to its maker; it is never fitted again.</summary>
    public DateOnly? ReturnedOn { get; internal set; }

    public required DateTime CreatedAtUtc { get; init; }

    public int Version { get; private set; }
}

/// <summary>A pack in a vehicle from a day on until it was taken out.</summary>
/// <remarks>Days are half open: a pack taken out and one put in on the same day do not overlap.</remarks>
public sealed class BatteryFitment : TenantEntity, IVersioned
{
    /// <summary>Places for packs in one vehicle.</summary>
    public const int MostPlaces = 4;

    public required long BatteryPackId { get; init; }

    public required long VehicleId { get; init; }

    /// <summary>1 for the only or first pack of the vehicle.</summary>
    public required int Place { get; init; }

    public required DateOnly FromDate { get; init; }

    /// <summary>The day it was taken out; null while it is in.</summary>
    public DateOnly? ToDate { get; internal set; }

    public int? FittedAtKm { get; init; }

    public int? RemovedAtKm { get; internal set; }

    public string? Reason { get; internal set; }

    public long? TicketId { get; init; }

    /// <summary>The pack while it is in, so that it is in one vehicle only; null once it is out.</summary>
    public long? OpenPackId { get; internal set; }

    /// <summary>Vehicle and place while it is in, so that a place holds one pack only; null once it is out.</summary>
    public string? OpenPlace { get; internal set; }

    public int Version { get; private set; }

    public static string PlaceKey(long vehicleId, int place) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{vehicleId}:{place}");
}

public enum SohMethod
{
    /// <summary>Read from the battery management system.</summary>
    Bms,

    /// <summary>A full discharge on the bench.</summary>
    CapacityTest,

    /// <summary>A scan tool of the maker.</summary>
    Scanner,
    Estimate,
}

/// <summary>One measurement of a pack's state of health.</summary>
public sealed class SohReading : TenantEntity, IAppendOnly
{
    public required long BatteryPackId { get; init; }

    public long? VehicleId { get; init; }

    public long? TicketId { get; init; }

    public required DateOnly ReadOn { get; init; }

    /// <summary>Share of the nominal capacity, percent.</summary>
    [Rate]
    public required decimal Percent { get; init; }

    public required SohMethod Method { get; init; }

    public int? Cycles { get; init; }

    public int? OdometerKm { get; init; }

    public required string ActorName { get; init; }
}

/// <summary>What in a vehicle or pack carries software.</summary>
public enum FirmwareUnit
{
    Bms,
    Vcu,
    Mcu,
    Charger,
    Cluster,
}

/// <summary>A version that was found or written on a control unit.</summary>
public sealed class FirmwareRecord : TenantEntity, IAppendOnly
{
    /// <summary>The pack, for its battery management system.</summary>
    public long? BatteryPackId { get; init; }

    public long? VehicleId { get; init; }

    public long? TicketId { get; init; }

    public required FirmwareUnit Unit { get; init; }

    public required string VersionText { get; init; }

    public required DateOnly On { get; init; }

    /// <summary>We wrote it; else it was read.</summary>
    public required bool IsUpdate { get; init; }

    public string? Note { get; init; }

    public required string ActorName { get; init; }
}

public enum PackEventKind
{
    Opened,
    Repaired,
    Water,

    /// <summary>Given to a recycler or back to its maker.</summary>
    EndOfLife,
}

/// <summary>Something that happened to a pack and matters for warranty and safety.</summary>
public sealed class PackEvent : TenantEntity, IAppendOnly
{
    public required long BatteryPackId { get; init; }

    public long? VehicleId { get; init; }

    public long? TicketId { get; init; }

    public required PackEventKind Kind { get; init; }

    public required DateOnly On { get; init; }

    /// <summary>Done outside this workshop, or by somebody the maker has not authorized.</summary>
    public required bool ByOthers { get; init; }

    public string? Note { get; init; }

    public required string ActorName { get; init; }
}
