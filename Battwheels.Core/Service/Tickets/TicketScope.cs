using Battwheels.Core.Access;
using Battwheels.Core.Common;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Tickets;

/// <summary>Who may change which ticket: those who assign work change all, a technician only their own.</summary>
public static class TicketScope
{
    public static bool MayChange(IReadUnit unit, ServiceTicket ticket)
    {
        ArgumentNullException.ThrowIfNull(unit);
        ArgumentNullException.ThrowIfNull(ticket);
        return unit.Actor.Kind is not ActorKind.Member
            || unit.May(TicketPermissions.Assign)
            || ticket.IsWorkedBy(unit.Actor.MembershipId);
    }

    /// <summary>Refusal naming who has the ticket; null when the actor may change it.</summary>
    /// <param name="permission">Only <c>tickets:update</c> is narrowed to the own tickets.</param>
    public static async Task<Error?> RefusalAsync(
        IReadUnit unit,
        ServiceTicket ticket,
        string permission,
        CancellationToken ct
    )
    {
        if (permission != TicketPermissions.Update || MayChange(unit, ticket))
            return null;
        var assignee = ticket.PrimaryTechnicianId is { } technician
            ? await unit.Set<Membership>().Where(m => m.Id == technician).Select(m => m.DisplayName).SingleAsync(ct)
            : null;
        return TicketErrors.NotYours(assignee);
    }
}
