using Battwheels.Core.Common;

namespace Battwheels.Core.Service.Approvals;

public static class ApprovalErrors
{
    public static readonly Error Pending = new(
        "APPROVAL_PENDING",
        "This repair waits for approval inside the workshop. Until then nothing of it is shared, decided, reserved, issued, "
            + "ordered, started or invoiced. The Approval panel of the estimate says who is asked."
    );

    public static readonly Error Rejected = new(
        "APPROVAL_REJECTED",
        "This repair was not approved inside the workshop. Revise the estimate and submit it again, or withdraw it."
    );

    public static readonly Error Expired = new(
        "APPROVAL_EXPIRED",
        "Nobody approved this repair in time. Press Ask again on the estimate's Approval panel."
    );

    public static readonly Error Lapsed = new(
        "APPROVAL_LAPSED",
        "This approval was not used for 15 days and has lapsed. Press Ask again on the estimate's Approval panel."
    );

    public static readonly Error NeedsAsking = new(
        "APPROVAL_NEEDED",
        "This work needs approval inside the workshop first. Submit its estimate: that asks the approvers."
    );

    public static readonly Error NothingToAsk = new(
        "APPROVAL_NOT_EXPIRED",
        "Approval is asked again after it expired or lapsed. Look at the estimate's Approval panel."
    );

    public static readonly Error OtherVersion = new(
        "APPROVAL_REPLACED",
        "This request is about an earlier version of the estimate. Reload to see the present one."
    );

    public static readonly Error NotAMember = new(
        "NOT_A_MEMBER",
        "Only a member of the organization decides approvals."
    )
    {
        IsDenial = true,
    };

    public static readonly Error WaiverNeedsReason = new(
        "REASON_MISSING",
        "Nobody else can decide this, so you may do it alone. Write why; the decision is marked as self-approved.",
        "Comment"
    );

    public static readonly Error ReasonMissing = new("REASON_MISSING", "Write the reason.", "Comment");

    public static readonly Error NotOverridden = new(
        "APPROVAL_NOT_OVERRIDDEN",
        "There is no override here that waits to be confirmed. Reload the page."
    );

    public static readonly Error RatifiedLate = new(
        "RATIFY_LATE",
        "An override is confirmed within 24 hours. This one stays on the list of overrides that were not."
    );

    public static readonly Error NotOpen = new(
        "APPROVAL_DECIDED",
        "This request is decided already. Reload to see what was said."
    );

    public static Error Decided(string by, string verdict) =>
        new("APPROVAL_DECIDED", $"{by} decided this before you: {verdict}. The first decision stands.");

    public static Error NotYours(string names) =>
        new("APPROVER_NOT_ELIGIBLE", $"This level is not yours to decide. Ask: {names}.") { IsDenial = true };

    /// <remarks>SOD-01.</remarks>
    public static Error Separated(string names) =>
        new(
            "SEPARATION_OF_DUTIES",
            $"Whoever submits, edits or works on a repair, or decided another level of it, does not decide this approval (SOD-01). Ask: {names}."
        )
        {
            IsDenial = true,
        };
}
