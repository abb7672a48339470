using Battwheels.Core.Common;
using Battwheels.Core.Crm.Warranty;

namespace Battwheels.Core.Service.Claims;

public enum ClaimState
{
    Draft,
    Submitted,
    InfoRequested,
    Approved,
    Partly,
    Rejected,
    Settled,

    /// <summary>Given up before it was sent; its lines may be claimed again.</summary>
    Withdrawn,
}

public enum ClaimAction
{
    Submit,
    RequestInfo,
    AnswerInfo,
    Decide,
    Settle,
    Withdraw,
}

/// <summary>What a maker is asked to pay for a visit.</summary>
public sealed class WarrantyClaim : TenantEntity, IVersioned
{
    private readonly List<ClaimLine> _lines = [];

    /// <summary><c>CLM-2627-00042</c>.</summary>
    public required string Number { get; init; }

    public required long TicketId { get; init; }

    public required long VehicleId { get; init; }

    public required long BranchId { get; init; }

    /// <summary>The maker as a contact: who is billed.</summary>
    public required long MakerId { get; set; }

    public ClaimState State { get; internal set; } = ClaimState.Draft;

    public required DateTime StateSinceUtc { get; set; }

    /// <summary>The promise it rests on; judged when the claim is sent.</summary>
    public long? WarrantyCoverId { get; internal set; }

    public WarrantyVerdict? Verdict { get; internal set; }

    /// <summary>Why, limit by limit, as it was said that day.</summary>
    public string? VerdictText { get; internal set; }

    /// <summary>The maker's number of the claim.</summary>
    public string? MakerReference { get; internal set; }

    /// <summary>Rupees before tax.</summary>
    public decimal Claimed { get; internal set; }

    /// <summary>Rupees before tax; null until decided.</summary>
    public decimal? Approved { get; internal set; }

    /// <summary>The tax invoice to the maker over what was approved.</summary>
    public long? InvoiceId { get; internal set; }

    public DateTime? SubmittedAtUtc { get; internal set; }

    public DateTime? DecidedAtUtc { get; internal set; }

    public required DateTime CreatedAtUtc { get; init; }

    public int Version { get; private set; }

    public IReadOnlyList<ClaimLine> Lines => _lines;

    internal void Add(ClaimLine line) => _lines.Add(line);
}

public enum FailedPartState
{
    /// <summary>There is none: labour, or a consumable.</summary>
    None,

    /// <summary>Set aside in quarantine for the maker to see.</summary>
    Quarantined,
    SentToMaker,
    Scrapped,
}

public enum RejectedTo
{
    Goodwill,
    NewEstimate,
}

/// <summary>One line of the job card that is claimed; rupees before tax.</summary>
public sealed class ClaimLine : TenantEntity, IVersioned
{
    public long WarrantyClaimId { get; private set; }

    public required long JobLineId { get; init; }

    /// <summary>The job line while the claim stands, so that it is claimed once; null once withdrawn.</summary>
    public long? LiveJobLineId { get; internal set; }

    public required string Description { get; init; }

    public required bool IsPart { get; init; }

    public required decimal Claimed { get; init; }

    public decimal? Approved { get; internal set; }

    public string? FailedPartSerial { get; internal set; }

    /// <summary>Shelf or box of the quarantine.</summary>
    public string? FailedPartPlace { get; internal set; }

    public FailedPartState FailedPart { get; internal set; }

    /// <summary>When it was put where it is; null while there is none.</summary>
    public DateTime? FailedPartSinceUtc { get; internal set; }

    /// <summary>Where the rejected rest went; null while nobody has decided.</summary>
    public RejectedTo? RejectedTo { get; internal set; }

    public long? RejectedEstimateId { get; internal set; }

    public int Version { get; private set; }

    public decimal Rejected => Approved is { } approved ? Claimed - approved : 0m;
}

/// <summary>One step of a claim.</summary>
public sealed class ClaimEvent : TenantEntity, IAppendOnly
{
    public required long WarrantyClaimId { get; init; }

    public required string What { get; init; }

    public required ClaimState State { get; init; }

    public string? Note { get; init; }

    public required DateTime AtUtc { get; init; }

    public long? MembershipId { get; init; }

    public required string ActorName { get; init; }
}

/// <summary>A claim moved on.</summary>
public sealed record WarrantyClaimMoved(long WarrantyClaimId, long TicketId, ClaimState State)
    : DomainEvent(WarrantyClaimId)
{
    public override string Type =>
        State switch
        {
            ClaimState.Draft => "WARRANTY_CLAIM_CREATED",
            ClaimState.Submitted => "WARRANTY_CLAIM_SUBMITTED",
            ClaimState.InfoRequested => "WARRANTY_CLAIM_INFO_REQUESTED",
            ClaimState.Approved or ClaimState.Partly or ClaimState.Rejected => "WARRANTY_CLAIM_DECIDED",
            ClaimState.Settled => "WARRANTY_CLAIM_SETTLED",
            ClaimState.Withdrawn => "WARRANTY_CLAIM_WITHDRAWN",
        };
}
