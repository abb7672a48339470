using System.Globalization;
using System.Text.RegularExpressions;
using Battwheels.Core.Common;

namespace Battwheels.Core.Service.Sla;

/// <summary>Hours of a day as people write them: <c>09:00-13:00, 14:00-18:00</c>; empty is closed.</summary>
public static partial class HoursText
{
    /// <returns>The hours in the order written; or HOURS_INVALID naming the field.</returns>
    public static Result<IReadOnlyList<OpenHours>> Read(string? text, string field)
    {
        List<OpenHours> hours = [];
        foreach (
            var part in (text ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        )
        {
            if (Form().Match(part) is not { Success: true } m)
                return SlaErrors.HoursUnread(part, field);
            OpenHours one = new(Minute(m, 1), Minute(m, 3));
            if (one.To > OpenHours.DayEnd || one.From >= one.To || Int(m, 2) > 59 || Int(m, 4) > 59)
                return SlaErrors.HoursUnread(part, field);
            hours.Add(one);
        }

        return hours;
    }

    public static string Write(IEnumerable<OpenHours> hours) =>
        string.Join(", ", hours.Select(h => $"{Clock(h.From)}-{Clock(h.To)}"));

    public static string Clock(int minute) => $"{minute / 60:00}:{minute % 60:00}";

    private static int Minute(Match m, int group) => Int(m, group) * 60 + Int(m, group + 1);

    private static int Int(Match m, int group) =>
        m.Groups[group].Value is { Length: > 0 } digits ? int.Parse(digits, CultureInfo.InvariantCulture) : 0;

    /// <summary>9-18, 9:00-18:00, 09.00 – 18.00.</summary>
    [GeneratedRegex(@"^(\d{1,2})(?:[:.](\d{2}))?\s*(?:-|\u2013|to)\s*(\d{1,2})(?:[:.](\d{2}))?$")]
    private static partial Regex Form();
}

/// <summary>A week in one line of text: <c>Monday 09:00-13:00, 14:00-18:00; Tuesday …</c>.</summary>
public static class WeekText
{
    public static Result<IReadOnlyDictionary<DayOfWeek, IReadOnlyList<OpenHours>>> Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        Dictionary<DayOfWeek, IReadOnlyList<OpenHours>> week = [];
        foreach (var part in text.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var space = part.IndexOf(' ', StringComparison.Ordinal);
            var day = Enum.Parse<DayOfWeek>(part[..space]);
            var hours = HoursText.Read(part[(space + 1)..], day.ToString());
            if (hours.Error is { } error)
                return error;
            week[day] = hours.Value;
        }

        return week;
    }

    public static string Write(IReadOnlyDictionary<DayOfWeek, IReadOnlyList<OpenHours>> week) =>
        string.Join(
            "; ",
            WorkingCalendar
                .Days.Where(d => week.GetValueOrDefault(d) is { Count: > 0 })
                .Select(d => $"{d} {HoursText.Write(week[d])}")
        );
}

/// <summary>Holidays one a line: date, minutes, name.</summary>
public static class HolidayText
{
    public static IReadOnlyList<CalendarHoliday> Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return
        [
            .. text.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => line.Split('\t'))
                .Select(p => new CalendarHoliday(
                    DateOnly.ParseExact(p[0], "yyyy-MM-dd", CultureInfo.InvariantCulture),
                    p[3],
                    new OpenHours(
                        int.Parse(p[1], CultureInfo.InvariantCulture),
                        int.Parse(p[2], CultureInfo.InvariantCulture)
                    )
                )),
        ];
    }

    public static string Write(IEnumerable<SlaHoliday> holidays) =>
        string.Join(
            '\n',
            holidays
                .OrderBy(h => h.Date)
                .ThenBy(h => h.FromMinute)
                .Select(h =>
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{h.Date:yyyy-MM-dd}\t{h.FromMinute}\t{h.ToMinute}\t{h.Name.ReplaceLineEndings(" ").Replace('\t', ' ')}"
                    )
                )
        );
}
