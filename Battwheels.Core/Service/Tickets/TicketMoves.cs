namespace Battwheels.Core.Service.Tickets;

/// <summary>A step somebody may take now.</summary>
/// <param name="Place">Where it is done; null when a button is enough.</param>
public sealed record TicketMove(TicketAction Action, string Label, TicketPlace? Place);

/// <summary>What the menus of a ticket offer: the steps the table allows and the reader may take.</summary>
public static class TicketMoves
{
    /// <param name="may">Does the reader hold this permission?</param>
    /// <param name="mayChange">This ticket is theirs to change.</param>
    public static IReadOnlyList<TicketMove> Of(ServiceTicket ticket, Func<string, bool> may, bool mayChange)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        return Of(ticket.State, ticket.PrimaryTechnicianId is not null, may, mayChange);
    }

    /// <param name="isAssigned">Somebody has the job.</param>
    public static IReadOnlyList<TicketMove> Of(
        TicketState state,
        bool isAssigned,
        Func<string, bool> may,
        bool mayChange
    )
    {
        ArgumentNullException.ThrowIfNull(may);
        var changesHands = TicketAssignment.ChangesHands(state) && may(TicketPermissions.Assign);
        return
        [
            .. TicketTransitions
                .All.Where(t => t.From == state && Offered(t.Action))
                .Where(t => may(t.Permission) && (mayChange || t.Permission != TicketPermissions.Update))
                .Where(t => isAssigned || t.Action is not TicketAction.StartDiagnosis)
                .Select(t => new TicketMove(t.Action, Label(t.Action), PlaceOf(t.Action))),
            .. changesHands
                ? [new TicketMove(TicketAction.Assign, T("Change technician"), null)]
                : Array.Empty<TicketMove>(),
        ];
    }

    /// <summary>Verb and object.</summary>
    public static string Label(TicketAction action) =>
        action switch
        {
            TicketAction.VerifyDeposit => T("Record deposit"),
            TicketAction.Assign => T("Assign technician"),
            TicketAction.Unassign => T("Take assignment back"),
            TicketAction.StartDiagnosis => T("Start diagnosis"),
            TicketAction.SubmitEstimate => T("Submit estimate"),
            TicketAction.StartNoCharge => T("Start work without charge"),
            TicketAction.ShareEstimate => T("Send estimate"),
            TicketAction.WithdrawEstimate => T("Withdraw estimate"),
            TicketAction.Approve => T("Record approval"),
            TicketAction.Decline => T("Record refusal"),
            TicketAction.ReviseEstimate => T("Revise estimate"),
            TicketAction.StartWork => T("Start work"),
            TicketAction.WaitForParts => T("Wait for parts"),
            TicketAction.PartsReady => T("Parts are there"),
            TicketAction.SubmitSupplement => T("Add a supplement"),
            TicketAction.Hold => T("Put on hold"),
            TicketAction.Resume => T("Resume work"),
            TicketAction.CompleteWork => T("Complete work"),
            TicketAction.PassQc => T("Pass quality check"),
            TicketAction.FailQc => T("Fail quality check"),
            TicketAction.Invoice => T("Issue invoice"),
            TicketAction.ReverseInvoice => T("Reverse invoice"),
            TicketAction.Rework => T("Send back to work"),
            TicketAction.Deliver => T("Hand over vehicle"),
            TicketAction.Close => T("Close visit"),
            TicketAction.Reopen => T("Reopen visit"),
            TicketAction.Cancel => T("Cancel visit"),
        };

    /// <summary>Null: the step needs no page of its own.</summary>
    public static TicketPlace? PlaceOf(TicketAction action) =>
        action switch
        {
            TicketAction.SubmitEstimate
            or TicketAction.ShareEstimate
            or TicketAction.WithdrawEstimate
            or TicketAction.Approve
            or TicketAction.Decline
            or TicketAction.ReviseEstimate
            or TicketAction.SubmitSupplement => TicketPlace.Estimate,
            TicketAction.StartNoCharge
            or TicketAction.StartWork
            or TicketAction.WaitForParts
            or TicketAction.PartsReady
            or TicketAction.CompleteWork
            or TicketAction.PassQc
            or TicketAction.FailQc
            or TicketAction.Rework => TicketPlace.JobCard,
            TicketAction.Invoice or TicketAction.ReverseInvoice or TicketAction.VerifyDeposit => TicketPlace.Billing,
            TicketAction.Deliver => TicketPlace.Delivery,
            TicketAction.Assign
            or TicketAction.Unassign
            or TicketAction.StartDiagnosis
            or TicketAction.Hold
            or TicketAction.Resume
            or TicketAction.Close
            or TicketAction.Reopen
            or TicketAction.Cancel => null,
        };

    /// <summary>A deposit comes with its receipt, an invoice is reversed where it lies.</summary>
    private static bool Offered(TicketAction action) =>
        action is not (TicketAction.VerifyDeposit or TicketAction.ReverseInvoice);
}
