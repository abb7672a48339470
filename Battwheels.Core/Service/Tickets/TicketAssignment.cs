using Battwheels.Core.Common;
using Battwheels.Core.Platform.Undo;

namespace Battwheels.Core.Service.Tickets;

/// <summary>Who takes a job, inside the caller's transaction.</summary>
internal static class TicketAssignment
{
    public static async Task<Error?> AssignAsync(IUnitOfWork unit, AssignTicket input, CancellationToken ct)
    {
        var found = await TicketAccess.FindAsync(unit, input.TicketId, input.Version, ct);
        if (found.Error is { } refused)
            return refused;
        var ticket = found.Value;
        if (input.SecondTechnicianId is { } second && second == input.TechnicianId)
            return new Error(
                "TECHNICIAN_TWICE",
                "The second technician is the same person. Choose somebody else, or nobody.",
                "SecondTechnicianId"
            );

        var (from, before) = (ticket.State, TicketUndo.Hands.Of(ticket));
        (ticket.PrimaryTechnicianId, ticket.SecondTechnicianId) = (input.TechnicianId, input.SecondTechnicianId);
        TransitionNote note = new(input.OverrideReason?.Trim(), input.TechnicianId);
        if (await TakeAsync(unit, ticket, note, ct) is { } no)
            return no;
        unit.Raise(new TicketAssigned(ticket.Id, ticket.PrimaryTechnicianId!.Value, unit.Actor.MembershipId));
        await ReversibleActs.KeepAsync(unit, TicketUndo.Assigned(ticket, from, before), ct);
        return null;
    }

    /// <summary>The step of the state table where it has one, else only other hands.</summary>
    private static async Task<Error?> TakeAsync(
        IUnitOfWork unit,
        ServiceTicket ticket,
        TransitionNote note,
        CancellationToken ct
    )
    {
        if (!ChangesHands(ticket.State))
            return await TicketFlow.ApplyAsync(unit, ticket, TicketAction.Assign, note, ct);
        foreach (var guard in TicketGuards.Of(TicketAction.Assign))
            if (await guard(unit, ticket, note, ct) is { } refusal)
                return refusal;
        TicketFlow.Reassigned(unit, ticket, note);
        return null;
    }

    /// <summary>Somebody has the job already, and it is not finished.</summary>
    public static bool ChangesHands(TicketState state) =>
        state switch
        {
            TicketState.Assigned
            or TicketState.InDiagnosis
            or TicketState.EstimateReview
            or TicketState.AwaitingCustomer
            or TicketState.Approved
            or TicketState.AwaitingParts
            or TicketState.InProgress
            or TicketState.OnHold => true,
            TicketState.AwaitingDeposit
            or TicketState.Open
            or TicketState.Qc
            or TicketState.WorkCompleted
            or TicketState.Invoiced
            or TicketState.Delivered
            or TicketState.Closed
            or TicketState.Reopened
            or TicketState.Cancelled => false,
        };
}
