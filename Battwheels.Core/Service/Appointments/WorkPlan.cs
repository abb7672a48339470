using Battwheels.Core.Service.Sla;

namespace Battwheels.Core.Service.Appointments;

/// <summary>Work somebody has planned.</summary>
/// <param name="TechnicianId">Null: nobody is chosen yet.</param>
/// <param name="Minutes">How long it was planned to take.</param>
/// <param name="Left">How much of it is still to be done should its day be over; 0: nothing, it is finished.</param>
public sealed record PlannedWork(long Id, long? TechnicianId, DateTime StartsAtUtc, int Minutes, int Left = 0);

/// <summary>Work of an earlier day that is not finished.</summary>
public sealed record CarriedWork(PlannedWork Work, DateOnly From);

/// <summary>How much of a day is planned, in minutes.</summary>
/// <param name="Shift">How long the place is open.</param>
/// <param name="Planned">Of this day.</param>
/// <param name="Carried">Of earlier days, unfinished.</param>
public readonly record struct PlanLoad(int Shift, int Planned, int Carried)
{
    public int Total => Planned + Carried;

    /// <summary>Below zero where more is planned than the day has.</summary>
    public int Free => Shift - Total;

    public bool IsOver => Total > Shift;
}

/// <summary>From an instant up to, but not at, another.</summary>
public readonly record struct PlanSpan(DateTime FromUtc, DateTime ToUtc)
{
    /// <summary>Two that only touch do not meet.</summary>
    public bool Meets(PlanSpan other) => FromUtc < other.ToUtc && other.FromUtc < ToUtc;
}

/// <summary>Who has how much to do on which day; reckoned, not stored.</summary>
/// <remarks>
/// A day's capacity is the time its branch is open. Work counts in full on the day it begins; unfinished work of earlier days
/// counts with what is left of it on the first open day from today on.
/// </remarks>
public sealed class WorkPlan
{
    private const int Step = 15;

    private readonly WorkingCalendar _calendar;
    private readonly DateOnly _today;
    private readonly ILookup<(long? Technician, DateOnly Day), PlannedWork> _days;
    private readonly ILookup<long?, CarriedWork> _carried;

    public WorkPlan(WorkingCalendar calendar, DateOnly today, IReadOnlyList<PlannedWork> work)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        ArgumentNullException.ThrowIfNull(work);
        (_calendar, _today) = (calendar, today);
        _days = work.ToLookup(w => (w.TechnicianId, calendar.DayOf(w.StartsAtUtc)));
        _carried = work.Where(w => w.Left > 0)
            .Select(w => new CarriedWork(w, calendar.DayOf(w.StartsAtUtc)))
            .Where(w => w.From < today)
            .OrderBy(w => w.Work.StartsAtUtc)
            .ToLookup(w => w.Work.TechnicianId);
        CarryDay = FirstOpenDay();
    }

    /// <summary>Where unfinished work goes on: today, or the next day the place is open.</summary>
    public DateOnly CarryDay { get; }

    /// <summary>Minutes a place is open on a day.</summary>
    public int Shift(DateOnly day) => Minutes(Open(day));

    /// <summary>Open stretches of a day, in order.</summary>
    public IReadOnlyList<PlanSpan> Open(DateOnly day) =>
        [.. _calendar.Of(day).Where(s => s.IsOpen).Select(s => new PlanSpan(s.FromUtc, s.ToUtc))];

    public PlanLoad Load(long? technicianId, DateOnly day) =>
        new(
            Shift(day),
            _days[(technicianId, day)].Sum(w => w.Minutes),
            Carried(technicianId, day).Sum(w => w.Work.Left)
        );

    public IEnumerable<CarriedWork> Carried(long? technicianId, DateOnly day) =>
        day == CarryDay ? _carried[technicianId] : [];

    /// <summary>From its start through open time until its minutes are used up; what is left at closing goes on at once.</summary>
    /// <remarks>Lunch is not worked through. Where the place does not open any more that day, the clock counts.</remarks>
    public PlanSpan SpanOf(DateTime startsAtUtc, int minutes)
    {
        var (at, left) = (startsAtUtc, TimeSpan.FromMinutes(minutes));
        foreach (var open in Open(_calendar.DayOf(startsAtUtc)))
        {
            if (open.ToUtc <= at)
                continue;
            var begins = at < open.FromUtc ? open.FromUtc : at;
            if (begins + left <= open.ToUtc)
                return new PlanSpan(startsAtUtc, begins + left);
            (at, left) = (open.ToUtc, left - (open.ToUtc - begins));
        }

        return new PlanSpan(startsAtUtc, at + left);
    }

    /// <summary>What somebody has at the same time.</summary>
    public IEnumerable<PlannedWork> Meeting(long technicianId, DateTime startsAtUtc, int minutes)
    {
        var span = SpanOf(startsAtUtc, minutes);
        return _days[(technicianId, _calendar.DayOf(startsAtUtc))]
            .Where(w => SpanOf(w.StartsAtUtc, w.Minutes).Meets(span))
            .OrderBy(w => w.StartsAtUtc);
    }

    /// <summary>
    /// When somebody could begin on a day: the first time in each open stretch, on the quarter hour, at which the work is over
    /// before closing, meets nothing, and fits into what is left of the day.
    /// </summary>
    public IEnumerable<DateTime> Begins(long technicianId, DateOnly day, int minutes, DateTime earliestUtc)
    {
        if (Load(technicianId, day).Free < minutes)
            yield break;
        PlanSpan[] busy = [.. _days[(technicianId, day)].Select(w => SpanOf(w.StartsAtUtc, w.Minutes))];
        var open = Open(day);
        foreach (var stretch in open)
            for (var at = OnTheQuarter(stretch, earliestUtc); at < stretch.ToUtc; at = at.AddMinutes(Step))
            {
                var span = SpanOf(at, minutes);
                if (span.ToUtc > open[^1].ToUtc)
                    yield break;
                if (Array.Exists(busy, b => b.Meets(span)))
                    continue;
                yield return at;
                break;
            }
    }

    /// <summary>A quarter of an hour on the place's clock, not before either.</summary>
    private DateTime OnTheQuarter(PlanSpan open, DateTime earliestUtc)
    {
        var at = earliestUtc > open.FromUtc ? earliestUtc : open.FromUtc;
        var into = _calendar.Local(at).TimeOfDay.Ticks % TimeSpan.FromMinutes(Step).Ticks;
        return into == 0 ? at : at.AddTicks(TimeSpan.FromMinutes(Step).Ticks - into);
    }

    /// <summary>A place that never opens has no such day.</summary>
    private DateOnly FirstOpenDay()
    {
        const int aMonth = 31;
        for (var i = 0; i < aMonth; i++)
            if (Shift(_today.AddDays(i)) > 0)
                return _today.AddDays(i);
        return _today;
    }

    private static int Minutes(IEnumerable<PlanSpan> spans) => (int)spans.Sum(s => (s.ToUtc - s.FromUtc).TotalMinutes);
}
