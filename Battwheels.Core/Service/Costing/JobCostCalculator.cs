using Battwheels.Core.Common;
using Battwheels.Core.Service.JobCards;

namespace Battwheels.Core.Service.Costing;

/// <summary>What one line brings and what it costs, before time; rupees before tax.</summary>
/// <param name="JobLineId">Null: the visit as a whole.</param>
/// <param name="Revenue">What the customer pays for it, billed or approved.</param>
/// <param name="Parts">Cost of its parts when issued, less what came back.</param>
/// <param name="Outside">What another workshop takes for it.</param>
/// <param name="OutsideIsBilled">Its bill; false: what was agreed.</param>
/// <param name="Recovery">What the maker approved to pay for it.</param>
/// <param name="Claimed">What the maker was asked for and has not decided yet; it does not count.</param>
public sealed record JobCostFact(
    long? JobLineId,
    string Description,
    JobLineKind? Kind,
    LinePayer? Payer,
    decimal Revenue,
    bool IsBilled,
    decimal Parts,
    decimal Outside,
    bool OutsideIsBilled,
    decimal Recovery,
    decimal Claimed
);

/// <summary>Time somebody clocked.</summary>
/// <param name="JobLineId">Null, or a line that is not among the facts: the visit as a whole.</param>
/// <param name="PerHour">What an hour of that day costs.</param>
public sealed record JobCostTime(long? JobLineId, TimeSpan Spent, decimal PerHour);

/// <param name="Hours">Clocked, to two decimals.</param>
/// <param name="Labour">Clocked time at its cost rate.</param>
public sealed record JobCostLine(JobCostFact Fact, decimal Hours, decimal Labour)
{
    public decimal Cost => Fact.Parts + Labour + Fact.Outside;

    public decimal Earned => Fact.Revenue - Cost + Fact.Recovery;
}

/// <summary>What a job earned: sums of its lines.</summary>
public sealed record JobCost(IReadOnlyList<JobCostLine> Lines)
{
    public decimal Revenue => Lines.Sum(l => l.Fact.Revenue);

    public decimal Billed => Lines.Where(l => l.Fact.IsBilled).Sum(l => l.Fact.Revenue);

    public decimal Parts => Lines.Sum(l => l.Fact.Parts);

    public decimal Hours => Lines.Sum(l => l.Hours);

    public decimal Labour => Lines.Sum(l => l.Labour);

    public decimal Outside => Lines.Sum(l => l.Fact.Outside);

    /// <summary>Of the outside work, what is only agreed and not billed.</summary>
    public decimal OutsideAgreed => Lines.Where(l => !l.Fact.OutsideIsBilled).Sum(l => l.Fact.Outside);

    public decimal Recovery => Lines.Sum(l => l.Fact.Recovery);

    public decimal Claimed => Lines.Sum(l => l.Fact.Claimed);

    public decimal Earned => Revenue - Parts - Labour - Outside + Recovery;

    /// <summary>Of what came in, from the customer and the maker, to one decimal; null where nothing did.</summary>
    public decimal? Percent => Revenue + Recovery > 0m ? Money.RoundTo(Earned * 100m / (Revenue + Recovery), 1) : null;
}

/// <summary>Margin = revenue - (parts at issue cost + clocked hours x cost rate + outside work) + warranty recovery.</summary>
public static class JobCostCalculator
{
    /// <param name="whole">What time that belongs to no line is called.</param>
    public static JobCost Compute(IReadOnlyList<JobCostFact> facts, IReadOnlyList<JobCostTime> time, string whole)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(time);
        var known = facts.Select(f => f.JobLineId).OfType<long>().ToHashSet();
        var clocked = time.ToLookup(t => t.JobLineId is { } line && known.Contains(line) ? line : (long?)null);
        List<JobCostLine> lines = [.. facts.Select(f => Line(f, f.JobLineId is { } id ? clocked[id] : []))];
        if (clocked[null].Any())
            lines.Add(Line(new(null, whole, null, null, 0m, false, 0m, 0m, true, 0m, 0m), clocked[null]));
        return new JobCost(lines);
    }

    /// <summary>Rounded once for the line, however often its timer was stopped.</summary>
    private static JobCostLine Line(JobCostFact fact, IEnumerable<JobCostTime> time)
    {
        var (hours, cost) = (0m, 0m);
        foreach (var entry in time)
        {
            var spent = (decimal)entry.Spent.Ticks / TimeSpan.TicksPerHour;
            hours += spent;
            cost += spent * entry.PerHour;
        }

        return new JobCostLine(fact, Money.RoundTo(hours, 2), Money.Round(cost));
    }
}
