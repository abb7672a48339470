using Battwheels.Core.Billing;
using Battwheels.Core.Common;
using Battwheels.Data.Common;
using Battwheels.Tests.Architecture;
using Battwheels.Tests.Common;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Tests.Billing;

[Trait("Category", "Data")]
public class BillingAccessTests
{
    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task IssuedDocuments_ChangedBehindTheGate_TheDatabaseRefuses(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var customer = await db.WalkInAsync();
        var invoice = await db.IssuedAsync(customer, Sales.Labour(100m));
        await db.ReceivedAsync(new RecordReceipt(customer, PaymentMode.Cash, 100m, InvoiceId: invoice));
        await using var raw = db.Database(new TenantScope(db.OrgA));

        foreach (
            var sql in (string[])
                [
                    """UPDATE "Invoice" SET "Total" = 1 WHERE""",
                    """UPDATE "InvoiceLine" SET "Description" = 'other' WHERE""",
                    """UPDATE "Receipt" SET "Received" = 1 WHERE""",
                    """UPDATE "ReceiptAllocation" SET "Amount" = 1 WHERE""",
                    """DELETE FROM "InvoiceLine" WHERE""",
                ]
        )
        {
            var refused = await Assert.ThrowsAnyAsync<Exception>(() =>
                RawSql.ExecuteAsync(raw, $"{sql} \"OrganizationId\" = {db.OrgA}")
            );
            // SQLite by trigger; on PostgreSQL the application's role may not even try.
            Assert.Matches("APPEND_ONLY|permission denied", refused.Message);
        }

        Assert.Equal(
            (100m, 1),
            ((await db.InvoiceAsync(invoice)).Invoice.Total, (await db.InvoiceAsync(invoice)).Invoice.Lines.Count)
        );
    }

    [Fact]
    public async Task IssuedInvoice_ChangedInAUnit_IsRefused()
    {
        await using var db = await TestDb.CreateAsync();
        var id = await db.IssuedAsync(await db.WalkInAsync(), Sales.Labour(100m));
        await using var raw = db.Database(new TenantScope(db.OrgA));
        var invoice = await raw.Set<Invoice>().SingleAsync(i => i.Id == id);
        raw.Entry(invoice).Property(i => i.Notes).CurrentValue = "added later";

        await Assert.ThrowsAsync<AppendOnlyException>(() => raw.SaveChangesAsync());
    }

    [Theory]
    [InlineData("technician", false, false, false)]
    [InlineData("viewer", true, false, false)]
    [InlineData("storekeeper", false, false, false)]
    [InlineData("service_advisor", true, true, false)]
    [InlineData("manager", true, false, false)]
    [InlineData("accountant", true, true, true)]
    [InlineData("owner", true, true, true)]
    public async Task Roles_SeeReceiveAndCancel_AsTheTableSays(string role, bool reads, bool receives, bool cancels)
    {
        await using var db = await TestDb.CreateAsync();
        var customer = await db.WalkInAsync();
        var invoice = await db.IssuedAsync(customer, Sales.Labour(100m));
        var member = await db.MemberAsync(db.OrgA, "Asha", role);

        Assert.Equal(reads, await MayAsync(() => db.Service<InvoiceService>(member).GetAsync(invoice, default)));
        Assert.Equal(
            receives,
            await MayAsync(() =>
                db.Service<ReceiptService>(member)
                    .RecordAsync(new RecordReceipt(customer, PaymentMode.Cash, 10m), CommandId.New(), default)
            )
        );
        Assert.Equal(
            cancels,
            await MayAsync(() =>
                db.Service<InvoiceService>(member)
                    .CancelAsync(new CancelInvoice(invoice, "Not needed"), CommandId.New(), default)
            )
        );
    }

    [Fact]
    public async Task GetAsync_WithoutAccountingRead_ShowsNoJournal()
    {
        await using var db = await TestDb.CreateAsync();
        var invoice = await db.IssuedAsync(await db.WalkInAsync(), Sales.Labour(100m));

        var seen = await db.Service<InvoiceService>(InvoicePermissions.Read).GetAsync(invoice, default);

        Assert.Null(seen!.JournalEntryId);
        Assert.NotNull((await db.InvoiceAsync(invoice)).JournalEntryId);
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task VerifyAsync_BalanceTamperedWith_NamesTheInvoice(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var invoice = await db.IssuedAsync(await db.WalkInAsync(), Sales.Labour(100m));
        await using (var raw = db.Database(new TenantScope(db.OrgA)))
            await raw.Set<InvoiceBalance>()
                .Where(b => b.InvoiceId == invoice)
                .ExecuteUpdateAsync(set => set.SetProperty(b => b.Outstanding, 90m));

        var report = await db.Service<BillingVerification>("system:verify").VerifyAsync(default);

        Assert.Equal(2, report.Faults.Count);
        Assert.Contains("INV-2627-00001", report.Faults[0], StringComparison.Ordinal);
        Assert.Contains("AR holds ₹100.00", report.Faults[1], StringComparison.Ordinal);
    }

    private static async Task<bool> MayAsync(Func<Task> act)
    {
        try
        {
            await act();
            return true;
        }
        catch (AccessDeniedException)
        {
            return false;
        }
    }
}
