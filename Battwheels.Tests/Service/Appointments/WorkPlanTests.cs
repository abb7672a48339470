using Battwheels.Core.Service.Appointments;
using Battwheels.Core.Service.Sla;
using CsCheck;
using static Battwheels.Tests.Service.Sla.SlaKit;

namespace Battwheels.Tests.Service.Appointments;

/// <summary>
/// The week of the examples: Mon-Sat 09:00-13:00 and 14:00-18:00 in India, 480 minutes a day; Friday 25-12-2026 is a holiday.
/// Monday is the 7th.
/// </summary>
[Trait("Category", "Unit")]
public sealed class WorkPlanTests
{
    private const long Ravi = 1;
    private const long Meena = 2;
    private static readonly DateOnly Monday = new(2026, 12, 7);

    [Fact]
    public void Load_WorkOfOneDay_CountsForItsTechnicianAlone()
    {
        var plan = Plan(
            Monday,
            Work(At(7, 10), 60),
            Work(At(7, 15), 90),
            Work(At(8, 9), 30),
            Work(At(7, 9), 45, Meena)
        );

        Assert.Equal(new PlanLoad(480, 150, 0), plan.Load(Ravi, Monday));
        Assert.Equal(330, plan.Load(Ravi, Monday).Free);
        Assert.Equal(new PlanLoad(480, 45, 0), plan.Load(Meena, Monday));
        Assert.Equal(new PlanLoad(480, 0, 0), plan.Load(null, Monday));
    }

    [Theory]
    [InlineData(480, false, 0)] // exactly full
    [InlineData(510, true, -30)]
    public void Load_MoreThanTheShift_IsOver(int minutes, bool isOver, int free)
    {
        var load = Plan(Monday, Work(At(7, 9), minutes)).Load(Ravi, Monday);

        Assert.Equal((isOver, free), (load.IsOver, load.Free));
    }

    [Fact]
    public void Shift_SundayHolidayAndHalfDay_IsWhatIsOpen()
    {
        var half = new WorkPlan(
            Calendar(new CalendarHoliday(new(2026, 12, 8), "Election", new(13 * 60, OpenHours.DayEnd))),
            Monday,
            []
        );

        Assert.Equal(0, Plan(Monday).Shift(new(2026, 12, 13))); // Sunday
        Assert.Equal(0, Plan(Monday).Shift(new(2026, 12, 25))); // Christmas
        Assert.Equal(240, half.Shift(new(2026, 12, 8))); // the morning is left
    }

    [Theory]
    [InlineData(10, 0, 60, 11, 0)]
    [InlineData(12, 0, 60, 13, 0)] // over when lunch begins
    [InlineData(12, 30, 60, 14, 30)] // 30 minutes before lunch, 30 after
    [InlineData(13, 15, 60, 15, 0)] // in the lunch break: begins at two
    [InlineData(8, 0, 60, 10, 0)] // before opening
    [InlineData(17, 30, 60, 18, 30)] // what is left at closing goes on
    [InlineData(20, 0, 60, 21, 0)] // closed for the day: the clock counts
    [InlineData(9, 0, 480, 18, 0)]
    public void SpanOf_OpenTime_IsUsedUp(int hour, int minute, int minutes, int endHour, int endMinute) =>
        Assert.Equal(
            new PlanSpan(At(7, hour, minute), At(7, endHour, endMinute)),
            Plan(Monday).SpanOf(At(7, hour, minute), minutes)
        );

    [Fact]
    public void SpanOf_Holiday_GoesByTheClock() => Assert.Equal(At(25, 11), Plan(Monday).SpanOf(At(25, 10), 60).ToUtc);

    [Theory]
    [InlineData(11, 0, 60, false)] // they only touch
    [InlineData(10, 59, 15, true)]
    [InlineData(9, 0, 60, false)]
    [InlineData(9, 0, 61, true)]
    [InlineData(14, 15, 15, true)] // the one before lunch goes on until 14:30
    [InlineData(14, 30, 15, false)]
    public void Meeting_HalfOpen_IsOnlyWhatOverlaps(int hour, int minute, int minutes, bool meets)
    {
        var plan = Plan(Monday, Work(At(7, 10), 60), Work(At(7, 12, 30), 60));

        Assert.Equal(meets, plan.Meeting(Ravi, At(7, hour, minute), minutes).Any());
        Assert.Empty(plan.Meeting(Meena, At(7, hour, minute), minutes));
    }

    [Fact]
    public void Carried_UnfinishedWorkOfSaturday_CountsOnMondayWithWhatIsLeft()
    {
        PlannedWork[] work = [Work(At(5, 16), 240, left: 100), Work(At(5, 9), 60), Work(At(7, 9), 60, left: 60)];

        foreach (var today in new[] { new DateOnly(2026, 12, 6), Monday }) // looked at on Sunday, or on Monday itself
        {
            var plan = Plan(today, work);
            Assert.Equal(Monday, plan.CarryDay);
            Assert.Equal(new PlanLoad(480, 60, 100), plan.Load(Ravi, Monday));
            Assert.Equal(new DateOnly(2026, 12, 5), Assert.Single(plan.Carried(Ravi, Monday)).From);
            Assert.Empty(plan.Carried(Ravi, new(2026, 12, 8)));
        }

        Assert.Equal(0, Plan(new(2026, 12, 5), work).Load(Ravi, new(2026, 12, 5)).Carried); // its own day is not over
    }

    [Fact]
    public void Begins_FirstFreeQuarterOfMorningAndAfternoon()
    {
        var plan = Plan(Monday, Work(At(7, 9), 60));

        Assert.Equal([At(7, 10), At(7, 14)], plan.Begins(Ravi, Monday, 60, At(7, 9, 5)));
        Assert.Equal([At(7, 11, 15), At(7, 14)], plan.Begins(Ravi, Monday, 60, At(7, 11, 5))); // on the quarter hour
        Assert.Equal([At(7, 10), At(7, 14)], plan.Begins(Ravi, Monday, 240, At(7, 9)));
        Assert.Equal([At(7, 10)], plan.Begins(Ravi, Monday, 241, At(7, 9))); // from 14:00 it would pass closing
        Assert.Empty(plan.Begins(Ravi, Monday, 421, At(7, 9))); // 420 are free
        Assert.Empty(plan.Begins(Ravi, new(2026, 12, 13), 15, At(7, 9)));
        Assert.Empty(plan.Begins(Ravi, Monday, 60, At(7, 18)));
    }

    [Fact]
    public void Day_EveningInUtc_IsTheNextDayInIndia()
    {
        var work = Work(new DateTime(2026, 12, 6, 19, 0, 0, DateTimeKind.Utc), 30); // 00:30 on Monday

        Assert.Equal(30, Plan(Monday, work).Load(Ravi, Monday).Planned);
        Assert.Equal(0, Plan(Monday, work).Load(Ravi, new(2026, 12, 6)).Planned);
    }

    [Fact]
    public void Shift_SummerTimeBegins_HasAnHourLess() =>
        Assert.Equal(
            23 * 60,
            new WorkPlan(WorkingCalendar.Always("Europe/Berlin"), new(2026, 3, 1), []).Shift(new(2026, 3, 29))
        );

    [Fact]
    public void Begins_WhateverIsPlanned_FitsMeetsNothingAndEndsBeforeClosing()
    {
        var work = Gen.Select(Gen.Int[0, 9 * 60], Gen.Int[5, 300])
            .Select(w => Work(At(7, 8).AddMinutes(w.Item1), w.Item2))
            .Array[0, 6];
        Gen.Select(work, Gen.Int[5, 480], Gen.Int[0, 9 * 60])
            .Sample(
                (planned, minutes, earliest) =>
                {
                    var plan = Plan(Monday, planned);
                    var from = At(7, 9).AddMinutes(earliest);
                    foreach (var begin in plan.Begins(Ravi, Monday, minutes, from))
                    {
                        Assert.True(begin >= from && begin.Minute % 15 == 0);
                        Assert.Empty(plan.Meeting(Ravi, begin, minutes));
                        Assert.True(plan.SpanOf(begin, minutes).ToUtc <= At(7, 18));
                        Assert.True(plan.Load(Ravi, Monday).Total + minutes <= 480);
                    }
                },
                iter: 500
            );
    }

    private static WorkPlan Plan(DateOnly today, params PlannedWork[] work) => new(Example, today, work);

    private static PlannedWork Work(DateTime start, int minutes, long technician = Ravi, int left = 0) =>
        new(start.Ticks + technician, technician, start, minutes, left);
}
