using Battwheels.Core.Common;
using Battwheels.Core.Service.JobCards;

namespace Battwheels.Core.Service.Estimates;

public enum EstimateState
{
    Draft,
    Submitted,
    Cleared,
    Sent,
    Viewed,
    Approved,
    PartiallyApproved,
    Declined,
    Expired,
    Converted,
    Void,
}

/// <summary>
/// An offer for one visit (a second one is a supplement). Its working lines are the ticket's <see cref="JobLine"/>s;
/// submitting freezes them into an <see cref="EstimateVersion"/>, which never changes.
/// </summary>
public sealed class Estimate : TenantEntity, IVersioned, ICustomerOwned
{
    /// <summary><c>EST-{FY}-{seq}</c>; numbered when created, gaps are allowed.</summary>
    public required string Number { get; init; }

    public required long TicketId { get; init; }

    public required long ContactId { get; init; }

    public required bool IsSupplement { get; init; }

    public EstimateState State { get; set; } = EstimateState.Draft;

    /// <summary>0 until first submitted.</summary>
    public int CurrentVersionNo { get; set; }

    public long? CurrentVersionId { get; set; }

    public DateOnly? ValidUntil { get; set; }

    public DateTime? SentAtUtc { get; set; }

    public DateTime? ViewedAtUtc { get; set; }

    public DateTime? DecidedAtUtc { get; set; }

    public required DateTime CreatedAtUtc { get; init; }

    public long? LastEditedByMembershipId { get; set; }

    public int Version { get; private set; }
}

/// <summary>What was offered, word for word and to the paisa. Written once.</summary>
public sealed class EstimateVersion : TenantEntity, IAppendOnly, ICustomerOwned
{
    private readonly List<EstimateLine> _lines = [];

    public required long EstimateId { get; init; }

    public required long ContactId { get; init; }

    public required int VersionNo { get; init; }

    /// <summary>State code of the place of supply the tax was computed for.</summary>
    public required string PlaceOfSupply { get; init; }

    public required bool IsInterState { get; init; }

    public required decimal Taxable { get; init; }

    public required decimal Cgst { get; init; }

    public required decimal StateTax { get; init; }

    public required decimal Igst { get; init; }

    public required decimal RoundOff { get; init; }

    public required decimal Total { get; init; }

    /// <summary>SHA-256 of the canonical version, hexadecimal; what a decision is bound to.</summary>
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

    public required int Position { get; init; }

    public required JobLineKind Kind { get; init; }

    public required string Description { get; init; }

    public required string HsnSac { get; init; }

    public required string Uom { get; init; }

    [Quantity]
    public required decimal Quantity { get; init; }

    public required decimal UnitPrice { get; init; }

    [Rate]
    public required decimal DiscountPercent { get; init; }

    [Rate]
    public required decimal RatePercent { get; init; }

    public required LinePayer Payer { get; init; }

    public required bool IsSafetyCritical { get; init; }

    public required bool IsOptional { get; init; }

    public required decimal Taxable { get; init; }

    public required decimal Tax { get; init; }
}

public enum DecisionMethod
{
    /// <summary>On the customer's own phone, by the link; below the OTP limit.</summary>
    PortalLink,
    TabletSignature,
    PhoneRecorded,
    PaperUpload,
}

/// <summary>The customer's word on one version, with its evidence. Never called a digital signature.</summary>
/// <remarks>Information Technology Act 2000, s. 10A (contracts by electronic means).</remarks>
public sealed class EstimateDecision : TenantEntity, IAppendOnly, ICustomerOwned
{
    private readonly List<EstimateDecisionLine> _lines = [];

    public required long EstimateId { get; init; }

    public required long EstimateVersionId { get; init; }

    public required long ContactId { get; init; }

    public required DecisionMethod Method { get; init; }

    /// <summary>Who decided, as typed or told.</summary>
    public required string GivenBy { get; init; }

    public string? IpAddress { get; init; }

    public string? Browser { get; init; }

    /// <summary>Hash of the version that was shown.</summary>
    public required string ContentHash { get; init; }

    /// <summary>Total of the version, and of the lines approved, with tax.</summary>
    public required decimal OfferedTotal { get; init; }

    public required decimal ApprovedTotal { get; init; }

    /// <summary>The risk of declining a safety-critical line was read and accepted.</summary>
    public required bool RiskAcknowledged { get; init; }

    public long? SignatureId { get; init; }

    /// <summary>Number called and words heard, for a recorded call; what the paper says.</summary>
    public string? Note { get; init; }

    public long? RecordedByMembershipId { get; init; }

    public required DateTime AtUtc { get; init; }

    public IReadOnlyList<EstimateDecisionLine> Lines => _lines;

    public void Add(EstimateDecisionLine line) => _lines.Add(line);
}

public sealed class EstimateDecisionLine : TenantEntity, IAppendOnly
{
    public long EstimateDecisionId { get; private set; }

    public required long EstimateLineId { get; init; }

    public required bool IsApproved { get; init; }
}

/// <summary>A link we sent: shows and decides one version for one contact until it expires, is revoked or replaced.</summary>
public sealed class EstimateLink : TenantEntity, IVersioned, ICustomerOwned
{
    public required long EstimateId { get; init; }

    public required long EstimateVersionId { get; init; }

    public required long ContactId { get; init; }

    /// <summary>SHA-256 of the 32 random bytes in the address, hexadecimal.</summary>
    [Secret]
    public required string TokenHash { get; init; }

    public required DateTime CreatedAtUtc { get; init; }

    public required DateTime ExpiresAtUtc { get; init; }

    public DateTime? RevokedAtUtc { get; set; }

    public DateTime? FirstOpenedAtUtc { get; set; }

    public int Version { get; private set; }
}
