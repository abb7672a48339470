using Battwheels.Core.Gst;
using CsCheck;

namespace Battwheels.Tests.Gst;

[Trait("Category", "Unit")]
public class DocumentCalculatorTests
{
    [Fact]
    public void Compute_TwoLinesWithinState_SumsRoundedLines()
    {
        var document = DocumentCalculator.Compute(
            [new(1m, 1234.55m, 0m, 18m), new(1m, 310.15m, 0m, 18m)],
            SupplyKind.IntraState,
            roundToRupee: true
        );

        Assert.Equal((111.11m, 27.91m), (document.Lines[0].Tax.Cgst, document.Lines[1].Tax.Cgst));
        Assert.Equal(new GstSplit(139.02m, 139.02m, 0m), document.Tax);
        Assert.Equal((1544.70m, 0.26m, 1823m), (document.Taxable, document.RoundOff, document.Total));
    }

    [Fact]
    public void Compute_LabourAndBrakeSet_AsTheWorkedExampleOfTheBooks()
    {
        var document = DocumentCalculator.Compute(
            [new(1m, 1250m, 0m, 18m), new(1m, 2499.50m, 0m, 18m)],
            SupplyKind.IntraState,
            roundToRupee: true
        );

        Assert.Equal((112.50m, 224.96m), (document.Lines[0].Tax.StateTax, document.Lines[1].Tax.StateTax));
        Assert.Equal((337.46m, 337.46m), (document.Tax.Cgst, document.Tax.StateTax));
        Assert.Equal((-0.42m, 4424m), (document.RoundOff, document.Total));
    }

    [Fact]
    public void Compute_NotRounded_KeepsThePaise()
    {
        var document = DocumentCalculator.Compute([new(1m, 1234.55m, 0m, 18m)], SupplyKind.InterState, false);

        Assert.Equal((0m, 1456.77m), (document.RoundOff, document.Total)); // 222.219 -> 222.22
    }

    [Theory]
    [InlineData(3, 33.335, 10, 100.01, 10.00, 90.01)] // 100.005 goes up, 10.001 down
    [InlineData(0.125, 999.99, 0, 125.00, 0, 125.00)] // 124.99875
    [InlineData(2, 500, 100, 1000, 1000, 0)]
    public void Compute_PercentOff_LowersTheTaxableValue(
        decimal quantity,
        decimal price,
        decimal percent,
        decimal gross,
        decimal discount,
        decimal taxable
    )
    {
        var line = DocumentCalculator.Compute([new(quantity, price, percent, 18m)], SupplyKind.IntraState, false).Lines[
            0
        ];

        Assert.Equal((gross, discount, taxable), (line.Gross, line.Discount, line.Taxable));
    }

    [Fact]
    public void Compute_AmountOff_GoesBeforeThePercent()
    {
        var line = DocumentCalculator
            .Compute([new(1m, 1000m, 10m, 18m, DiscountAmount: 123.45m)], SupplyKind.InterState, false)
            .Lines[0];

        Assert.Equal((123.45m, 876.55m, 157.78m), (line.Discount, line.Taxable, line.Tax.Igst)); // 157.779
    }

    [Fact]
    public void Compute_UntaxedLine_HasValueButNoTax()
    {
        var document = DocumentCalculator.Compute(
            [new(1m, 100m, 0m, 18m, IsTaxed: false), new(1m, 100m, 0m, 18m)],
            SupplyKind.IntraState,
            true
        );

        Assert.Equal(
            (0m, 18m, 200m, 218m),
            (document.Lines[0].Tax.Total, document.Tax.Total, document.Taxable, document.Total)
        );
    }

    [Fact]
    public void Compute_NoLines_IsZero()
    {
        var document = DocumentCalculator.Compute([], SupplyKind.IntraState, true);

        Assert.Equal((0m, 0m, 0m), (document.Taxable, document.RoundOff, document.Total));
    }

    [Theory]
    [InlineData(-1, 10, 0)]
    [InlineData(1, -10, 0)]
    [InlineData(1, 10, 10.01)]
    [InlineData(1, 10, -0.01)]
    public void Compute_ImpossibleLine_Throws(decimal quantity, decimal price, decimal discount) =>
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            DocumentCalculator.Compute(
                [new(quantity, price, 0m, 18m, DiscountAmount: discount)],
                SupplyKind.IntraState,
                true
            )
        );

    [Fact]
    public void Compute_AnyDocument_TiesByConstruction() =>
        Lines.Sample(lines =>
        {
            foreach (var kind in (SupplyKind[])[SupplyKind.IntraState, SupplyKind.InterState])
            {
                var exact = DocumentCalculator.Compute(lines, kind, roundToRupee: false);
                var whole = DocumentCalculator.Compute(lines, kind, roundToRupee: true);
                Assert.Equal(exact.Lines.Sum(l => l.Total), exact.Total);
                Assert.Equal(exact.Taxable + exact.Tax.Total, exact.Total);
                Assert.Equal(exact.Gross - exact.Discount, exact.Taxable);
                Assert.Equal(exact.Tax.Cgst, exact.Tax.StateTax);
                Assert.True(exact.Tax.Cgst == 0m || exact.Tax.Igst == 0m);
                Assert.Equal(decimal.Truncate(whole.Total), whole.Total);
                Assert.Equal(exact.Total + whole.RoundOff, whole.Total);
                Assert.InRange(whole.RoundOff, -0.49m, 0.50m);
                Assert.All(
                    whole.Lines,
                    l => Assert.Equal(decimal.Round(l.Total, 2, MidpointRounding.AwayFromZero), l.Total)
                );
            }
        });

    private static readonly Gen<TaxableLine[]> Lines = Gen.Select(
        Gen.Int[1, 20_000],
        Gen.Int[0, 5_000_000],
        Gen.Int[0, 1000],
        Gen.OneOf<decimal>([.. new[] { 0m, 5m, 12m, 18m, 28m, 40m }.Select(Gen.Const)]),
        Gen.Bool,
        (thousandths, paise, tenths, rate, taxed) =>
            new TaxableLine(thousandths / 1000m, paise / 100m, tenths / 10m, rate, taxed)
    ).Array[0, 12];
}
