namespace Battwheels.Core.Service.Messages;

/// <summary>When a message may go out. Half-open: at the first minute it is quiet, at the last it is not any more.</summary>
public static class QuietHoursCalculator
{
    /// <param name="fromMinute">Minute of the local day, 0 to 1439.</param>
    /// <param name="toMinute">The next day where it is smaller; equal: never quiet.</param>
    /// <returns>When it ends, UTC; null while it is not quiet.</returns>
    public static DateTime? EndUtc(DateTime utcNow, int fromMinute, int toMinute, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(zone);
        var local = TimeZoneInfo.ConvertTimeFromUtc(utcNow, zone);
        var minute = local.TimeOfDay.TotalMinutes;
        var overnight = toMinute < fromMinute;
        var isQuiet = overnight ? minute >= fromMinute || minute < toMinute : minute >= fromMinute && minute < toMinute;
        if (!isQuiet)
            return null;
        var day = overnight && minute >= fromMinute ? local.Date.AddDays(1) : local.Date;
        var end = DateTime.SpecifyKind(day.AddMinutes(toMinute), DateTimeKind.Unspecified);
        if (zone.IsInvalidTime(end))
            end = end.AddHours(1);
        return TimeZoneInfo.ConvertTimeToUtc(end, zone);
    }
}
