using Battwheels.Core.Common;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Accounting;

/// <summary>Which days are open for posting.</summary>
internal static class Periods
{
    /// <returns>Null, or PERIOD_LOCKED naming the first day that is open.</returns>
    public static async Task<Error?> CheckAsync(IReadUnit unit, DateOnly date, CancellationToken ct)
    {
        var month = Months.Of(date);
        var period = await unit.Set<Period>().AsNoTracking().SingleOrDefaultAsync(p => p.Month == month, ct);
        if (IsOpen(unit, period))
            return null;
        var firstOpen = await FirstOpenAsync(unit, date, ct);
        return AccountingErrors.PeriodLocked(month, period!.StatusAt(unit.Now) is PeriodStatus.SoftLocked, firstOpen);
    }

    /// <summary>The day itself when its month is open, else the first day of the first open month after it.</summary>
    public static async Task<DateOnly> FirstOpenAsync(IReadUnit unit, DateOnly date, CancellationToken ct)
    {
        var month = Months.Of(date);
        var locked = await unit.Set<Period>()
            .AsNoTracking()
            .Where(p => p.Month.CompareTo(month) >= 0)
            .OrderBy(p => p.Month)
            .Take(600)
            .ToListAsync(ct);
        for (var day = date; ; day = Months.First(day).AddMonths(1))
            if (IsOpen(unit, locked.Find(p => p.Month == Months.Of(day))))
                return day;
    }

    private static bool IsOpen(IReadUnit unit, Period? period) =>
        (period?.StatusAt(unit.Now) ?? PeriodStatus.Open) switch
        {
            PeriodStatus.Open => true,
            PeriodStatus.SoftLocked => unit.May(AccountingPermissions.OverridePeriod),
            PeriodStatus.Locked => false,
        };
}
