using Battwheels.Core.Common;

namespace Battwheels.Core.Service.Amc;

/// <summary>How far a contract has come, as it is stored.</summary>
public enum AmcState
{
    Draft,
    Active,
    Cancelled,
}

/// <summary>How it stands on a day.</summary>
public enum AmcStanding
{
    Draft,

    /// <summary>Sold, and begins on a later day.</summary>
    Upcoming,
    Active,
    Expired,
    Cancelled,
}

/// <summary>A service contract of a customer for one or more vehicles.</summary>
public sealed class AmcContract : TenantEntity, IVersioned, ICustomerOwned
{
    private readonly List<AmcContractVehicle> _vehicles = [];
    private readonly List<AmcEntitlement> _entitlements = [];

    /// <summary><c>AMC-2627-00042</c>.</summary>
    public required string Number { get; init; }

    public required long ContactId { get; init; }

    public required long BranchId { get; init; }

    public required long AmcPlanId { get; init; }

    /// <summary>As it was sold; likewise all below.</summary>
    public required string PlanName { get; set; }

    public required int Months { get; set; }

    /// <summary>Rupees before tax for one vehicle.</summary>
    public required decimal Price { get; set; }

    public required string Sac { get; set; }

    [Rate]
    public required decimal RatePercent { get; set; }

    public int? ResponseMinutes { get; set; }

    public required DateOnly StartsOn { get; set; }

    /// <summary>The last day.</summary>
    public required DateOnly EndsOn { get; set; }

    public AmcState State { get; internal set; }

    public long? RenewalOfId { get; init; }

    public long? InvoiceId { get; internal set; }

    /// <summary>Rupees before tax on its invoice: what is earned over the term.</summary>
    public decimal Sold { get; internal set; }

    /// <summary>Of it, taken as income.</summary>
    public decimal Earned { get; internal set; }

    /// <summary>Last day whose income is taken.</summary>
    public DateOnly? EarnedTo { get; internal set; }

    /// <summary>The customer was told that so many days are left: 30, 15 or 3.</summary>
    public int? ToldDays { get; internal set; }

    /// <summary>When the watch looks at it again; null: never.</summary>
    public DateOnly? NextLookOn { get; internal set; }

    public DateTime? SoldAtUtc { get; internal set; }

    public DateTime? CancelledAtUtc { get; internal set; }

    public string? CancelReason { get; internal set; }

    public required DateTime CreatedAtUtc { get; init; }

    public int Version { get; private set; }

    public IReadOnlyList<AmcContractVehicle> Vehicles => _vehicles;

    public IReadOnlyList<AmcEntitlement> Entitlements => _entitlements;

    public AmcStanding Standing(DateOnly today) => AmcCalculator.Standing(State, StartsOn, EndsOn, today);

    internal void Cover(long vehicleId) => _vehicles.Add(new AmcContractVehicle { VehicleId = vehicleId });

    internal void Entitle(AmcEntitlement entitlement) => _entitlements.Add(entitlement);
}

/// <summary>A vehicle of a contract.</summary>
public sealed class AmcContractVehicle : TenantEntity
{
    public long AmcContractId { get; private set; }

    public required long VehicleId { get; init; }
}

/// <summary>What a contract gives to each of its vehicles, as it was sold.</summary>
public sealed class AmcEntitlement : TenantEntity
{
    public long AmcContractId { get; private set; }

    public required int Position { get; init; }

    public required AmcBenefitKind Kind { get; init; }

    public required string Name { get; init; }

    public long? ItemId { get; init; }

    /// <summary>Null: without limit.</summary>
    public int? Quantity { get; init; }

    public AmcPer Per { get; init; }

    public bool CarriesOver { get; init; }

    [Rate]
    public decimal DiscountPercent { get; init; }

    public static AmcEntitlement Of(AmcPlanBenefit benefit)
    {
        ArgumentNullException.ThrowIfNull(benefit);
        return new AmcEntitlement
        {
            Position = benefit.Position,
            Kind = benefit.Kind,
            Name = benefit.Name,
            ItemId = benefit.ItemId,
            Quantity = benefit.Quantity,
            Per = benefit.Per,
            CarriesOver = benefit.CarriesOver,
            DiscountPercent = benefit.DiscountPercent,
        };
    }
}

/// <summary>The ledger of what was taken: one row when work on a line starts, another when it is given back.</summary>
public sealed class AmcUsage : TenantEntity, IAppendOnly
{
    public required long AmcContractId { get; init; }

    public required long EntitlementId { get; init; }

    public required long VehicleId { get; init; }

    public required long TicketId { get; init; }

    public required long JobLineId { get; init; }

    /// <summary>1 taken, 2 given back, 3 taken again: each once for a line.</summary>
    public required int Turn { get; init; }

    /// <summary>1 taken, -1 given back.</summary>
    public required int Quantity { get; init; }

    /// <summary>The day it was taken on; a row that gives back has the day of what it gives back.</summary>
    public required DateOnly Day { get; init; }

    public required DateTime AtUtc { get; init; }

    public long? MembershipId { get; init; }

    public required string ActorName { get; init; }
}
