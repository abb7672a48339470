using Battwheels.Core.Inventory.Markups;

namespace Battwheels.Tests.Inventory.Markups;

public sealed class MarkupCalculatorTests
{
    private static readonly MarkupBand[] Bands = [new(0m, 60m), new(500m, 40m), new(2_000m, 25m)];

    /// <summary>
    /// 100 and 60 % is 160; 333.33 and 60 % is 533.33, to the next rupee 534; 499.99 gives 799.98. At 500 forty percent would be 700,
    /// less than what 499.99 costs: 800 stays up to 571.42. 600 and 40 % is 840. From 2,000 a quarter is 2,500, less than the 2,800 of the
    /// band before, which stays up to 2,240; 4,000 is 5,000.
    /// </summary>
    [Theory]
    [InlineData("100", "160")]
    [InlineData("333.33", "534")]
    [InlineData("499.99", "800")]
    [InlineData("500", "800")]
    [InlineData("571.42", "800")]
    [InlineData("600", "840")]
    [InlineData("2000", "2800")]
    [InlineData("2240", "2800")]
    [InlineData("4000", "5000")]
    [InlineData("0", null)]
    public void Price_CostInABand_IsItsMarkupToTheNextRupee(string cost, string? price) =>
        Assert.Equal(price, MarkupCalculator.Price(Bands, decimal.Parse(cost, Invariant))?.ToString("0.##", Invariant));

    [Fact]
    public void Price_BelowTheFirstBandOrWithoutAny_IsNotSuggested()
    {
        Assert.Null(MarkupCalculator.Price([new(500m, 40m)], 499m));
        Assert.Null(MarkupCalculator.Price([], 499m));
    }

    [Fact]
    public void Price_AnyBands_NeverFallsWhenTheCostRises()
    {
        Random random = new(20261128);
        for (var round = 0; round < 300; round++)
        {
            MarkupBand[] bands =
            [
                .. Enumerable
                    .Range(0, random.Next(1, 6))
                    .Select(_ => new MarkupBand(random.Next(0, 5_000), random.Next(0, 200)))
                    .DistinctBy(b => b.FromCost),
            ];
            decimal last = 0m;
            for (var cost = 0.01m; cost < 6_000m; cost += 37.13m)
            {
                var price = MarkupCalculator.Price(bands, cost);
                Assert.True(price is null || (price >= last && price >= cost));
                last = price ?? last;
            }
        }
    }

    [Fact]
    public void Refusal_BandsThatCannotBe_AreNamedByTheirField()
    {
        Assert.Null(MarkupCalculator.Refusal(Bands));
        Assert.Equal("Bands.1.FromCost", MarkupCalculator.Refusal([new(0m, 1m), new(0m, 2m)])?.Field);
        Assert.Equal("Bands.0.Percent", MarkupCalculator.Refusal([new(0m, -1m)])?.Field);
        Assert.Equal("Bands.0.FromCost", MarkupCalculator.Refusal([new(0.001m, 1m)])?.Field);
        Assert.Equal(
            "TOO_MANY_LINES",
            MarkupCalculator.Refusal([.. Enumerable.Range(0, 21).Select(i => new MarkupBand(i, 1m))])?.Code
        );
    }

    private static System.Globalization.CultureInfo Invariant => System.Globalization.CultureInfo.InvariantCulture;
}
