using Battwheels.Core.Common;

namespace Battwheels.Core.Service.Sublets;

/// <summary>Which step an order may take from where; every pair that is not here is refused.</summary>
public static class SubletTransitions
{
    public static IReadOnlyList<SubletAction> Allowed(SubletState state) =>
        state switch
        {
            SubletState.Ordered => [SubletAction.Send, SubletAction.Postpone, SubletAction.Cancel],
            SubletState.Sent => [SubletAction.Accept, SubletAction.SendAgain, SubletAction.Postpone],
            SubletState.Returned => [SubletAction.SendAgain, SubletAction.Bill],
            SubletState.Billed => [SubletAction.ReverseBill],
            SubletState.Cancelled => [],
        };

    /// <summary>Null when the step may be taken; else INVALID_TRANSITION.</summary>
    public static Error? Refusal(SubletState state, SubletAction action) =>
        Allowed(state).Contains(action) ? null : SubletErrors.InvalidTransition(state);
}
