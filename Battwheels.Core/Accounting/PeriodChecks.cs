using Battwheels.Core.Access;
using Battwheels.Core.Common;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Accounting;

/// <summary>What stands against locking a month for good, and who else may reopen one.</summary>
internal static class PeriodChecks
{
    public static async Task<Error?> RefusalAsync(IReadUnit unit, DateOnly first, CancellationToken ct)
    {
        var month = Months.Of(first);
        return await EarlierOpenAsync(unit, month, ct) is { } earlier ? PeriodErrors.EarlierOpen(earlier)
            : await SuspenseAsync(unit, month, ct) is var suspense && suspense != 0m ? PeriodErrors.Suspense(suspense)
            : await TiesOutAsync(unit, first, ct) ? null
            : PeriodErrors.TieOut(month);
    }

    /// <summary>Is there another active member whose roles may reopen a month?</summary>
    public static Task<bool> SomebodyElseAsync(IReadUnit unit, long membershipId, CancellationToken ct)
    {
        var holders = unit.Set<RolePermission>()
            .Where(p => p.Permission == AccountingPermissions.ReopenPeriod)
            .Select(p => p.RoleId);
        return unit.Set<Membership>()
            .AnyAsync(
                m =>
                    m.Id != membershipId
                    && m.Status == MembershipStatus.Active
                    && m.Roles.Any(r => holders.Contains(r.RoleId)),
                ct
            );
    }

    /// <summary>The first earlier month that has entries and is not locked.</summary>
    private static async Task<string?> EarlierOpenAsync(IReadUnit unit, string month, CancellationToken ct)
    {
        var used = await unit.Set<AccountPeriodBalance>()
            .Where(b => b.Period.CompareTo(month) < 0)
            .Select(b => b.Period)
            .Distinct()
            .OrderBy(p => p)
            .Take(1200)
            .ToListAsync(ct);
        var locked = await unit.Set<Period>()
            .AsNoTracking()
            .Where(p => p.Month.CompareTo(month) < 0)
            .Take(1200)
            .ToListAsync(ct);
        return used.Find(m => !locked.Exists(p => p.Month == m && p.StatusAt(unit.Now) is PeriodStatus.Locked));
    }

    private static async Task<decimal> SuspenseAsync(IReadUnit unit, string month, CancellationToken ct)
    {
        var suspense = await unit.Set<Account>()
            .Where(a => a.Role == AccountRoles.Suspense)
            .Select(a => a.Id)
            .SingleOrDefaultAsync(ct);
        var sums = unit.Set<AccountPeriodBalance>()
            .Where(b => b.AccountId == suspense && b.Period.CompareTo(month) <= 0);
        return await sums.SumAsync(b => b.Debit, ct) - await sums.SumAsync(b => b.Credit, ct);
    }

    private static async Task<bool> TiesOutAsync(IReadUnit unit, DateOnly first, CancellationToken ct)
    {
        var (month, last) = (Months.Of(first), Months.Last(first));
        var lines = unit.Set<JournalLine>().Where(l => l.EntryDate >= first && l.EntryDate <= last);
        var sums = unit.Set<AccountPeriodBalance>().Where(b => b.Period == month);
        decimal[] sides =
        [
            await lines.SumAsync(l => l.Debit, ct),
            await lines.SumAsync(l => l.Credit, ct),
            await sums.SumAsync(b => b.Debit, ct),
            await sums.SumAsync(b => b.Credit, ct),
        ];
        return sides.Distinct().Count() == 1;
    }
}
