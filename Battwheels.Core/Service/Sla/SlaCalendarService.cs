using Battwheels.Core.Common;
using Battwheels.Core.Platform.Audit;
using Battwheels.Core.Platform.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Sla;

/// <summary>When each branch works, and on which days nobody does.</summary>
public sealed class SlaCalendarService(IUnitOfWorkFactory units)
{
    private const int LongestName = 120;

    /// <summary>The default branch first.</summary>
    [Bounded(SlaRules.MostPolicies)]
    public Task<IReadOnlyList<BranchHours>> HoursAsync(CancellationToken ct) =>
        units.ReadAsync<IReadOnlyList<BranchHours>>(
            SlaPermissions.Read,
            async unit =>
            {
                var branches = await (
                    from b in unit.Set<Branch>()
                    join c in unit.Set<SlaCalendar>() on b.Id equals c.BranchId into own
                    from calendar in own.DefaultIfEmpty()
                    orderby b.IsDefault descending, b.Name
                    select new { Branch = b, Calendar = calendar }
                )
                    .Take(SlaRules.MostPolicies)
                    .ToListAsync(ct);
                var general = branches.Find(b => b.Branch.IsDefault)?.Calendar;
                return [.. branches.Select(b => Of(b.Branch, b.Calendar, general, unit.Organization.TimeZoneId))];
            },
            ct
        );

    /// <summary>The next first; those of the last year after them.</summary>
    [Bounded(SlaCalendars.MostHolidays)]
    public Task<IReadOnlyList<HolidayRow>> HolidaysAsync(CancellationToken ct) =>
        units.ReadAsync<IReadOnlyList<HolidayRow>>(
            SlaPermissions.Read,
            async unit =>
            {
                var since = unit.Today.AddYears(-1);
                var found = await (
                    from h in unit.Set<SlaHoliday>()
                    where h.Date >= since
                    join c in unit.Set<SlaCalendar>() on h.CalendarId equals c.Id
                    join b in unit.Set<Branch>() on c.BranchId equals b.Id
                    orderby h.Date, b.Name
                    select new { Holiday = h, b.Name }
                )
                    .Take(SlaCalendars.MostHolidays)
                    .ToListAsync(ct);
                return
                [
                    .. found
                        .OrderBy(h => h.Holiday.Date < unit.Today)
                        .Select(h => new HolidayRow(
                            h.Holiday.Id,
                            h.Holiday.Date,
                            h.Holiday.Name,
                            h.Holiday.IsWholeDay
                                ? null
                                : HoursText.Write([new(h.Holiday.FromMinute, h.Holiday.ToMinute)]),
                            h.Name
                        )),
                ];
            },
            ct
        );

    /// <summary>Who saved it last; null when nobody did yet.</summary>
    public Task<LastChange?> LastChangeAsync(long branchId, CancellationToken ct) =>
        units.ReadAsync(
            SlaPermissions.Read,
            async unit =>
            {
                var id = await unit.Set<SlaCalendar>()
                    .Where(c => c.BranchId == branchId)
                    .Select(c => c.Id)
                    .SingleOrDefaultAsync(ct);
                return await LastChanges.OfAsync<SlaCalendar>(unit, id, ct);
            },
            ct
        );

    /// <returns>
    /// Done; or NOT_FOUND, CONCURRENCY_CONFLICT, ZONE_UNKNOWN, WEEK_EMPTY, HOURS_INVALID or HOURS_OVERLAP with the weekday
    /// as their field.
    /// </returns>
    public Task<Result<Done>> SaveHoursAsync(SaveHours input, CommandId command, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        return units.RunAsync<Done>(
            SlaPermissions.Update,
            command,
            input,
            async unit =>
            {
                if (!await unit.Set<Branch>().AnyAsync(b => b.Id == input.BranchId, ct))
                    return CommonErrors.NotFound;
                var week = WeekOf(input);
                if (week.Error is { } refused)
                    return refused;
                var calendar = await unit.Set<SlaCalendar>()
                    .SingleOrDefaultAsync(c => c.BranchId == input.BranchId, ct);
                if (calendar is not null && CommonErrors.Stale(calendar, input.Version) is { } stale)
                    return stale;
                calendar ??= unit.Add(
                    new SlaCalendar
                    {
                        BranchId = input.BranchId,
                        ZoneId = input.ZoneId,
                        Week = week.Value,
                    }
                );
                (calendar.ZoneId, calendar.Week) = (input.ZoneId, week.Value);
                await SlaCalendars.ChangedAsync(unit, calendar, ct);
                return Done.Instance;
            },
            ct
        );
    }

    /// <returns>How many branches are closed then; or REQUIRED, HOURS_INVALID, ALREADY_THERE.</returns>
    public Task<Result<int>> AddHolidayAsync(AddHoliday input, CommandId command, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        return units.RunAsync<int>(
            SlaPermissions.Update,
            command,
            input,
            async unit =>
            {
                var calendars = await unit.Set<SlaCalendar>()
                    .Where(c => input.BranchId == null || c.BranchId == input.BranchId)
                    .OrderBy(c => c.Id)
                    .Take(SlaRules.MostPolicies)
                    .ToListAsync(ct);
                var added = 0;
                foreach (var calendar in calendars)
                {
                    var holiday = await AddAsync(unit, calendar, input, ct);
                    if (holiday.Error is { Code: not "ALREADY_THERE" } refused)
                        return refused;
                    if (holiday.Error is not null)
                        continue;
                    added++;
                    await SlaCalendars.ChangedAsync(unit, calendar, ct);
                }

                return added > 0 ? added : SlaErrors.HolidayTwice;
            },
            ct
        );
    }

    /// <summary>Removes a day nobody works; what was decided by it stays decided.</summary>
    public Task<Result<Done>> RemoveHolidayAsync(long holidayId, CommandId command, CancellationToken ct) =>
        units.RunAsync<Done>(
            SlaPermissions.Update,
            command,
            new { holidayId },
            async unit =>
            {
                if (await unit.Set<SlaHoliday>().SingleOrDefaultAsync(h => h.Id == holidayId, ct) is not { } holiday)
                    return CommonErrors.NotFound;
                var calendar = await unit.Set<SlaCalendar>().SingleAsync(c => c.Id == holiday.CalendarId, ct);
                unit.Remove(holiday);
                await SlaCalendars.ChangedAsync(unit, calendar, ct);
                return Done.Instance;
            },
            ct
        );

    /// <returns>The holiday, not saved yet; or REQUIRED, TOO_LONG, HOURS_INVALID, ALREADY_THERE.</returns>
    internal static async Task<Result<SlaHoliday>> AddAsync(
        IUnitOfWork unit,
        SlaCalendar calendar,
        AddHoliday input,
        CancellationToken ct
    )
    {
        if (input.Date is not { } date)
            return CommonErrors.Required(nameof(input.Date), "The date");
        if (string.IsNullOrWhiteSpace(input.Name))
            return CommonErrors.Required(nameof(input.Name), "The name");
        if (input.Name.Length > LongestName)
            return CommonErrors.TooLong(nameof(input.Name), input.Name.Length, LongestName);
        var hours = HoursText.Read(input.Hours, nameof(input.Hours));
        if (hours.Error is { } unread)
            return unread;
        if (hours.Value.Count > 1)
            return SlaErrors.HoursUnread(input.Hours!, nameof(input.Hours));
        var closed = hours.Value is [var part] ? part : new OpenHours(0, OpenHours.DayEnd);
        if (
            await unit.Set<SlaHoliday>()
                .AnyAsync(h => h.CalendarId == calendar.Id && h.Date == date && h.FromMinute == closed.From, ct)
        )
            return SlaErrors.HolidayTwice;
        return unit.Add(
            new SlaHoliday
            {
                CalendarId = calendar.Id,
                Date = date,
                Name = input.Name.Trim(),
                FromMinute = closed.From,
                ToMinute = closed.To,
            }
        );
    }

    private static Result<string> WeekOf(SaveHours input)
    {
        Dictionary<DayOfWeek, IReadOnlyList<OpenHours>> week = [];
        foreach (var day in WorkingCalendar.Days)
        {
            var hours = HoursText.Read(input.Of(day), day.ToString());
            if (hours.Error is { } error)
                return error;
            week[day] = hours.Value;
        }

        return WorkingCalendar.Create(input.ZoneId, week, []).Error is { } refusal ? refusal : WeekText.Write(week);
    }

    private static BranchHours Of(Branch branch, SlaCalendar? own, SlaCalendar? general, string zone)
    {
        var shown = own ?? general;
        var week = shown is null ? null : WeekText.Read(shown.Week).Value;
        return new BranchHours(
            branch.Id,
            branch.Name,
            own is not null,
            own?.Version ?? 0,
            shown?.ZoneId ?? zone,
            WorkingCalendar.Days.ToDictionary(d => d, d => HoursText.Write(week?.GetValueOrDefault(d) ?? []))
        );
    }
}
