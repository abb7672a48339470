using Battwheels.Core.Service.Sla;

namespace Battwheels.Tests.Service.Sla;

/// <summary>The week of the specification's examples, and instants as people in India write them.</summary>
internal static class SlaKit
{
    public static readonly OpenHours[] Split = [new(9 * 60, 13 * 60), new(14 * 60, 18 * 60)];

    /// <summary>Mon-Sat 09:00-13:00 and 14:00-18:00, Friday 25-12-2026 a holiday.</summary>
    public static readonly WorkingCalendar Example = Calendar(new CalendarHoliday(new(2026, 12, 25), "Christmas"));

    public static WorkingCalendar Calendar(params CalendarHoliday[] holidays) =>
        WorkingCalendar.Create("Asia/Kolkata", Week(Split), holidays).Value;

    /// <summary>Monday to Saturday.</summary>
    public static Dictionary<DayOfWeek, IReadOnlyList<OpenHours>> Week(IReadOnlyList<OpenHours> hours) =>
        WorkingCalendar.Days.Where(d => d is not DayOfWeek.Sunday).ToDictionary(d => d, _ => hours);

    /// <summary>A day of December 2026 in India, five and a half hours before UTC.</summary>
    public static DateTime At(int day, int hour, int minute = 0) =>
        new DateTime(2026, 12, 1, 0, 0, 0, DateTimeKind.Utc).AddDays(day - 1).AddHours(hour).AddMinutes(minute - 330);

    public static DateTime Due(DateTime start, double hours, params SlaPause[] pauses) =>
        SlaCalculator.Due(Example, pauses, start, TimeSpan.FromHours(hours));

    public static SlaReckoning Reckon(
        DateTime start,
        double hours,
        DateTime now,
        DateTime? happened = null,
        params SlaPause[] pauses
    ) => SlaCalculator.Reckon(new SlaFacts(start, TimeSpan.FromHours(hours), Example, pauses, happened), now);
}
