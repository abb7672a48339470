using System.Linq.Expressions;
using System.Reflection;
using Battwheels.Core.Common;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Accounting;

/// <summary>
/// Adds an entry's amounts to the monthly sums, in the entry's own transaction. Two posters never meet here: the counter
/// of their fiscal year, taken before, lets one through after the other.
/// </summary>
internal static class Rollup
{
    /// <summary>SQL Server nests no more than ten conditions.</summary>
    private const int AccountsPerStatement = 8;

    public static async Task AddAsync(IUnitOfWork unit, JournalEntry entry, CancellationToken ct)
    {
        var period = Months.Of(entry.EntryDate);
        var closing = entry.JournalType == JournalTypes.Closing;
        var deltas = entry
            .Lines.GroupBy(l => (l.AccountId, l.BranchId))
            .OrderBy(g => g.Key)
            .Select(g =>
                (g.Key.BranchId, Amount: new AccountAmount(g.Key.AccountId, g.Sum(l => l.Debit), g.Sum(l => l.Credit)))
            )
            .ToArray();
        var added = false;
        foreach (var branch in deltas.GroupBy(d => d.BranchId))
        foreach (var some in branch.Chunk(AccountsPerStatement))
            added |= await AddAsync(unit, period, closing, branch.Key, [.. some.Select(b => b.Amount)], ct);

        // A later entry of the same unit must find the new rows. If another unit made them meanwhile, their key refuses
        // ours and the gate runs the whole unit again.
        if (added)
            await unit.FlushAsync(ct);
    }

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
                set.SetProperty(b => b.Debit, AmountOf.Plus(b => b.Debit, amounts, a => a.Debit))
                    .SetProperty(b => b.Credit, AmountOf.Plus(b => b.Credit, amounts, a => a.Credit)),
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

    private sealed record AccountAmount(long AccountId, decimal Debit, decimal Credit);

    /// <summary>"side + (account = 1st ? its amount : account = 2nd ? ... : 0)", so that one statement adds to all rows.</summary>
    private static class AmountOf
    {
        private static readonly PropertyInfo Account = typeof(AccountPeriodBalance).GetProperty(
            nameof(AccountPeriodBalance.AccountId)
        )!;

        public static Expression<Func<AccountPeriodBalance, decimal>> Plus(
            Expression<Func<AccountPeriodBalance, decimal>> side,
            IEnumerable<AccountAmount> amounts,
            Func<AccountAmount, decimal> amountOf
        )
        {
            var row = side.Parameters[0];
            var amount = amounts.Aggregate(
                (Expression)Expression.Constant(0m),
                (otherwise, a) =>
                    Expression.Condition(
                        Expression.Equal(Expression.Property(row, Account), Parameter(a.AccountId)),
                        Parameter(amountOf(a)),
                        otherwise
                    )
            );
            return Expression.Lambda<Func<AccountPeriodBalance, decimal>>(Expression.Add(side.Body, amount), row);
        }

        /// <summary>Not a constant, which would make a statement of its own for every amount.</summary>
        private static MemberExpression Parameter<T>(T value) =>
            Expression.Property(Expression.Constant(new Held<T>(value)), nameof(Held<T>.Value));

        private sealed record Held<T>(T Value);
    }
}
