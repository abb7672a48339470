using Battwheels.Core.Common;
using Battwheels.Core.Crm;

namespace Battwheels.Core.Service.Estimates;

public enum DecisionMethod
{
    /// <summary>On the customer's own phone, by the link; up to the organization's limit.</summary>
    PortalLink,

    /// <summary>By the link, with a one-time code sent to the mobile number on record.</summary>
    PortalOtp,

    /// <summary>Signed in to the portal with a code sent to the number or address on record.</summary>
    PortalSession,

    /// <summary>Signed on a tablet of the workshop.</summary>
    TabletSignature,

    /// <summary>Said on a call that somebody wrote down.</summary>
    PhoneRecorded,
    PaperUpload,

    /// <summary>Allowed at intake without being asked, up to a signed amount.</summary>
    IntakeLimit,
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
    [Personal(typeof(Contact), nameof(ContactId))]
    public required string GivenBy { get; init; }

    [Personal(typeof(Contact), nameof(ContactId))]
    public string? IpAddress { get; init; }

    /// <summary>What the browser called itself.</summary>
    [Personal(typeof(Contact), nameof(ContactId))]
    public string? Browser { get; init; }

    /// <summary>Hash of the version that was shown.</summary>
    public required string ContentHash { get; init; }

    /// <summary>Total of the version, and of the lines approved, with tax.</summary>
    public required decimal OfferedTotal { get; init; }

    public required decimal ApprovedTotal { get; init; }

    /// <summary>The risk of declining a safety-critical line was read and accepted.</summary>
    public required bool RiskAcknowledged { get; init; }

    public long? SignatureId { get; init; }

    /// <summary>The number called, for a recorded call; the one the code went to, for a code.</summary>
    [Personal(typeof(Contact), nameof(ContactId))]
    public string? CalledNumber { get; init; }

    /// <summary>The words heard on a recorded call; what the paper says.</summary>
    [Personal(typeof(Contact), nameof(ContactId))]
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

    /// <summary>
    /// It only stood beside another option: the one that was chosen or, where none was, the recommended one. It is no work
    /// that was turned down.
    /// </summary>
    public bool IsOtherOption { get; init; }
}
