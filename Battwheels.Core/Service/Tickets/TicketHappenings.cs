using Battwheels.Core.Access;
using Battwheels.Core.Common;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Tickets;

/// <summary>Reads what happened to one ticket: its steps and its remarks, newest first.</summary>
internal static class TicketHappenings
{
    public static async Task<IReadOnlyList<TicketHappening>> LatestAsync(
        IReadUnit unit,
        long ticketId,
        int most,
        CancellationToken ct
    ) => [.. (await ReadAsync(unit, ticketId, null, most, ct)).Select(r => r.Happening)];

    public static async Task<Page<TicketHappening>> PageAsync(
        IReadUnit unit,
        long ticketId,
        Cursor? after,
        int size,
        CancellationToken ct
    )
    {
        var rows = await ReadAsync(unit, ticketId, after?.Id, size + 1, ct);
        var page = Lists.Cut(rows, size, r => new Cursor("", r.Id));
        return new Page<TicketHappening>([.. page.Rows.Select(r => r.Happening)], page.Next);
    }

    /// <summary>Ids rise with time, over both tables.</summary>
    private static async Task<List<(long Id, TicketHappening Happening)>> ReadAsync(
        IReadUnit unit,
        long ticketId,
        long? before,
        int most,
        CancellationToken ct
    )
    {
        var steps = await (
            from h in unit.Set<TicketStateChange>()
            where h.TicketId == ticketId && (before == null || h.Id < before)
            join m in unit.Set<Membership>() on h.EvidenceId equals m.Id into given
            from technician in given.DefaultIfEmpty()
            orderby h.Id descending
            select new { Step = h, Technician = technician.DisplayName }
        )
            .Take(most)
            .ToListAsync(ct);
        var remarks = await unit.Set<TicketComment>()
            .Where(c => c.TicketId == ticketId && (before == null || c.Id < before))
            .OrderByDescending(c => c.Id)
            .Take(most)
            .ToListAsync(ct);
        return
        [
            .. steps
                .Select(s =>
                    (
                        s.Step.Id,
                        new TicketHappening(
                            s.Step.AtUtc,
                            TicketHistory.Text(s.Step, s.Step.Action is TicketAction.Assign ? s.Technician : null),
                            s.Step.ActorName,
                            s.Step.Action,
                            false
                        )
                    )
                )
                .Concat(remarks.Select(c => (c.Id, new TicketHappening(c.AtUtc, c.Text, c.ActorName, null, true))))
                .OrderByDescending(r => r.Id)
                .Take(most),
        ];
    }
}
