using Battwheels.Core.Common;
using Battwheels.Core.Service.Estimates;
using Battwheels.Core.Service.Tickets;

namespace Battwheels.Core.Service.Reports;

/// <summary>A line the customer answered.</summary>
/// <param name="Id">Of the line of the answer.</param>
/// <param name="Value">Rupees before tax.</param>
internal sealed record AnsweredLine(
    long Id,
    ReportKeys Keys,
    DateTime AtUtc,
    long JobLineId,
    long VehicleId,
    long? ItemId,
    string Description,
    decimal Value,
    bool IsSafetyCritical
);

/// <summary>Declined work and what became of it.</summary>
/// <param name="ApprovedAtUtc">When it was approved after all; null: it was not.</param>
internal sealed record DeclinedFact(AnsweredLine Line, DateTime? ApprovedAtUtc) : IReportFact
{
    public long Id => Line.Id;

    public ReportKeys Keys => Line.Keys;

    public DateTime AtUtc => Line.AtUtc;

    public decimal? Figure => Line.Value;

    public string What =>
        (Line.IsSafetyCritical, ApprovedAtUtc is not null) switch
        {
            (true, true) => T($"{Line.Description}; safety-critical, approved later"),
            (true, false) => T($"{Line.Description}; safety-critical, not done"),
            (false, true) => T($"{Line.Description}; approved later"),
            (false, false) => Line.Description,
        };
}

/// <summary>
/// A line declined several times counts once, at the last answer of the span. It was approved later when the customer
/// afterwards approved the same line, or for the same vehicle a line with the same item or the same words.
/// </summary>
internal static class DeclinedCalculator
{
    public static IReadOnlyList<DeclinedFact> Follow(
        IEnumerable<AnsweredLine> declined,
        IEnumerable<AnsweredLine> approved
    )
    {
        var yes = approved.OrderBy(a => a.AtUtc).ToLookup(a => a.VehicleId);
        return
        [
            .. declined
                .GroupBy(d => d.JobLineId)
                .Select(g => g.MaxBy(d => d.AtUtc)!)
                .OrderBy(d => d.Id)
                .Select(d => new DeclinedFact(
                    d,
                    yes[d.VehicleId].FirstOrDefault(a => a.AtUtc > d.AtUtc && IsSame(a, d))?.AtUtc
                )),
        ];
    }

    private static bool IsSame(AnsweredLine one, AnsweredLine other) =>
        one.JobLineId == other.JobLineId
        || (one.ItemId is { } item && item == other.ItemId)
        || string.Equals(one.Description.Trim(), other.Description.Trim(), StringComparison.OrdinalIgnoreCase);

    /// <summary>Lines, value, safety-critical lines, value approved later, value still declined, won back in percent.</summary>
    public static IReadOnlyList<decimal?> Of(IReadOnlyList<DeclinedFact> lines)
    {
        var value = lines.Sum(l => l.Line.Value);
        var won = lines.Where(l => l.ApprovedAtUtc is not null).Sum(l => l.Line.Value);
        return
        [
            lines.Count,
            value,
            lines.Count(l => l.Line.IsSafetyCritical),
            won,
            value - won,
            ReportFigures.Share(won, value),
        ];
    }
}

/// <summary>Lines of estimates customers declined in these days.</summary>
internal sealed class DeclinedReport : ServiceReport<DeclinedFact>
{
    public override ServiceReportKind Kind => ServiceReportKind.Declined;

    public override IReadOnlyList<string> Permissions => [TicketPermissions.Read, EstimatePermissions.Read];

    protected override IReadOnlyList<ReportGroup> Groups =>
        [ReportGroup.Advisor, ReportGroup.Category, ReportGroup.Branch];

    protected override IReadOnlyList<ReportColumn> Columns =>
        [
            new("Lines", ReportUnit.Count),
            new("Declined ₹", ReportUnit.Rupees),
            new("Safety-critical", ReportUnit.Count),
            new("Approved later ₹", ReportUnit.Rupees, IsDrawn: true),
            new("Still declined ₹", ReportUnit.Rupees, IsDrawn: true),
            new("Won back %", ReportUnit.Percent),
        ];

    protected override ReportUnit FigureUnit => ReportUnit.Rupees;

    protected override IReadOnlyList<decimal?> Figures(IReadOnlyList<DeclinedFact> facts) =>
        DeclinedCalculator.Of(facts);

    protected override async Task<IReadOnlyList<DeclinedFact>> FactsAsync(
        IReadUnit unit,
        ServiceReportQuery query,
        ReportTimes times,
        CancellationToken ct
    )
    {
        var (from, to) = times;
        var tickets = Tickets(unit, query);
        var declined = AnsweredLines.Of(unit, tickets, approved: false).Where(l => l.AtUtc >= from && l.AtUtc < to);
        var lines = await AnsweredLines.ListAsync(declined, MostFacts + 1, ct);
        var vehicles = declined.Select(l => l.VehicleId);
        var later = await AnsweredLines.ListAsync(
            AnsweredLines
                .Of(unit, unit.Set<ServiceTicket>(), approved: true)
                .Where(l => l.AtUtc > from && vehicles.Contains(l.VehicleId)),
            2 * MostFacts,
            ct
        );
        return DeclinedCalculator.Follow(lines, later);
    }
}
