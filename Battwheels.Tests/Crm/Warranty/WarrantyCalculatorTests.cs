using System.Globalization;
using Battwheels.Core.Crm.Warranty;
using CsCheck;

namespace Battwheels.Tests.Crm.Warranty;

/// <summary>The first limit that is passed ends a promise; what is not known needs a person. Days counted by hand.</summary>
[Trait("Category", "Unit")]
public class WarrantyCalculatorTests
{
    private static readonly DateOnly Start = new(2025, 1, 31);

    [Theory]
    [InlineData("2026-01-31", 1, "2026-02-27")] // February has no 31st: the 28th begins the next month
    [InlineData("2024-01-31", 1, "2024-02-28")] // 29 days
    [InlineData("2024-02-29", 12, "2025-02-27")]
    [InlineData("2024-02-29", 24, "2026-02-27")]
    [InlineData("2024-02-29", 48, "2028-02-28")] // the next leap year has the day again
    [InlineData("2025-03-31", 1, "2025-04-29")]
    [InlineData("2025-11-04", 24, "2027-11-03")]
    [InlineData("2025-01-01", 12, "2025-12-31")]
    public void LastDay_OfCalendarMonths_IsTheDayBefore(string start, int months, string last) =>
        Assert.Equal(Day(last), WarrantyCalculator.LastDay(Day(start), months));

    [Theory]
    [InlineData("2025-01-30", 0, WarrantyVerdict.Out)] // not begun
    [InlineData("2025-01-31", 0, WarrantyVerdict.In)]
    [InlineData("2027-01-30", 40_000, WarrantyVerdict.In)] // last day and last kilometre
    [InlineData("2027-01-31", 40_000, WarrantyVerdict.Out)]
    [InlineData("2027-01-30", 40_001, WarrantyVerdict.Out)]
    [InlineData("2026-06-01", null, WarrantyVerdict.Review)] // odometer unknown
    [InlineData("2027-01-31", null, WarrantyVerdict.Out)] // out in time, whatever the odometer says
    public void Judge_VehicleOf24MonthsAnd40000Km_EndsAtTheEarliest(string on, int? km, WarrantyVerdict verdict)
    {
        var answer = WarrantyCalculator.Judge(new(WarrantySubject.Vehicle, Start, 24, 40_000), new(Day(on), km));

        Assert.Equal(verdict, answer.Verdict);
        Assert.Equal((new DateOnly(2027, 1, 30), 40_000), (answer.LastDay!.Value, answer.LastKm!.Value));
        Assert.Equal([WarrantyLimb.Time, WarrantyLimb.Distance], answer.Reasons.Select(r => r.Limb));
    }

    [Theory]
    [InlineData(11_999, WarrantyVerdict.In)]
    [InlineData(12_000, WarrantyVerdict.In)]
    [InlineData(12_001, WarrantyVerdict.Out)]
    public void Judge_PartFittedAt2000Km_CountsFromThere(int km, WarrantyVerdict verdict) =>
        Assert.Equal(
            verdict,
            WarrantyCalculator
                .Judge(new(WarrantySubject.Part, Start, null, 10_000, StartKm: 2_000), new(Start.AddYears(9), km))
                .Verdict
        );

    [Theory]
    [InlineData(null, false, false, WarrantyVerdict.Review)]
    [InlineData("69.9", false, false, WarrantyVerdict.In)]
    [InlineData("70", false, false, WarrantyVerdict.In)]
    [InlineData("90", true, false, WarrantyVerdict.Review)]
    [InlineData("90", false, true, WarrantyVerdict.Review)]
    [InlineData("90", true, true, WarrantyVerdict.Review)]
    public void Judge_BatteryOf70Percent_LooksAtHealthAndCondition(
        string? soh,
        bool opened,
        bool water,
        WarrantyVerdict verdict
    )
    {
        var percent = soh is null ? (decimal?)null : decimal.Parse(soh, CultureInfo.InvariantCulture);
        var answer = WarrantyCalculator.Judge(
            new(WarrantySubject.Battery, Start, 36, null, SohFloorPercent: 70m),
            new(new DateOnly(2026, 11, 4), null, percent, opened, water)
        );

        Assert.Equal(verdict, answer.Verdict);
        Assert.Equal((opened ? 1 : 0) + (water ? 1 : 0), answer.Reasons.Count(r => r.Limb is WarrantyLimb.Condition));
    }

    [Fact]
    public void Judge_HealthAtAndBelowTheFloor_SaysWhatMayBeClaimed()
    {
        WarrantyPromise promise = new(WarrantySubject.Battery, Start, 36, null, SohFloorPercent: 70m);

        Assert.Contains("below the promised 70 %", Health(69.9m), StringComparison.Ordinal);
        Assert.Contains("lost capacity alone is no claim", Health(70m), StringComparison.Ordinal);

        string Health(decimal soh) =>
            WarrantyCalculator
                .Judge(promise, new(new DateOnly(2026, 11, 4), null, soh))
                .Reasons.Single(r => r.Limb is WarrantyLimb.Health)
                .Said.English;
    }

    [Fact]
    public void Judge_PackOpenedByOthers_IsNoMatterOfTheVehicle() =>
        Assert.Equal(
            WarrantyVerdict.In,
            WarrantyCalculator
                .Judge(new(WarrantySubject.Vehicle, Start, 24, null), new(Start, 0, null, true, true))
                .Verdict
        );

    [Theory]
    [InlineData(-1, WarrantyVerdict.Out)]
    [InlineData(0, WarrantyVerdict.Out)]
    [InlineData(1, WarrantyVerdict.In)]
    public void Judge_VoidedPromise_IsOutFromThatDayOn(int daysFromNow, WarrantyVerdict verdict)
    {
        DateOnly today = new(2026, 11, 4);
        Assert.Equal(
            verdict,
            WarrantyCalculator
                .Judge(
                    new(WarrantySubject.Motor, Start, 36, null, VoidedOn: today.AddDays(daysFromNow)),
                    new(today, null)
                )
                .Verdict
        );
    }

    /// <summary>More kilometres or a later day never bring a promise back, and every verdict has a reason of its kind.</summary>
    [Fact]
    public void Judge_LaterAndFarther_NeverGetsBetter() =>
        Gen.Select(Gen.Int[0, 4_000], Gen.Int[0, 120_000], Gen.Int[1, 60], Gen.Int[1, 100_000], Gen.Int[0, 400])
            .Sample(
                (day, km, months, limit, more) =>
                {
                    WarrantyPromise promise = new(WarrantySubject.Vehicle, Start, months, limit);
                    var now = WarrantyCalculator.Judge(promise, new(Start.AddDays(day), km));
                    var later = WarrantyCalculator.Judge(promise, new(Start.AddDays(day + more), km + more));
                    Assert.True(later.Verdict >= now.Verdict);
                    Assert.Contains(now.Reasons, r => r.Verdict == now.Verdict);
                    Assert.Equal(
                        now.Verdict is WarrantyVerdict.In,
                        Start.AddDays(day) <= now.LastDay && km <= now.LastKm
                    );
                }
            );

    private static DateOnly Day(string text) => DateOnly.Parse(text, CultureInfo.InvariantCulture);
}
