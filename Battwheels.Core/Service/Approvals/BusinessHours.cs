namespace Battwheels.Core.Service.Approvals;

/// <summary>When the workshop is open: Monday to Saturday, 09:00 to 13:00 and 14:00 to 18:00 by its own clock.</summary>
public static class BusinessHours
{
    private static readonly (TimeOnly From, TimeOnly To)[] Day =
    [
        (new TimeOnly(9, 0), new TimeOnly(13, 0)),
        (new TimeOnly(14, 0), new TimeOnly(18, 0)),
    ];

    /// <summary>The earliest moment at which the workshop has been open for so long; it may be closing time.</summary>
    public static DateTime After(DateTime startUtc, TimeSpan open, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(zone);
        var local = TimeZoneInfo.ConvertTimeFromUtc(startUtc, zone);
        if (open <= TimeSpan.Zero)
            return startUtc;
        for (var day = DateOnly.FromDateTime(local); ; day = day.AddDays(1))
            foreach (var (from, to) in day.DayOfWeek is DayOfWeek.Sunday ? [] : Day)
            {
                var begins = Later(local, day.ToDateTime(from));
                var here = day.ToDateTime(to) - begins;
                if (here <= TimeSpan.Zero)
                    continue;
                if (open <= here)
                    return TimeZoneInfo.ConvertTimeToUtc(begins + open, zone);
                open -= here;
            }
    }

    private static DateTime Later(DateTime a, DateTime b) =>
        DateTime.SpecifyKind(a > b ? a : b, DateTimeKind.Unspecified);
}

/// <summary>The moments of one approval: asked again, opened to the next level, given up.</summary>
public sealed record ApprovalTimes(DateTime RemindAtUtc, DateTime EscalateAtUtc, DateTime ExpireAtUtc)
{
    /// <param name="hours">Business hours the approvers have: half of them to the reminder, three quarters to the next level.</param>
    public static ApprovalTimes Of(DateTime sinceUtc, int hours, TimeZoneInfo zone)
    {
        var all = TimeSpan.FromHours(hours);
        return new ApprovalTimes(
            BusinessHours.After(sinceUtc, all / 2, zone),
            BusinessHours.After(sinceUtc, all * 3 / 4, zone),
            BusinessHours.After(sinceUtc, all, zone)
        );
    }
}
