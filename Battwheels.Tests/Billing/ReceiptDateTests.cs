using Battwheels.Core.Billing;
using Battwheels.Core.Common;
using Battwheels.Tests.Common;

namespace Battwheels.Tests.Billing;

/// <summary>Which day a receipt may bear. Today is 04 Nov 2026, so the last fiscal year began on 01 Apr 2025.</summary>
[Trait("Category", "Data")]
public class ReceiptDateTests
{
    [Theory]
    [InlineData(2025, 3, 31, "DATE_TOO_EARLY")]
    [InlineData(2025, 4, 1, null)]
    public async Task RecordAsync_BeforeTheLastFiscalYear_IsRefusedWithTheEarliestDay(
        int year,
        int month,
        int day,
        string? code
    )
    {
        await using var db = await TestDb.CreateAsync();

        var result = await db.ReceiveAsync(Cash(await db.WalkInAsync(), 10m, new DateOnly(year, month, day)));

        Assert.Equal(code, result.Error?.Code);
        if (code is not null)
            Assert.Contains("01 Apr 2025", result.Error?.Message, StringComparison.Ordinal);
        Assert.Equal(code is null ? 1 : 0, await db.CountAsync<Receipt>(db.OrgA));
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task RecordAsync_BeforeTheInvoiceItNames_IsRefusedWithTheInvoicesDay(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var customer = await db.WalkInAsync();
        var invoice = await db.IssuedAsync(customer, Sales.Labour(100m));

        var early = await db.ReceiveAsync(Cash(customer, 100m, Sales.Today.AddDays(-1)) with { InvoiceId = invoice });
        var same = await db.ReceiveAsync(Cash(customer, 100m, Sales.Today) with { InvoiceId = invoice });

        Assert.Equal(("RECEIPT_BEFORE_INVOICE", "Date"), (early.Error?.Code, early.Error?.Field));
        Assert.Contains("INV-2627-00001 is dated 04 Nov 2026", early.Error?.Message, StringComparison.Ordinal);
        Assert.Null(same.Error);
        Assert.Equal((1, 0), (await db.CountAsync<Receipt>(db.OrgA), await db.CountAsync<Receipt>(db.OrgB)));
    }

    /// <summary>What the refusal advises: without an invoice named it is an advance, and the invoice can use it.</summary>
    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task RecordAsync_BeforeEveryOpenInvoice_IsAnAdvance(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var customer = await db.WalkInAsync();
        var older = await db.IssuedAsync(customer, Sales.Labour(40m));
        db.Clock.Advance(TimeSpan.FromDays(10));
        var newer = await db.IssuedAsync(customer, Sales.Labour(100m));

        var receipt = await db.ReceivedAsync(Cash(customer, 130m, Sales.Today.AddDays(3)));

        Assert.Equal(0m, (await db.InvoiceAsync(older)).Outstanding);
        Assert.Equal((100m, 90m), ((await db.InvoiceAsync(newer)).Outstanding, (await db.InvoiceAsync(newer)).Advance));
        var applied = await db.Cashier()
            .ApplyAdvanceAsync(new ApplyAdvance(receipt, newer, 90m), CommandId.New(), default);
        Assert.Null(applied.Error);
        Assert.Equal(10m, (await db.InvoiceAsync(newer)).Outstanding);
        Assert.Empty((await db.Service<BillingVerification>("system:verify").VerifyAsync(default)).Faults);
    }

    [Fact]
    public async Task RecordAsync_OfAnEarlierYear_IsNumberedInThatYear()
    {
        await using var db = await TestDb.CreateAsync();
        var customer = await db.WalkInAsync();

        var march = await db.ReceivedAsync(Cash(customer, 10m, new DateOnly(2026, 3, 31)));
        var april = await db.ReceivedAsync(Cash(customer, 10m, new DateOnly(2026, 4, 1)));

        Assert.Equal("RCP-2526-00001", (await db.ReceiptAsync(march)).Receipt.Number);
        Assert.Equal("RCP-2627-00001", (await db.ReceiptAsync(april)).Receipt.Number);
    }

    [Fact]
    public void PaymentPlan_InvoiceIssuedAfterTheMoneyCame_TakesNothing()
    {
        OpenInvoice before = new(1, "INV-1", Sales.Today, Sales.Today, 100m, 100m);
        var after = before with { Id = 2, Date = Sales.Today.AddDays(1) };

        var plan = PaymentPlan.Of([after, before], null, 150m, Sales.Today);

        Assert.Equal([0m, 100m], plan.Parts.Select(p => p.Amount));
        Assert.Equal(50m, plan.Advance);
    }

    private static RecordReceipt Cash(long customer, decimal amount, DateOnly date) =>
        new(customer, PaymentMode.Cash, amount, Date: date);
}
