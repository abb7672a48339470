using Battwheels.Core.Accounting;
using Battwheels.Core.Common;
using Battwheels.Tests.Common;
using UglyToad.PdfPig;

namespace Battwheels.Tests.Accounting;

[Trait("Category", "Data")]
public class VoucherPdfTests
{
    [Theory]
    [InlineData(PaperSize.A4)]
    [InlineData(PaperSize.A5)]
    public async Task PdfAsync_PostedEntry_SaysWhatTheBooksSay(PaperSize paper)
    {
        await using var db = await TestDb.CreateAsync();
        var entry = (await db.PostAsync(Books.Draft(1, 1_25_000m))).Value;

        var file = await Prints(db, db.OrgA).PdfAsync(entry, paper, default);

        using var pdf = PdfDocument.Open(file!.Content);
        var text = pdf.GetPage(1).Text;
        Assert.Equal("JE-2627-00001.pdf", file.FileName);
        foreach (
            var part in (string[])
                [
                    "JOURNAL VOUCHER",
                    "JE-2627-00001",
                    "1,25,000.00",
                    "Rupees One Lakh Twenty-Five Thousand Only",
                    "Narration",
                    "Approved by",
                    "Page 1 of 1",
                ]
        )
            Assert.Contains(part, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PdfAsync_OfAnotherOrganization_IsNothing()
    {
        await using var db = await TestDb.CreateAsync();
        var entry = (await db.PostAsync(Books.Draft(1, 10m))).Value;

        Assert.Null(await Prints(db, db.OrgB).PdfAsync(entry, PaperSize.A4, default));
    }

    private static VoucherPrintService Prints(TestDb db, long organization) =>
        db.Service<VoucherPrintService>(Actor.Job(organization, "books", AccountingPermissions.Read));
}
