using Battwheels.Core.Common;
using Battwheels.Core.Service.Estimates;

namespace Battwheels.Core.Service.Fleet;

/// <param name="ContentHash">Of the version that was shown.</param>
public sealed record FleetConfirmation(long ApprovalId, string ContentHash, string? Browser);

/// <summary>The second approval of an account, given in the portal by somebody other than the first approver.</summary>
public sealed class FleetApprovalService(IUnitOfWorkFactory units)
{
    /// <summary>Confirms what somebody approved above their limit: from now on it is the customer's decision.</summary>
    /// <returns>
    /// What became of it; or NOT_FOUND, FLEET_APPROVAL_OVER, ESTIMATE_REPLACED, FLEET_NOT_A_PERSON, FLEET_NOT_THE_SECOND.
    /// </returns>
    /// <exception cref="AccessDeniedException">The actor lacks portal:estimates:decide.</exception>
    public Task<Result<DecisionResult>> ConfirmAsync(
        FleetConfirmation input,
        CommandId command,
        CancellationToken ct
    ) =>
        units.RunAsync<DecisionResult>(
            EstimatePermissions.PortalDecide,
            command,
            input,
            unit => FleetApprovals.ConfirmAsync(unit, input, ct),
            ct
        );

    /// <summary>Sends it back with a reason; the first approver may take back their own.</summary>
    /// <returns>Done; or NOT_FOUND, FLEET_APPROVAL_OVER, REASON_MISSING, FLEET_NOT_A_PERSON, FLEET_NOT_THE_SECOND.</returns>
    /// <exception cref="AccessDeniedException">The actor lacks portal:estimates:decide.</exception>
    public Task<Result<Done>> SendBackAsync(long approvalId, string reason, CommandId command, CancellationToken ct) =>
        units.RunAsync<Done>(
            EstimatePermissions.PortalDecide,
            command,
            new { sendBack = approvalId, reason },
            async unit =>
                await FleetApprovals.SendBackAsync(unit, approvalId, reason, ct) is { } error ? error : Done.Instance,
            ct
        );
}
