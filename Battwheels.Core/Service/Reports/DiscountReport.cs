using Battwheels.Core.Common;
using Battwheels.Core.Service.Estimates;
using Battwheels.Core.Service.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Reports;

/// <summary>A line the customer approved, with what was taken off it.</summary>
/// <param name="Gross">Rupees before discount and tax.</param>
/// <param name="Taxable">Rupees after discount, before tax.</param>
internal sealed record DiscountedLine(
    long Id,
    ReportKeys Keys,
    DateTime AtUtc,
    string Description,
    decimal Gross,
    decimal Taxable,
    decimal Percent
) : IReportFact
{
    public decimal Discount => Gross - Taxable;

    public bool IsAboveCap => Percent > EstimateLimits.DiscountCap;

    public decimal? Figure => Discount;

    public string What => T($"{Description}; {IndianText.Number(Percent)} % of {IndianText.Rupees(Gross)}");
}

internal static class DiscountCalculator
{
    /// <summary>Quantity times price, to the paisa: what the line costs without its discount.</summary>
    public static decimal Gross(decimal quantity, decimal unitPrice) => Money.Round(quantity * unitPrice);

    /// <summary>Approved lines, gross, discount, its share of gross, lines above the cap and the discount on these.</summary>
    public static IReadOnlyList<decimal?> Of(IReadOnlyList<DiscountedLine> lines)
    {
        var (gross, discount) = (lines.Sum(l => l.Gross), lines.Sum(l => l.Discount));
        var above = lines.Where(l => l.IsAboveCap).ToArray();
        return
        [
            lines.Count,
            gross,
            discount,
            ReportFigures.Share(discount, gross),
            above.Length,
            above.Sum(l => l.Discount),
        ];
    }
}

/// <summary>Discounts on lines customers approved in these days, by who submitted the estimate.</summary>
internal sealed class DiscountReport : ServiceReport<DiscountedLine>
{
    public override ServiceReportKind Kind => ServiceReportKind.Discounts;

    public override IReadOnlyList<string> Permissions => [TicketPermissions.Read, EstimatePermissions.Read];

    protected override IReadOnlyList<ReportGroup> Groups =>
        [ReportGroup.Advisor, ReportGroup.Category, ReportGroup.Branch];

    protected override IReadOnlyList<ReportColumn> Columns =>
        [
            new("Approved lines", ReportUnit.Count),
            new("Before discount ₹", ReportUnit.Rupees),
            new("Discount ₹", ReportUnit.Rupees, IsDrawn: true),
            new("Discount %", ReportUnit.Percent),
            new("Lines above the cap", ReportUnit.Count),
            new("Discount on these ₹", ReportUnit.Rupees),
        ];

    protected override ReportUnit FigureUnit => ReportUnit.Rupees;

    protected override IReadOnlyList<decimal?> Figures(IReadOnlyList<DiscountedLine> facts) =>
        DiscountCalculator.Of(facts);

    /// <summary>Only lines with a discount, the dearest first.</summary>
    protected override IEnumerable<DiscountedLine> Listed(IEnumerable<DiscountedLine> facts) =>
        base.Listed(facts.Where(f => f.Discount > 0m));

    protected override async Task<IReadOnlyList<DiscountedLine>> FactsAsync(
        IReadUnit unit,
        ServiceReportQuery query,
        ReportTimes times,
        CancellationToken ct
    )
    {
        var (from, to) = times;
        var lines = await AnsweredLines
            .Of(unit, Tickets(unit, query), approved: true)
            .Where(r => r.AtUtc >= from && r.AtUtc < to)
            .OrderBy(r => r.Id)
            .Take(MostFacts + 1)
            .Select(r => new
            {
                r.Id,
                Keys = new ReportKeys(
                    r.Ticket.Id,
                    r.Ticket.Category,
                    r.Ticket.PrimaryTechnicianId,
                    r.AdvisorId,
                    r.Ticket.BranchId,
                    r.Ticket.Source
                ),
                r.AtUtc,
                r.Line.Description,
                r.Line.Quantity,
                r.Line.UnitPrice,
                r.Line.Taxable,
                r.Line.DiscountPercent,
            })
            .ToListAsync(ct);
        return
        [
            .. lines.Select(l => new DiscountedLine(
                l.Id,
                l.Keys,
                l.AtUtc,
                l.Description,
                DiscountCalculator.Gross(l.Quantity, l.UnitPrice),
                l.Taxable,
                l.DiscountPercent
            )),
        ];
    }
}
