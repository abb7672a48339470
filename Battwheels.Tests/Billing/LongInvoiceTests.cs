using Battwheels.Core.Billing;
using Battwheels.Core.Common;
using Battwheels.Tests.Common;
using UglyToad.PdfPig;

namespace Battwheels.Tests.Billing;

/// <summary>Invoices that fill many pages, on both sheets, and the slip of a receipt.</summary>
[Trait("Category", "Data")]
public class LongInvoiceTests
{
    [Theory]
    [InlineData(PaperSize.A4)]
    [InlineData(PaperSize.A5)]
    public async Task Pdf_ThreeHundredLines_KeepsHeadsRowsAndTotals(PaperSize paper)
    {
        await using var db = await TestDb.CreateAsync();
        await db.RegisterAsync();
        // 300 lines of 1,250.00 at 18 %: 3,75,000.00, CGST and SGST 33,750.00 each, 4,42,500.00
        var lines = Enumerable
            .Range(1, 300)
            .Select(i => Sales.Labour(1_250m) with { Description = $"काम क्रमांक L{i:D3}" })
            .ToArray();
        var invoice = await db.IssuedAsync(await db.FleetAsync(), lines);
        var prints = db.Service<InvoiceService>(InvoicePermissions.Read);

        var file = await prints.PdfAsync(invoice, InvoiceCopy.Original, paper, default);
        var again = await prints.PdfAsync(invoice, InvoiceCopy.Original, paper, default);

        Assert.Equal(file!.Content, again!.Content);
        using var pdf = PdfDocument.Open(file.Content);
        var texts = pdf.GetPages().Select(p => p.Text).ToArray();
        for (var i = 1; i <= 300; i++)
            Assert.Single(texts, t => t.Contains($"L{i:D3}", StringComparison.Ordinal));
        for (var i = 0; i < texts.Length; i++)
            Assert.Contains($"Page {i + 1} of {texts.Length}", texts[i], StringComparison.Ordinal);
        var last = Array.FindIndex(texts, t => t.Contains("L300", StringComparison.Ordinal));
        Assert.All(texts.Take(last), t => Assert.Contains("Description of goods", t, StringComparison.Ordinal));
        Assert.All(texts.Take(last), t => Assert.Contains("Carried over", t, StringComparison.Ordinal));
        Assert.All(texts.Skip(1), t => Assert.StartsWith("TAX INVOICE INV-2627-00001", t, StringComparison.Ordinal));
        foreach (var part in (string[])["3,75,000.00", "33,750.00", "₹4,42,500.00"])
            Assert.Contains(part, texts[last], StringComparison.Ordinal);
        Assert.Contains(pdf.GetPage(last + 1).GetWords(), w => w.Text == "300"); // the number of a line is never broken
        Assert.Contains("क", texts[0], StringComparison.Ordinal);
        Assert.DoesNotContain("\uFFFD", texts[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(PaperSize.A5, 420)]
    [InlineData(PaperSize.Roll80, 227)] // 80 mm
    public async Task ReceiptPdf_OnSmallPaper_SaysTheSame(PaperSize paper, double width)
    {
        await using var db = await TestDb.CreateAsync();
        await db.RegisterAsync();
        var customer = await db.WalkInAsync();
        var invoice = await db.IssuedAsync(customer, Sales.Labour(1_000m));
        var receipt = await db.ReceivedAsync(
            new RecordReceipt(customer, PaymentMode.Upi, 1_180m, Reference: "612345678901", InvoiceId: invoice)
        );

        var file = await db.Service<ReceiptService>(PaymentPermissions.Read).PdfAsync(receipt, paper, default);

        using var pdf = PdfDocument.Open(file!.Content);
        var page = Assert.Single(pdf.GetPages());
        Assert.Equal(width, page.Width, 0.5);
        foreach (
            var part in (string[])
                ["RECEIPT", "RCP-2627-00001", "₹1,180.00", "UPI 612345678901", "INV-2627-00001", "Ramesh Kale"]
        )
            Assert.Contains(part, page.Text, StringComparison.Ordinal);
    }
}
