using Battwheels.Core.Common;
using Battwheels.Core.Service.Estimates;

namespace Battwheels.Core.Service.Fleet;

/// <summary>Whose yes to an estimate counts, where the customer is an account with people.</summary>
internal static class FleetGate
{
    /// <summary>
    /// Weighs an answer of the customer. What the workshop writes down (a signature, a call) is its own evidence and is not
    /// weighed here.
    /// </summary>
    /// <returns>Does it decide, or wait for a second; or FLEET_SIGN_IN, FLEET_NOT_A_PERSON, FLEET_WAITING.</returns>
    public static async Task<Result<FleetWord>> WeighAsync(
        IUnitOfWork unit,
        Estimate estimate,
        OfferAnswer answer,
        decimal approvedTotal,
        CancellationToken ct
    )
    {
        if (!IsTheirOwn(answer.Method))
            return FleetWord.Decides;
        if (
            unit.Actor.AccountPersonId is null
            && !await FleetAccounts.DecidesByPeopleAsync(unit, estimate.ContactId, ct)
        )
            return FleetWord.Decides;
        if (answer.Method is not DecisionMethod.PortalSession)
            return FleetErrors.SignIn;
        if (await FleetPeople.HoldMeAsync(unit, ct) is not { } me || !FleetRules.Decides(me.Role))
            return FleetErrors.NotAPerson;
        if (await FleetApprovals.WaitingAsync(unit, estimate, ct) is { } waiting)
            return FleetErrors.Waiting(waiting.FirstName);
        return FleetRules.WordOf(me.Role, me.Limit, approvedTotal);
    }

    private static bool IsTheirOwn(DecisionMethod method) =>
        method is DecisionMethod.PortalLink or DecisionMethod.PortalOtp or DecisionMethod.PortalSession;
}
