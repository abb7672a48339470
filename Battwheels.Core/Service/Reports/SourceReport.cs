using Battwheels.Core.Billing;
using Battwheels.Core.Common;
using Battwheels.Core.Service.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Reports;

/// <summary>A visit that was registered and what it brought.</summary>
/// <param name="Invoiced">Rupees before tax on invoices that stand; null: none.</param>
internal sealed record SourcedVisit(ReportKeys Keys, DateTime AtUtc, string What, bool IsCancelled, decimal? Invoiced)
    : IReportFact
{
    public long Id => Keys.TicketId;

    public decimal? Figure => Invoiced;
}

internal static class SourceCalculator
{
    /// <summary>Visits, cancelled ones, invoiced ones, rupees before tax, rupees for each invoiced visit.</summary>
    public static IReadOnlyList<decimal?> Of(IReadOnlyList<SourcedVisit> visits)
    {
        var invoiced = visits.Select(v => v.Invoiced).OfType<decimal>().ToArray();
        var sum = invoiced.Sum();
        return
        [
            visits.Count,
            visits.Count(v => v.IsCancelled),
            invoiced.Length,
            sum,
            invoiced.Length == 0 ? null : Money.Round(sum / invoiced.Length),
        ];
    }
}

/// <summary>Visits registered in these days, by how they came, and what was invoiced for them since.</summary>
internal sealed class SourceReport : ServiceReport<SourcedVisit>
{
    public override ServiceReportKind Kind => ServiceReportKind.Sources;

    public override IReadOnlyList<string> Permissions => [TicketPermissions.Read, InvoicePermissions.Read];

    protected override IReadOnlyList<ReportGroup> Groups =>
        [ReportGroup.Source, ReportGroup.Category, ReportGroup.Branch];

    protected override IReadOnlyList<ReportColumn> Columns =>
        [
            new("Visits", ReportUnit.Count),
            new("Cancelled", ReportUnit.Count),
            new("Invoiced visits", ReportUnit.Count),
            new("Invoiced ₹", ReportUnit.Rupees, IsDrawn: true),
            new("For each invoiced visit ₹", ReportUnit.Rupees),
        ];

    protected override ReportUnit FigureUnit => ReportUnit.Rupees;

    protected override IReadOnlyList<decimal?> Figures(IReadOnlyList<SourcedVisit> facts) => SourceCalculator.Of(facts);

    protected override async Task<IReadOnlyList<SourcedVisit>> FactsAsync(
        IReadUnit unit,
        ServiceReportQuery query,
        ReportTimes times,
        CancellationToken ct
    )
    {
        var (from, to) = times;
        var registered = Tickets(unit, query).Where(t => t.CreatedAtUtc >= from && t.CreatedAtUtc < to);
        var visits = await registered
            .OrderBy(t => t.Id)
            .Take(MostFacts + 1)
            .Select(t => new
            {
                Keys = new ReportKeys(t.Id, t.Category, t.PrimaryTechnicianId, null, t.BranchId, t.Source),
                t.CreatedAtUtc,
                t.Title,
                t.State,
            })
            .ToListAsync(ct);
        var sums = await (
            from t in registered
            join i in unit.Set<Invoice>() on t.Id equals i.TicketId
            join b in unit.Set<InvoiceBalance>() on i.Id equals b.InvoiceId
            where b.Status == InvoiceStatus.Issued
            group i.Taxable by t.Id into invoices
            select new { invoices.Key, Taxable = invoices.Sum() }
        ).ToDictionaryAsync(i => i.Key, i => i.Taxable, ct);
        return
        [
            .. visits.Select(v => new SourcedVisit(
                v.Keys,
                v.CreatedAtUtc,
                v.Title,
                v.State is TicketState.Cancelled,
                sums.TryGetValue(v.Keys.TicketId, out var taxable) ? taxable : null
            )),
        ];
    }
}
