using Battwheels.Core.Common;
using Battwheels.Core.Service.Sla;
using static Battwheels.Tests.Service.Sla.SlaKit;

namespace Battwheels.Tests.Service.Sla;

[Trait("Category", "Unit")]
public class WorkingCalendarTests
{
    [Fact]
    public void Create_HoursThatOverlap_IsRefusedWithTheirDay()
    {
        Assert.Equal(("HOURS_OVERLAP", "Monday"), Refusal(new(540, 780), new(779, 1080)));
        Assert.Null(Create(Week([new(540, 780), new(780, 1080)])).Error); // half-open: they only touch
    }

    [Theory]
    [InlineData(600, 600)]
    [InlineData(601, 600)]
    [InlineData(-1, 600)]
    [InlineData(600, 1441)]
    public void Create_HoursThatAreNone_IsRefused(int from, int to) =>
        Assert.Equal(("HOURS_INVALID", "Monday"), Refusal(new OpenHours(from, to)));

    [Fact]
    public void Create_WithoutAnyHours_IsRefused()
    {
        Assert.Equal("WEEK_EMPTY", Create(Week([])).Error?.Code);
        Assert.Equal("WEEK_EMPTY", Create([]).Error?.Code);
    }

    [Fact]
    public void Create_ZoneNobodyKnows_IsRefused() =>
        Assert.Equal("ZONE_UNKNOWN", WorkingCalendar.Create("Asia/Poona", Week(Split), []).Error?.Code);

    [Fact]
    public void Create_HolidayThatEndsBeforeItBegins_IsRefused() =>
        Assert.Equal(
            "HOLIDAY_INVALID",
            WorkingCalendar
                .Create("Asia/Kolkata", Week(Split), [new(new(2026, 12, 8), "Election", new(900, 840))])
                .Error?.Code
        );

    [Fact]
    public void Due_OpenUntilMidnight_GoesOnAtTheNextOpening()
    {
        var late = Create(Week([new(18 * 60, OpenHours.DayEnd)])).Value;
        Assert.Equal(At(8, 0), SlaCalculator.Due(late, [], At(7, 22), TimeSpan.FromHours(2))); // 24:00 is closing time
        Assert.Equal(At(8, 19), SlaCalculator.Due(late, [], At(7, 22), TimeSpan.FromHours(3)));
    }

    [Fact]
    public void Due_HolidayInTheAfternoon_LeavesTheMorning()
    {
        var half = Calendar(new CalendarHoliday(new(2026, 12, 8), "Election", new(13 * 60, OpenHours.DayEnd)));
        // Monday 16:00-18:00 and Tuesday morning make six hours, the seventh is Wednesday's first.
        Assert.Equal(At(9, 10), SlaCalculator.Due(half, [], At(7, 16), TimeSpan.FromHours(7)));
    }

    [Fact]
    public void NextOpen_AtTheFirstAndTheLastMinute_IsHalfOpen()
    {
        Assert.True(Example.IsOpenAt(At(7, 9)));
        Assert.False(Example.IsOpenAt(At(7, 18)));
        Assert.Equal(At(14, 9), Example.NextOpen(At(12, 18))); // Saturday evening to Monday
        Assert.Equal(At(7, 9), Example.NextOpen(At(7, 9)));
    }

    /// <summary>Central Europe: on 29-03-2026 the clock jumps from 2:00 to 3:00, on 25-10-2026 from 3:00 back to 2:00.</summary>
    [Theory]
    [InlineData(3, 28, 23)]
    [InlineData(10, 24, 25)]
    [InlineData(6, 14, 24)]
    public void From_SummerTime_DayHasTheHoursItHas(int month, int day, int hours)
    {
        var always = WorkingCalendar.Always("Europe/Berlin");
        var zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");
        var midnight = TimeZoneInfo.ConvertTimeToUtc(new DateTime(2026, month, day + 1), zone);
        Assert.Equal(hours, always.From(midnight).Select(s => (s.ToUtc - s.FromUtc).TotalHours).First());
    }

    [Fact]
    public void From_OpeningInTheHourThatIsLeftOut_OpensAtTheJump()
    {
        Dictionary<DayOfWeek, IReadOnlyList<OpenHours>> sunday = new() { [DayOfWeek.Sunday] = [new(150, 240)] };
        var night = WorkingCalendar.Create("Europe/Berlin", sunday, []).Value;
        DateTime jump = new(2026, 3, 29, 1, 0, 0, DateTimeKind.Utc);
        Assert.Equal(jump, night.NextOpen(jump.AddHours(-6)));
        Assert.Equal(TimeSpan.FromHours(1), SlaCalculator.Business(night, [], jump.AddHours(-6), jump.AddHours(6)));
    }

    private static (string?, string?) Refusal(params OpenHours[] hours) =>
        Create(Week(hours)).Error is { } e ? (e.Code, e.Field) : (null, null);

    private static Result<WorkingCalendar> Create(Dictionary<DayOfWeek, IReadOnlyList<OpenHours>> week) =>
        WorkingCalendar.Create("Asia/Kolkata", week, []);
}
