using Battwheels.Core.Billing;
using Battwheels.Core.Common;
using Battwheels.Tests.Common;
using UglyToad.PdfPig;

namespace Battwheels.Tests.Billing;

[Trait("Category", "Data")]
public class InvoicePdfTests
{
    [Fact]
    public async Task PdfAsync_TaxInvoice_ShowsWhatRule46AsksFor()
    {
        await using var db = await TestDb.CreateAsync();
        await db.RegisterAsync();
        var draft = await db.DraftAsync(await db.FleetAsync(), Sales.Labour(1_250m), Sales.Part(2_499.50m));
        var invoice = await db.IssueAsync(draft with { Notes = "गाड़ी की जाँच लें" });

        var (text, pages) = await TextAsync(db, invoice.Value);

        Assert.Equal(1, pages);
        foreach (
            var part in (string[])
                [
                    "TAX INVOICE",
                    "Original for recipient",
                    "Tarang Mobility Private Limited",
                    "Plot 14, Lane 3, Baner Road, Pune 411045, Maharashtra (27)",
                    "27AAKCT4821P1ZP",
                    "INV-2627-00001",
                    "04 Nov 2026",
                    "27 Maharashtra",
                    "Reverse charge",
                    "Ambika Last-Mile Pvt Ltd",
                    "27AAHCA3907Q1Z8",
                    "998714",
                    "870830",
                    "2,499.50",
                    "18%",
                    "337.46",
                    "-0.42",
                    "₹4,424.00",
                    "Rupees Four Thousand Four Hundred Twenty-Four Only",
                    "0412 0000 8844 17",
                    "DCMB0000412",
                    "tarangev@dcbank",
                    "Authorised signatory",
                    "Page 1 of 1",
                ]
        )
            Assert.Contains(part, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PdfAsync_SupplierWithoutGstin_HasNoWordOfGst()
    {
        await using var db = await TestDb.CreateAsync();
        await db.RegisterAsync(gstin: null);
        var invoice = await db.IssuedAsync(await db.WalkInAsync(), Sales.Labour(1_000m));

        var (text, _) = await TextAsync(db, invoice);

        Assert.Contains("₹1,000.00", text, StringComparison.Ordinal);
        foreach (var word in (string[])["GST", "TAX", "Tax", "HSN", "SAC", "supply", "Reverse charge"])
            Assert.DoesNotContain(word, text, StringComparison.Ordinal);
    }

    [Fact] // Rule 5(1)(f): the words at the top of every bill of supply
    public async Task PdfAsync_UnderComposition_BearsTheLegendAndNoTax()
    {
        await using var db = await TestDb.CreateAsync();
        await CompositionTests.ComposeAsync(db);
        var invoice = await db.IssuedAsync(await db.FleetAsync(), Sales.Labour(1_000m));

        var (text, _) = await TextAsync(db, invoice);

        foreach (
            var part in (string[])
                [
                    "BILL OF SUPPLY",
                    "Composition taxable person, not eligible to collect tax on supplies",
                    "27AAKCT4821P1ZP",
                    "998714",
                    "₹1,000.00",
                ]
        )
            Assert.Contains(part, text, StringComparison.Ordinal);
        foreach (var word in (string[])["TAX INVOICE", "CGST", "SGST", "IGST", "18%", "Taxable value"])
            Assert.DoesNotContain(word, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PdfAsync_InterState_ShowsIgstAlone()
    {
        await using var db = await TestDb.CreateAsync();
        await db.RegisterAsync("29AAHCA3907Q1Z4"); // registered in Karnataka now; the profile's state follows
        await using (var raw = db.Database(new(db.OrgA)))
        {
            raw.Set<Core.Platform.Organizations.OrganizationProfile>().Single().StateCode = "29";
            await raw.SaveChangesAsync();
        }

        var (text, _) = await TextAsync(db, await db.IssuedAsync(await db.FleetAsync(), Sales.Labour(1_000m)));

        Assert.Contains("IGST", text, StringComparison.Ordinal);
        Assert.Contains("180.00", text, StringComparison.Ordinal);
        Assert.DoesNotContain("CGST", text, StringComparison.Ordinal);
        Assert.DoesNotContain("SGST", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PdfAsync_ManyLines_RunsOverPagesAndEndsWithTheTotal()
    {
        await using var db = await TestDb.CreateAsync();
        await db.RegisterAsync();
        var lines = Enumerable
            .Range(1, 60)
            .Select(i => Sales.Part(100m) with { Description = $"Part {i}\nSerial {i}" });

        var (text, pages) = await TextAsync(db, await db.IssuedAsync(await db.WalkInAsync(), [.. lines]));

        Assert.True(pages > 1);
        Assert.Contains($"Page {pages} of {pages}", text, StringComparison.Ordinal);
        Assert.Contains("₹7,080.00", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PdfAsync_PartlyPaidThenCancelled_SaysSo()
    {
        await using var db = await TestDb.CreateAsync();
        await db.RegisterAsync();
        var customer = await db.WalkInAsync();
        var invoice = await db.IssuedAsync(customer, Sales.Labour(1_000m));
        var receipt = await db.ReceivedAsync(new RecordReceipt(customer, PaymentMode.Cash, 180m, InvoiceId: invoice));

        var (partly, _) = await TextAsync(db, invoice);
        Assert.Contains("Balance1,000.00", partly, StringComparison.Ordinal);
        Assert.Contains("₹1,000.00", partly, StringComparison.Ordinal); // the UPI amount is the balance

        await db.Cashier().ReverseAsync(new ReverseReceipt(receipt, "Entered twice"), CommandId.New(), default);
        await db.Service<InvoiceService>(InvoicePermissions.Void)
            .CancelAsync(new CancelInvoice(invoice, "Wrong customer"), CommandId.New(), default);
        var (cancelled, _) = await TextAsync(db, invoice);
        Assert.Contains("CANCELLED", cancelled, StringComparison.Ordinal);
        Assert.DoesNotContain("tarangev@dcbank", cancelled, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PdfAsync_Copies_BearTheirMarks()
    {
        await using var db = await TestDb.CreateAsync();
        await db.RegisterAsync();
        var goods = await db.IssuedAsync(await db.WalkInAsync(), Sales.Part(100m));
        var services = await db.IssuedAsync(await db.WalkInAsync("Another"), Sales.Labour(100m));

        Assert.Contains(
            "Duplicate for transporter",
            (await TextAsync(db, goods, InvoiceCopy.Duplicate)).Text,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "Triplicate for supplier",
            (await TextAsync(db, goods, InvoiceCopy.Triplicate)).Text,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "Duplicate for supplier",
            (await TextAsync(db, services, InvoiceCopy.Duplicate)).Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task PdfAsync_Receipt_ShowsMoneyTaxWithheldAndInvoices()
    {
        await using var db = await TestDb.CreateAsync();
        await db.RegisterAsync();
        var fleet = await db.FleetAsync();
        var invoice = await db.IssuedAsync(fleet, Sales.Labour(1_000m));
        var receipt = await db.ReceivedAsync(
            new RecordReceipt(
                fleet,
                PaymentMode.Upi,
                1_200m,
                TdsWithheld: 20m,
                Reference: "612345678901",
                InvoiceId: invoice
            )
        );

        var file = await db.Service<ReceiptService>(PaymentPermissions.Read).PdfAsync(receipt, PaperSize.A4, default);

        using var document = PdfDocument.Open(file!.Content);
        Assert.Equal("RCP-2627-00001.pdf", file.FileName);
        foreach (
            var part in (string[])
                [
                    "RECEIPT",
                    "RCP-2627-00001",
                    "₹1,200.00",
                    "20.00",
                    "UPI 612345678901",
                    "INV-2627-00001",
                    "40.00",
                    "Rupees One Thousand Two Hundred Only",
                ]
        )
            Assert.Contains(part, document.GetPage(1).Text, StringComparison.Ordinal);
    }

    private static async Task<(string Text, int Pages)> TextAsync(
        TestDb db,
        long invoice,
        InvoiceCopy copy = InvoiceCopy.Original
    )
    {
        var file = await db.Service<InvoiceService>(InvoicePermissions.Read)
            .PdfAsync(invoice, copy, PaperSize.A4, default);
        using var document = PdfDocument.Open(file!.Content);
        return (string.Concat(document.GetPages().Select(p => p.Text)), document.NumberOfPages);
    }
}
