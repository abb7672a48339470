using Battwheels.Core.Common;

namespace Battwheels.Core.Crm;

public enum VehicleCategory
{
    TwoWheeler,
    ThreeWheeler,
    FourWheeler,
    Bus,
    Other,
}

public enum RegistrationKind
{
    /// <summary>MH12QK0042.</summary>
    Standard,

    /// <summary>MH120042: state, district and number only.</summary>
    NoSeries,

    /// <summary>25BH0917CD.</summary>
    Bharat,

    /// <summary>T0326MH1234AB.</summary>
    Temporary,
    Defence,

    /// <summary>CD, CC and UN plates.</summary>
    Diplomatic,

    /// <summary>Anything else, kept as typed.</summary>
    Other,
    Unregistered,
}

/// <summary>A customer's vehicle.</summary>
public sealed class Vehicle : TenantEntity, IVersioned, ICustomerOwned
{
    /// <summary>The owner now.</summary>
    public required long ContactId { get; set; }

    /// <summary>Compact form, MH12QK0042; null while unregistered.</summary>
    [Personal(typeof(Contact), nameof(ContactId))]
    public string? Registration { get; internal set; }

    public RegistrationKind RegistrationKind { get; internal set; }

    /// <summary>Why the number has no form we know, or why there is none.</summary>
    [Personal(typeof(Contact), nameof(ContactId))]
    public string? RegistrationNote { get; set; }

    /// <summary>The number was kept as typed and somebody should look at it again.</summary>
    public bool RegistrationNeedsCheck { get; internal set; }

    /// <summary>Last day of a temporary registration.</summary>
    public DateOnly? RegistrationValidUntil { get; set; }

    /// <summary>The registration while the vehicle is live: unique in the organization; null once archived.</summary>
    [Personal(typeof(Contact), nameof(ContactId))]
    [SearchKey]
    public string? RegistrationKey { get; internal set; }

    /// <summary>The last four digits of the registration: what people at the counter say.</summary>
    [Personal(typeof(Contact), nameof(ContactId))]
    [SearchKey]
    public string? RegistrationTail { get; internal set; }

    /// <summary>17 characters of ISO 3779.</summary>
    [Personal(typeof(Contact), nameof(ContactId))]
    public string? Vin { get; internal set; }

    /// <summary>The VIN while the vehicle is live: unique in the organization; null once archived.</summary>
    [Personal(typeof(Contact), nameof(ContactId))]
    [SearchKey]
    public string? VinKey { get; internal set; }

    public required string Make { get; set; }

    public required string Model { get; set; }

    public string? Variant { get; set; }

    /// <summary>What recalls look for; follows from make and model.</summary>
    [SearchKey]
    public string ModelKey
    {
        get => VehicleNames.ModelKey(Make, Model);
        private set { } // for the database, which searches it
    }

    /// <summary>Year of manufacture.</summary>
    public int? Year { get; set; }

    public string? Colour { get; set; }

    public VehicleCategory Category { get; set; }

    /// <summary>The day it was first sold: from then on its maker answers for it.</summary>
    public DateOnly? SoldOn { get; set; }

    /// <summary>Last reading, whole kilometres; null before the first.</summary>
    public int? LastOdometerKm { get; internal set; }

    public DateOnly? LastOdometerOn { get; internal set; }

    [Personal(typeof(Contact), nameof(ContactId))]
    public string? BatterySerial { get; set; }

    public bool IsArchived { get; internal set; }

    public required DateTime CreatedAtUtc { get; init; }

    public int Version { get; private set; }
}

/// <summary>From when a contact owned a vehicle; the next row ends it.</summary>
public sealed class VehicleOwnership : TenantEntity, IAppendOnly, ICustomerOwned
{
    public required long VehicleId { get; init; }

    public required long ContactId { get; init; }

    public required DateOnly FromDate { get; init; }

    public string? Reason { get; init; }
}

/// <summary>One reading of a vehicle's odometer.</summary>
public sealed class OdometerReading : TenantEntity, IAppendOnly
{
    public required long VehicleId { get; init; }

    /// <summary>Whole kilometres.</summary>
    public required int Km { get; init; }

    public required DateOnly ReadOn { get; init; }

    /// <summary>Why it is below the reading before.</summary>
    public string? Reason { get; init; }
}
