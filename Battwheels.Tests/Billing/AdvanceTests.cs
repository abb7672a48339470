using Battwheels.Core.Accounting;
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

        var refused = await ReverseAsync(db, receipt);

        Assert.Equal("ADVANCE_USED", refused.Error?.Code);
        Assert.Contains("advance paid INV-2627-00001 since", refused.Error?.Message, StringComparison.Ordinal);
        Assert.Contains("\"Put back\"", refused.Error?.Message, StringComparison.Ordinal);
    }

    /// <summary>
    /// The auditor's case: an advance of 500.00 by cheque, 300.00 of it used, then the cheque bounces. Put back, then
    /// taken back: 300.00 are owed, nothing is in hand, no advance is left.
    /// </summary>
    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task UnapplyAdvanceAsync_ChequeBouncedAfterItsUse_ThenTheReceiptCanBeTakenBack(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var customer = await db.WalkInAsync();
        var receipt = await db.ReceivedAsync(
            new RecordReceipt(customer, PaymentMode.Cheque, 500m, Reference: "004512")
        );
        var invoice = await db.IssuedAsync(customer, Sales.Labour(300m));
        await ApplyAsync(db, receipt, invoice, 300m);
        db.Clock.Advance(TimeSpan.FromDays(3));

        var putBack = await UnapplyAsync(db, await UseAsync(db, invoice));
        Assert.Null(putBack.Error);
        Assert.Equal(500m, (await db.ReceiptAsync(receipt)).AdvanceAvailable);
        var reversed = await ReverseAsync(db, receipt);

        Assert.Null(reversed.Error);
        Assert.Equal([300m, -300m], (await db.InvoiceAsync(invoice)).Payments.Select(p => p.Amount));
        Assert.Equal((300m, InvoiceStanding.Overdue), await Standing(db, invoice));
        Assert.Equal(
            (300m, 0m, 0m),
            (await db.NetAsync("AR"), await db.NetAsync("UNDEPOSITED"), await db.NetAsync("CUSTOMER_ADVANCE"))
        );
        Assert.Empty((await db.Service<BillingVerification>("system:verify").VerifyAsync(default)).Faults);
        Assert.Empty((await db.Service<LedgerVerification>("system:verify").VerifyAsync(default)).Faults);
        Assert.Equal(0, await db.CountAsync<ReceiptAllocation>(db.OrgB));
    }

    /// <summary>Using an advance and putting it back leaves every balance as it was, whatever the amounts.</summary>
    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task UnapplyAdvanceAsync_AnyUses_LeaveEveryBalanceAsBefore(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var (customer, receipt) = await AdvanceAsync(db, 1_000m);
        long[] invoices =
        [
            await db.IssuedAsync(customer, Sales.Labour(333.33m)),
            await db.IssuedAsync(customer, Sales.Part(418.09m)),
        ];
        var before = await BalancesAsync(db, receipt, invoices);

        foreach (var amount in (decimal[])[0.01m, 99.99m, 200m])
        foreach (var invoice in invoices)
        {
            Assert.Null((await ApplyAsync(db, receipt, invoice, amount)).Error);
            Assert.NotEqual(before, await BalancesAsync(db, receipt, invoices));
            Assert.Null((await UnapplyAsync(db, await UseAsync(db, invoice))).Error);
            Assert.Equal(before, await BalancesAsync(db, receipt, invoices));
        }

        Assert.Empty((await db.Service<BillingVerification>("system:verify").VerifyAsync(default)).Faults);
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task UnapplyAdvanceAsync_SeveralAtOnce_PutBackOnce(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var (customer, receipt) = await AdvanceAsync(db, 500m);
        var invoice = await db.IssuedAsync(customer, Sales.Labour(300m));
        await ApplyAsync(db, receipt, invoice, 200m);
        var use = await UseAsync(db, invoice);

        var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => UnapplyAsync(db, use)));

        Assert.Single(results, r => r.Error is null);
        Assert.All(results.Where(r => r.Error is not null), r => Assert.Equal("ADVANCE_PUT_BACK", r.Error!.Code));
        Assert.Equal(
            (300m, 500m),
            ((await db.InvoiceAsync(invoice)).Outstanding, (await db.InvoiceAsync(invoice)).Advance)
        );
    }

    [Fact]
    public async Task UnapplyAdvanceAsync_WhatIsNoUse_IsRefused()
    {
        await using var db = await TestDb.CreateAsync();
        var (customer, receipt) = await AdvanceAsync(db, 500m);
        var invoice = await db.IssuedAsync(customer, Sales.Labour(300m));
        await db.ReceivedAsync(new RecordReceipt(customer, PaymentMode.Cash, 50m, InvoiceId: invoice));
        var plain = (await db.InvoiceAsync(invoice)).Payments[0].AllocationId;
        await ApplyAsync(db, receipt, invoice, 100m);
        var use = await UseAsync(db, invoice);
        var theirs = db.Cashier(db.OrgB).UnapplyAdvanceAsync(new(use, "Not ours"), CommandId.New(), default);

        Assert.Equal("NOT_FOUND", (await theirs).Error?.Code);
        Assert.Equal("NOT_AN_ADVANCE", (await UnapplyAsync(db, plain)).Error?.Code);
        Assert.Equal("REASON_TOO_SHORT", (await UnapplyAsync(db, use, "no")).Error?.Code);
        Assert.Null((await UnapplyAsync(db, use)).Error);
        var back = (await db.InvoiceAsync(invoice)).Payments.Single(p => p.Amount < 0m).AllocationId;
        Assert.Equal("NOT_AN_ADVANCE", (await UnapplyAsync(db, back)).Error?.Code);
        Assert.Equal("ADVANCE_PUT_BACK", (await UnapplyAsync(db, use)).Error?.Code);
        Assert.Equal(250m, (await db.InvoiceAsync(invoice)).Outstanding);
    }

    private static async Task<string> BalancesAsync(TestDb db, long receipt, IReadOnlyList<long> invoices)
    {
        List<decimal> figures = [(await db.ReceiptAsync(receipt)).AdvanceAvailable];
        foreach (var invoice in invoices)
            figures.Add((await db.InvoiceAsync(invoice)).Outstanding);
        foreach (var role in (string[])["AR", "CUSTOMER_ADVANCE", "CASH", "SERVICE_LABOUR", "SALES_PARTS"])
            figures.Add(await db.NetAsync(role));
        return string.Join(' ', figures.Select(f => FormattableString.Invariant($"{f:0.00}")));
    }

    private static async Task<long> UseAsync(TestDb db, long invoice) =>
        (await db.InvoiceAsync(invoice)).Payments.Single(p => p.MayPutBack).AllocationId;

    private static Task<Result<Done>> UnapplyAsync(TestDb db, long allocation, string reason = "Cheque bounced") =>
        db.Cashier().UnapplyAdvanceAsync(new UnapplyAdvance(allocation, reason), CommandId.New(), default);

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
