using Battwheels.Core.Common;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Accounting;

/// <summary>
/// Which days are open for posting. A month before one that was locked for good is locked with it, entries or none: what
/// is posted there would move the opening figures of the locked one.
/// </summary>
internal static class Periods
{
    /// <returns>Null, or PERIOD_LOCKED naming the first day that is open.</returns>
    public static async Task<Error?> CheckAsync(IReadUnit unit, DateOnly date, CancellationToken ct) =>
        Check(unit, date, await FromAsync(unit, Months.Of(date), ct));

    /// <param name="months">At least the rows of the day's month and of all later ones.</param>
    public static Error? Check(IReadUnit unit, DateOnly date, IReadOnlyList<Period> months)
    {
        var status = StatusOf(Months.Of(date), months, unit.Now);
        return IsOpen(unit, status)
            ? null
            : AccountingErrors.PeriodLocked(
                Months.Of(date),
                status is PeriodStatus.SoftLocked,
                FirstOpen(unit, months, date)
            );
    }

    /// <summary>The day itself when its month is open, else the first day of the first open month after it.</summary>
    public static async Task<DateOnly> FirstOpenAsync(IReadUnit unit, DateOnly date, CancellationToken ct) =>
        FirstOpen(unit, await FromAsync(unit, Months.Of(date), ct), date);

    /// <summary>Rows of that month and later ones, all a status depends on.</summary>
    public static Task<List<Period>> FromAsync(IReadUnit unit, string month, CancellationToken ct) =>
        unit.Set<Period>()
            .AsNoTracking()
            .Where(p => p.Month.CompareTo(month) >= 0)
            .OrderBy(p => p.Month)
            .Take(600)
            .ToListAsync(ct);

    /// <param name="months">At least the rows of that month and of all later ones.</param>
    public static PeriodStatus StatusOf(string month, IReadOnlyList<Period> months, DateTime utcNow)
    {
        var own = months.SingleOrDefault(p => p.Month == month);
        if (own is { WasLockedForGood: true })
            return own.StatusAt(utcNow);
        var isBeforeLocked = months.Any(p => p.WasLockedForGood && string.CompareOrdinal(p.Month, month) > 0);
        return isBeforeLocked ? PeriodStatus.Locked : own?.StatusAt(utcNow) ?? PeriodStatus.Open;
    }

    private static DateOnly FirstOpen(IReadUnit unit, IReadOnlyList<Period> months, DateOnly date)
    {
        for (var day = date; ; day = Months.First(day).AddMonths(1))
            if (IsOpen(unit, StatusOf(Months.Of(day), months, unit.Now)))
                return day;
    }

    private static bool IsOpen(IReadUnit unit, PeriodStatus status) =>
        status switch
        {
            PeriodStatus.Open => true,
            PeriodStatus.SoftLocked => unit.May(AccountingPermissions.OverridePeriod),
            PeriodStatus.Locked => false,
        };
}
