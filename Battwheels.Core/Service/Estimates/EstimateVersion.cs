using Battwheels.Core.Common;
using Battwheels.Core.Crm;
using Battwheels.Core.Service.JobCards;

namespace Battwheels.Core.Service.Estimates;

/// <summary>What was offered, word for word and to the paisa. Written once.</summary>
public sealed class EstimateVersion : TenantEntity, IAppendOnly, ICustomerOwned
{
    private readonly List<EstimateLine> _lines = [];

    public required long EstimateId { get; init; }

    public required long ContactId { get; init; }

    public required int VersionNo { get; init; }

    /// <summary>Legal name of the workshop when it was submitted; customer and vehicle likewise.</summary>
    public required string SupplierName { get; init; }

    [Personal(typeof(Contact), nameof(ContactId))]
    public required string CustomerName { get; init; }

    /// <summary>Registration, else make and model.</summary>
    [Personal(typeof(Contact), nameof(ContactId))]
    public required string VehicleName { get; init; }

    /// <summary>State code of the place of supply the tax was computed for.</summary>
    public required string PlaceOfSupply { get; init; }

    public required bool IsInterState { get; init; }

    /// <summary>
    /// Rupees before discount of what the customer pays; the amounts below are of the same lines. Where there are options
    /// they are of the recommended ones.
    /// </summary>
    public required decimal Gross { get; init; }

    public required decimal Discount { get; init; }

    public required decimal Taxable { get; init; }

    public required decimal Cgst { get; init; }

    /// <summary>SGST or UTGST.</summary>
    public required decimal StateTax { get; init; }

    public required decimal Igst { get; init; }

    public required decimal RoundOff { get; init; }

    public required decimal Total { get; init; }

    /// <summary>Totals of all or some of its lines go to the whole rupee.</summary>
    public required bool IsRounded { get; init; }

    /// <summary>The version as <see cref="OfferText"/> writes it; what the hash is taken of.</summary>
    [Personal(typeof(Contact), nameof(ContactId))]
    public required string CanonicalText { get; init; }

    /// <summary>SHA-256 of <see cref="CanonicalText"/> in UTF-8, hexadecimal; what a decision is bound to.</summary>
    public required string ContentHash { get; init; }

    public required DateTime SubmittedAtUtc { get; init; }

    public long? SubmittedByMembershipId { get; init; }

    public IReadOnlyList<EstimateLine> Lines => _lines;

    public void Add(EstimateLine line) => _lines.Add(line);
}

/// <summary>One line as offered.</summary>
public sealed class EstimateLine : TenantEntity, IAppendOnly
{
    public long EstimateVersionId { get; private set; }

    public required long JobLineId { get; init; }

    /// <summary>1, 2, 3 ... without gaps.</summary>
    public required int Position { get; init; }

    public required JobLineKind Kind { get; init; }

    public long? ItemId { get; init; }

    public required string Description { get; init; }

    public required string HsnSac { get; init; }

    public required string Uom { get; init; }

    [Quantity]
    public required decimal Quantity { get; init; }

    public required decimal UnitPrice { get; init; }

    [Rate]
    public required decimal DiscountPercent { get; init; }

    /// <summary>Combined GST rate; 0 where the organization charges none.</summary>
    [Rate]
    public required decimal RatePercent { get; init; }

    public required LinePayer Payer { get; init; }

    public required bool IsSafetyCritical { get; init; }

    public required bool IsOptional { get; init; }

    /// <summary>What is chosen among, where it belongs to an option; null when it does not.</summary>
    public string? OptionSet { get; init; }

    public string? OptionName { get; init; }

    public bool IsRecommended { get; init; }

    public required decimal Taxable { get; init; }

    public required decimal Tax { get; init; }

    public decimal Total => Taxable + Tax;
}
