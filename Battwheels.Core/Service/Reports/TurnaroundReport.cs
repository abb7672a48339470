using Battwheels.Core.Common;
using Battwheels.Core.Platform.Organizations;
using Battwheels.Core.Service.Sla;
using Battwheels.Core.Service.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Reports;

/// <summary>How long a visit took.</summary>
/// <param name="OpenMinutes">In the open hours of its branch.</param>
/// <param name="ClockMinutes">Day and night.</param>
internal sealed record VisitTime(ReportKeys Keys, DateTime AtUtc, string What, int OpenMinutes, int ClockMinutes)
    : IReportFact
{
    public long Id => Keys.TicketId;

    public decimal? Figure => ReportFigures.Hours(OpenMinutes);
}

/// <summary>A vehicle was with its customer in between: handed over, and brought again when the visit was reopened.</summary>
internal sealed record VisitAway(DateTime FromUtc, DateTime ToUtc);

internal static class TurnaroundCalculator
{
    /// <summary>Minutes from the registration to the hand-over, less what the vehicle was away.</summary>
    public static int Minutes(
        WorkingCalendar calendar,
        DateTime createdUtc,
        DateTime deliveredUtc,
        IEnumerable<VisitAway> away
    ) =>
        (int)
            SlaCalculator
                .Business(
                    calendar,
                    [.. away.Select(a => new SlaPause(a.FromUtc, a.ToUtc, ""))],
                    createdUtc,
                    deliveredUtc
                )
                .TotalMinutes;

    /// <summary>Visits, median and nine of ten in open hours, the same by the clock.</summary>
    public static IReadOnlyList<decimal?> Of(IReadOnlyList<VisitTime> visits) =>
        [
            visits.Count,
            Hours(visits.Select(v => v.OpenMinutes), 50),
            Hours(visits.Select(v => v.OpenMinutes), 90),
            Hours(visits.Select(v => v.ClockMinutes), 50),
            Hours(visits.Select(v => v.ClockMinutes), 90),
        ];

    private static decimal? Hours(IEnumerable<int> minutes, int percent) =>
        Ranks.Nearest([.. minutes.Order()], percent) is { } rank ? ReportFigures.Hours(rank) : null;
}

/// <summary>Visits handed over in these days, from their registration.</summary>
internal sealed class TurnaroundReport : ServiceReport<VisitTime>
{
    public override ServiceReportKind Kind => ServiceReportKind.Turnaround;

    public override IReadOnlyList<string> Permissions => [TicketPermissions.Read];

    protected override IReadOnlyList<ReportGroup> Groups =>
        [ReportGroup.Category, ReportGroup.Technician, ReportGroup.Branch];

    protected override IReadOnlyList<ReportColumn> Columns =>
        [
            new("Visits", ReportUnit.Count),
            new("Half within, open hours", ReportUnit.Hours, IsDrawn: true),
            new("9 of 10 within, open hours", ReportUnit.Hours, IsDrawn: true),
            new("Half within, day and night", ReportUnit.Hours),
            new("9 of 10 within, day and night", ReportUnit.Hours),
        ];

    protected override ReportUnit FigureUnit => ReportUnit.Hours;

    protected override IReadOnlyList<decimal?> Figures(IReadOnlyList<VisitTime> facts) =>
        TurnaroundCalculator.Of(facts);

    protected override async Task<IReadOnlyList<VisitTime>> FactsAsync(
        IReadUnit unit,
        ServiceReportQuery query,
        ReportTimes times,
        CancellationToken ct
    )
    {
        var (from, to) = times;
        var delivered = Tickets(unit, query)
            .Where(t => t.HasLeft && t.DeliveredAtUtc >= from && t.DeliveredAtUtc < to)
            .Where(t => t.State != TicketState.Cancelled);
        var visits = await delivered
            .OrderBy(t => t.Id)
            .Take(MostFacts + 1)
            .Select(t => new
            {
                Keys = new ReportKeys(t.Id, t.Category, t.PrimaryTechnicianId, null, t.BranchId, t.Source),
                t.Title,
                t.CreatedAtUtc,
                t.DeliveredAtUtc,
            })
            .ToListAsync(ct);
        var away = await AwayAsync(unit, delivered, ct);
        var hours = await HoursAsync(unit, ct);
        var always = WorkingCalendar.Always(unit.Organization.TimeZoneId);
        return
        [
            .. visits.Select(v => new VisitTime(
                v.Keys,
                v.DeliveredAtUtc!.Value,
                v.Title,
                Minutes(hours(v.Keys.BranchId) ?? always, v.Keys.TicketId, v.CreatedAtUtc, v.DeliveredAtUtc.Value),
                Minutes(always, v.Keys.TicketId, v.CreatedAtUtc, v.DeliveredAtUtc.Value)
            )),
        ];

        int Minutes(WorkingCalendar calendar, long ticketId, DateTime created, DateTime left) =>
            TurnaroundCalculator.Minutes(calendar, created, left, away[ticketId]);
    }

    /// <summary>Of visits that were reopened: from each hand-over to the next reopening.</summary>
    private static async Task<ILookup<long, VisitAway>> AwayAsync(
        IReadUnit unit,
        IQueryable<ServiceTicket> delivered,
        CancellationToken ct
    )
    {
        var steps = await (
            from t in delivered
            where t.ReopenCount > 0
            join h in unit.Set<TicketStateChange>() on t.Id equals h.TicketId
            where h.Action == TicketAction.Deliver || h.Action == TicketAction.Reopen
            orderby h.Id
            select new
            {
                h.TicketId,
                h.Action,
                h.AtUtc,
            }
        )
            .Take(MostFacts)
            .ToListAsync(ct);
        return steps
            .GroupBy(s => s.TicketId)
            .SelectMany(g =>
                g.Zip(g.Skip(1))
                    .Where(p => p.First.Action is TicketAction.Deliver && p.Second.Action is TicketAction.Reopen)
                    .Select(p => (g.Key, Away: new VisitAway(p.First.AtUtc, p.Second.AtUtc)))
            )
            .ToLookup(a => a.Key, a => a.Away);
    }

    /// <summary>Open hours by branch; one without hours of its own follows the default branch.</summary>
    private static async Task<Func<long, WorkingCalendar?>> HoursAsync(IReadUnit unit, CancellationToken ct)
    {
        var written = await (
            from calendar in unit.Set<SlaCalendar>()
            join branch in unit.Set<Branch>() on calendar.BranchId equals branch.Id
            join edition in unit.Set<SlaEdition>() on calendar.EditionId equals edition.Id
            select new
            {
                branch.Id,
                branch.IsDefault,
                Edition = edition,
            }
        )
            .Take(SlaRules.MostPolicies)
            .ToListAsync(ct);
        var own = written.ToDictionary(w => w.Id, w => w.Edition.Read());
        var general = written.Find(w => w.IsDefault) is { } usual ? own[usual.Id] : null;
        return branch => own.GetValueOrDefault(branch) ?? general;
    }
}
