using Battwheels.Core.Common;

namespace Battwheels.Core.Service.Tickets;

public sealed record TicketCreated(long TicketId) : DomainEvent(TicketId)
{
    public override string Type => "TICKET_CREATED";
}

public sealed record TicketUpdated(long TicketId) : DomainEvent(TicketId)
{
    public override string Type => "TICKET_UPDATED";
}

public sealed record TicketPriorityChanged(long TicketId, string Priority) : DomainEvent(TicketId)
{
    public override string Type => "TICKET_PRIORITY_CHANGED";
}

public sealed record TicketAssigned(long TicketId, long TechnicianId, long? ByMembershipId = null)
    : DomainEvent(TicketId)
{
    public override string Type => "TICKET_ASSIGNED";
}

/// <summary>Every step, whatever it was.</summary>
public sealed record TicketStatusChanged(long TicketId, string From, string To, string Action) : DomainEvent(TicketId)
{
    public override string Type => "TICKET_STATUS_CHANGED";
}

/// <summary>A step somebody outside the workshop waits for; raised once each time it happens.</summary>
public sealed record TicketMilestone(long TicketId, string Milestone) : DomainEvent(TicketId)
{
    public override string Type => Milestone;

    /// <summary>Null when nobody waits for this step.</summary>
    public static string? Of(TicketAction action) =>
        action switch
        {
            TicketAction.PassQc => "TICKET_WORK_COMPLETED",
            TicketAction.Deliver => "TICKET_DELIVERED",
            TicketAction.Close => "TICKET_CLOSED",
            TicketAction.Reopen => "TICKET_REOPENED",
            TicketAction.Cancel => "TICKET_CANCELLED",
            _ => null,
        };
}
