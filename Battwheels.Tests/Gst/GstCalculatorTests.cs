using Battwheels.Core.Gst;
using CsCheck;

namespace Battwheels.Tests.Gst;

[Trait("Category", "Unit")]
public class GstCalculatorTests
{
    [Theory]
    [InlineData(1234.57, 18, 111.11)]
    [InlineData(50.60, 5, 1.27)] // 1.265: half a paisa goes up
    [InlineData(2499.50, 18, 224.96)] // 224.955
    [InlineData(0.05, 18, 0.00)] // 0.0045
    [InlineData(100, 0, 0)]
    public void Split_WithinState_HalvesTheRate(decimal value, decimal rate, decimal each) =>
        Assert.Equal(new GstSplit(each, each, 0m), GstCalculator.Split(value, rate, SupplyKind.IntraState));

    [Theory]
    [InlineData(1234.57, 18, 222.22)] // 222.2226
    [InlineData(50.60, 5, 2.53)]
    [InlineData(1000, 40, 400)]
    public void Split_BetweenStates_IsOneTax(decimal value, decimal rate, decimal igst) =>
        Assert.Equal(new GstSplit(0m, 0m, igst), GstCalculator.Split(value, rate, SupplyKind.InterState));

    [Theory]
    [InlineData(-0.01, 18)]
    [InlineData(1, -1)]
    [InlineData(1, 100.5)]
    public void Split_NoValueOrRate_Throws(decimal value, decimal rate) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => GstCalculator.Split(value, rate, SupplyKind.IntraState));

    [Fact]
    public void Split_AnyValue_StaysWithinHalfAPaisaPerTax() =>
        Gen.Select(
                Gen.Int[0, 100_000_000],
                Gen.OneOf<decimal>([.. new[] { 0m, 0.25m, 5m, 12m, 18m, 28m, 40m }.Select(Gen.Const)])
            )
            .Sample(
                (paise, rate) =>
                {
                    var value = paise / 100m;
                    var intra = GstCalculator.Split(value, rate, SupplyKind.IntraState);
                    var inter = GstCalculator.Split(value, rate, SupplyKind.InterState);
                    return intra.Cgst == intra.StateTax
                        && intra.Igst == 0m
                        && inter is { Cgst: 0m, StateTax: 0m }
                        && Math.Abs(intra.Cgst - value * rate / 200m) <= 0.005m
                        && Math.Abs(inter.Igst - value * rate / 100m) <= 0.005m;
                }
            );
}
