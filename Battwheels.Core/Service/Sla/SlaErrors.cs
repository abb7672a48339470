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
            $"Holiday on {date}: a part of a day begins before it ends, such as 13:00-18:00.",
            "Holidays"
        );

    public static Error HoursUnread(string text, string field) =>
        new(
            "HOURS_INVALID",
            $"\u201c{text}\u201d are no hours. Write them like 09:00-13:00, 14:00-18:00; the last possible end is 24:00.",
            field
        );

    public static readonly Error TargetMissing = new(
        "TARGET_MISSING",
        "Enter the hours of first response and resolution for every priority, above zero.",
        "Targets"
    );

    public static Error TargetOrder(string priority) =>
        new(
            "TARGET_ORDER",
            $"{priority}: the first response is promised later than the resolution. Make it shorter, or the resolution longer.",
            "Targets"
        );

    public static readonly Error ReassignInvalid = new(
        "REASSIGN_INVALID",
        "Say after how many minutes a late job goes to somebody else, from 1 to 1,440; or leave it empty.",
        "ReassignAfterMinutes"
    );

    public static readonly Error ConditionMissing = new(
        "CONDITION_MISSING",
        "Say for which visits this policy holds: a customer, a branch or a category. Without one it would fit no visit.",
        "ContactId"
    );

    public static readonly Error DefaultStays = new(
        "DEFAULT_STAYS",
        "The default policy stays: it holds for visits nothing else fits. Change its hours instead."
    );

    public static readonly Error NothingOpen = new(
        "NOTHING_OPEN",
        "Every promise of this visit is met or missed already, and that stays as it is."
    );

    public static readonly Error HolidayTwice = new("ALREADY_THERE", "This day is in the calendar already.", "Date");
}
