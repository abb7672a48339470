using System.Collections.Frozen;
using Battwheels.Core.Service.Estimates.Alternatives;
using Battwheels.Core.Service.JobCards;

namespace Battwheels.Core.Service.Approvals;

/// <summary>Which approvals a repair needs inside the house, and when it needs them again.</summary>
public static class ApprovalCalculator
{
    /// <summary>Other work on the same vehicle counts for so long, so that splitting avoids nothing.</summary>
    public static readonly TimeSpan SameVehicle = TimeSpan.FromDays(30);

    /// <summary>An approval nobody used goes after this.</summary>
    public static readonly TimeSpan UnusedFor = TimeSpan.FromDays(15);

    /// <summary>The rows a branch follows on a day: its own of a basis, else those of the organization.</summary>
    public static IReadOnlyList<ApprovalRule> InForce(IEnumerable<ApprovalRule> rules, long branchId, DateOnly day)
    {
        var open = rules.Where(r => r.IsInForce(day) && (r.BranchId is null || r.BranchId == branchId)).ToArray();
        var own = open.Where(r => r.BranchId is not null).Select(r => r.Basis).ToHashSet();
        return [.. open.Where(r => r.BranchId is not null || !own.Contains(r.Basis))];
    }

    /// <summary>Where the customer chooses, each amount is that of the choice that is worst for it, so that choosing avoids nothing.</summary>
    /// <param name="own">The lines that are to be approved.</param>
    /// <param name="others">Everything else live on the visit, and on the vehicle in the last 30 days.</param>
    public static ApprovalFacts Facts(IReadOnlyList<ApprovalLine> own, IReadOnlyList<ApprovalLine> others)
    {
        ArgumentNullException.ThrowIfNull(own);
        ArgumentNullException.ThrowIfNull(others);
        return new ApprovalFacts(
            Largest([.. own, .. others], l => l.Taxable),
            own.Where(l => l.Gross > 0m).Select(l => l.DiscountPercent).DefaultIfEmpty(0m).Max(),
            Margin(own),
            Largest([.. own, .. others], l => l.Given),
            own.Any(l => l.TouchesHvBattery)
        );
    }

    /// <summary>The approvals these lines need under the rows in force, the lowest level first.</summary>
    public static ApprovalNeeds Needs(
        IReadOnlyList<ApprovalRule> inForce,
        IReadOnlyList<ApprovalLine> own,
        IReadOnlyList<ApprovalLine> others
    )
    {
        ArgumentNullException.ThrowIfNull(inForce);
        var facts = Facts(own, others);
        // A basis is met by the lines that are to be approved: work approved before is not asked for again beside them.
        ApprovalCause[] causes =
        [
            .. inForce
                .Where(r => facts.Of(r.Basis) is { } amount && r.Covers(amount) && Concerns(r.Basis, own))
                .Select(r => new ApprovalCause(r, facts.Of(r.Basis)!.Value)),
        ];
        return new ApprovalNeeds(
            facts,
            [
                .. causes
                    .GroupBy(c => (c.Rule.Level, c.Rule.Approver))
                    .OrderBy(g => g.Key.Level)
                    .ThenBy(g => g.Key.Approver.Kind)
                    .ThenBy(g => g.Key.Approver.Role, StringComparer.Ordinal)
                    .ThenBy(g => g.Key.Approver.MembershipId)
                    .Select(g => new ApprovalNeed(
                        g.Key.Level,
                        g.Key.Approver,
                        g.Max(c => c.Rule.ApproversNeeded),
                        g.Min(c => c.Rule.ExpiryHours),
                        [.. g.OrderBy(c => c.Rule.Basis).ThenBy(c => c.Rule.Id)]
                    )),
            ],
            Triggering(inForce, causes, own)
        );
    }

    /// <summary>
    /// Does what was approved still cover this? Not when a basis that calls for approval has become worse, nor when a line
    /// that calls for one by itself was not there.
    /// </summary>
    /// <param name="approved">The amounts that were approved.</param>
    /// <param name="approvedLines">Keys of the lines that called for that approval by themselves.</param>
    public static bool NeedsAgain(ApprovalNeeds now, ApprovalFacts approved, IReadOnlySet<string> approvedLines)
    {
        ArgumentNullException.ThrowIfNull(now);
        return now.Steps.SelectMany(s => s.Causes).Any(c => now.Facts.IsAbove(approved, c.Rule.Basis))
            || !now.TriggeringLines.IsSubsetOf(approvedLines);
    }

    /// <summary>Percent of what the customer pays that is left after parts, hundredths cut off; null where nothing is paid.</summary>
    private static decimal? Margin(IReadOnlyList<ApprovalLine> lines)
    {
        var paid = lines.Where(l => l.Payer is LinePayer.Customer).ToArray();
        if (paid.Sum(l => l.Taxable) <= 0m)
            return null;
        var (taxable, cost) = Thinnest(paid);
        return taxable <= 0m ? null : decimal.Floor((taxable - cost) * 10_000m / taxable) / 100m;
    }

    /// <summary>Price and cost of the choice that leaves the smallest share of its price.</summary>
    /// <remarks>
    /// Dinkelbach, On nonlinear fractional programming (1967): taking of each set the option with the largest cost less the
    /// best share so far of its price finds a choice with a larger share, or there is none.
    /// </remarks>
    private static (decimal Taxable, decimal Cost) Thinnest(ApprovalLine[] paid)
    {
        var share = 0m;
        while (true)
        {
            var (taxable, cost) = Choice(paid, share);
            if (taxable <= 0m || cost / taxable <= share)
                return (taxable, cost);
            share = cost / taxable;
        }
    }

    private static (decimal Taxable, decimal Cost) Choice(ApprovalLine[] paid, decimal share)
    {
        var taken = paid.Where(l => l.Option is not null)
            .GroupBy(l => l.Option!.SetKey)
            .SelectMany(set =>
                set.GroupBy(l => l.Option!.NameKey).MaxBy(o => o.Sum(l => (l.Cost ?? 0m) - share * l.Taxable))!
            );
        ApprovalLine[] lines = [.. paid.Where(l => l.Option is null), .. taken];
        return (lines.Sum(l => l.Taxable), lines.Sum(l => l.Cost ?? 0m));
    }

    private static decimal Largest(ApprovalLine[] lines, Func<ApprovalLine, decimal> amountOf) =>
        OptionCalculator.Largest(lines, l => l.Option, amountOf);

    private static bool Concerns(ApprovalBasis basis, IReadOnlyList<ApprovalLine> own) =>
        basis switch
        {
            ApprovalBasis.TaxableValue => own.Any(l => l.Taxable > 0m),
            ApprovalBasis.Goodwill => own.Any(l => l.Given > 0m),
            ApprovalBasis.Discount or ApprovalBasis.Margin or ApprovalBasis.HvBattery => true,
        };

    private static FrozenSet<string> Triggering(
        IReadOnlyList<ApprovalRule> inForce,
        IReadOnlyList<ApprovalCause> causes,
        IReadOnlyList<ApprovalLine> own
    )
    {
        var met = causes.Select(c => c.Rule.Basis).ToHashSet();
        var discounts = inForce.Where(r => r.Basis is ApprovalBasis.Discount).ToArray();
        return own.Where(l =>
                (met.Contains(ApprovalBasis.HvBattery) && l.TouchesHvBattery)
                || (met.Contains(ApprovalBasis.Goodwill) && l.Given > 0m)
                || (l.Gross > 0m && discounts.Any(r => r.Covers(l.DiscountPercent)))
            )
            .Select(l => l.Key)
            .ToFrozenSet(StringComparer.Ordinal);
    }
}
