using Battwheels.Core.Service.Packages;

namespace Battwheels.Tests.Service.Packages;

public sealed class PackageCalculatorTests
{
    private static readonly PackagePrice[] Brakes =
    [
        new(0.5m, 800m), // labour: 400.00
        new(2m, 450m), // pads: 900.00
        new(1m, 350m), // fluid: 350.00
        new(1m, 200m, IsOptional: true), // wash
    ];

    [Fact]
    public void Sum_OptionalLines_AreNotCounted() => Assert.Equal(1_650m, PackageCalculator.Sum(Brakes));

    [Fact]
    public void UnitPrices_NoFixedPrice_StayAsTheyAre() =>
        Assert.Equal([800m, 450m, 350m, 200m], PackageCalculator.UnitPrices(Brakes, null));

    /// <summary>
    /// 1,499 over 400, 900 and 350. Pads first, two of them: 1,499 x 900 / 1,650 = 817.636, each 408.82, together 817.64. 681.36 is
    /// left over 750: fluid 681.36 x 350 / 750 = 317.97. Labour has the rest, 363.39, at 726.78 an hour. The wash keeps its price.
    /// </summary>
    [Fact]
    public void UnitPrices_FixedPrice_IsSharedInProportionAndMetToThePaisa()
    {
        var prices = PackageCalculator.UnitPrices(Brakes, 1_499m);

        Assert.Equal([726.78m, 408.82m, 317.97m, 200m], prices);
        Assert.Equal(1_499m, 363.39m + 817.64m + 317.97m);
        Assert.Equal(1_499m, Charged(Brakes, prices));
    }

    /// <summary>Above the sum too: 1,815 is a tenth more than 1,650.</summary>
    [Fact]
    public void UnitPrices_FixedPriceAboveTheSum_RaisesEachByTheSamePart() =>
        Assert.Equal([880m, 495m, 385m, 200m], PackageCalculator.UnitPrices(Brakes, 1_815m));

    [Fact]
    public void UnitPrices_LineWithoutPrice_StaysFree() =>
        Assert.Equal([0m, 999m], PackageCalculator.UnitPrices([new(1m, 0m), new(1m, 1_000m)], 999m));

    /// <summary>Three at 10 and three at 10 for 50 together: 25 for three is 8.33 each, 24.99; 25.01 for three 8.34, 25.02: 50.01.</summary>
    [Fact]
    public void UnitPrices_OnlyLinesOfSeveral_MissByLessThanAPaisaEach() =>
        Assert.Equal([8.33m, 8.34m], PackageCalculator.UnitPrices([new(3m, 10m), new(3m, 10m)], 50m));

    [Fact]
    public void UnitPrices_AnyLines_AddUpWithinHalfAPaisaOfTheSmallestQuantity()
    {
        Random random = new(20261128);
        for (var round = 0; round < 2_000; round++)
        {
            PackagePrice[] lines =
            [
                .. Enumerable
                    .Range(0, random.Next(1, 9))
                    .Select(_ => new PackagePrice(
                        random.Next(1, 8_000) / (random.Next(2) == 0 ? 1_000m : 100m),
                        random.Next(1, 2_000_000) / 100m,
                        random.Next(5) == 0
                    )),
            ];
            PackagePrice[] shared = [.. lines.Where(l => !l.IsOptional && l.Amount > 0m)];
            if (shared.Length == 0)
                continue;
            var price = random.Next(1_000, 5_000_000) / 100m;

            var prices = PackageCalculator.UnitPrices(lines, price);

            var slack =
                Math.Max(0m, shared.Min(l => l.Quantity)) <= 1m ? 0m : 0.005m * shared.Min(l => l.Quantity) + 0.005m;
            Assert.InRange(Charged(lines, prices), price - slack, price + slack);
            Assert.All(prices, p => Assert.True(p >= 0m));
            Assert.All(
                lines.Index().Where(l => l.Item.IsOptional),
                l => Assert.Equal(l.Item.UnitPrice, prices[l.Index])
            );
        }
    }

    private static decimal Charged(IReadOnlyList<PackagePrice> lines, IReadOnlyList<decimal> prices) =>
        PackageCalculator.Sum(lines.Select((l, i) => l with { UnitPrice = prices[i] }));
}
