using Battwheels.Core.Common;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Accounting;

/// <summary>Two sums of rupees.</summary>
public readonly record struct Sides(decimal Debit, decimal Credit)
{
    /// <summary>Debit less credit: above zero it stands on the debit side.</summary>
    public decimal Net => Debit - Credit;

    public static Sides operator +(Sides a, Sides b) => new(a.Debit + b.Debit, a.Credit + b.Credit);

    public static Sides operator -(Sides a, Sides b) => new(a.Debit - b.Debit, a.Credit - b.Credit);
}

/// <param name="From">Null: from the beginning of the books.</param>
internal readonly record struct DateSpan(DateOnly? From, DateOnly To);

/// <summary>
/// Sums per account over any span of days, from the monthly sums and, for months cut by a span, the lines of those
/// months: two statements however long the books are.
/// </summary>
internal sealed class BookSums
{
    private readonly List<MonthSum> _months;
    private readonly List<DaySum> _days;

    private BookSums(List<MonthSum> months, List<DaySum> days) => (_months, _days) = (months, days);

    /// <param name="spans">Those that will be asked for.</param>
    /// <param name="accountId">One account only.</param>
    public static async Task<BookSums> ReadAsync(
        IReadUnit unit,
        IReadOnlyList<DateSpan> spans,
        long? branchId,
        long? accountId,
        CancellationToken ct
    )
    {
        var floor = spans.Min(s => Months.Of(s.From ?? s.To))!;
        var last = spans.Max(s => Months.Of(s.To))!;
        var months = await MonthsOf(unit, branchId, accountId)
            .Where(b => b.Period.CompareTo(last) <= 0)
            .GroupBy(b => new
            {
                b.AccountId,
                b.IsClosing,
                // Months before every span count as one.
                Period = b.Period.CompareTo(floor) < 0 ? "" : b.Period,
            })
            .Select(g => new MonthSum(
                g.Key.AccountId,
                g.Key.Period,
                g.Key.IsClosing,
                g.Sum(b => b.Debit),
                g.Sum(b => b.Credit)
            ))
            .ToListAsync(ct);
        return new BookSums(months, await DaysAsync(unit, spans, branchId, accountId, ct));
    }

    /// <summary>Per account with any movement in the span.</summary>
    /// <param name="withoutClosing">Leaves out the closing entries of months this is true for.</param>
    public Dictionary<long, Sides> Of(DateSpan span, Func<string, bool>? withoutClosing = null)
    {
        Dictionary<long, Sides> sums = [];
        var (first, last) = (span.From is { } from ? Months.Of(from) : "", Months.Of(span.To));
        foreach (var month in _months)
        {
            var inside =
                string.CompareOrdinal(month.Period, first) >= 0
                && (
                    string.CompareOrdinal(month.Period, last) < 0
                    || month.Period == last && span.To == Months.Last(span.To)
                );
            if (inside && !(month.IsClosing && withoutClosing?.Invoke(month.Period) is true))
                Add(sums, month.AccountId, month.Sides);
        }

        foreach (var day in _days)
        {
            if (span.From is { Day: > 1 } start && day.Date >= Months.First(start) && day.Date < start)
                Add(sums, day.AccountId, default(Sides) - day.Sides);
            if (span.To != Months.Last(span.To) && day.Date >= Months.First(span.To) && day.Date <= span.To)
                Add(sums, day.AccountId, day.Sides);
        }

        return sums;
    }

    private static void Add(Dictionary<long, Sides> sums, long account, Sides sides) =>
        sums[account] = sums.GetValueOrDefault(account) + sides;

    private static IQueryable<AccountPeriodBalance> MonthsOf(IReadUnit unit, long? branchId, long? accountId)
    {
        var months = unit.Set<AccountPeriodBalance>();
        if (branchId is { } branch)
            months = months.Where(b => b.BranchId == branch);
        if (accountId is { } account)
            months = months.Where(b => b.AccountId == account);
        return months;
    }

    private static async Task<List<DaySum>> DaysAsync(
        IReadUnit unit,
        IReadOnlyList<DateSpan> spans,
        long? branchId,
        long? accountId,
        CancellationToken ct
    )
    {
        var lines = unit.Set<JournalLine>();
        if (branchId is { } branch)
            lines = lines.Where(l => l.BranchId == branch);
        if (accountId is { } account)
            lines = lines.Where(l => l.AccountId == account);
        IQueryable<JournalLine>? cut = null;
        foreach (var (first, last) in CutMonths(spans))
        {
            var part = lines.Where(l => l.EntryDate >= first && l.EntryDate <= last);
            cut = cut is null ? part : cut.Concat(part);
        }

        if (cut is null)
            return [];
        return await cut.GroupBy(l => new { l.AccountId, l.EntryDate })
            .Select(g => new DaySum(g.Key.AccountId, g.Key.EntryDate, g.Sum(l => l.Debit), g.Sum(l => l.Credit)))
            .ToListAsync(ct);
    }

    /// <summary>The days whose lines are needed: per month from its first day to the last one a span cuts it at.</summary>
    private static IEnumerable<(DateOnly First, DateOnly Last)> CutMonths(IReadOnlyList<DateSpan> spans) =>
        spans
            .SelectMany(s =>
                (DateOnly?[])
                    [s.From is { Day: > 1 } from ? from.AddDays(-1) : null, s.To == Months.Last(s.To) ? null : s.To]
            )
            .OfType<DateOnly>()
            .GroupBy(Months.First)
            .Select(g => (g.Key, g.Max()));

    private sealed record MonthSum(long AccountId, string Period, bool IsClosing, decimal Debit, decimal Credit)
    {
        public Sides Sides => new(Debit, Credit);
    }

    private sealed record DaySum(long AccountId, DateOnly Date, decimal Debit, decimal Credit)
    {
        public Sides Sides => new(Debit, Credit);
    }
}
