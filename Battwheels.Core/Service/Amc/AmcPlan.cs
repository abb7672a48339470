using Battwheels.Core.Common;
using Battwheels.Core.Crm;

namespace Battwheels.Core.Service.Amc;

/// <summary>What a benefit of a plan is about.</summary>
public enum AmcBenefitKind
{
    /// <summary>Any labour line.</summary>
    Labour,

    /// <summary>Lines of one service of the catalogue.</summary>
    Service,

    /// <summary>Percent off the parts the customer pays.</summary>
    PartsDiscount,
}

/// <summary>The span a quantity is promised for.</summary>
public enum AmcPer
{
    Contract,

    /// <summary>From the day of the month the contract began on.</summary>
    Month,
}

/// <summary>A service contract as it is offered. Sold contracts keep what they were sold with.</summary>
public sealed class AmcPlan : TenantEntity, IVersioned
{
    private readonly List<AmcPlanBenefit> _benefits = [];

    public required string Name { get; set; }

    public required VehicleCategory Category { get; set; }

    /// <summary>Such as Silver or Gold; may be empty.</summary>
    public string? Tier { get; set; }

    /// <summary>Rupees before tax for one vehicle.</summary>
    public required decimal Price { get; set; }

    /// <summary>SAC: 4, 6 or 8 digits.</summary>
    public required string Sac { get; set; }

    /// <summary>Combined GST rate, percent.</summary>
    [Rate]
    public required decimal RatePercent { get; set; }

    public required int Months { get; set; }

    /// <summary>First response promised to visits under it; null: as to everybody.</summary>
    public int? ResponseMinutes { get; set; }

    /// <summary>Offered no more; contracts go on.</summary>
    public bool IsArchived { get; set; }

    public int Version { get; private set; }

    public IReadOnlyList<AmcPlanBenefit> Benefits => _benefits;

    internal void Add(AmcPlanBenefit benefit) => _benefits.Add(benefit);
}

/// <summary>One thing a plan gives to each vehicle.</summary>
public sealed class AmcPlanBenefit : TenantEntity
{
    public long AmcPlanId { get; private set; }

    public required int Position { get; set; }

    public required AmcBenefitKind Kind { get; init; }

    public required string Name { get; init; }

    /// <summary>The service of the catalogue.</summary>
    public long? ItemId { get; init; }

    /// <summary>Null: without limit.</summary>
    public int? Quantity { get; init; }

    public AmcPer Per { get; init; }

    /// <summary>What a month leaves is added to the next.</summary>
    public bool CarriesOver { get; init; }

    [Rate]
    public decimal DiscountPercent { get; init; }
}
