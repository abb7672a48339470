using Battwheels.Core.Access;
using Battwheels.Core.Common;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Tickets;

/// <summary>Reads what happened to one ticket: its steps, what was done for it and its remarks, newest first.</summary>
internal static class TicketHappenings
{
    public static async Task<IReadOnlyList<TicketHappening>> LatestAsync(
        IReadUnit unit,
        long ticketId,
        int most,
        CancellationToken ct
    ) => [.. (await ReadAsync(unit, ticketId, null, most, ct)).Take(most).Select(r => r.Happening)];

    public static async Task<Page<TicketHappening>> PageAsync(
        IReadUnit unit,
        long ticketId,
        Cursor? after,
        int size,
        CancellationToken ct
    )
    {
        var rows = await ReadAsync(unit, ticketId, after, size + 1, ct);
        var page = Lists.Cut(rows, size, r => Cursor.Of(r.Happening.AtUtc, r.Id));
        return new Page<TicketHappening>([.. page.Rows.Select(r => r.Happening)], page.Next);
    }

    /// <summary>Ids rise with time, over all tables.</summary>
    private static async Task<List<(long Id, TicketHappening Happening)>> ReadAsync(
        IReadUnit unit,
        long ticketId,
        Cursor? after,
        int most,
        CancellationToken ct
    )
    {
        var before = after?.Id;
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
        var rows = steps
            .Select(s => (s.Step.Id, Of(s.Step, s.Technician)))
            .Concat(
                remarks.Select(c =>
                    (c.Id, new TicketHappening(c.AtUtc, TicketHistory.Text(c), c.ActorName, null, true))
                )
            )
            .Concat(await TicketDeeds.ReadAsync(unit, ticketId, before, most, ct))
            .OrderByDescending(r => r.Item1)
            .ToList();
        if (await TicketDeeds.DiagnosedAsync(unit, ticketId, ct) is { } diagnosed)
            Place(rows, diagnosed, after);
        return [.. rows.Take(most)];
    }

    private static TicketHappening Of(TicketStateChange step, string? technician) =>
        new(
            step.AtUtc,
            TicketHistory.Text(step, step.Action is TicketAction.Assign ? technician : null),
            step.ActorName,
            step.Action,
            false
        );

    /// <summary>The diagnosis has no row of its own: it stands by its time, right after the row before it.</summary>
    private static void Place(List<(long Id, TicketHappening Happening)> rows, DateTime atUtc, Cursor? after)
    {
        var at = rows.FindIndex(r => r.Happening.AtUtc <= atUtc);
        if (at < 0 || (at == 0 && after is { Instant: var shown } && !(shown > atUtc)))
            return; // on another page
        rows.Insert(at, (rows[at].Id + 1, new(atUtc, T("Diagnosis written"), "", null, false, TicketDeed.Diagnosis)));
    }
}
