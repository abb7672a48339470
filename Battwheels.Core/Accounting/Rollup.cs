using Battwheels.Core.Common;

namespace Battwheels.Core.Accounting;

/// <summary>Adds an entry's amounts to the monthly sums, in the entry's own transaction.</summary>
internal static class Rollup
{
    public static async Task AddAsync(IUnitOfWork unit, JournalEntry entry, CancellationToken ct)
    {
        var period = Months.Of(entry.EntryDate);
        var closing = entry.JournalType == JournalTypes.Closing;
        var deltas = entry
            .Lines.GroupBy(l => (l.AccountId, l.BranchId))
            .OrderBy(g => g.Key) // always the same order: two writers wait for each other instead of locking crosswise
            .Select(g => (g.Key.AccountId, g.Key.BranchId, Debit: g.Sum(l => l.Debit), Credit: g.Sum(l => l.Credit)))
            .ToArray();
        var added = false;
        foreach (var (account, branch, debit, credit) in deltas)
        {
            var known = await unit.UpdateWhereAsync<AccountPeriodBalance>(
                b => b.Period == period && b.AccountId == account && b.BranchId == branch && b.IsClosing == closing,
                set =>
                    set.SetProperty(b => b.Debit, b => b.Debit + debit)
                        .SetProperty(b => b.Credit, b => b.Credit + credit),
                ct
            );
            if (known > 0)
                continue;
            added = true;
            unit.Add(
                new AccountPeriodBalance
                {
                    Period = period,
                    AccountId = account,
                    BranchId = branch,
                    IsClosing = closing,
                    Debit = debit,
                    Credit = credit,
                }
            );
        }

        // A later entry of the same unit must find the new rows. If another unit made them meanwhile, their key refuses
        // ours and the gate runs the whole unit again.
        if (added)
            await unit.FlushAsync(ct);
    }
}
