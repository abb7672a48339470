using Battwheels.Core.Billing;
using Battwheels.Core.Common;
using Battwheels.Tests.Common;

namespace Battwheels.Tests.Billing;

[Trait("Category", "Data")]
public class AdvanceTests
{
    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task ApplyAdvanceAsync_LaterInvoice_IsPaidFromIt(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var (customer, receipt) = await AdvanceAsync(db, 500m);
        var invoice = await db.IssuedAsync(customer, Sales.Labour(300m));

        var applied = await ApplyAsync(db, receipt, invoice, 300m);

        Assert.Null(applied.Error);
        var view = await db.InvoiceAsync(invoice);
        Assert.Equal((0m, 200m), (view.Outstanding, view.Advance));
        Assert.True(Assert.Single(view.Payments).FromAdvance);
        Assert.Equal((0m, -200m), (await db.NetAsync("AR"), await db.NetAsync("CUSTOMER_ADVANCE")));
        Assert.Empty((await db.Service<BillingVerification>("system:verify").VerifyAsync(default)).Faults);
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task ApplyAdvanceAsync_SeveralAtOnce_UseEachRupeeOnce(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var (customer, receipt) = await AdvanceAsync(db, 500m);
        var invoice = await db.IssuedAsync(customer, Sales.Labour(1_000m));

        var results = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => ApplyAsync(db, receipt, invoice, 200m)));

        Assert.Equal(2, results.Count(r => r.Error is null));
        Assert.Equal(4, results.Count(r => r.Error?.Code == "ADVANCE_TOO_SMALL"));
        Assert.Equal(
            (600m, 100m),
            ((await db.InvoiceAsync(invoice)).Outstanding, (await db.InvoiceAsync(invoice)).Advance)
        );
    }

    [Theory]
    [InlineData(301, "ADVANCE_TOO_SMALL")] // more than the invoice's balance
    [InlineData(501, "ADVANCE_TOO_SMALL")]
    [InlineData(0, "AMOUNT_INVALID")]
    [InlineData(1.005, "AMOUNT_INVALID")]
    public async Task ApplyAdvanceAsync_WrongAmount_ChangesNothing(decimal amount, string code)
    {
        await using var db = await TestDb.CreateAsync();
        var (customer, receipt) = await AdvanceAsync(db, 500m);
        var invoice = await db.IssuedAsync(customer, Sales.Labour(300m));

        Assert.Equal(code, (await ApplyAsync(db, receipt, invoice, amount)).Error?.Code);

        Assert.Equal(
            (300m, 500m),
            ((await db.InvoiceAsync(invoice)).Outstanding, (await db.InvoiceAsync(invoice)).Advance)
        );
    }

    [Fact]
    public async Task ApplyAdvanceAsync_OfSomebodyElse_IsRefused()
    {
        await using var db = await TestDb.CreateAsync();
        var (_, receipt) = await AdvanceAsync(db, 500m);
        var invoice = await db.IssuedAsync(await db.WalkInAsync("Suresh Patil"), Sales.Labour(300m));

        Assert.Equal("INVOICE_OF_OTHER_CUSTOMER", (await ApplyAsync(db, receipt, invoice, 100m)).Error?.Code);
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task ReverseAsync_ChequeBounced_OpensTheInvoicesAgain(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var customer = await db.WalkInAsync();
        var invoice = await db.IssuedAsync(customer, Sales.Labour(100m));
        var receipt = await db.ReceivedAsync(
            new RecordReceipt(customer, PaymentMode.Cheque, 130m, Reference: "004512", InvoiceId: invoice)
        );
        db.Clock.Advance(TimeSpan.FromDays(3));

        var reversed = await ReverseAsync(db, receipt);

        Assert.Null(reversed.Error);
        Assert.Equal((100m, InvoiceStanding.Overdue), (await Standing(db, invoice)));
        Assert.Equal([100m, -100m], (await db.InvoiceAsync(invoice)).Payments.Select(p => p.Amount));
        Assert.Equal(
            (100m, 0m, 0m),
            (await db.NetAsync("AR"), await db.NetAsync("UNDEPOSITED"), await db.NetAsync("CUSTOMER_ADVANCE"))
        );
        Assert.Equal("Cheque bounced", (await db.ReceiptAsync(receipt)).Reversal?.Reason);
        Assert.Empty((await db.Service<BillingVerification>("system:verify").VerifyAsync(default)).Faults);
    }

    [Fact]
    public async Task ReverseAsync_Twice_IsRefused()
    {
        await using var db = await TestDb.CreateAsync();
        var (_, receipt) = await AdvanceAsync(db, 500m);
        await ReverseAsync(db, receipt);

        Assert.Equal("RECEIPT_REVERSED", (await ReverseAsync(db, receipt)).Error?.Code);
    }

    [Fact]
    public async Task ReverseAsync_AdvanceUsedSince_IsRefused()
    {
        await using var db = await TestDb.CreateAsync();
        var (customer, receipt) = await AdvanceAsync(db, 500m);
        await ApplyAsync(db, receipt, await db.IssuedAsync(customer, Sales.Labour(300m)), 100m);

        Assert.Equal("ADVANCE_USED", (await ReverseAsync(db, receipt)).Error?.Code);
    }

    private static async Task<(decimal, InvoiceStanding)> Standing(TestDb db, long invoice)
    {
        var view = await db.InvoiceAsync(invoice);
        return (view.Outstanding, view.Standing);
    }

    private static async Task<(long Customer, long Receipt)> AdvanceAsync(TestDb db, decimal amount)
    {
        var customer = await db.WalkInAsync();
        return (customer, await db.ReceivedAsync(new RecordReceipt(customer, PaymentMode.Cash, amount)));
    }

    private static Task<Result<Done>> ApplyAsync(TestDb db, long receipt, long invoice, decimal amount) =>
        db.Cashier().ApplyAdvanceAsync(new ApplyAdvance(receipt, invoice, amount), CommandId.New(), default);

    private static Task<Result<Done>> ReverseAsync(TestDb db, long receipt) =>
        db.Cashier().ReverseAsync(new ReverseReceipt(receipt, "Cheque bounced"), CommandId.New(), default);
}
