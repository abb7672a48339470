using Battwheels.Core.Common;
using Battwheels.Core.Inventory;
using Battwheels.Core.Inventory.Stock;
using Battwheels.Core.Platform.Organizations;
using Battwheels.Data.Common.Documents;
using Battwheels.Data.Inventory.Stock;
using Battwheels.Tests.Common;
using UglyToad.PdfPig;

namespace Battwheels.Tests.Inventory.Stock;

[Trait("Category", "Data")]
public class StockPdfTests
{
    private static readonly Letterhead By = new("Alpha EV", null, "Baner Road, Pune", null, null, null, "Asia/Kolkata");

    private static readonly GoodsReceiptView Receipt = new(
        1,
        "GRN-2627-00007",
        new DateOnly(2026, 11, 4),
        2,
        "Pavan Spares",
        3,
        "Main store",
        "BILL-88",
        null,
        "Sunil",
        new DateTime(2026, 11, 4, 6, 12, 0, DateTimeKind.Utc),
        12_345.50m,
        [new(1, 9, "CNT-PZM", "Main contactor", "NOS", 5m, 2_469.10m, 12_345.50m, 4)],
        null
    );

    [Fact] // 50 x 25 mm are 141.73 x 70.87 points
    public async Task LabelAsync_ThreeCopies_AreThreeStickersWithSkuAndName()
    {
        await using var db = await TestDb.CreateAsync();
        var item = await db.ItemAsync("BP-01");

        var file = await Prints(db, db.OrgA).LabelAsync(item, 3, default);

        using var pdf = PdfDocument.Open(file!.Content);
        Assert.Equal("label-BP-01.pdf", file.FileName);
        Assert.Equal(3, pdf.NumberOfPages);
        Assert.All(
            pdf.GetPages(),
            page =>
            {
                Assert.Equal(141.73, page.Width, 0.5);
                Assert.Equal(70.87, page.Height, 0.5);
                Assert.Contains("BP-01", page.Text, StringComparison.Ordinal);
                Assert.DoesNotContain("Page", page.Text, StringComparison.Ordinal);
            }
        );
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(5_000, 100)]
    public async Task LabelAsync_CountOutOfRange_StaysBetweenOneAndAHundred(int asked, int pages)
    {
        await using var db = await TestDb.CreateAsync();
        var file = await Prints(db, db.OrgA).LabelAsync(await db.ItemAsync("BP-01"), asked, default);

        using var pdf = PdfDocument.Open(file!.Content);
        Assert.Equal(pages, pdf.NumberOfPages);
    }

    [Fact]
    public async Task LabelAsync_OfAnotherOrganization_IsNothing()
    {
        await using var db = await TestDb.CreateAsync();
        var item = await db.ItemAsync("BP-01");

        Assert.Null(await Prints(db, db.OrgB).LabelAsync(item, 1, default));
        Assert.Null(await Prints(db, db.OrgA).ReceiptAsync(1, PaperSize.A4, default));
    }

    [Theory]
    [InlineData(PaperSize.A4)]
    [InlineData(PaperSize.A5)]
    public void Pdf_GoodsReceipt_SaysWhatCame(PaperSize paper)
    {
        var text = Text(new GoodsReceiptPrint(By, Receipt, paper));

        foreach (
            var part in (string[])
                ["GOODS RECEIPT", "GRN-2627-00007", "BILL-88", "CNT-PZM", "2,469.10", "12,345.50", "Received by"]
        )
            Assert.Contains(part, text, StringComparison.Ordinal);
    }

    [Fact]
    public void Pdf_GoodsReceiptWithoutCost_HasNoRupees()
    {
        GoodsReceiptView seen = Receipt with
        {
            Value = null,
            Lines = [Receipt.Lines[0] with { UnitCost = null, Value = null }],
        };

        var text = Text(new GoodsReceiptPrint(By, seen, PaperSize.A4));

        foreach (var part in (string[])["₹", "12,345", "Rupees", "Total"])
            Assert.DoesNotContain(part, text, StringComparison.Ordinal);
    }

    private static string Text(GoodsReceiptPrint print)
    {
        using var pdf = PdfDocument.Open(new StockPrinter(new QrEncoder()).Pdf(print));
        return pdf.GetPage(1).Text;
    }

    private static StockPrintService Prints(TestDb db, long organization) =>
        db.Service<StockPrintService>(Actor.Job(organization, "store", InventoryPermissions.Read));
}
