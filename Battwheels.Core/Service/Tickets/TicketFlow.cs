using Battwheels.Core.Common;
using Battwheels.Core.Service.Sla;

namespace Battwheels.Core.Service.Tickets;

/// <summary>What comes with a step: a reason where one is asked for, the row that proves it.</summary>
public sealed record TransitionNote(string? Reason = null, long? EvidenceId = null);

/// <summary>A condition a step depends on; the first refusal stops it.</summary>
public delegate Task<Error?> TicketGuard(
    IUnitOfWork unit,
    ServiceTicket ticket,
    TransitionNote note,
    CancellationToken ct
);

/// <summary>The only way a ticket changes its state: table, permission, row scope, guards, history, event, together.</summary>
public static class TicketFlow
{
    /// <returns>Null when the step was taken; otherwise why not, with the next step, the ticket unchanged.</returns>
    /// <exception cref="AccessDeniedException">The actor lacks the permission of this step.</exception>
    public static async Task<Error?> ApplyAsync(
        IUnitOfWork unit,
        ServiceTicket ticket,
        TicketAction action,
        TransitionNote note,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(unit);
        ArgumentNullException.ThrowIfNull(ticket);
        if (TicketTransitions.Find(ticket.State, action) is not { } transition)
            return TicketErrors.InvalidTransition(ticket, action);
        DemandPermission(unit, transition);
        if (await TicketScope.RefusalAsync(unit, ticket, transition.Permission, ct) is { } outOfScope)
            return outOfScope;
        foreach (var guard in TicketGuards.Of(action))
            if (await guard(unit, ticket, note, ct) is { } refusal)
                return refusal;

        var from = ticket.State;
        await TicketEffects.RunAsync(unit, ticket, action, ct);
        Move(unit, ticket, transition, note);
        await SlaClocks.MovedAsync(unit, ticket, from, action, note.Reason, ct);
        return null;
    }

    /// <summary>Another technician takes the job over where it stands; no step, but history.</summary>
    internal static void Reassigned(IUnitOfWork unit, ServiceTicket ticket, TransitionNote note) =>
        unit.Add(History(unit, ticket, ticket.State, TicketAction.Assign, note));

    /// <summary>The history's first row, and the event that a ticket exists.</summary>
    public static void Created(IUnitOfWork unit, ServiceTicket ticket)
    {
        ArgumentNullException.ThrowIfNull(unit);
        ArgumentNullException.ThrowIfNull(ticket);
        unit.Add(History(unit, ticket, null, null, new TransitionNote()));
        unit.Raise(new TicketCreated(ticket.Id));
    }

    private static void DemandPermission(IUnitOfWork unit, TicketTransition transition)
    {
        if (unit.Actor.Kind is ActorKind.PublicLink && transition.PortalPermission is { } portal && unit.May(portal))
            return;
        if (unit.Actor.Kind is ActorKind.Job && transition.SystemPermission is { } system && unit.May(system))
            return;
        unit.Demand(transition.Permission);
    }

    private static void Move(IUnitOfWork unit, ServiceTicket ticket, TicketTransition transition, TransitionNote note)
    {
        var from = ticket.State;
        var (to, returnTo, outerReturn) = Destination(ticket, transition);
        ticket.Enter(to, returnTo, outerReturn, unit.Now);
        ticket.PauseReason = to is TicketState.OnHold or TicketState.AwaitingParts
            ? note.Reason ?? ticket.PauseReason
            : null;
        unit.Add(History(unit, ticket, from, transition.Action, note));
        unit.Raise(new TicketStatusChanged(ticket.Id, from.ToString(), to.ToString(), transition.Action.ToString()));
        if (TicketMilestone.Of(transition.Action) is { } milestone)
            unit.Raise(new TicketMilestone(ticket.Id, milestone));
    }

    /// <summary>Where a step leads, and which ways back stay known.</summary>
    /// <remarks>
    /// A first estimate that is withdrawn or declined leads back to diagnosis, a supplement to the state it left. A
    /// supplement may be made while parts are waited for; that wait knows its own way back all the while. A visit billed
    /// again after its vehicle had left is delivered, or closed, as it was.
    /// </remarks>
    private static (TicketState To, TicketState? Return, TicketState? Outer) Destination(
        ServiceTicket ticket,
        TicketTransition transition
    )
    {
        if (transition.KeepsReturn)
            return (transition.To!.Value, ticket.State, ticket.ReturnState);
        if (transition.SkipsHandover && ticket.HasLeft)
            return (ticket.ClosedAtUtc is null ? TicketState.Delivered : TicketState.Closed, null, null);
        var to = transition.To ?? ticket.ReturnState ?? TicketState.InDiagnosis;
        return to switch
        {
            TicketState.EstimateReview or TicketState.AwaitingCustomer => (
                to,
                ticket.ReturnState,
                ticket.OuterReturnState
            ),
            TicketState.AwaitingParts => (to, ticket.OuterReturnState, null),
            _ => (to, null, null),
        };
    }

    private static TicketStateChange History(
        IUnitOfWork unit,
        ServiceTicket ticket,
        TicketState? from,
        TicketAction? action,
        TransitionNote note
    ) =>
        new()
        {
            TicketId = ticket.Id,
            From = from,
            To = ticket.State,
            Action = action,
            MembershipId = unit.Actor.MembershipId,
            ActorName = unit.Actor.Name,
            AtUtc = unit.Now,
            Reason = note.Reason,
            EvidenceId = note.EvidenceId,
        };
}
