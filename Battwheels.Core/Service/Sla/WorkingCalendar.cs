using Battwheels.Core.Common;

namespace Battwheels.Core.Service.Sla;

/// <summary>Open from the first minute up to, but not at, the last: minutes of a day, 0 to 1440 (24:00).</summary>
public readonly record struct OpenHours(int From, int To)
{
    public const int DayEnd = 24 * 60;

    public bool Covers(int from, int to) => From <= from && to <= To;
}

/// <summary>A day, or part of one, on which nobody works.</summary>
/// <param name="Closed">Null: the whole day.</param>
public sealed record CalendarHoliday(DateOnly Date, string Name, OpenHours? Closed = null);

/// <summary>A stretch of time in which a place is open, or closed for one reason.</summary>
/// <param name="Holiday">Its name where it is closed for one.</param>
public readonly record struct CalendarStretch(DateTime FromUtc, DateTime ToUtc, bool IsOpen, string? Holiday);

/// <summary>When a place works: open hours a weekday in its own time zone, and dated holidays.</summary>
public sealed class WorkingCalendar
{
    public static readonly IReadOnlyList<DayOfWeek> Days =
    [
        DayOfWeek.Monday,
        DayOfWeek.Tuesday,
        DayOfWeek.Wednesday,
        DayOfWeek.Thursday,
        DayOfWeek.Friday,
        DayOfWeek.Saturday,
        DayOfWeek.Sunday,
    ];

    private static readonly OpenHours AllDay = new(0, OpenHours.DayEnd);

    private readonly TimeZoneInfo _zone;
    private readonly OpenHours[][] _week;
    private readonly ILookup<DateOnly, CalendarHoliday> _holidays;

    private WorkingCalendar(TimeZoneInfo zone, OpenHours[][] week, IEnumerable<CalendarHoliday> holidays) =>
        (_zone, _week, _holidays) = (zone, week, holidays.ToLookup(h => h.Date));

    /// <param name="zoneId">IANA: <c>Asia/Kolkata</c>.</param>
    /// <param name="week">A day that is left out is closed.</param>
    /// <returns>ZONE_UNKNOWN, HOURS_INVALID, HOURS_OVERLAP, WEEK_EMPTY, or HOLIDAY_INVALID.</returns>
    public static Result<WorkingCalendar> Create(
        string zoneId,
        IReadOnlyDictionary<DayOfWeek, IReadOnlyList<OpenHours>> week,
        IReadOnlyList<CalendarHoliday> holidays
    )
    {
        ArgumentNullException.ThrowIfNull(week);
        ArgumentNullException.ThrowIfNull(holidays);
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(zoneId, out var zone))
            return SlaErrors.ZoneUnknown;
        foreach (var day in Days)
            if (Refusal(day, week.GetValueOrDefault(day) ?? []) is { } refusal)
                return refusal;
        if (week.Values.All(h => h.Count == 0))
            return SlaErrors.WeekEmpty;
        foreach (var holiday in holidays)
            if (holiday.Closed is { } closed && !IsWithinDay(closed))
                return SlaErrors.HolidayInvalid(holiday.Date);
        var hours = new OpenHours[7][];
        foreach (var day in Days)
            hours[(int)day] = [.. (week.GetValueOrDefault(day) ?? []).OrderBy(h => h.From)];
        return new WorkingCalendar(zone, hours, holidays);
    }

    /// <summary>Open every minute of the year.</summary>
    public static WorkingCalendar Always(string zoneId) =>
        new(TimeZoneInfo.FindSystemTimeZoneById(zoneId), [.. Enumerable.Repeat<OpenHours[]>([AllDay], 7)], []);

    /// <summary>The day a place's clock shows at an instant.</summary>
    public DateOnly DayOf(DateTime utc) => DateOnly.FromDateTime(Local(utc));

    /// <summary>What a place's clock shows at an instant.</summary>
    public DateTime Local(DateTime utc) => TimeZoneInfo.ConvertTimeFromUtc(utc, _zone);

    /// <summary>The instant of a clock time of this place; one that summer time leaves out is the moment of the change.</summary>
    public DateTime Utc(DateOnly day, TimeOnly time) => ToUtc(day, time.Hour * 60 + time.Minute);

    /// <summary>Open and closed stretches of one day, from midnight to midnight.</summary>
    public IReadOnlyList<CalendarStretch> Of(DateOnly day)
    {
        var end = ToUtc(day, OpenHours.DayEnd);
        return [.. From(ToUtc(day, 0)).TakeWhile(s => s.FromUtc < end)];
    }

    public bool IsOpenAt(DateTime utc) => From(utc).First().IsOpen;

    /// <summary>The instant itself where it is open then; else the next opening.</summary>
    public DateTime NextOpen(DateTime utc) => From(utc).First(s => s.IsOpen).FromUtc;

    /// <summary>Open and closed stretches without a gap, from an instant on; endless.</summary>
    public IEnumerable<CalendarStretch> From(DateTime utc)
    {
        var at = utc;
        for (var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(utc, _zone)); ; day = day.AddDays(1))
            foreach (var (hours, isOpen, holiday) in Pieces(day))
            {
                var end = ToUtc(day, hours.To);
                if (end <= at)
                    continue;
                yield return new CalendarStretch(at, end, isOpen, holiday);
                at = end;
            }
    }

    /// <summary>A day from 0:00 to 24:00.</summary>
    private IEnumerable<(OpenHours Hours, bool IsOpen, string? Holiday)> Pieces(DateOnly day)
    {
        var week = _week[(int)day.DayOfWeek];
        var holidays = _holidays[day].ToArray();
        int[] cuts =
        [
            .. week.Concat(holidays.Select(h => h.Closed ?? AllDay))
                .SelectMany(h => new[] { h.From, h.To })
                .Append(0)
                .Append(OpenHours.DayEnd)
                .Distinct()
                .Order(),
        ];
        for (var i = 1; i < cuts.Length; i++)
        {
            var (from, to) = (cuts[i - 1], cuts[i]);
            var holiday = Array.Find(holidays, h => (h.Closed ?? AllDay).Covers(from, to));
            var isOpen = holiday is null && Array.Exists(week, h => h.Covers(from, to));
            yield return (new OpenHours(from, to), isOpen, holiday?.Name);
        }
    }

    /// <summary>A clock time that a change to summer time leaves out is the moment of that change; one that comes twice, the first.</summary>
    private DateTime ToUtc(DateOnly day, int minute)
    {
        var local = day.ToDateTime(TimeOnly.MinValue).AddMinutes(minute);
        while (_zone.IsInvalidTime(local))
            local = local.AddMinutes(1);
        var offset = _zone.IsAmbiguousTime(local)
            ? _zone.GetAmbiguousTimeOffsets(local).Max()
            : _zone.GetUtcOffset(local);
        return DateTime.SpecifyKind(local - offset, DateTimeKind.Utc);
    }

    private static Error? Refusal(DayOfWeek day, IReadOnlyList<OpenHours> hours)
    {
        if (hours.Any(h => !IsWithinDay(h)))
            return SlaErrors.HoursInvalid(day);
        var sorted = hours.OrderBy(h => h.From).ToArray();
        return sorted.Zip(sorted.Skip(1)).Any(p => p.Second.From < p.First.To) ? SlaErrors.HoursOverlap(day) : null;
    }

    private static bool IsWithinDay(OpenHours h) => h.From >= 0 && h.From < h.To && h.To <= OpenHours.DayEnd;
}
