using Battwheels.Core.Common;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Tickets;

/// <summary>Another visit, as one is pointed to it.</summary>
public sealed record TicketRelative(long Id, string Number, string Title, TicketState State, DateTime CreatedAtUtc);

/// <summary>Which visits belong to one.</summary>
/// <param name="Parent">The earlier visit it continues.</param>
/// <param name="Children">Visits that continue it, the newest first.</param>
/// <param name="Merged">Visits that were merged into it: their notes and photos stand there.</param>
public sealed record TicketFamily(
    TicketRelative? Parent,
    IReadOnlyList<TicketRelative> Children,
    IReadOnlyList<TicketRelative> Merged
);

internal static class TicketFamilies
{
    public const int Most = 20;

    public static async Task<TicketFamily?> ReadAsync(IReadUnit unit, long ticketId, CancellationToken ct)
    {
        if (await TicketAccess.FindAsync(unit, ticketId, ct) is not { } ticket)
            return null;
        var tickets = unit.Set<ServiceTicket>();
        return new TicketFamily(
            ticket.ParentTicketId is { } parent ? await FindAsync(unit, parent, ct) : null,
            await ListAsync(tickets.Where(t => t.ParentTicketId == ticketId), ct),
            await ListAsync(tickets.Where(t => t.MergedIntoId == ticketId), ct)
        );
    }

    public static async Task<TicketRelative?> FindAsync(IReadUnit unit, long ticketId, CancellationToken ct) =>
        (await ListAsync(unit.Set<ServiceTicket>().Where(t => t.Id == ticketId), ct)) is [var one] ? one : null;

    public static async Task<IReadOnlyList<TicketRelative>> ListAsync(
        IQueryable<ServiceTicket> tickets,
        CancellationToken ct
    ) =>
        await tickets
            .OrderByDescending(t => t.Id)
            .Take(Most)
            .Select(t => new TicketRelative(t.Id, t.Number, t.Title, t.State, t.CreatedAtUtc))
            .ToListAsync(ct);
}
