namespace Battwheels.Core.Service.Fleet;

/// <summary>A time a vehicle was not to be had, in the clock of the organization.</summary>
public readonly record struct Standstill(long VehicleId, DateTime From, DateTime Until);

/// <summary>How long one vehicle stood in one month.</summary>
/// <param name="Visits">That touched the month.</param>
/// <param name="Hours">To one decimal.</param>
public sealed record MonthDowntime(long VehicleId, DateOnly Month, int Visits, decimal Hours);

/// <summary>Hours out of service by vehicle and month. Two visits at once are one standstill.</summary>
public static class DowntimeCalculator
{
    /// <param name="stands">In any order; one that ends before it begins counts for nothing.</param>
    /// <param name="first">First day of the first month.</param>
    /// <param name="months">How many months.</param>
    public static IReadOnlyList<MonthDowntime> Of(IEnumerable<Standstill> stands, DateOnly first, int months)
    {
        ArgumentNullException.ThrowIfNull(stands);
        List<MonthDowntime> rows = [];
        foreach (var vehicle in stands.Where(s => s.Until > s.From).GroupBy(s => s.VehicleId).OrderBy(g => g.Key))
            for (var n = 0; n < months; n++)
            {
                var month = first.AddMonths(n);
                var (from, until) = (Start(month), Start(month.AddMonths(1)));
                var inside = vehicle
                    .Where(s => s.From < until && s.Until > from)
                    .Select(s => (From: s.From < from ? from : s.From, Until: s.Until > until ? until : s.Until))
                    .OrderBy(s => s.From)
                    .ToArray();
                if (inside.Length > 0)
                    rows.Add(new MonthDowntime(vehicle.Key, month, inside.Length, Hours(Union(inside))));
            }

        return rows;
    }

    /// <summary>Ticks covered by any of them; sorted by their beginning.</summary>
    private static long Union((DateTime From, DateTime Until)[] sorted)
    {
        var (covered, end) = (0L, DateTime.MinValue);
        foreach (var (from, until) in sorted)
        {
            if (until <= end)
                continue;
            covered += (until - (from > end ? from : end)).Ticks;
            end = until;
        }

        return covered;
    }

    private static decimal Hours(long ticks) =>
        decimal.Round(ticks / (decimal)TimeSpan.TicksPerHour, 1, MidpointRounding.AwayFromZero);

    private static DateTime Start(DateOnly month) => month.ToDateTime(TimeOnly.MinValue, DateTimeKind.Unspecified);
}
