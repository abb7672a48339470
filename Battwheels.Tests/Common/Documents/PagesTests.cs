using System.Globalization;
using Battwheels.Data.Common.Documents;
using UglyToad.PdfPig;

namespace Battwheels.Tests.Common.Documents;

[Trait("Category", "Unit")]
public class PagesTests
{
    private static readonly PageSetup Setup = new(
        PageFormat.A4,
        "Title of the file",
        "Alpha EV Service",
        "INV-2627-00001",
        new DateTime(2026, 11, 4, 6, 12, 0, DateTimeKind.Utc)
    );

    [Fact]
    public void ToPdf_TextWithRupeeSign_ReadsBackExactly()
    {
        var pdf = new Pages(Setup).Add(new TextBlock("Total ₹10,419.00 — नमस्ते", new TextStyle(12))).ToPdf();

        using var document = PdfDocument.Open(pdf);
        Assert.Contains("Total ₹10,419.00 —", document.GetPage(1).Text, StringComparison.Ordinal);
        Assert.Equal("Title of the file", document.Information.Title);
    }

    [Fact]
    public void ToPdf_SmallDocument_HoldsOnlyTheLettersItUses() =>
        Assert.InRange(
            new Pages(Setup).Add(new TextBlock("नमस्ते Alpha", new TextStyle(12))).ToPdf().Length,
            1,
            25_000
        );

    [Fact]
    public void Add_TableLongerThanAPage_RepeatsTheHeadAndKeepsRowsWhole()
    {
        Table table = new([new("Item head", 300, Fixed: false), new("Amount", 80, Align.Right)]);
        for (var i = 1; i <= 90; i++)
            table.Add($"first {i:D3}\nsecond {i:D3}", i.ToString(CultureInfo.InvariantCulture));

        using var document = PdfDocument.Open(new Pages(Setup).Add(table).ToPdf());

        var pages = document.GetPages().ToArray();
        Assert.True(pages.Length >= 3);
        Assert.All(pages, p => Assert.Contains("Item head", p.Text, StringComparison.Ordinal));
        foreach (var page in pages)
        {
            Assert.Contains($"Page {page.Number} of {pages.Length}", page.Text, StringComparison.Ordinal);
            Assert.All(
                Enumerable.Range(1, 90),
                i => Assert.Equal(Occurs(page.Text, $"first {i:D3}"), Occurs(page.Text, $"second {i:D3}"))
            );
        }

        Assert.All(Enumerable.Range(1, 90), i => Assert.Single(pages, p => Occurs(p.Text, $"first {i:D3}")));
    }

    [Fact]
    public void Add_RightAlignedColumn_EndsAtOneEdge()
    {
        Table table = new([new("What", 100, Fixed: false), new("Rs", 90, Align.Right)]);
        table.Add("a", "1,11,111.11").Add("b", "22.22").Add("c", "3,333.33");

        using var document = PdfDocument.Open(new Pages(Setup).Add(table).ToPdf());

        var rights = document
            .GetPage(1)
            .GetWords()
            .Where(w => w.Text.EndsWith("11.11", StringComparison.Ordinal) || w.Text is "22.22" or "3,333.33")
            .Select(w => w.Letters[^1].EndBaseLine.X)
            .ToArray();
        Assert.Equal(3, rights.Length);
        Assert.True(rights.Max() - rights.Min() < 0.1);
    }

    [Fact]
    public void Encode_Text_GivesAQuietZoneAndThreeFinders()
    {
        var code = new QrEncoder().Encode("upi://pay?pa=a@b");

        Assert.True(Enumerable.Range(0, code.Size).All(i => !code.IsDark(3, i) && !code.IsDark(i, 3)));
        var far = code.Size - 4 - 7;
        foreach (var (row, column) in (ValueTuple<int, int>[])[(4, 4), (4, far), (far, 4)])
            Assert.True(Enumerable.Range(0, 7).All(i => code.IsDark(row, column + i) && code.IsDark(row + i, column)));
    }

    private static bool Occurs(string text, string part) => text.Contains(part, StringComparison.Ordinal);
}
