using Battwheels.Core.Billing;
using Battwheels.Core.Gst;
using Battwheels.Tests.Common;

namespace Battwheels.Tests.Billing;

/// <summary>
/// The worked example of the accounting specification, and that of the tax specification, to the paisa: figures from
/// there.
/// </summary>
[Trait("Category", "Data")]
public class WorkedExampleTests
{
    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task JobOfLabourAndBrakeSet_InvoicedAndPaidLessTds_PostsEveryPaisa(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        await db.RegisterAsync();
        var fleet = await db.FleetAsync();

        var invoice = await db.IssuedAsync(fleet, Sales.Labour(1_250.00m), Sales.Part(2_499.50m));

        var view = await db.InvoiceAsync(invoice);
        Assert.Equal((InvoiceKind.TaxInvoice, "INV-2627-00001"), (view.Invoice.Kind, view.Invoice.Number));
        Assert.Equal(new GstSplit(337.46m, 337.46m, 0m), view.Invoice.Tax);
        Assert.Equal((-0.42m, 4_424.00m), (view.Invoice.RoundOff, view.Invoice.Total));
        Assert.Equal(
            [
                "AR Dr 4424.00",
                "OUT_CGST Cr 337.46",
                "OUT_SGST Cr 337.46",
                "ROUND_OFF Dr 0.42",
                "SALES_PARTS Cr 2499.50",
                "SERVICE_LABOUR Cr 1250.00",
            ],
            (await db.PostedAsync("Invoice", invoice, "issue")).Order(StringComparer.Ordinal)
        );

        var receipt = await db.ReceivedAsync(
            new RecordReceipt(
                fleet,
                PaymentMode.BankTransfer,
                4_349.00m,
                TdsWithheld: 75.00m,
                Reference: "HDFCR52026110412345678",
                InvoiceId: invoice,
                SeenBalance: 4_424.00m
            )
        );

        Assert.Equal(
            ["AR Cr 4424.00", "BANK_DEFAULT Dr 4349.00", "TDS_RECEIVABLE Dr 75.00"],
            (await db.PostedAsync("Receipt", receipt, "receipt")).Order(StringComparer.Ordinal)
        );
        var paid = await db.InvoiceAsync(invoice);
        Assert.Equal((0m, InvoiceStanding.Paid), (paid.Outstanding, paid.Standing));
        Assert.Equal("RCP-2627-00001", Assert.Single(paid.Payments).ReceiptNumber);
        Assert.Equal(0m, await db.NetAsync("AR"));
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task TwoLinesAtEighteen_TotalsAreSumsOfRoundedLines(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        await db.RegisterAsync();

        var invoice = await db.IssuedAsync(await db.WalkInAsync(), Sales.Part(1_234.55m), Sales.Part(310.15m));

        var printed = (await db.InvoiceAsync(invoice)).Invoice;
        Assert.Equal([111.11m, 27.91m], printed.Lines.Select(l => l.Cgst));
        Assert.Equal(new GstSplit(139.02m, 139.02m, 0m), printed.Tax);
        Assert.Equal((0.26m, 1_823.00m), (printed.RoundOff, printed.Total));
    }
}
