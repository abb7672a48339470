using Battwheels.Core.Common;
using Battwheels.Core.Service.JobCards;
using Battwheels.Core.Service.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Reports;

/// <summary>A stretch of work on a visit.</summary>
/// <param name="ToUtc">Null: the timer still runs.</param>
internal sealed record Clocked(long Id, long TicketId, long TechnicianId, DateTime FromUtc, DateTime? ToUtc);

/// <summary>A visit, with the hours sold on it.</summary>
/// <param name="SoldHours">Of labour lines done by the hour that somebody pays for.</param>
internal sealed record WorkedVisit(ReportKeys Keys, DateTime AtUtc, decimal SoldHours);

/// <summary>What one technician did on one visit.</summary>
/// <param name="Doubtful">Timers that were probably forgotten; their time is counted as it was clocked.</param>
internal sealed record TechnicianShare(
    long Id,
    ReportKeys Keys,
    DateTime AtUtc,
    decimal ClockedHours,
    decimal BilledHours,
    int Doubtful
) : IReportFact
{
    public decimal? Figure => ReportFigures.Share(BilledHours, ClockedHours);

    public string What =>
        Doubtful == 0
            ? T($"Clocked {IndianText.Number(ClockedHours)} h, billed {IndianText.Number(BilledHours)} h")
            : T(
                $"Clocked {IndianText.Number(ClockedHours)} h, billed {IndianText.Number(BilledHours)} h; timer over {EfficiencyCalculator.LongestHours} h"
            );
}

/// <summary>
/// Efficiency is billed hours by clocked hours. The hours sold on a visit are shared among those who clocked on it, by
/// their time; where nobody did, they are the technician's in charge.
/// </summary>
internal static class EfficiencyCalculator
{
    /// <summary>Nobody works longer in one go: such a timer was forgotten, as one that still runs after the hand-over.</summary>
    public const int LongestHours = 12;

    public static IReadOnlyList<TechnicianShare> Share(IEnumerable<WorkedVisit> visits, IEnumerable<Clocked> entries)
    {
        var byVisit = entries.ToLookup(e => e.TicketId);
        return [.. visits.SelectMany(v => Shares(v, [.. byVisit[v.Keys.TicketId]]))];
    }

    private static IEnumerable<TechnicianShare> Shares(WorkedVisit visit, IReadOnlyList<Clocked> entries)
    {
        var people = entries.GroupBy(e => e.TechnicianId).OrderBy(g => g.Key).ToList();
        decimal[] minutes = [.. people.Select(p => p.Sum(Minutes))];
        if (minutes.Sum() == 0m)
        {
            if (visit.SoldHours > 0m || people.Count > 0)
                yield return new(
                    visit.Keys.TicketId,
                    visit.Keys,
                    visit.AtUtc,
                    0m,
                    visit.SoldHours,
                    entries.Count(IsDoubtful)
                );
            yield break;
        }

        var billed = Money.Allocate(visit.SoldHours, minutes);
        foreach (var (i, person) in people.Index())
            yield return new TechnicianShare(
                person.Min(e => e.Id),
                visit.Keys with
                {
                    TechnicianId = person.Key,
                },
                visit.AtUtc,
                ReportFigures.Hours(minutes[i]),
                billed[i],
                person.Count(IsDoubtful)
            );
    }

    private static decimal Minutes(Clocked entry) =>
        entry.ToUtc is { } to ? (decimal)(to - entry.FromUtc).TotalMinutes : 0m;

    private static bool IsDoubtful(Clocked entry) =>
        entry.ToUtc is not { } to || (to - entry.FromUtc).TotalHours > LongestHours;

    /// <summary>Visits, clocked hours, billed hours, efficiency in percent, timers to look at.</summary>
    public static IReadOnlyList<decimal?> Of(IReadOnlyList<TechnicianShare> shares)
    {
        var (clocked, billed) = (shares.Sum(s => s.ClockedHours), shares.Sum(s => s.BilledHours));
        return
        [
            shares.Select(s => s.Keys.TicketId).Distinct().Count(),
            clocked,
            billed,
            ReportFigures.Share(billed, clocked),
            shares.Sum(s => s.Doubtful),
        ];
    }
}

/// <summary>Hours on visits handed over in these days.</summary>
internal sealed class EfficiencyReport : ServiceReport<TechnicianShare>
{
    /// <summary>GST unit code.</summary>
    private const string ByTheHour = "HRS";
    private const int MostEntries = 10 * MostFacts;

    public override ServiceReportKind Kind => ServiceReportKind.Efficiency;

    /// <summary>Hours are no prices; the visits behind them are shown to those who see visits.</summary>
    public override IReadOnlyList<string> Permissions => [];

    protected override IReadOnlyList<ReportGroup> Groups =>
        [ReportGroup.Technician, ReportGroup.Category, ReportGroup.Branch];

    protected override IReadOnlyList<ReportColumn> Columns =>
        [
            new("Visits", ReportUnit.Count),
            new("Clocked hours", ReportUnit.Hours, IsDrawn: true),
            new("Billed hours", ReportUnit.Hours, IsDrawn: true),
            new("Efficiency %", ReportUnit.Percent),
            new("Timers to look at", ReportUnit.Count),
        ];

    protected override ReportUnit FigureUnit => ReportUnit.Percent;

    protected override IReadOnlyList<decimal?> Figures(IReadOnlyList<TechnicianShare> facts) =>
        EfficiencyCalculator.Of(facts);

    /// <summary>Forgotten timers on top, then the latest.</summary>
    protected override IEnumerable<TechnicianShare> Listed(IEnumerable<TechnicianShare> facts) =>
        facts.OrderByDescending(f => f.Doubtful).ThenByDescending(f => f.AtUtc).ThenByDescending(f => f.Id);

    protected override async Task<IReadOnlyList<TechnicianShare>> FactsAsync(
        IReadUnit unit,
        ServiceReportQuery query,
        ReportTimes times,
        CancellationToken ct
    )
    {
        var (from, to) = times;
        var delivered = Tickets(unit, query)
            .Where(t => t.DeliveredAtUtc >= from && t.DeliveredAtUtc < to && t.State != TicketState.Cancelled);
        var visits = await delivered
            .OrderBy(t => t.Id)
            .Take(MostFacts + 1)
            .Select(t => new
            {
                Keys = new ReportKeys(t.Id, t.Category, t.PrimaryTechnicianId, null, t.BranchId, t.Source),
                At = t.DeliveredAtUtc!.Value,
            })
            .ToListAsync(ct);
        var sold = await SoldAsync(unit, delivered, ct);
        var entries = await (
            from t in delivered
            join e in unit.Set<TimeEntry>() on t.Id equals e.TicketId
            orderby e.Id
            select new Clocked(e.Id, e.TicketId, e.TechnicianId, e.StartedAtUtc, e.EndedAtUtc)
        )
            .Take(MostEntries)
            .ToListAsync(ct);
        return EfficiencyCalculator.Share(
            visits.Select(v => new WorkedVisit(v.Keys, v.At, sold.GetValueOrDefault(v.Keys.TicketId))),
            entries
        );
    }

    /// <summary>Hours of labour done, by visit; work given away or for the workshop itself is not sold.</summary>
    private static Task<Dictionary<long, decimal>> SoldAsync(
        IReadUnit unit,
        IQueryable<ServiceTicket> delivered,
        CancellationToken ct
    ) =>
        (
            from t in delivered
            join l in unit.Set<JobLine>() on t.Id equals l.TicketId
            where l.Kind == JobLineKind.Labour && l.Uom == ByTheHour && l.State == JobLineState.Done
            where l.Payer != LinePayer.Goodwill && l.Payer != LinePayer.Internal
            group l.Quantity by l.TicketId into lines
            select new { lines.Key, Hours = lines.Sum() }
        ).ToDictionaryAsync(l => l.Key, l => l.Hours, ct);
}
