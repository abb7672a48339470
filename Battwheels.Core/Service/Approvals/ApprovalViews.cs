using Battwheels.Core.Service.Estimates;

namespace Battwheels.Core.Service.Approvals;

/// <param name="Step">The step that was on the screen.</param>
/// <param name="ContentHash">Of the version that was on the screen.</param>
/// <param name="Comment">Needed to reject, and where the owner decides alone.</param>
public sealed record DecideApproval(
    long ApprovalRequestId,
    int Step,
    string ContentHash,
    bool Approve,
    string? Comment = null
);

/// <param name="ContentHash">Of the version that was on the screen.</param>
public sealed record OverrideApproval(long ApprovalRequestId, string ContentHash, string Reason);

/// <param name="Step">The one that is waited for next.</param>
public sealed record ApprovalOutcome(ApprovalState State, int Step);

/// <summary>Why: a row of the policy and the amount that met it.</summary>
/// <param name="Amount">Null for a margin the reader may not see.</param>
public sealed record ApprovalWhy(
    int Step,
    long PolicyId,
    ApprovalBasis Basis,
    decimal? From,
    decimal? To,
    decimal? Amount
);

/// <summary>A person who may decide the current step.</summary>
/// <param name="OnBehalfOf">Name of whom they stand in for.</param>
public sealed record ApproverView(long MembershipId, string Name, string? OnBehalfOf, bool NeedsWaiver);

/// <summary>One waiting request, as the inbox shows it.</summary>
/// <param name="Value">Rupees before tax, with what adds up.</param>
/// <param name="Total">What the customer pays, tax included.</param>
/// <param name="Mine">How the reader may decide; null when they may not.</param>
/// <param name="IsGap">Nobody the policy names can decide: it went to the owner.</param>
public sealed record ApprovalRow(
    long RequestId,
    string ContentHash,
    int Step,
    int Steps,
    int Level,
    Approver Approver,
    long TicketId,
    string TicketNumber,
    long EstimateId,
    string EstimateNumber,
    int VersionNo,
    string? Registration,
    string VehicleText,
    decimal Value,
    decimal Total,
    string? RequestedBy,
    DateTime RequestedAtUtc,
    DateTime SinceUtc,
    DateTime ExpireAtUtc,
    bool IsEscalated,
    IReadOnlyList<ApprovalWhy> Why,
    IReadOnlyList<ApproverView> Approvers,
    ApproverView? Mine,
    bool IsGap
);

/// <summary>An override of the last 90 days.</summary>
public sealed record OverrideRow(
    long RequestId,
    long TicketId,
    string TicketNumber,
    string EstimateNumber,
    decimal Value,
    string By,
    string? Reason,
    DateTime AtUtc,
    DateTime? RatifiedAtUtc,
    bool MayRatify
);

/// <summary>What one person said.</summary>
public sealed record ApprovalSaid(
    int Step,
    ApprovalVerdict Verdict,
    string By,
    string? OnBehalfOf,
    bool IsSelfApproved,
    string? Comment,
    DateTime AtUtc
);

/// <summary>One approval of a request.</summary>
/// <param name="PersonName">Where the policy names a person.</param>
public sealed record ApprovalStepView(
    int Position,
    int Level,
    Approver Approver,
    string? PersonName,
    int ApproversNeeded
);

/// <summary>One request about a version, with everything said to it.</summary>
public sealed record ApprovalHistory(
    long RequestId,
    int VersionNo,
    string ContentHash,
    ApprovalState State,
    int Step,
    string? RequestedBy,
    DateTime RequestedAtUtc,
    DateTime? ExpireAtUtc,
    DateTime? LapsesAtUtc,
    bool IsCovered,
    IReadOnlyList<ApprovalStepView> Steps,
    IReadOnlyList<ApprovalWhy> Why,
    IReadOnlyList<ApprovalSaid> Said
);

/// <summary>The approval panel of an estimate.</summary>
/// <param name="Draft">What submitting would ask for; empty once submitted.</param>
/// <param name="Current">Null where nothing was asked.</param>
public sealed record EstimateApprovals(
    long EstimateId,
    EstimateState State,
    ApprovalStanding Standing,
    IReadOnlyList<ApprovalNeed> Draft,
    ApprovalHistory? Current,
    IReadOnlyList<ApprovalHistory> Earlier,
    IReadOnlyList<ApproverView> Approvers,
    ApproverView? Mine,
    bool IsGap,
    bool MayOverride,
    bool MayRatify
);
