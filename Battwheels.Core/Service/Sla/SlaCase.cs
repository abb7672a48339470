using Battwheels.Core.Common;
using Battwheels.Core.Service.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Sla;

/// <summary>All that the clocks of one visit are reckoned from.</summary>
internal sealed record SlaCase(
    ServiceTicket Ticket,
    List<SlaMoment> Moments,
    List<SlaClock> Clocks,
    Dictionary<long, SlaTerms> Terms,
    Dictionary<long, WorkingCalendar> Calendars
)
{
    /// <summary>The last ones hold.</summary>
    public SlaTerms Current => Terms[Terms.Keys.Max()];

    public WorkingCalendar Hours(SlaTerms terms) => Calendars[terms.EditionId];

    public SlaFacts Facts(SlaClock clock) =>
        Facts(clock.Kind, clock.StartedAtUtc, clock.TargetMinutes, Terms[clock.TermsId], clock.EndedAtUtc);

    public SlaFacts Facts(SlaClockKind kind, DateTime startUtc, int minutes, SlaTerms terms, DateTime? ended) =>
        new(
            startUtc,
            TimeSpan.FromMinutes(Math.Max(minutes, 1)), // what may be promised
            terms.IsAroundTheClock ? AroundTheClock : Hours(terms),
            // What ends with the work stands still while the visit is finished; an answer is owed all the same.
            kind is SlaClockKind.Resolution or SlaClockKind.Arrival
                ? SlaTimeline.Pauses(Moments, terms.PauseStates(kind))
                : [.. SlaTimeline.Pauses(Moments, terms.PauseStates(kind)).Where(p => !IsFinished(p))],
            ended
        );

    private static readonly WorkingCalendar AroundTheClock = WorkingCalendar.Always("Asia/Kolkata");

    private bool IsFinished(SlaPause pause) =>
        Moments.Exists(m => m.AtUtc == pause.FromUtc && TicketTransitions.Clock(m.State) is ClockClass.Stopped);
}

/// <summary>Reads cases, many at once in five statements.</summary>
internal static class SlaCases
{
    public static async Task<SlaCase?> OneAsync(IReadUnit unit, ServiceTicket ticket, CancellationToken ct) =>
        (await ManyAsync(unit, [ticket], ct)).SingleOrDefault();

    /// <summary>Visits without a promise are left out.</summary>
    public static async Task<IReadOnlyList<SlaCase>> ManyAsync(
        IReadUnit unit,
        IReadOnlyList<ServiceTicket> tickets,
        CancellationToken ct
    )
    {
        long[] ids = [0, .. tickets.Select(t => t.Id)];
        var clocks = await unit.Set<SlaClock>().Where(c => ids.Contains(c.TicketId)).ToListAsync(ct);
        if (clocks.Count == 0)
            return [];
        var terms = await unit.Set<SlaTerms>().AsNoTracking().Where(t => ids.Contains(t.TicketId)).ToListAsync(ct);
        var calendars = await CalendarsAsync(unit, terms.Select(t => t.EditionId), ct);
        var steps = await StepsAsync(unit, ids, ct);
        var clocksOf = clocks.ToLookup(c => c.TicketId);
        var termsOf = terms.ToLookup(t => t.TicketId);
        return
        [
            .. tickets
                .Where(t => clocksOf[t.Id].Any())
                .Select(t => new SlaCase(
                    t,
                    [.. steps[t.Id]],
                    [.. clocksOf[t.Id].OrderBy(c => c.Id)],
                    termsOf[t.Id].ToDictionary(x => x.Id),
                    calendars
                )),
        ];
    }

    public static async Task<Dictionary<long, WorkingCalendar>> CalendarsAsync(
        IReadUnit unit,
        IEnumerable<long> editions,
        CancellationToken ct
    )
    {
        long[] ids = [0, .. editions.Distinct()];
        return await unit.Set<SlaEdition>()
            .AsNoTracking()
            .Where(e => ids.Contains(e.Id))
            .ToDictionaryAsync(e => e.Id, e => e.Read(), ct);
    }

    /// <summary>Another technician is no other state.</summary>
    private static async Task<ILookup<long, SlaMoment>> StepsAsync(IReadUnit unit, long[] ids, CancellationToken ct)
    {
        var steps = await unit.Set<TicketStateChange>()
            .Where(h => ids.Contains(h.TicketId) && (h.From == null || h.From != h.To))
            .OrderBy(h => h.Id)
            .Select(h => new
            {
                h.TicketId,
                h.AtUtc,
                h.To,
                h.Reason,
            })
            .ToListAsync(ct);
        return steps.ToLookup(s => s.TicketId, s => new SlaMoment(s.AtUtc, s.To, s.Reason));
    }
}
