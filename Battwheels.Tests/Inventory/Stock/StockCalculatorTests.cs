using Battwheels.Core.Inventory.Stock;
using CsCheck;

namespace Battwheels.Tests.Inventory.Stock;

[Trait("Category", "Unit")]
public class StockCalculatorTests
{
    /// <summary>Brake pads: 40 at 312.50 and 25 at 329.90.</summary>
    private static readonly StockAmount First = new(40m, 12_500.00m);

    private static readonly StockAmount Second = new(25m, 8_247.50m);

    [Fact]
    public void MovingAverage_BrakePads_AsWorkedByHand()
    {
        var pool = First + Second;
        Assert.Equal(new StockAmount(65m, 20_747.50m), pool);
        Assert.Equal(319.1923m, pool.Rate);

        var issued = MovingAverageCalculator.CostOf(pool, 12m);
        pool -= new StockAmount(12m, issued);
        Assert.Equal(3_830.31m, issued);
        Assert.Equal(new StockAmount(53m, 16_917.19m), pool);

        var back = ReturnCalculator.CostOf(new StockAmount(12m, issued), 2m);
        pool += new StockAmount(2m, back);
        Assert.Equal(638.39m, back);
        Assert.Equal(new StockAmount(55m, 17_555.58m), pool);

        Assert.Equal(17_555.58m, MovingAverageCalculator.CostOf(pool, 55m));
    }

    [Fact]
    public void Fifo_BrakePads_AsWorkedByHand()
    {
        var issued = FifoCalculator.Take([First, Second], 12m);
        Assert.Equal([new StockAmount(12m, 3_750.00m)], issued);

        List<StockAmount> layers = [First - issued[0], Second];
        Assert.Equal(new StockAmount(53m, 16_997.50m), Sum(layers));
        var back = ReturnCalculator.CostOf(new StockAmount(12m, 3_750.00m), 2m);
        Assert.Equal(625.00m, back);
        layers.Add(new StockAmount(2m, back));
        Assert.Equal(new StockAmount(55m, 17_622.50m), Sum(layers));

        Assert.Equal(17_622.50m, Sum(FifoCalculator.Take(layers, 55m)).Value);
    }

    [Fact]
    public void Fifo_LayerOfSevenForAThousand_LeavesNoResidue()
    {
        StockAmount layer = new(7m, 1_000.00m);
        List<decimal> costs = [];
        foreach (var quantity in (decimal[])[2m, 2m, 3m])
        {
            var taken = Assert.Single(FifoCalculator.Take([layer], quantity));
            costs.Add(taken.Value);
            layer -= taken;
        }

        Assert.Equal([285.71m, 285.72m, 428.57m], costs);
        Assert.Equal(default, layer);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(11)]
    public void CostOf_MoreThanThereIsOrNothing_Throws(int quantity)
    {
        StockAmount pool = new(10m, 100m);
        Assert.Throws<ArgumentOutOfRangeException>(() => MovingAverageCalculator.CostOf(pool, quantity));
        Assert.Throws<ArgumentOutOfRangeException>(() => FifoCalculator.Take([pool], quantity));
    }

    [Fact]
    public void MovingAverage_AnyReceiptsAndIssuesUntilEmpty_CostsAddUpToReceipts() =>
        Gen.Select(Receipts, Fractions)
            .Sample(
                (receipts, fractions) =>
                {
                    var pool = Sum(receipts);
                    var gone = default(StockAmount);
                    foreach (var quantity in Parts(pool.Quantity, fractions))
                    {
                        StockAmount taken = new(quantity, MovingAverageCalculator.CostOf(pool, quantity));
                        Assert.InRange(taken.Value, 0m, pool.Value);
                        pool -= taken;
                        gone += taken;
                    }

                    Assert.Equal(default, pool);
                    Assert.Equal(Sum(receipts), gone);
                },
                iter: 2_000
            );

    [Fact]
    public void Fifo_AnyReceiptsAndIssuesUntilEmpty_CostsAddUpToReceipts() =>
        Gen.Select(Receipts, Fractions)
            .Sample(
                (receipts, fractions) =>
                {
                    List<StockAmount> layers = [.. receipts];
                    var gone = default(StockAmount);
                    foreach (var quantity in Parts(Sum(receipts).Quantity, fractions))
                    {
                        var taken = FifoCalculator.Take(layers, quantity);
                        Assert.Equal(quantity, Sum(taken).Quantity);
                        for (var i = 0; i < taken.Count; i++)
                            layers[i] -= taken[i];
                        Assert.All(layers, l => Assert.True(l.Quantity > 0m || l.Value == 0m));
                        layers.RemoveAll(l => l.Quantity == 0m);
                        gone += Sum(taken);
                    }

                    Assert.Empty(layers);
                    Assert.Equal(Sum(receipts), gone);
                },
                iter: 2_000
            );

    [Fact]
    public void Return_AllOfAnIssueInAnySteps_BringsBackExactlyItsCost() =>
        Gen.Select(Receipts, Fractions)
            .Sample(
                (receipts, fractions) =>
                {
                    var open = receipts[0];
                    var back = 0m;
                    foreach (var quantity in Parts(open.Quantity, fractions))
                    {
                        var value = ReturnCalculator.CostOf(open, quantity);
                        back += value;
                        open -= new StockAmount(quantity, value);
                    }

                    Assert.Equal(receipts[0].Value, back);
                    Assert.Equal(default, open);
                },
                iter: 2_000
            );

    /// <summary>Thousandths of a unit and paise, as they are stored.</summary>
    private static Gen<StockAmount[]> Receipts =>
        Gen.Select(Gen.Int[1, 500_000], Gen.Int[0, 90_000_000])
            .Select((quantity, value) => new StockAmount(quantity / 1000m, value / 100m))
            .Array[1, 6];

    private static Gen<int[]> Fractions => Gen.Int[1, 1000].Array[0, 12];

    /// <summary>Cuts a quantity into parts of at least one thousandth; the last takes the rest.</summary>
    private static IEnumerable<decimal> Parts(decimal quantity, int[] fractions)
    {
        foreach (var fraction in fractions)
        {
            var part = decimal.Floor(quantity * fraction) / 1000m;
            if (part <= 0m || part >= quantity)
                continue;
            yield return part;
            quantity -= part;
        }

        yield return quantity;
    }

    private static StockAmount Sum(IEnumerable<StockAmount> amounts) => amounts.Aggregate((a, b) => a + b);
}
