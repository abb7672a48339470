using Battwheels.Core.Common;

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
        if (TicketScope.Refusal(unit, ticket, transition.Permission) is { } outOfScope)
            return outOfScope;
        foreach (var guard in TicketGuards.Of(action))
            if (await guard(unit, ticket, note, ct) is { } refusal)
                return refusal;

        Move(unit, ticket, transition, note);
        return null;
    }

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
        unit.Demand(transition.Permission);
    }

    private static void Move(IUnitOfWork unit, ServiceTicket ticket, TicketTransition transition, TransitionNote note)
    {
        var from = ticket.State;
        // A first estimate that is withdrawn or declined leads back to diagnosis, a supplement to the state it left.
        var to = transition.To ?? ticket.ReturnState ?? TicketState.InDiagnosis;
        var keepsWayBack = to is TicketState.EstimateReview or TicketState.AwaitingCustomer;
        var returnTo =
            transition.KeepsReturn ? from
            : keepsWayBack ? ticket.ReturnState
            : null;
        ticket.Enter(to, returnTo, unit.Now);
        unit.Add(History(unit, ticket, from, transition.Action, note));
        unit.Raise(new TicketStatusChanged(ticket.Id, from.ToString(), to.ToString(), transition.Action.ToString()));
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

/// <summary>Who may change which ticket: those who assign work change all, a technician only their own.</summary>
public static class TicketScope
{
    /// <summary>Refusal naming who has the ticket; null when the actor may change it.</summary>
    public static Error? Refusal(IReadUnit unit, ServiceTicket ticket, string permission)
    {
        ArgumentNullException.ThrowIfNull(unit);
        ArgumentNullException.ThrowIfNull(ticket);
        if (permission != TicketPermissions.Update || unit.Actor.Kind is not ActorKind.Member)
            return null;
        return unit.May(TicketPermissions.Assign) || ticket.IsWorkedBy(unit.Actor.MembershipId)
            ? null
            : TicketErrors.NotYours;
    }
}

public sealed record TicketCreated(long TicketId) : DomainEvent(TicketId)
{
    public override string Type => "TICKET_CREATED";
}

public sealed record TicketStatusChanged(long TicketId, string From, string To, string Action) : DomainEvent(TicketId)
{
    public override string Type => "TICKET_STATUS_CHANGED";
}
