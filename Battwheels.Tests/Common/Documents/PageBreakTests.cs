using System.Globalization;
using Battwheels.Core.Common;
using Battwheels.Data.Common.Documents;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;

namespace Battwheels.Tests.Common.Documents;

/// <summary>Where pages end, counted by hand.</summary>
/// <remarks>
/// A4: 841.89 high, 32 margin above and below, 24 for the foot, so the body is 753.89. A row of one line in 8.5 points is
/// 8.5 x 1.36 + 2 x 5 = 21.56 high, the head as well. The running head of later pages is 7.5 x 1.36 + 3 + 0.5 + 8 = 21.7.
/// </remarks>
[Trait("Category", "Unit")]
public class PageBreakTests
{
    private static readonly PageSetup Plain = new(
        PageFormat.A4,
        "T",
        "A",
        "No. 1",
        new DateTime(2026, 11, 4, 6, 12, 0, DateTimeKind.Utc)
    );

    [Theory]
    [InlineData(33, 1)] // head + 33 rows = 34 x 21.56 = 733.04
    [InlineData(34, 2)] // head + 34 rows = 754.60, more than 753.89
    [InlineData(66, 2)]
    [InlineData(67, 3)]
    public void Add_PlainTable_HoldsThirtyThreeRowsAPage(int rows, int pages) =>
        Assert.Equal(pages, new Pages(Plain).Add(Numbered(rows, carries: false)).Count);

    [Theory]
    [InlineData(33, 1)]
    [InlineData(34, 2)]
    public void Add_RunningHead_StandsOnLaterPagesOnly(int rows, int pages)
    {
        var texts = Read(new Pages(Plain with { Running = "TAX INVOICE X" }).Add(Numbered(rows, carries: false)));

        Assert.Equal(pages, texts.Length);
        Assert.DoesNotContain("TAX INVOICE X", texts[0], StringComparison.Ordinal);
        Assert.All(texts.Skip(1), t => Assert.StartsWith("TAX INVOICE X", t, StringComparison.Ordinal));
    }

    [Fact] // 33 rows fill page 1 up to 733.04; 30 points of totals do not fit below, so the last row goes with them
    public void Add_EndOfTable_TakesTheLastRowAlong()
    {
        var texts = Read(
            new Pages(Plain).Add(
                Numbered(33, carries: false),
                end: new Stack(0, new Space(20), new TextBlock("Grand total", new TextStyle(9)))
            )
        );

        Assert.Equal(2, texts.Length);
        Assert.Contains("row 32.", texts[0], StringComparison.Ordinal);
        Assert.DoesNotContain("row 33.", texts[0], StringComparison.Ordinal);
        Assert.Contains("row 33.", texts[1], StringComparison.Ordinal);
        Assert.Contains("Grand total", texts[1], StringComparison.Ordinal);
    }

    [Fact] // page 1: head, 32 rows, sum; page 2: head, sum forward, 31 rows, sum; every row is worth its number
    public void Add_TableThatCarries_ClosesAndOpensPagesWithTheSum()
    {
        var texts = Read(new Pages(Plain).Add(Numbered(100, carries: true)));

        Assert.Equal(4, texts.Length); // 32 + 31 + 31 + 6
        Assert.Contains("Carried over528.00", texts[0], StringComparison.Ordinal); // 1 + ... + 32
        Assert.Contains("Brought forward528.00", texts[1], StringComparison.Ordinal);
        Assert.Contains("Carried over2,016.00", texts[1], StringComparison.Ordinal); // 1 + ... + 63
        Assert.Contains("Carried over4,465.00", texts[2], StringComparison.Ordinal); // 1 + ... + 94
        Assert.Contains("Brought forward4,465.00", texts[3], StringComparison.Ordinal);
        Assert.DoesNotContain("Carried over", texts[3], StringComparison.Ordinal);
    }

    [Fact]
    public void Add_ThreeHundredLines_RepeatsHeadsAndSplitsNoRow()
    {
        Table table = new([new("Item head", 300, Fixed: false), new("Amount", 80, Align.Right)], carry: 1);
        for (var i = 1; i <= 300; i++)
            table.Add(
                RowKind.Plain,
                1m,
                table.Text($"first {i:D3}\nsecond {i:D3}", Align.Left, bold: false),
                table.Text("1.00", Align.Right, bold: false)
            );

        var texts = Read(new Pages(Plain).Add(table, end: new TextBlock("Sum 300.00", new TextStyle(9))));

        Assert.All(texts, t => Assert.Contains("Item head", t, StringComparison.Ordinal));
        for (var i = 1; i <= 300; i++)
        {
            var page = Assert.Single(texts, t => t.Contains($"first {i:D3}", StringComparison.Ordinal));
            Assert.Contains($"second {i:D3}", page, StringComparison.Ordinal);
        }

        Assert.Contains("second 300", texts[^1], StringComparison.Ordinal);
        Assert.Contains("Sum 300.00", texts[^1], StringComparison.Ordinal);
        Assert.Contains($"Page 2 of {texts.Length}", texts[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Add_Roll_IsOnePageAsHighAsItsText()
    {
        Pages pages = new(Plain with { Format = PageFormat.Roll });
        for (var i = 0; i < 200; i++)
            pages.Add(new TextBlock($"line {i}", new TextStyle(10)));

        using var document = PdfDocument.Open(pages.ToPdf());

        var page = Assert.Single(document.GetPages());
        Assert.Equal(226.77, page.Width, 1); // 80 mm
        Assert.Equal(200 * 13.6 + 2 * 11.34, page.Height, 0); // 4 mm above and below
        Assert.DoesNotContain("Page 1", page.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(PaperSize.A4, 595, 842)] // 210 x 297 mm
    [InlineData(PaperSize.A5, 420, 595)] // 148 x 210 mm
    public void Of_Paper_HasItsSize(PaperSize paper, double width, double height)
    {
        using var document = PdfDocument.Open(
            new Pages(Plain with { Format = PageFormat.Of(paper) }).Add(new TextBlock("x", new TextStyle(9))).ToPdf()
        );

        Assert.Equal(width, document.GetPage(1).Width, 0);
        Assert.Equal(height, document.GetPage(1).Height, 0);
    }

    [Fact]
    public void ToPdf_SameContentTwice_IsTheSameFile()
    {
        Assert.Equal(Make(), Make());

        static byte[] Make() =>
            new Pages(Plain with { Watermark = "DRAFT" })
                .Add(Numbered(50, carries: true))
                .Add(new TextBlock("₹12,34,567.00 क्षमता", new TextStyle(9)))
                .Add(new QrBlock(new QrEncoder().Encode("upi://pay?pa=a@b"), 80))
                .ToPdf();
    }

    private static Table Numbered(int rows, bool carries)
    {
        Table table = new([new("What", 100, Fixed: false), new("Rs", 90, Align.Right)], carry: carries ? 1 : null);
        for (var i = 1; i <= rows; i++)
            table.Add(
                RowKind.Plain,
                i,
                table.Text($"row {i}.", Align.Left, bold: false),
                table.Text(i.ToString(CultureInfo.InvariantCulture), Align.Right, bold: false)
            );
        return table;
    }

    private static string[] Read(Pages pages)
    {
        using var document = PdfDocument.Open(pages.ToPdf());
        return [.. document.GetPages().Select((Page p) => p.Text)];
    }
}
