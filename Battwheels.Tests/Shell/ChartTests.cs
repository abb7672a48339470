using Battwheels.Web.Shell.Parts;
using Bunit;

namespace Battwheels.Tests.Shell;

[Trait("Category", "Component")]
public sealed class ChartTests : ShellTestBase
{
    private static readonly ChartPoint[] Days =
    [
        new("22", "22 Oct 2026", "invoices?from=2026-10-22&to=2026-10-22"),
        new("23", "23 Oct 2026", "invoices?from=2026-10-23&to=2026-10-23"),
    ];

    /// <summary>Zero is always there, four steps or so lead to the top, and whole things are not counted in halves.</summary>
    [Theory]
    [InlineData(0, 84_000, "0 25000 50000 75000 100000")]
    [InlineData(12_000, 38_000, "0 10000 20000 30000 40000")]
    [InlineData(-3_000, 9_000, "-5000 0 5000 10000")]
    [InlineData(0, 3, "0 1 2 3")]
    [InlineData(0, 0, "0 1")]
    public void Scale_AnyFigures_StartsAtZeroInEasySteps(int least, int most, string ticks) =>
        Assert.Equal(
            ticks,
            string.Join(' ', ChartScale.Of(least, most, whole: true).Ticks.Select(t => t.ToString("0.##", Invariant)))
        );

    [Theory]
    [InlineData("745302.60", "₹7.45 L")]
    [InlineData("30800000", "₹3.08 Cr")]
    [InlineData("-25000", "-₹25k")]
    [InlineData("500", "₹500")]
    [InlineData("0", "0")]
    public void Axis_Rupees_AreShortAndIndian(string amount, string words) =>
        Assert.Equal(words, ChartFigures.Short(decimal.Parse(amount, Invariant), money: true));

    /// <summary>50,000 of a scale up to 1,00,000 ends at half the height and stands on the zero line.</summary>
    [Fact]
    public void Columns_StandOnZeroAndOpenTheirList()
    {
        var chart = Draw([new("Invoiced", [50_000m, 100_000m]), new("Cash in", [25_000m, null], ChartMark.Line)]);

        var first = chart.Find("a.pt");
        Assert.Equal("invoices?from=2026-10-22&to=2026-10-22", first.GetAttribute("href"));
        Assert.Equal("22 Oct 2026: Invoiced ₹50,000.00, Cash in ₹25,000.00", first.GetAttribute("aria-label"));
        var column = first.QuerySelector(".bx")!;
        Assert.Equal(("50%", "50%"), (column.GetAttribute("y"), column.GetAttribute("height")));
        Assert.Equal(["0", "-1"], chart.FindAll("a.pt").Select(a => a.GetAttribute("tabindex")));
    }

    /// <summary>30 on top of 20 where the scale goes up to 60 in steps of 20.</summary>
    [Fact]
    public void Stacked_SecondSeries_StandsOnTheFirst()
    {
        var chart = Draw(
            [new("Parts", [20m, 10m], ChartMark.Stacked), new("Labour", [30m, 10m], ChartMark.Stacked)],
            money: false
        );

        var parts = chart.FindAll("a.pt")[0].QuerySelectorAll(".bx");
        Assert.Equal(
            [("66.67%", "33.33%"), ("16.67%", "50%")],
            parts.Select(b => (b.GetAttribute("y"), b.GetAttribute("height")))
        );
        Assert.NotEmpty(chart.FindAll("a.pt [fill^='url(#']")); // told apart without colour
    }

    [Fact]
    public void Table_AlwaysHoldsTheSameFigures()
    {
        var chart = Draw([new("Invoiced", [50_000m, 100_000m]), new("Cash in", [25_000m, null], ChartMark.Line)]);

        Assert.Equal(
            ["22 Oct 2026|₹50,000.00|₹25,000.00", "23 Oct 2026|₹1,00,000.00|–"],
            chart.FindAll(".twin tbody tr").Select(r => string.Join('|', r.Children.Select(c => c.TextContent)))
        );
    }

    [Fact]
    public void Names_CloseToEachOther_DoNotLieOverEachOther()
    {
        ChartSeries[] series = [new("A", [50m]), new("B", [49m]), new("C", [1m])];

        var places = ChartFigures.Places(series, ChartScale.Of(0m, 50m, whole: true), 192);

        Assert.All(
            places.Order().Zip(places.Order().Skip(1)),
            pair => Assert.True(pair.Second - pair.First >= 16, string.Join(' ', places))
        );
    }

    [Fact]
    public void Text_OfPeople_IsNeverMarkup()
    {
        const string Hostile = "<img src=x onerror=alert(1)>\"'&";
        var chart = Render<Chart>(p =>
            p.Add(c => c.Label, Hostile)
                .Add(c => c.Points, [new ChartPoint(Hostile, Hostile, "x?q=\"><script>")])
                .Add(c => c.Series, [new(Hostile, [1m]), new("Line", [1m], ChartMark.Line)])
        );

        Assert.Empty(chart.FindAll("img, script"));
        Assert.Equal("x?q=\"><script>", chart.Find("a.pt").GetAttribute("href"));
        Assert.Contains(Hostile, chart.Find("a.pt").GetAttribute("aria-label"), StringComparison.Ordinal);
    }

    [Fact]
    public void SevenSeries_AreRefused() =>
        Assert.Throws<ArgumentException>(() =>
            Draw([.. Enumerable.Range(0, 7).Select(i => new ChartSeries($"{i}", [1m, 2m]))])
        );

    private static System.Globalization.CultureInfo Invariant => System.Globalization.CultureInfo.InvariantCulture;

    private IRenderedComponent<Chart> Draw(IReadOnlyList<ChartSeries> series, bool money = true) =>
        Render<Chart>(p =>
            p.Add(c => c.Label, "Invoiced and cash in")
                .Add(c => c.Points, Days)
                .Add(c => c.Series, series)
                .Add(c => c.Money, money)
        );
}
