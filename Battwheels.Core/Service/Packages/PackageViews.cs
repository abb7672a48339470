using Battwheels.Core.Common;
using Battwheels.Core.Crm;
using Battwheels.Core.Service.JobCards;

namespace Battwheels.Core.Service.Packages;

/// <param name="Retired">Those that are not offered any more instead.</param>
/// <param name="Text">Words of the name.</param>
/// <param name="Sort"><c>name</c>; else the newest first.</param>
public sealed record PackageFilter(bool Retired = false, string? Text = null, Sort? Sort = null);

/// <summary>One package in the list.</summary>
/// <param name="FixedPrice">Rupees before tax; null: the sum of its lines.</param>
public sealed record PackageRow(
    long Id,
    string Name,
    VehicleCategory? Category,
    string? Make,
    string? Model,
    decimal? FixedPrice,
    int Lines,
    bool IsRetired
);

/// <summary>One package with its lines as they would go onto an estimate today.</summary>
public sealed record PackageView(
    long Id,
    int Version,
    string Name,
    VehicleCategory? Category,
    string? Make,
    string? Model,
    decimal? FixedPrice,
    bool IsRetired,
    IReadOnlyList<PackageLineView> Lines
)
{
    /// <summary>Rupees before tax of the needed lines at their own prices.</summary>
    public decimal Sum =>
        PackageCalculator.Sum(Lines.Select(l => new PackagePrice(l.Quantity, l.OwnPrice, l.IsOptional)));

    /// <summary>Rupees before tax the needed lines are charged.</summary>
    public decimal Price =>
        PackageCalculator.Sum(Lines.Select(l => new PackagePrice(l.Quantity, l.PriceNow, l.IsOptional)));
}

/// <summary>One line of it.</summary>
/// <param name="KeptPrice">The package's own; null: the item's.</param>
/// <param name="OwnPrice">Per unit today, without a fixed price.</param>
/// <param name="PriceNow">Per unit today, as it would stand on the estimate.</param>
/// <param name="IsGone">Its item is not sold any more.</param>
public sealed record PackageLineView(
    JobLineKind Kind,
    long? ItemId,
    string? Sku,
    string Description,
    string HsnSac,
    string Uom,
    decimal Quantity,
    decimal? KeptPrice,
    decimal OwnPrice,
    decimal PriceNow,
    decimal RatePercent,
    bool IsSafetyCritical,
    bool IsOptional,
    bool OpensHvBattery,
    bool IsGone
);

/// <summary>A package that fits the vehicle of a visit.</summary>
/// <param name="Price">Rupees before tax without its optional lines.</param>
/// <param name="Total">The same with tax, as the customer pays it.</param>
/// <param name="Hours">Of labour, not optional.</param>
/// <param name="IsForModel">Made for this make or model, not for every vehicle.</param>
/// <param name="Refusal">Why it cannot be used as it is; null when it can.</param>
public sealed record PackageOffer(
    long Id,
    string Name,
    IReadOnlyList<string> Lines,
    decimal Price,
    decimal Total,
    decimal Hours,
    bool IsForModel,
    Error? Refusal
);
