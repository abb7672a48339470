using System.Linq.Expressions;
using Battwheels.Core.Common;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Accounting;

/// <summary>
/// Adds the amounts of entries to the monthly sums, in their own transaction. Two posters never meet here: the counter
/// of their fiscal year, taken before, lets one through after the other.
/// </summary>
internal static class Rollup
{
    public static async Task AddAsync(IUnitOfWork unit, IReadOnlyList<JournalEntry> entries, CancellationToken ct)
    {
        var sums = entries
            .SelectMany(e =>
                e.Lines.Select(l =>
                    (
                        Key: (
                            Period: Months.Of(e.EntryDate),
                            IsClosing: e.JournalType == JournalTypes.Closing,
                            l.BranchId
                        ),
                        Line: l
                    )
                )
            )
            .GroupBy(l => l.Key, l => l.Line)
            .OrderBy(g => g.Key);
        var added = false;
        foreach (var sum in sums)
        foreach (var some in Amounts(sum).Chunk(ByKey.Most))
            added |= await AddAsync(unit, sum.Key.Period, sum.Key.IsClosing, sum.Key.BranchId, some, ct);

        // A later entry of the same unit must find the new rows. If another unit made them meanwhile, their key refuses
        // ours and the gate runs the whole unit again.
        if (added)
            await unit.FlushAsync(ct);
    }

    private static IEnumerable<AccountAmount> Amounts(IEnumerable<JournalLine> lines) =>
        lines
            .GroupBy(l => l.AccountId)
            .OrderBy(g => g.Key)
            .Select(g => new AccountAmount(g.Key, g.Sum(l => l.Debit), g.Sum(l => l.Credit)));

    /// <returns>Whether rows were added that are not written yet.</returns>
    private static async Task<bool> AddAsync(
        IUnitOfWork unit,
        string period,
        bool closing,
        long branch,
        AccountAmount[] amounts,
        CancellationToken ct
    )
    {
        var accounts = amounts.Select(a => a.AccountId).ToArray();
        Expression<Func<AccountPeriodBalance, bool>> rows = b =>
            b.Period == period && accounts.Contains(b.AccountId) && b.BranchId == branch && b.IsClosing == closing;
        var known = await unit.UpdateWhereAsync(
            rows,
            set =>
                set.SetProperty(b => b.Debit, Plus(b => b.Debit, amounts.Select(a => (a.AccountId, a.Debit))))
                    .SetProperty(b => b.Credit, Plus(b => b.Credit, amounts.Select(a => (a.AccountId, a.Credit)))),
            ct
        );
        if (known == amounts.Length)
            return false;

        var there = await unit.Set<AccountPeriodBalance>()
            .Where(rows)
            .Select(b => b.AccountId)
            .Take(amounts.Length)
            .ToListAsync(ct);
        foreach (var amount in amounts.Where(a => !there.Contains(a.AccountId)))
            unit.Add(
                new AccountPeriodBalance
                {
                    Period = period,
                    AccountId = amount.AccountId,
                    BranchId = branch,
                    IsClosing = closing,
                    Debit = amount.Debit,
                    Credit = amount.Credit,
                }
            );
        return true;
    }

    private static Expression<Func<AccountPeriodBalance, decimal>> Plus(
        Expression<Func<AccountPeriodBalance, decimal>> side,
        IEnumerable<(long Account, decimal Amount)> amounts
    ) => ByKey.Plus(side, b => b.AccountId, amounts);

    private sealed record AccountAmount(long AccountId, decimal Debit, decimal Credit);
}
