using Battwheels.Core.Common;
using Battwheels.Core.Platform.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Sla;

/// <summary>Changes of hours and holidays inside the caller's transaction.</summary>
internal static class SlaCalendars
{
    public const int MostHolidays = 400;

    /// <summary>From now on this is what new promises are reckoned by; the watch moves those that are undecided.</summary>
    public static void NewEdition(IUnitOfWork unit, SlaCalendar calendar, IEnumerable<SlaHoliday> holidays) =>
        calendar.EditionId = unit.Add(
            new SlaEdition
            {
                CalendarId = calendar.Id,
                ZoneId = calendar.ZoneId,
                Week = calendar.Week,
                Holidays = HolidayText.Write(holidays),
                AtUtc = unit.Now,
            }
        ).Id;

    public static async Task<List<SlaHoliday>> HolidaysAsync(IReadUnit unit, long calendarId, CancellationToken ct) =>
        await unit.Set<SlaHoliday>()
            .Where(h => h.CalendarId == calendarId)
            .OrderBy(h => h.Date)
            .Take(MostHolidays)
            .ToListAsync(ct);

    /// <summary>When a branch works; one without hours of its own follows the default branch. Null where neither has any.</summary>
    public static async Task<WorkingCalendar?> OfBranchAsync(IReadUnit unit, long branchId, CancellationToken ct)
    {
        var edition = await (
            from calendar in unit.Set<SlaCalendar>()
            join branch in unit.Set<Branch>() on calendar.BranchId equals branch.Id
            where branch.Id == branchId || branch.IsDefault
            join written in unit.Set<SlaEdition>() on calendar.EditionId equals written.Id
            orderby branch.Id == branchId descending
            select written
        ).FirstOrDefaultAsync(ct);
        return edition?.Read();
    }

    /// <summary>Writes what is pending, makes the edition and lets the watch reckon what it moves.</summary>
    public static async Task ChangedAsync(IUnitOfWork unit, SlaCalendar calendar, CancellationToken ct)
    {
        await unit.FlushAsync(ct);
        NewEdition(unit, calendar, await HolidaysAsync(unit, calendar.Id, ct));
        await ReckonAnewAsync(unit, ct);
    }

    /// <summary>All that is undecided is looked at by the watch, within the minute.</summary>
    public static async Task ReckonAnewAsync(IUnitOfWork unit, CancellationToken ct)
    {
        var now = unit.Now;
        await unit.FlushAsync(ct);
        await unit.UpdateWhereAsync<SlaClock>(
            c => c.State != SlaClockState.Ended && c.Verdict == SlaVerdict.Running,
            set => set.SetProperty(c => c.IsStale, true).SetProperty(c => c.NextCheckUtc, now),
            ct
        );
        unit.WorkDue(SlaWatch.QueueName, now);
    }
}
