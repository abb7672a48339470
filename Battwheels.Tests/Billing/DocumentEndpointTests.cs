using System.Net;
using Battwheels.Core.Billing;
using Battwheels.Tests.Common;
using Battwheels.Web.Accounting;
using Battwheels.Web.Billing;

namespace Battwheels.Tests.Billing;

/// <summary>Downloads over HTTP, with the policies and the gate of the application.</summary>
[Trait("Category", "Data")]
public sealed class DocumentEndpointTests
{
    [Fact]
    public async Task Pdf_Accountant_GetsTheDocumentUnderItsNumber()
    {
        await using var db = await TestDb.CreateAsync();
        await db.RegisterAsync();
        var customer = await db.WalkInAsync();
        var invoice = await db.IssuedAsync(customer, Sales.Labour(100m));
        var receipt = await db.ReceivedAsync(new RecordReceipt(customer, PaymentMode.Cash, 10m, InvoiceId: invoice));
        await using var site = await EndpointSite.StartAsync(db, app => app.MapBilling());
        var accountant = await db.MemberAsync(db.OrgA, "Kiran", "accountant");

        foreach (
            var (address, name) in ((string, string)[])
                [($"invoices/{invoice}/pdf", "INV-2627-00001.pdf"), ($"payments/{receipt}/pdf", "RCP-2627-00001.pdf")]
        )
        {
            using var answer = await site.GetAsync(accountant, address);

            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Equal("application/pdf", answer.Content.Headers.ContentType!.MediaType);
            Assert.Contains(name, $"{answer.Content.Headers.ContentDisposition}", StringComparison.Ordinal);
            Assert.True(answer.Headers.CacheControl!.NoStore);
            Assert.StartsWith("%PDF", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Downloads_Technician_AreForbidden_AndAudited()
    {
        await using var db = await TestDb.CreateAsync();
        await db.RegisterAsync();
        var invoice = await db.IssuedAsync(await db.WalkInAsync(), Sales.Labour(100m));
        await using var site = await EndpointSite.StartAsync(
            db,
            app =>
            {
                app.MapBilling();
                app.MapReports();
            }
        );
        var technician = await db.MemberAsync(db.OrgA, "Imran", "technician");
        var before = await db.CountAsync<Core.Platform.Audit.AuditEntry>(db.OrgA);
        string[] addresses =
        [
            $"invoices/{invoice}/pdf",
            $"payments/{invoice}/pdf",
            "invoices/export.csv",
            "payments/export.csv",
            "ledger/export.csv?account=1",
            "reports/day-book/export.csv",
            "reports/trial-balance/export.csv",
            "reports/profit-loss/export.csv",
            "reports/balance-sheet/export.csv",
        ];

        foreach (var address in addresses)
            Assert.Equal(HttpStatusCode.Forbidden, await site.StatusAsync(technician, address));

        Assert.Equal(before + addresses.Length, await db.CountAsync<Core.Platform.Audit.AuditEntry>(db.OrgA));
        Assert.Equal(HttpStatusCode.Unauthorized, await site.StatusAsync(null, addresses[0]));
    }

    [Fact]
    public async Task Pdf_OfAnotherOrganization_IsNotFound()
    {
        await using var db = await TestDb.CreateAsync();
        await db.RegisterAsync();
        var ours = await db.IssuedAsync(await db.WalkInAsync(), Sales.Labour(100m));
        await using var site = await EndpointSite.StartAsync(db, app => app.MapBilling());
        var stranger = await db.MemberAsync(db.OrgB, "Beta", "owner");

        Assert.Equal(HttpStatusCode.NotFound, await site.StatusAsync(stranger, $"invoices/{ours}/pdf"));
        Assert.Equal(HttpStatusCode.NotFound, await site.StatusAsync(stranger, $"payments/{ours}/pdf"));
        Assert.Equal(HttpStatusCode.NotFound, await site.StatusAsync(stranger, "invoices/1/pdf"));
        using var list = await site.GetAsync(stranger, "invoices/export.csv");
        Assert.DoesNotContain("INV-", await list.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task InvoicesCsv_Filtered_HasThoseRowsAndLeavesARecord()
    {
        await using var db = await TestDb.CreateAsync();
        await db.RegisterAsync();
        var paid = await db.IssuedAsync(await db.WalkInAsync("=HYPERLINK"), Sales.Labour(100m));
        await db.ReceivedAsync(
            new RecordReceipt((await db.InvoiceAsync(paid)).Invoice.ContactId, PaymentMode.Cash, 118m)
        );
        await db.IssuedAsync(await db.WalkInAsync(), Sales.Labour(200m));
        await using var site = await EndpointSite.StartAsync(db, app => app.MapBilling());
        var accountant = await db.MemberAsync(db.OrgA, "Kiran", "accountant");

        using var answer = await site.GetAsync(accountant, "invoices/export.csv?show=paid");

        var lines = (await answer.Content.ReadAsStringAsync()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, lines.Length);
        Assert.StartsWith("INV-2627-00001,2026-11-04,2026-11-04,'=HYPERLINK", lines[1], StringComparison.Ordinal);
        Assert.Contains(",100,9,9,0,0,118,0,Paid", lines[1], StringComparison.Ordinal);
        Assert.Equal(1, await db.ExportsAsync(nameof(Invoice)));
    }

    [Fact]
    public async Task TrialBalanceCsv_SaysWhatThePageSays()
    {
        await using var db = await TestDb.CreateAsync();
        await db.RegisterAsync();
        await db.IssuedAsync(await db.WalkInAsync(), Sales.Labour(100m));
        await using var site = await EndpointSite.StartAsync(db, app => app.MapReports());
        var accountant = await db.MemberAsync(db.OrgA, "Kiran", "accountant");

        using var answer = await site.GetAsync(
            accountant,
            "reports/trial-balance/export.csv?from=2026-11-01&to=2026-11-30"
        );
        var text = await answer.Content.ReadAsStringAsync();

        Assert.Contains("Accounts receivable,0,118,0,118", text, StringComparison.Ordinal);
        Assert.Equal(
            HttpStatusCode.BadRequest,
            await site.StatusAsync(accountant, "reports/trial-balance/export.csv?from=2026-11-30&to=2026-11-01")
        );
    }
}
