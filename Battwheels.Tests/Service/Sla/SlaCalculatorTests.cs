using Battwheels.Core.Service.Sla;
using static Battwheels.Tests.Service.Sla.SlaKit;

namespace Battwheels.Tests.Service.Sla;

/// <summary>The table of the specification, row by row, and the edges of its definitions; all worked out by hand.</summary>
[Trait("Category", "Unit")]
public class SlaCalculatorTests
{
    [Fact]
    public void Due_ThursdayBeforeLunch_SkipsLunchAndTheNight()
    {
        Assert.Equal(At(3, 17, 20), Due(At(3, 12, 20), 4));
        Assert.Equal(At(4, 12, 20), Due(At(3, 12, 20), 8));
    }

    [Fact]
    public void Due_BeforeAHoliday_SkipsIt()
    {
        Assert.Equal(At(26, 11, 30), Due(At(24, 16, 30), 4));
        Assert.Equal(At(26, 16, 30), Due(At(24, 16, 30), 8));
    }

    [Fact]
    public void Due_RegisteredOnAClosedDay_EqualsClosingTime() => Assert.Equal(At(16, 18), Due(At(13, 11), 24));

    [Fact]
    public void Due_HoldOverSunday_MovesByItsOpenPartAlone()
    {
        SlaPause hold = new(At(5, 17, 40), At(7, 15, 30), "on hold");
        Assert.Equal(At(7, 17, 10), Due(At(5, 17, 10), 8));
        Assert.Equal(At(8, 15), Due(At(5, 17, 10), 8, hold));
        // Saturday 17:40-18:00, Monday 9-13 and 14:00-15:30: 20 + 240 + 90 minutes.
        Assert.Equal(350, Reckon(At(5, 17, 10), 8, At(8, 9), null, hold).Paused.TotalMinutes);
    }

    [Fact]
    public void Due_PriorityRaised_KeepsTheStart()
    {
        Assert.Equal(At(10, 10), Due(At(7, 10), 24));
        Assert.Equal(At(8, 10), Due(At(7, 10), 8));
    }

    [Fact]
    public void Due_LaterHoliday_MovesIt() =>
        Assert.Equal(
            At(11, 10),
            SlaCalculator.Due(
                Calendar(new CalendarHoliday(new(2026, 12, 8), "Local election")),
                [],
                At(7, 10),
                TimeSpan.FromHours(24)
            )
        );

    [Fact]
    public void Levels_EightHoursFromThreeOClock_AreTheFourInstants() =>
        Assert.Equal(
            [(50, At(10, 10)), (75, At(10, 12)), (100, At(10, 15)), (150, At(11, 10))],
            Reckon(At(9, 15), 8, At(9, 15)).Levels
        );

    [Theory]
    [InlineData(0, SlaVerdict.Met, 0)] // not later than due
    [InlineData(1, SlaVerdict.Breached, 1)]
    [InlineData(60, SlaVerdict.Breached, 60)]
    public void Verdict_AroundTheDueTime_IsMetUpToIt(int minutesAfter, SlaVerdict verdict, int late)
    {
        var r = Reckon(At(9, 15), 8, At(20, 0), At(10, 15, minutesAfter)); // due Thursday 15:00
        Assert.Equal((verdict, late), (r.Verdict, (int)r.LateBy.TotalMinutes));
    }

    [Fact]
    public void Verdict_AfterClosingTimeOfADueThatEqualsIt_IsBreachedByNoOpenMinute()
    {
        var r = Reckon(At(13, 11), 24, At(20, 0), At(16, 19)); // due Wednesday 18:00
        Assert.Equal((SlaVerdict.Breached, TimeSpan.Zero), (r.Verdict, r.LateBy));
        Assert.Equal(SlaVerdict.Met, Reckon(At(13, 11), 24, At(20, 0), At(16, 18)).Verdict);
    }

    [Fact]
    public void Verdict_NothingHappened_BreachesOnlyAfterDue()
    {
        Assert.Equal(SlaVerdict.Running, Reckon(At(9, 15), 8, At(10, 15)).Verdict);
        Assert.Equal(SlaVerdict.Breached, Reckon(At(9, 15), 8, At(10, 15, 1)).Verdict);
    }

    [Fact]
    public void Reckon_OnHold_StandsStillHoweverLong()
    {
        SlaPause hold = new(At(9, 16), null, "on hold");
        var r = Reckon(At(9, 15), 8, At(11, 12), null, hold);
        Assert.Equal((true, SlaVerdict.Running, 60d), (r.IsPaused, r.Verdict, r.Used.TotalMinutes));
        Assert.Equal(At(12, 11), r.DueUtc); // 7 h from Friday noon: 60 + 240 that day, 120 on Saturday
    }

    [Fact]
    public void Reckon_PauseAtNight_MovesNothing() =>
        Assert.Equal(Due(At(9, 15), 8), Due(At(9, 15), 8, new SlaPause(At(9, 18), At(10, 9), "on hold")));

    [Fact]
    public void Reckon_PausesThatOverlap_CountOnce() =>
        Assert.Equal(
            At(10, 17), // two hours, 15:00 to 17:00 on Wednesday
            Due(
                At(9, 15),
                8,
                new SlaPause(At(9, 15), At(9, 16, 30), "awaiting customer"),
                new SlaPause(At(9, 16), At(9, 17), "on hold")
            )
        );

    [Fact]
    public void Stretches_OverAHoliday_SayWhyEachWasNotCounted() =>
        Assert.Equal(
            [
                (At(24, 16, 30), SlaStretchKind.Counted, ""),
                (At(24, 18), SlaStretchKind.Closed, ""),
                (At(25, 0), SlaStretchKind.Holiday, "Christmas"),
                (At(26, 0), SlaStretchKind.Closed, ""),
                (At(26, 9), SlaStretchKind.Counted, ""),
            ],
            Reckon(At(24, 16, 30), 4, At(26, 10)).Stretches.Select(s => (s.FromUtc, s.Kind, s.Why))
        );

    [Fact]
    public void Due_AroundTheClock_IsTheClock() =>
        Assert.Equal(
            At(13, 15),
            SlaCalculator.Due(WorkingCalendar.Always("Asia/Kolkata"), [], At(13, 11), TimeSpan.FromHours(4))
        );
}
