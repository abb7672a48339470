using Battwheels.Core.Common;

namespace Battwheels.Core.Service.Sla;

public static class SlaErrors
{
    public static readonly Error ZoneUnknown = new(
        "ZONE_UNKNOWN",
        "This time zone is not known. Choose one from the list, such as Asia/Kolkata.",
        "ZoneId"
    );

    public static readonly Error WeekEmpty = new(
        "WEEK_EMPTY",
        "The week has no open hours, so no promise could ever fall due. Enter the hours of at least one day.",
        "Monday"
    );

    public static Error HoursInvalid(DayOfWeek day) =>
        new(
            "HOURS_INVALID",
            "Hours begin before they end, on the same day, such as 09:00-13:00. The last possible end is 24:00.",
            day.ToString()
        );

    public static Error HoursOverlap(DayOfWeek day) =>
        new("HOURS_OVERLAP", "Two of these hours overlap. Let one end before the next begins.", day.ToString());

    public static Error HolidayInvalid(DateOnly date) =>
        new(
            "HOLIDAY_INVALID",
            $"Holiday on {IndianText.Date(date)}: a part of a day begins before it ends, such as 13:00-18:00.",
            "Holidays"
        );
}
