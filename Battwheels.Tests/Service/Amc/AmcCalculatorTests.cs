using System.Globalization;
using Battwheels.Core.Service.Amc;
using CsCheck;

namespace Battwheels.Tests.Service.Amc;

/// <summary>Days, balances and income of service contracts, counted by hand.</summary>
[Trait("Category", "Unit")]
public class AmcCalculatorTests
{
    private static readonly DateOnly Start = new(2026, 1, 31);

    private static readonly Gen<DateOnly> Days = Gen.Int[0, 1_500].Select(d => new DateOnly(2026, 1, 1).AddDays(d));

    [Theory]
    [InlineData("2026-01-31", 1, "2026-02-27")]
    [InlineData("2028-01-31", 1, "2028-02-28")]
    [InlineData("2026-04-01", 12, "2027-03-31")]
    [InlineData("2028-02-29", 12, "2029-02-27")]
    [InlineData("2026-11-15", 3, "2027-02-14")]
    public void End_StartAndMonths_IsTheDayBefore(string start, int months, string end) =>
        Assert.Equal(
            DateOnly.Parse(end, CultureInfo.InvariantCulture),
            AmcCalculator.End(DateOnly.Parse(start, CultureInfo.InvariantCulture), months)
        );

    [Theory]
    [InlineData("2026-01-31", 0)]
    [InlineData("2026-02-27", 0)]
    [InlineData("2026-02-28", 1)] // the second month begins on the last day February has
    [InlineData("2026-03-30", 1)]
    [InlineData("2026-03-31", 2)]
    [InlineData("2026-01-30", -1)]
    public void Month_OfADay_IsCountedFromTheStart(string day, int month) =>
        Assert.Equal(month, AmcCalculator.Month(Start, DateOnly.Parse(day, CultureInfo.InvariantCulture)));

    [Fact]
    public void Standing_FollowsStateAndDay()
    {
        DateOnly start = new(2026, 4, 1);
        DateOnly end = new(2027, 3, 31);
        AmcStanding On(AmcState state, DateOnly day) => AmcCalculator.Standing(state, start, end, day);

        Assert.Equal(AmcStanding.Draft, On(AmcState.Draft, start));
        Assert.Equal(AmcStanding.Upcoming, On(AmcState.Active, start.AddDays(-1)));
        Assert.Equal(AmcStanding.Active, On(AmcState.Active, start));
        Assert.Equal(AmcStanding.Active, On(AmcState.Active, end));
        Assert.Equal(AmcStanding.Expired, On(AmcState.Active, end.AddDays(1)));
        Assert.Equal(AmcStanding.Cancelled, On(AmcState.Cancelled, start));
    }

    [Fact]
    public void Balance_OfTheContract_CountsAllMonths()
    {
        AmcTaken[] taken = [new(new(2026, 2, 1), 1), new(new(2026, 5, 9), 1), new(new(2026, 5, 9), -1)];

        Assert.Equal(new AmcBalance(4, 1, 3), On(new(4), new(2026, 6, 1), taken));
        Assert.Equal(new AmcBalance(null, 1, null), On(new(null), new(2026, 6, 1), taken));
    }

    [Fact]
    public void Balance_OfAMonth_BeginsAnewOrIsCarriedOver()
    {
        // Two a month from 31 January. One in the first month, three in the third (28 February to 30 March is the second).
        AmcTaken[] taken = [new(new(2026, 2, 3), 1), new(new(2026, 4, 1), 1), new(new(2026, 4, 2), 1)];
        AmcAllowance plain = new(2, AmcPer.Month);
        AmcAllowance carried = plain with { CarriesOver = true };

        Assert.Equal(new AmcBalance(2, 1, 1), On(plain, new(2026, 2, 27), taken[..1]));
        Assert.Equal(new AmcBalance(2, 0, 2), On(plain, new(2026, 2, 28), taken[..1]));
        Assert.Equal(new AmcBalance(2, 2, 0), On(plain, new(2026, 4, 2), taken));
        // 3 months of 2 are 6, less 3 used.
        Assert.Equal(new AmcBalance(6, 3, 3), On(carried, new(2026, 4, 2), taken));
        Assert.Equal(new AmcBalance(4, 1, 3), On(carried, new(2026, 3, 1), taken[..1]));
    }

    [Fact]
    public void Balance_GivenBackInALaterMonth_IsOfTheMonthItWasTakenIn()
    {
        AmcTaken[] taken = [new(new(2026, 2, 3), 1), new(new(2026, 2, 3), -1)];

        Assert.Equal(new AmcBalance(1, 0, 1), On(new(1, AmcPer.Month), new(2026, 2, 20), taken));
        Assert.Equal(new AmcBalance(1, 0, 1), On(new(1, AmcPer.Month), new(2026, 3, 20), taken));
    }

    [Fact]
    public void Income_OfATerm_IsByDaysAndTheLastMonthTakesTheRest()
    {
        // 15 January to 14 April 2026: 90 days, 1,000.00. 17 days 188.89, 28 days 311.11, 31 days 344.44, the rest 155.56.
        Assert.Equal(
            [
                new AmcIncome(new(2026, 1, 31), 188.89m),
                new AmcIncome(new(2026, 2, 28), 311.11m),
                new AmcIncome(new(2026, 3, 31), 344.44m),
                new AmcIncome(new(2026, 4, 14), 155.56m),
            ],
            AmcCalculator.Income(new(2026, 1, 15), new(2026, 4, 14), 1_000m)
        );
        Assert.Equal(
            [new AmcIncome(new(2026, 6, 30), 499m)],
            AmcCalculator.Income(new(2026, 6, 1), new(2026, 6, 30), 499m)
        );
    }

    [Fact]
    public void Notice_IsGivenOnceForEachLevelAndOnceAfterAnOutage()
    {
        DateOnly end = new(2026, 12, 31);

        Assert.Null(AmcCalculator.Notice(end, new(2026, 11, 30), null)); // 31 days
        Assert.Equal(30, AmcCalculator.Notice(end, new(2026, 12, 1), null));
        Assert.Null(AmcCalculator.Notice(end, new(2026, 12, 1), 30));
        Assert.Equal(15, AmcCalculator.Notice(end, new(2026, 12, 16), 30));
        Assert.Equal(3, AmcCalculator.Notice(end, new(2026, 12, 30), null)); // down since November: only the last one
        Assert.Null(AmcCalculator.Notice(end, new(2026, 12, 31), 3));
        Assert.Null(AmcCalculator.Notice(end, new(2027, 1, 1), null));
        Assert.Equal(new DateOnly(2026, 12, 1), AmcCalculator.NextNotice(end, new(2026, 11, 4), null));
        Assert.Equal(new DateOnly(2026, 12, 28), AmcCalculator.NextNotice(end, new(2026, 12, 16), 15));
        Assert.Null(AmcCalculator.NextNotice(end, new(2026, 12, 28), 3));
    }

    [Fact]
    public void Income_OfAnyContract_AddsUpToItsPriceAndEndsWithIt() =>
        Gen.Select(Days, Gen.Int[1, 60], Gen.Int[1, 100_000_000])
            .Sample(
                (start, months, paise) =>
                {
                    var end = AmcCalculator.End(start, months);
                    var parts = AmcCalculator.Income(start, end, paise / 100m);
                    return parts.Sum(p => p.Amount) == paise / 100m
                        && parts[^1].To == end
                        && parts.All(p => p.Amount >= -0.5m)
                        && parts.Zip(parts.Skip(1)).All(p => p.First.To < p.Second.To);
                }
            );

    [Fact]
    public void Month_OfAnyDay_LiesBetweenItsBounds() =>
        Gen.Select(Days, Gen.Int[0, 1_500])
            .Sample(
                (start, days) =>
                {
                    var day = start.AddDays(days);
                    var month = AmcCalculator.Month(start, day);
                    return start.AddMonths(month) <= day && day < start.AddMonths(month + 1);
                }
            );

    [Fact]
    public void Balance_OfAnyTakings_IsNeverBelowZeroAndNeverAboveWhatIsAllowed() =>
        Gen.Select(Gen.Int[1, 12], Gen.Bool, Gen.Bool, Gen.Int[0, 400].Array[0, 30], Gen.Int[0, 400])
            .Sample(
                (quantity, monthly, carries, days, on) =>
                {
                    AmcAllowance allowance = new(quantity, monthly ? AmcPer.Month : AmcPer.Contract, carries);
                    AmcTaken[] taken = [.. days.Select(d => new AmcTaken(Start.AddDays(d), 1))];
                    var balance = AmcCalculator.Balance(Start, allowance, Start.AddDays(on), taken);
                    return balance.Left >= 0 && balance.Left <= balance.Allowed;
                }
            );

    private static AmcBalance On(AmcAllowance allowance, DateOnly day, IReadOnlyCollection<AmcTaken> taken) =>
        AmcCalculator.Balance(Start, allowance, day, taken);
}
