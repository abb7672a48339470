using Battwheels.Core.Service.Fleet;
using Battwheels.Web.Service.Fleet;

namespace Battwheels.Tests.Service.Fleet;

public sealed class FleetRulesTests
{
    /// <summary>Exactly the limit is within it; a driver decides nothing, whatever stands beside their name.</summary>
    [Theory]
    [InlineData(FleetRole.Approver, 20_000, 20_000, FleetWord.Decides)]
    [InlineData(FleetRole.Approver, 20_000, 20_001, FleetWord.NeedsSecond)]
    [InlineData(FleetRole.Approver, 0, 0, FleetWord.Decides)]
    [InlineData(FleetRole.Manager, 0, 1, FleetWord.NeedsSecond)]
    [InlineData(FleetRole.Manager, -1, 9_99_99_999, FleetWord.Decides)]
    [InlineData(FleetRole.Driver, -1, 1, FleetWord.None)]
    public void Word_OfAPerson_ByHand(FleetRole role, int limit, int total, FleetWord word) =>
        Assert.Equal(word, FleetRules.WordOf(role, limit < 0 ? null : limit, total));

    [Theory]
    [InlineData(1, FleetRole.Manager, -1, false)] // the first approver, whose limit was raised meanwhile
    [InlineData(2, FleetRole.Manager, -1, true)]
    [InlineData(2, FleetRole.Approver, 22_420, true)]
    [InlineData(2, FleetRole.Approver, 22_419, false)]
    [InlineData(2, FleetRole.Driver, -1, false)]
    public void Second_ByAnotherWithEnough_Only(long person, FleetRole role, int limit, bool may) =>
        Assert.Equal(may, FleetRules.MayConfirm(person, 1, role, limit < 0 ? null : limit, 22_420m));

    /// <summary>Nobody hands on more than they have; no limit is more than any.</summary>
    [Theory]
    [InlineData(-1, FleetRole.Manager, -1, true)]
    [InlineData(20_000, FleetRole.Manager, -1, false)]
    [InlineData(20_000, FleetRole.Approver, 20_000, true)]
    [InlineData(20_000, FleetRole.Approver, 20_001, false)]
    [InlineData(20_000, FleetRole.Driver, -1, true)]
    public void Limit_GivenToOthers_NeverAboveTheOwn(int own, FleetRole role, int given, bool may) =>
        Assert.Equal(may, FleetRules.MayGive(own < 0 ? null : own, role, given < 0 ? null : given));

    [Theory]
    [InlineData("", true, -1)]
    [InlineData("5000", true, 5_000)]
    [InlineData("₹ 1,50,000", true, 1_50_000)]
    [InlineData("-5", false, -1)]
    [InlineData("many", false, -1)]
    public void Limit_AsTyped_IsReadOrRefused(string typed, bool isRead, int limit) =>
        Assert.Equal((isRead, limit < 0 ? null : (decimal?)limit), FleetWords.ReadLimit(typed));
}

public sealed class DowntimeCalculatorTests
{
    private static readonly DateOnly October = new(2026, 10, 1);

    /// <summary>
    /// Vehicle 7 from 30 October 18:00 to 2 November 06:00: 30 h of October (6 + 24) and 30 h of November (24 + 6). A second visit on
    /// 1 November from 12:00 to 2 November 12:00 adds 6 h. Vehicle 9 stood 90 minutes.
    /// </summary>
    [Fact]
    public void Hours_OverTheEndOfAMonth_ByHand()
    {
        var rows = DowntimeCalculator.Of(
            [
                new Standstill(9, new(2026, 11, 5, 10, 0, 0), new(2026, 11, 5, 11, 30, 0)),
                new Standstill(7, new(2026, 11, 1, 12, 0, 0), new(2026, 11, 2, 12, 0, 0)),
                new Standstill(7, new(2026, 10, 30, 18, 0, 0), new(2026, 11, 2, 6, 0, 0)),
            ],
            October,
            2
        );
        Assert.Equal(
            [
                new MonthDowntime(7, October, 1, 30m),
                new MonthDowntime(7, October.AddMonths(1), 2, 36m),
                new MonthDowntime(9, October.AddMonths(1), 1, 1.5m),
            ],
            rows
        );
    }

    [Fact]
    public void Hours_OutsideOrBackwards_AreNone() =>
        Assert.Empty(
            DowntimeCalculator.Of(
                [
                    new Standstill(7, new(2026, 9, 1), new(2026, 10, 1)),
                    new Standstill(7, new(2026, 12, 1), new(2026, 12, 5)),
                    new Standstill(7, new(2026, 10, 9), new(2026, 10, 8)),
                ],
                October,
                2
            )
        );

    /// <summary>However visits lie, no month has more hours than it is long, and months together no more than the whole.</summary>
    [Fact]
    public void Hours_OfAnyVisits_NeverExceedTheMonth()
    {
        Random random = new(4711);
        for (var round = 0; round < 200; round++)
        {
            var stands = Enumerable
                .Range(0, random.Next(1, 8))
                .Select(_ =>
                {
                    var from = new DateTime(2026, 9, 20).AddMinutes(random.Next(0, 90 * 24 * 60));
                    return new Standstill(1, from, from.AddMinutes(random.Next(0, 30 * 24 * 60)));
                })
                .ToArray();
            var rows = DowntimeCalculator.Of(stands, October, 2);
            Assert.All(rows, r => Assert.InRange(r.Hours, 0m, 24m * DateTime.DaysInMonth(r.Month.Year, r.Month.Month)));
            Assert.True(rows.Sum(r => r.Hours) <= stands.Sum(s => (decimal)(s.Until - s.From).TotalHours) + 0.2m);
        }
    }
}
