using Battwheels.Core.Common;
using Battwheels.Core.Service.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Reports;

/// <summary>A visit that was handed over.</summary>
/// <param name="WasReopened">The same visit was taken up again.</param>
internal sealed record HandedOver(ReportKeys Keys, long VehicleId, DateTime AtUtc, string Title, bool WasReopened);

/// <summary>A visit that was registered, whatever became of it but a cancelled one.</summary>
internal sealed record Registered(long TicketId, long VehicleId, DateTime AtUtc, string Title);

/// <summary>Did a vehicle that was handed over come back?</summary>
/// <param name="Days">Whole days until it did; null: it did not, or the visit was reopened.</param>
internal sealed record HandOver(
    ReportKeys Keys,
    DateTime AtUtc,
    string What,
    bool WasReopened,
    long? OtherTicketId,
    int? Days
) : IReportFact
{
    public long Id => Keys.TicketId;

    public decimal? Figure => Days;

    public bool CameBack => WasReopened || OtherTicketId is not null;
}

/// <summary>
/// A vehicle came back when the same one was registered again within 30 days after it was handed over, whatever for, or
/// when its visit was reopened. Each hand-over is judged by the first return after it.
/// </summary>
internal static class ComebackCalculator
{
    public static readonly TimeSpan Within = TimeSpan.FromDays(30);

    public static IReadOnlyList<HandOver> Judge(IEnumerable<HandedOver> visits, IEnumerable<Registered> registered)
    {
        var byVehicle = registered.OrderBy(r => r.AtUtc).ThenBy(r => r.TicketId).ToLookup(r => r.VehicleId);
        return [.. visits.Select(Judged)];

        HandOver Judged(HandedOver visit)
        {
            var next = byVehicle[visit.VehicleId]
                .FirstOrDefault(r =>
                    r.TicketId != visit.Keys.TicketId && r.AtUtc > visit.AtUtc && r.AtUtc <= visit.AtUtc + Within
                );
            var days = next is null ? (int?)null : (int)(next.AtUtc - visit.AtUtc).TotalDays;
            var what = (next, visit.WasReopened) switch
            {
                ({ } again, _) when days == 1 => T($"{visit.Title}; back after 1 day: {again.Title}"),
                ({ } again, _) => T($"{visit.Title}; back after {days!.Value} days: {again.Title}"),
                (null, true) => T($"{visit.Title}; the visit was reopened"),
                (null, false) => visit.Title,
            };
            return new HandOver(visit.Keys, visit.AtUtc, what, visit.WasReopened, next?.TicketId, days);
        }
    }

    /// <summary>Handed over, came back, of these reopened, came back in percent.</summary>
    public static IReadOnlyList<decimal?> Of(IReadOnlyList<HandOver> visits)
    {
        var back = visits.Count(v => v.CameBack);
        return [visits.Count, back, visits.Count(v => v.WasReopened), ReportFigures.Share(back, visits.Count)];
    }
}

/// <summary>Visits handed over in these days and what came back of them.</summary>
internal sealed class ComebackReport : ServiceReport<HandOver>
{
    public override ServiceReportKind Kind => ServiceReportKind.Comebacks;

    public override IReadOnlyList<string> Permissions => [TicketPermissions.Read];

    protected override IReadOnlyList<ReportGroup> Groups =>
        [ReportGroup.Technician, ReportGroup.Category, ReportGroup.Branch];

    protected override IReadOnlyList<ReportColumn> Columns =>
        [
            new("Handed over", ReportUnit.Count),
            new("Came back", ReportUnit.Count),
            new("Of these reopened", ReportUnit.Count),
            new("Came back %", ReportUnit.Percent, IsDrawn: true),
        ];

    /// <summary>Days, so a plain number.</summary>
    protected override ReportUnit FigureUnit => ReportUnit.Count;

    protected override IReadOnlyList<decimal?> Figures(IReadOnlyList<HandOver> facts) => ComebackCalculator.Of(facts);

    /// <summary>The pairs alone, the latest first.</summary>
    protected override IEnumerable<HandOver> Listed(IEnumerable<HandOver> facts) =>
        facts.Where(f => f.CameBack).OrderByDescending(f => f.AtUtc).ThenByDescending(f => f.Id);

    protected override async Task<IReadOnlyList<HandOver>> FactsAsync(
        IReadUnit unit,
        ServiceReportQuery query,
        ReportTimes times,
        CancellationToken ct
    )
    {
        var (from, to) = times;
        var visits = await Tickets(unit, query)
            .Where(t => t.DeliveredAtUtc >= from && t.DeliveredAtUtc < to && t.State != TicketState.Cancelled)
            .OrderBy(t => t.Id)
            .Take(MostFacts + 1)
            .Select(t => new HandedOver(
                new ReportKeys(t.Id, t.Category, t.PrimaryTechnicianId, null, t.BranchId, t.Source),
                t.VehicleId,
                t.DeliveredAtUtc!.Value,
                t.Title,
                t.ReopenCount > 0
            ))
            .ToListAsync(ct);
        var until = to + ComebackCalculator.Within;
        // Whichever branch it came back to.
        var registered = await unit.Set<ServiceTicket>()
            .Where(t => t.CreatedAtUtc > from && t.CreatedAtUtc <= until && t.State != TicketState.Cancelled)
            .OrderBy(t => t.Id)
            .Take(2 * MostFacts)
            .Select(t => new Registered(t.Id, t.VehicleId, t.CreatedAtUtc, t.Title))
            .ToListAsync(ct);
        return ComebackCalculator.Judge(visits, registered);
    }
}
