using Battwheels.Core.Common;
using Battwheels.Core.Service.Sla;
using Battwheels.Core.Service.Tickets;

namespace Battwheels.Core.Service.Appointments;

/// <summary>A day or a week of a branch, by technician.</summary>
internal static class CalendarReading
{
    /// <returns>Null where there is no such branch.</returns>
    public static async Task<AppointmentCalendar?> ReadAsync(IReadUnit unit, CalendarAsk ask, CancellationToken ct)
    {
        BranchClocks clocks = new(unit);
        if (await clocks.BranchAsync(ask.BranchId, ct) is not { } branch)
            return null;
        var calendar = await clocks.OfAsync(branch.Id, ct);
        var asked = ask.Day is { } day ? Days.Nearest(day) : calendar.DayOf(unit.Now);
        DateOnly[] days = ask.IsWeek ? [.. Enumerable.Range(0, 7).Select(i => Monday(asked).AddDays(i))] : [asked];
        var read = await PlanReading.ReadAsync(unit, clocks, branch.Id, days[0], days[^1].AddDays(1), null, ct);
        var people = await TechnicianList.ReadAsync(unit, ct);
        return new AppointmentCalendar(
            branch.Id,
            branch.Name,
            read.Today,
            [.. days.Select(d => DayOf(read, d, people))],
            Lines(read, days, people, branch.Name),
            await WaitingAsync(unit, clocks, branch.Id, read, ct)
        );
    }

    public static DateOnly Monday(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));

    /// <summary>Technicians, whoever else has something, and what nobody has yet on top.</summary>
    private static IReadOnlyList<CalendarLine> Lines(
        PlanReading read,
        DateOnly[] days,
        IReadOnlyList<Technician> people,
        string branchName
    )
    {
        // Of another branch only what its technicians are busy with is shown.
        var shown = read.Rows.Where(r => r.BranchName == branchName || r.TechnicianId is not null).ToArray();
        var busy = shown.Concat(read.ById.Values).Select(r => r.TechnicianId).ToHashSet();
        List<(long? Id, string? Name)> who = [];
        if (busy.Contains(null))
            who.Add((null, null));
        who.AddRange(
            people
                .Where(p => p.IsTechnician || busy.Contains(p.MembershipId))
                .Select(p => ((long?)p.MembershipId, (string?)p.Name))
        );
        who.AddRange(
            shown
                .Where(r => !who.Exists(w => w.Id == r.TechnicianId))
                .Select(r => (r.TechnicianId, r.Technician))
                .Distinct()
        );
        return [.. who.Select(w => new CalendarLine(w.Id, w.Name, [.. days.Select(d => Cell(read, shown, w.Id, d))]))];
    }

    private static CalendarCell Cell(PlanReading read, AppointmentRow[] shown, long? technician, DateOnly day) =>
        new(
            day,
            read.Plan.Load(technician, day),
            [
                .. read
                    .Plan.Carried(technician, day)
                    .Select(c => new CarriedAppointment(read.ById[c.Work.Id], c.Work.Left)),
            ],
            [.. shown.Where(r => r.TechnicianId == technician && r.Day == day)]
        );

    private static CalendarDay DayOf(PlanReading read, DateOnly day, IReadOnlyList<Technician> people)
    {
        long?[] all = [null, .. people.Select(p => (long?)p.MembershipId)];
        var loads = all.Select(p => read.Plan.Load(p, day)).ToArray();
        PlanLoad load = new(
            read.Plan.Shift(day) * people.Count(p => p.IsTechnician),
            loads.Sum(l => l.Planned),
            loads.Sum(l => l.Carried)
        );
        var closed = read.Calendar.Of(day).FirstOrDefault(s => s.Holiday is not null);
        return new CalendarDay(
            day,
            [.. read.Plan.Open(day).Select(o => (Clock(read.Calendar, o.FromUtc), Clock(read.Calendar, o.ToUtc)))],
            closed.Holiday,
            load
        );
    }

    /// <summary>Of earlier days, and nobody said whether the customer came.</summary>
    private static Task<IReadOnlyList<AppointmentRow>> WaitingAsync(
        IReadUnit unit,
        BranchClocks clocks,
        long branchId,
        PlanReading read,
        CancellationToken ct
    )
    {
        var todayUtc = read.Calendar.Utc(read.Today, TimeOnly.MinValue);
        var waiting = unit.Set<Appointment>()
            .Where(a => a.BranchId == branchId && a.State == AppointmentState.Booked && a.StartsAtUtc < todayUtc);
        return AppointmentReading.RowsAsync(unit, clocks, waiting, AppointmentReading.MostOfOne, ct);
    }

    private static TimeOnly Clock(WorkingCalendar calendar, DateTime utc) => TimeOnly.FromDateTime(calendar.Local(utc));
}
