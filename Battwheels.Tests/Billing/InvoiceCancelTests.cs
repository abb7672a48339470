using Battwheels.Core.Accounting;
using Battwheels.Core.Billing;
using Battwheels.Core.Common;
using Battwheels.Core.Platform.Events;
using Battwheels.Data.Common;
using Battwheels.Tests.Common;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Tests.Billing;

[Trait("Category", "Data")]
public class InvoiceCancelTests
{
    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task CancelAsync_Unpaid_ReversesOnItsDateAndKeepsTheNumber(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        await db.RegisterAsync();
        var customer = await db.WalkInAsync();
        var invoice = await db.IssuedAsync(customer, Sales.Labour(1_250m), Sales.Part(2_499.50m));
        db.Clock.Advance(TimeSpan.FromDays(2));

        var cancelled = await CancelAsync(db, invoice);

        Assert.Null(cancelled.Error);
        var view = await db.InvoiceAsync(invoice);
        Assert.Equal((InvoiceStanding.Cancelled, 0m), (view.Standing, view.Outstanding));
        Assert.Equal("Wrong customer chosen", view.Cancellation?.Reason);
        foreach (var role in (string[])["AR", "SERVICE_LABOUR", "SALES_PARTS", "OUT_CGST", "OUT_SGST", "ROUND_OFF"])
            Assert.Equal(0m, await db.NetAsync(role));
        await using var raw = db.Database(new TenantScope(db.OrgA));
        var dates = await raw.Set<JournalEntry>().Select(e => e.EntryDate).ToListAsync();
        Assert.Equal([Sales.Today, Sales.Today], dates);
        Assert.Equal(
            "INV-2627-00002",
            (await db.InvoiceAsync(await db.IssuedAsync(customer, Sales.Part(1m)))).Invoice.Number
        );
    }

    [Fact]
    public async Task CancelAsync_OfAVisit_TellsWhichTicketIsOpenAgain()
    {
        await using var db = await TestDb.CreateAsync();
        var draft = await db.DraftAsync(await db.WalkInAsync(), Sales.Labour(100m));
        var invoice = (await db.IssueAsync(draft)).Value;

        await CancelAsync(db, invoice);

        await using var raw = db.Database(new TenantScope(db.OrgA));
        var told = await raw.Set<OutboxMessage>().SingleAsync(m => m.Type == "INVOICE_CANCELLED");
        Assert.Equal(invoice, told.AggregateId);
    }

    [Fact]
    public async Task CancelAsync_Twice_IsRefused()
    {
        await using var db = await TestDb.CreateAsync();
        var invoice = await db.IssuedAsync(await db.WalkInAsync(), Sales.Labour(100m));
        await CancelAsync(db, invoice);

        var again = await CancelAsync(db, invoice);

        Assert.Equal("INVOICE_CANCELLED", again.Error?.Code);
        Assert.Equal(1, await db.CountAsync<InvoiceCancellation>(db.OrgA));
    }

    [Fact]
    public async Task CancelAsync_SomethingReceived_IsRefusedUntilTheReceiptIsTakenBack()
    {
        await using var db = await TestDb.CreateAsync();
        var customer = await db.WalkInAsync();
        var invoice = await db.IssuedAsync(customer, Sales.Labour(100m));
        var receipt = await db.ReceivedAsync(new RecordReceipt(customer, PaymentMode.Cash, 40m, InvoiceId: invoice));

        var refused = await CancelAsync(db, invoice);
        Assert.Equal("INVOICE_PAID", refused.Error?.Code);
        Assert.Equal(60m, (await db.InvoiceAsync(invoice)).Outstanding);

        await db.Cashier().ReverseAsync(new ReverseReceipt(receipt, "Entered twice"), CommandId.New(), default);
        Assert.Null((await CancelAsync(db, invoice)).Error);
    }

    [Fact]
    public async Task CancelAsync_MonthLocked_IsRefused()
    {
        await using var db = await TestDb.CreateAsync();
        var invoice = await db.IssuedAsync(await db.WalkInAsync(), Sales.Labour(100m));
        await LockNovemberAsync(db);

        var refused = await CancelAsync(db, invoice);

        Assert.Equal("PERIOD_LOCKED", refused.Error?.Code);
        Assert.Equal(InvoiceStanding.Unpaid, (await db.InvoiceAsync(invoice)).Standing);
    }

    [Fact]
    public async Task IssueAsync_MonthLocked_IsRefusedAndTakesNoNumber()
    {
        await using var db = await TestDb.CreateAsync();
        var draft = await db.DraftAsync(await db.WalkInAsync(), Sales.Labour(100m));
        await LockNovemberAsync(db);

        Assert.Equal("PERIOD_LOCKED", (await db.IssueAsync(draft)).Error?.Code);

        db.Clock.Advance(TimeSpan.FromDays(30));
        Assert.Equal("INV-2627-00001", (await db.InvoiceAsync((await db.IssueAsync(draft)).Value)).Invoice.Number);
    }

    [Theory]
    [InlineData("")]
    [InlineData("    no ")]
    public async Task CancelAsync_ReasonTooShort_IsRefused(string reason)
    {
        await using var db = await TestDb.CreateAsync();
        var invoice = await db.IssuedAsync(await db.WalkInAsync(), Sales.Labour(100m));

        Assert.Equal("REASON_TOO_SHORT", (await CancelAsync(db, invoice, reason)).Error?.Code);
    }

    private static Task<Result<Done>> CancelAsync(TestDb db, long invoice, string reason = "Wrong customer chosen") =>
        db.Service<InvoiceService>(InvoicePermissions.Void)
            .CancelAsync(new CancelInvoice(invoice, reason), CommandId.New(), default);

    private static async Task LockNovemberAsync(TestDb db)
    {
        await using var raw = db.Database(new TenantScope(db.OrgA));
        Period period = new() { Month = "2026-11" };
        period.Lock(PeriodStatus.Locked, "filed", Actor.Job(db.OrgA, "test"), db.Clock.GetUtcNow().UtcDateTime);
        raw.Add(period);
        await raw.SaveChangesAsync();
    }
}
