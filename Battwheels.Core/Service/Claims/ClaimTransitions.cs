using Battwheels.Core.Common;

namespace Battwheels.Core.Service.Claims;

/// <summary>Which step a claim may take from where; every pair that is not here is refused.</summary>
public static class ClaimTransitions
{
    public static IReadOnlyList<ClaimAction> Allowed(ClaimState state) =>
        state switch
        {
            ClaimState.Draft => [ClaimAction.Submit, ClaimAction.Withdraw],
            ClaimState.Submitted => [ClaimAction.RequestInfo, ClaimAction.Decide],
            ClaimState.InfoRequested => [ClaimAction.AnswerInfo, ClaimAction.Decide],
            ClaimState.Approved or ClaimState.Partly => [ClaimAction.Settle],
            ClaimState.Rejected or ClaimState.Settled or ClaimState.Withdrawn => [],
        };

    /// <summary>Null when the step may be taken; else INVALID_TRANSITION.</summary>
    public static Error? Refusal(ClaimState state, ClaimAction action) =>
        Allowed(state).Contains(action) ? null : ClaimErrors.InvalidTransition(state);

    /// <summary>What a decision makes of a claim: all, some or nothing of what was claimed.</summary>
    public static ClaimState Decided(decimal claimed, decimal approved) =>
        approved == claimed ? ClaimState.Approved
        : approved == 0m ? ClaimState.Rejected
        : ClaimState.Partly;
}
