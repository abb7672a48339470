using Battwheels.Core.Gst;
using Battwheels.Core.Service.Estimates;
using Battwheels.Core.Service.JobCards;
using CsCheck;

namespace Battwheels.Tests.Service.Estimates;

[Trait("Category", "Unit")]
public class OfferCalculatorTests
{
    private static readonly OfferTerms Within = new(true, "27", SupplyKind.IntraState, RoundToRupee: true);

    private static readonly OfferPrice[] Eight =
    [
        new(2.5m, 950m, 0m, 18m),
        new(1m, 6850m, 0m, 18m),
        new(2m, 1240m, 5m, 18m),
        new(4m, 180m, 0m, 18m),
        new(0.8m, 950m, 0m, 18m),
        new(1m, 1180m, 0m, 18m),
        new(1m, 240m, 0m, 18m),
        new(1m, 2360m, 0m, 18m, IsOptional: true),
    ];

    [Fact]
    public void Totals_EightLinesWithinState_AreSumsOfRoundedLines() =>
        // By hand: 16,965 less 124; nine percent of each line summed is 1,515.69; 19,872.38 goes to 19,872.
        Assert.Equal(
            new OfferTotals(16_965m, 124m, 16_841m, 1_515.69m, 1_515.69m, 0m, -0.38m, 19_872m),
            OfferCalculator.Totals(Eight, Within)
        );

    [Fact]
    public void Totals_WithoutOptional_RoundsOnItsOwn() =>
        // 14,481 and twice 1,303.29 make 17,087.58.
        Assert.Equal(17_088m, OfferCalculator.Totals(Eight.Where(l => !l.IsOptional), Within).Total);

    [Fact]
    public void Totals_OtherState_IsIntegratedTax() =>
        // 18 % of 1,234.55 is 222.219: 222.22; of 310.15 is 55.827: 55.83.
        Assert.Equal(
            new OfferTotals(1_544.70m, 0m, 1_544.70m, 0m, 0m, 278.05m, 0.25m, 1_823m),
            OfferCalculator.Totals(
                [new(1m, 1_234.55m, 0m, 18m), new(1m, 310.15m, 0m, 18m)],
                Within with
                {
                    Kind = SupplyKind.InterState,
                }
            )
        );

    [Fact]
    public void Totals_WarrantyLine_IsNotPaidByTheCustomer() =>
        Assert.Equal(
            118m,
            OfferCalculator
                .Totals([new(1m, 100m, 0m, 18m), new(1m, 5_000m, 0m, 28m, LinePayer.OemWarranty)], Within)
                .Total
        );

    [Fact]
    public void Totals_UnregisteredWorkshop_ChargesNoTax() =>
        Assert.Equal(
            new OfferTotals(100.40m, 0m, 100.40m, 0m, 0m, 0m, 0m, 100.40m),
            OfferCalculator.Totals(
                [new(1m, 100.40m, 0m, 18m)],
                Within with
                {
                    ChargesTax = false,
                    RoundToRupee = false,
                }
            )
        );

    [Fact]
    public void Totals_AnyLines_TieToTheirParts() =>
        Gen.Select(
                Gen.Int[1, 5000],
                Gen.Int[0, 2_000_000],
                Gen.Int[0, 100],
                Gen.OneOf(Gen.Const(0m), Gen.Const(5m), Gen.Const(12m), Gen.Const(18m), Gen.Const(28m))
            )
            .Select(t => new OfferPrice(t.Item1 / 1000m, t.Item2 / 100m, t.Item3, t.Item4))
            .Array[0, 12]
            .Sample(lines =>
            {
                var totals = OfferCalculator.Totals(lines, Within);
                var each = OfferCalculator.Lines(lines, Within);
                Assert.Equal(each.Sum(l => l.Taxable), totals.Taxable);
                Assert.Equal(each.Sum(l => l.Tax.Total), totals.Tax);
                Assert.Equal(totals.Gross - totals.Discount, totals.Taxable);
                Assert.Equal(totals.Taxable + totals.Tax + totals.RoundOff, totals.Total);
                Assert.InRange(totals.RoundOff, -0.49m, 0.50m);
            });
}
