using Battwheels.Core.Gst;

namespace Battwheels.Tests.Gst;

[Trait("Category", "Unit")]
public class GstRatesTests
{
    [Theory]
    [InlineData("998714", "2026-11-04", 18)]
    [InlineData("87116020", "2019-07-31", 12)]
    [InlineData("87116020", "2019-08-01", 5)]
    [InlineData("850760", "2018-07-26", 28)]
    [InlineData("85076000", "2018-07-27", 18)]
    [InlineData("85071000", "2025-09-21", 28)] // lead-acid, by the heading
    [InlineData("85071000", "2025-09-22", 18)]
    [InlineData("87141090", "2026-11-04", 18)] // the longer code goes before the heading
    [InlineData("87149990", "2026-11-04", 5)]
    [InlineData("998714-CHG", "2026-11-04", 18)]
    [InlineData("87-USED", "2025-01-15", 12)]
    [InlineData("87-USED", "2025-01-16", 18)]
    public void Find_CodeAndDate_TakesTheRowInForce(string code, string date, decimal rate) =>
        Assert.Equal(rate, GstRates.Find(code, Day(date))!.Rate);

    [Theory]
    [InlineData("010121", "2026-11-04")]
    [InlineData("998714", "2017-06-30")]
    [InlineData("8703-ICE", "2026-11-04")] // our own keys only when given whole
    [InlineData("", "2026-11-04")]
    public void Find_NothingInForce_IsUnknown(string code, string date) => Assert.Null(GstRates.Find(code, Day(date)));

    [Fact]
    public void All_RowsOfOneCode_NeverOverlap()
    {
        foreach (var rows in GstRates.All.GroupBy(r => r.Code).Select(g => g.OrderBy(r => r.ValidFrom).ToArray()))
        foreach (var (earlier, later) in rows.Zip(rows.Skip(1)))
            Assert.True(earlier.ValidTo < later.ValidFrom, $"{earlier.Code} from {later.ValidFrom}");
    }

    [Fact]
    public void All_EveryRow_NamesItsSource()
    {
        Assert.All(GstRates.All, r => Assert.NotEmpty(r.Source));
        Assert.All(GstParameters.All, p => Assert.NotEmpty(p.Source));
        Assert.Contains(GstRates.All, r => r.Unconfirmed);
    }

    [Fact]
    public void Number_KeyAndDate_TakesTheRowInForce()
    {
        Assert.Equal(250_000m, GstParameters.Number("gstr1.b2cl_invoice_value_over", Day("2024-07-31")));
        Assert.Equal(100_000m, GstParameters.Number("gstr1.b2cl_invoice_value_over", Day("2024-08-01")));
        Assert.Equal(0.5m, GstParameters.Number("tcs.gst_rate_pct", Day("2024-07-10")));
        Assert.Equal(100_000m, GstParameters.Number("ewb.intra_state_value_over", Day("2026-11-04"), state: "27"));
        Assert.Null(GstParameters.Number("ewb.intra_state_value_over", Day("2026-11-04"), state: "29"));
        Assert.Null(GstParameters.Number("no.such.key", Day("2026-11-04")));
    }

    [Fact]
    public void Flag_KeyAndDate_TakesTheRowInForce()
    {
        Assert.False(GstParameters.Flag("gstr1.hsn_split_b2b_b2c", Day("2025-04-30")));
        Assert.True(GstParameters.Flag("gstr1.hsn_split_b2b_b2c", Day("2025-05-01")));
    }

    [Fact]
    public void UnitCodes_KnowThePortalsCodes()
    {
        Assert.True(UnitCodes.IsKnown("NOS"));
        Assert.False(UnitCodes.IsKnown("nos"));
        Assert.Equal(45, UnitCodes.All.Count);
    }

    private static DateOnly Day(string date) => DateOnly.Parse(date, System.Globalization.CultureInfo.InvariantCulture);
}
