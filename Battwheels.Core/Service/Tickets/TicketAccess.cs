using Battwheels.Core.Common;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Tickets;

/// <summary>Finds the ticket a command is about.</summary>
internal static class TicketAccess
{
    public static Task<ServiceTicket?> FindAsync(IReadUnit unit, long ticketId, CancellationToken ct) =>
        unit.Set<ServiceTicket>().SingleOrDefaultAsync(t => t.Id == ticketId, ct);

    /// <summary>The ticket as the caller saw it.</summary>
    /// <returns>NOT_FOUND or CONCURRENCY_CONFLICT.</returns>
    public static async Task<Result<ServiceTicket>> FindAsync(
        IReadUnit unit,
        long ticketId,
        int version,
        CancellationToken ct
    )
    {
        if (await FindAsync(unit, ticketId, ct) is not { } ticket)
            return CommonErrors.NotFound;
        return CommonErrors.Stale(ticket, version) is { } stale ? stale : ticket;
    }

    /// <summary>The same, where the caller also has to be somebody who may change this ticket.</summary>
    /// <returns>NOT_FOUND, TICKET_NOT_YOURS or CONCURRENCY_CONFLICT.</returns>
    public static async Task<Result<ServiceTicket>> FindToChangeAsync(
        IReadUnit unit,
        long ticketId,
        int version,
        CancellationToken ct
    )
    {
        if (await FindAsync(unit, ticketId, ct) is not { } ticket)
            return CommonErrors.NotFound;
        if (await TicketScope.RefusalAsync(unit, ticket, TicketPermissions.Update, ct) is { } notYours)
            return notYours;
        return CommonErrors.Stale(ticket, version) is { } stale ? stale : ticket;
    }
}
