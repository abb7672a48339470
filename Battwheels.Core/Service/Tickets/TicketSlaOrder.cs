using Battwheels.Core.Common;
using Battwheels.Core.Service.Sla;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Tickets;

/// <summary>
/// Visits by what is promised: clocks that run by their due time, then those that stand still by theirs, then visits
/// without an open promise, the newest first. Reads along the index of the clocks, so that a late page costs what the first does.
/// </summary>
internal static class TicketSlaOrder
{
    public const string Name = "sla";

    /// <summary>The segment of visits without an open promise.</summary>
    private const int Rest = 2;

    private static readonly SlaClockState[] Open = [SlaClockState.Running, SlaClockState.Paused];

    private static readonly SortKey<SlaClock> Due = SortKey<SlaClock>.Of("due", c => c.DueUtc);

    /// <param name="down">The latest due first, within running and standing clocks.</param>
    public static async Task<Page<TicketRow>> PageAsync(
        IReadUnit unit,
        IQueryable<ServiceTicket> tickets,
        bool down,
        Cursor? after,
        int size,
        CancellationToken ct
    )
    {
        var (begun, place) = Segment(after);
        List<(long Ticket, Cursor Place)> found = [];
        for (var segment = begun; segment <= Rest && found.Count <= size; segment++)
        {
            var from = segment == begun ? place : null;
            var missing = size + 1 - found.Count;
            found.AddRange(
                segment == Rest
                    ? await WithoutAsync(unit, tickets, from, missing, ct)
                    : await PromisedAsync(unit, tickets, segment, down, from, missing, ct)
            );
        }

        var shown = found.Take(size).Select(f => f.Ticket).ToArray();
        if (shown.Length == 0)
            return new Page<TicketRow>([], null);
        var rows = await TicketList.Rows(unit, tickets.Where(t => shown.Contains(t.Id)).Take(size)).ToListAsync(ct);
        return new Page<TicketRow>(
            [.. rows.OrderBy(r => Array.IndexOf(shown, r.Id))],
            found.Count > size ? found[size - 1].Place.ToString() : null
        );
    }

    private static async Task<IEnumerable<(long, Cursor)>> PromisedAsync(
        IReadUnit unit,
        IQueryable<ServiceTicket> tickets,
        int segment,
        bool down,
        Cursor? after,
        int count,
        CancellationToken ct
    )
    {
        var state = Open[segment];
        var clocks = unit.Set<SlaClock>()
            .Where(c => c.State == state && c.IsShown)
            .Where(c => tickets.Any(t => t.Id == c.TicketId));
        var places = await Due.IdsAsync(clocks, down, after, count, ct);
        long[] ids = [0, .. places.Select(p => p.Id)];
        var of = await unit.Set<SlaClock>()
            .Where(c => ids.Contains(c.Id))
            .Select(c => new { c.Id, c.TicketId })
            .ToDictionaryAsync(c => c.Id, c => c.TicketId, ct);
        return places.Select(p => (of[p.Id], new Cursor($"{segment}{p.Key}", p.Id)));
    }

    private static async Task<IEnumerable<(long, Cursor)>> WithoutAsync(
        IReadUnit unit,
        IQueryable<ServiceTicket> tickets,
        Cursor? after,
        int count,
        CancellationToken ct
    )
    {
        var promised = unit.Set<SlaClock>().Where(c => c.IsShown && c.State != SlaClockState.Ended);
        tickets = tickets.Where(t => !promised.Any(c => c.TicketId == t.Id));
        if (after is { Id: var last })
            tickets = tickets.Where(t => t.Id < last);
        var ids = await tickets.OrderByDescending(t => t.Id).Take(count).Select(t => t.Id).ToListAsync(ct);
        return ids.Select(id => (id, new Cursor($"{Rest}", id)));
    }

    /// <summary>Where the list goes on; nonsense starts it again.</summary>
    private static (int Segment, Cursor? Place) Segment(Cursor? after) =>
        after is { Key: [>= '0' and <= '2' and var digit, .. var key], Id: var id }
            ? (digit - '0', new Cursor(key, id))
            : (0, null);
}
