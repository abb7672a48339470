namespace Battwheels.Data.Platform.Demo;

/// <summary>The time the demo's people live in: set forward by the story, never back, never past today.</summary>
internal sealed class DemoClock(DateTimeOffset start, DateTimeOffset end) : TimeProvider
{
    private static readonly TimeSpan Opens = TimeSpan.FromHours(9.5);
    private static readonly TimeSpan Closes = TimeSpan.FromHours(19);
    private static readonly TimeSpan India = TimeSpan.FromHours(5.5);

    private DateTimeOffset _now = start;

    /// <summary>The last moment anything happens.</summary>
    public DateTimeOffset End { get; } = end;

    public override DateTimeOffset GetUtcNow() => _now;

    public void MoveTo(DateTimeOffset moment)
    {
        if (moment > _now)
            _now = moment;
    }

    /// <summary>Two acts never bear the same millisecond, so that ids tell their order.</summary>
    public void Tick() => _now = _now.AddMilliseconds(1);

    /// <summary>So many hours later, in the opening hours of a working day, at the latest at the end.</summary>
    public DateTimeOffset After(DateTimeOffset from, double hours)
    {
        var local = from.ToOffset(India).AddHours(hours);
        if (local.TimeOfDay >= Closes)
            local = At(local.Date.AddDays(1), local.Minute);
        else if (local.TimeOfDay < Opens)
            local = At(local.Date, local.Minute);
        if (local.DayOfWeek is DayOfWeek.Sunday)
            local = local.AddDays(1);
        var moment = local;
        return (moment < End ? moment : End).ToUniversalTime();
    }

    private static DateTimeOffset At(DateTime day, int minute) =>
        new(day + Opens + TimeSpan.FromMinutes(minute), India);
}
