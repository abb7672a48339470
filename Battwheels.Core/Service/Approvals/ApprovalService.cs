using Battwheels.Core.Common;
using Battwheels.Core.Service.Estimates;

namespace Battwheels.Core.Service.Approvals;

/// <summary>Approvals of repairs inside the house: what waits, who decides, what was said.</summary>
public sealed class ApprovalService(IUnitOfWorkFactory units)
{
    /// <summary>Requests nobody has decided, the longest waiting first.</summary>
    /// <param name="onlyMine">Those the reader may decide now.</param>
    [Bounded(ApprovalReading.Most)]
    public Task<IReadOnlyList<ApprovalRow>> InboxAsync(bool onlyMine, CancellationToken ct) =>
        units.ReadAsync(ApprovalPermissions.Read, unit => ApprovalReading.InboxAsync(unit, onlyMine, ct), ct);

    /// <summary>How many the reader may decide now.</summary>
    public Task<int> CountMineAsync(CancellationToken ct) =>
        units.ReadAsync(
            ApprovalPermissions.Decide,
            async unit => (await ApprovalReading.InboxAsync(unit, onlyMine: true, ct)).Count,
            ct
        );

    /// <summary>Overrides of the last 90 days, newest first: those nobody stood behind within a day stay on the list.</summary>
    [Bounded(ApprovalReading.Most)]
    public Task<IReadOnlyList<OverrideRow>> OverridesAsync(CancellationToken ct) =>
        units.ReadAsync(ApprovalPermissions.Read, unit => ApprovalReading.OverridesAsync(unit, ct), ct);

    /// <summary>What an estimate needs, from whom, where it stands and what was said.</summary>
    /// <returns>It; or NOT_FOUND.</returns>
    public Task<Result<EstimateApprovals>> OfEstimateAsync(long estimateId, CancellationToken ct) =>
        units.ReadAsync(ApprovalPermissions.Read, unit => ApprovalReading.OfEstimateAsync(unit, estimateId, ct), ct);

    /// <summary>Approves or rejects the step that is open.</summary>
    /// <returns>
    /// Where the request stands now; or NOT_FOUND, REASON_MISSING, APPROVAL_DECIDED naming who was first,
    /// APPROVAL_EXPIRED, APPROVAL_REPLACED, SEPARATION_OF_DUTIES, APPROVER_NOT_ELIGIBLE.
    /// </returns>
    /// <exception cref="AccessDeniedException">The actor lacks approvals:decide.</exception>
    public Task<Result<ApprovalOutcome>> DecideAsync(DecideApproval input, CommandId command, CancellationToken ct) =>
        units.RunAsync<ApprovalOutcome>(
            ApprovalPermissions.Decide,
            command,
            input,
            unit => ApprovalDeciding.DecideAsync(unit, input, ct),
            ct
        );

    /// <summary>Puts a request through at once; every owner is told, and somebody else confirms it within a day.</summary>
    /// <returns>Where it stands; or NOT_FOUND, REASON_MISSING, APPROVAL_DECIDED, APPROVAL_REPLACED, SEPARATION_OF_DUTIES.</returns>
    /// <exception cref="AccessDeniedException">The actor lacks approvals:override.</exception>
    public Task<Result<ApprovalOutcome>> OverrideAsync(
        OverrideApproval input,
        CommandId command,
        CancellationToken ct
    ) =>
        units.RunAsync<ApprovalOutcome>(
            ApprovalPermissions.Override,
            command,
            input,
            unit => ApprovalDeciding.OverrideAsync(unit, input, ct),
            ct
        );

    /// <summary>Stands behind somebody else's override.</summary>
    /// <returns>Where it stands; or NOT_FOUND, APPROVAL_NOT_OVERRIDDEN, RATIFY_LATE, SEPARATION_OF_DUTIES.</returns>
    /// <exception cref="AccessDeniedException">The actor lacks approvals:decide.</exception>
    public Task<Result<ApprovalOutcome>> RatifyAsync(
        long approvalRequestId,
        string? comment,
        CommandId command,
        CancellationToken ct
    ) =>
        units.RunAsync<ApprovalOutcome>(
            ApprovalPermissions.Decide,
            command,
            new { ratify = approvalRequestId, comment },
            unit => ApprovalDeciding.RatifyAsync(unit, approvalRequestId, comment, ct),
            ct
        );

    /// <summary>Asks again for a version whose request expired, or whose approval lapsed.</summary>
    /// <returns>The new request; or NOT_FOUND, APPROVAL_NOT_EXPIRED.</returns>
    /// <exception cref="AccessDeniedException">The actor lacks estimates:submit.</exception>
    public Task<Result<long>> AskAgainAsync(long estimateId, CommandId command, CancellationToken ct) =>
        units.RunAsync<long>(
            EstimatePermissions.Submit,
            command,
            new { askAgain = estimateId },
            unit => ApprovalRequests.AskAgainAsync(unit, estimateId, ct),
            ct
        );
}
