using Battwheels.Core.Billing;
using Battwheels.Core.Crm;
using Battwheels.Core.Gst;
using Battwheels.Core.Platform.Organizations;
using Battwheels.Data.Common;
using Battwheels.Tests.Common;
using Battwheels.Tests.Crm;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Tests.Billing;

[Trait("Category", "Data")]
public class InvoiceIssueTests
{
    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task IssueAsync_CustomerRegisteredInAnotherState_ChargesIgst(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        await db.RegisterAsync();
        var customer = await db.ContactAsync(
            new ContactInput(
                ContactKind.Business,
                "Kaveri Logistics",
                GstTreatment: GstTreatment.Registered,
                Gstin: "29AAHCA3907Q1Z4",
                AddressLine1: "14 Hosur Road",
                City: "Bengaluru"
            )
        );

        var invoice = (await db.InvoiceAsync(await db.IssuedAsync(customer, Sales.Labour(1_000m)))).Invoice;

        Assert.Equal(("29", SupplyKind.InterState), (invoice.PlaceOfSupply, invoice.SupplyKind));
        Assert.Equal(new GstSplit(0m, 0m, 180m), invoice.Tax);
        Assert.Equal(
            ["AR Dr 1180.00", "OUT_IGST Cr 180.00", "SERVICE_LABOUR Cr 1000.00"],
            (await db.PostedAsync("Invoice", invoice.Id, "issue")).Order(StringComparer.Ordinal)
        );
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task IssueAsync_SupplierWithoutGstin_ChargesNoTaxAndNeedsNoCode(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var line = Sales.Labour(999.60m) with { HsnSac = "" };

        var invoice = (await db.InvoiceAsync(await db.IssuedAsync(await db.WalkInAsync(), line))).Invoice;

        Assert.Equal((InvoiceKind.Invoice, "INV-2627-00001"), (invoice.Kind, invoice.Number));
        Assert.Equal((default, 0.40m, 1_000m), (invoice.Tax, invoice.RoundOff, invoice.Total));
        Assert.Equal(0m, Assert.Single(invoice.Lines).RatePercent);
        Assert.Equal(
            ["AR Dr 1000.00", "ROUND_OFF Cr 0.40", "SERVICE_LABOUR Cr 999.60"],
            (await db.PostedAsync("Invoice", invoice.Id, "issue")).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task IssueAsync_NothingButExemptLines_IsABillOfSupplyOfItsOwnSeries()
    {
        await using var db = await TestDb.CreateAsync();
        await db.RegisterAsync();
        var customer = await db.WalkInAsync();
        await db.IssuedAsync(customer, Sales.Labour(100m));

        var invoice = (await db.InvoiceAsync(await db.IssuedAsync(customer, Sales.Labour(500m, rate: 0m)))).Invoice;

        Assert.Equal((InvoiceKind.BillOfSupply, "BOS-2627-00001"), (invoice.Kind, invoice.Number));
        Assert.Equal((default, 500m), (invoice.Tax, invoice.Total));
    }

    [Fact]
    public async Task IssueAsync_UnionTerritory_PostsUnderItsTaxHead()
    {
        await using var db = await TestDb.CreateAsync();
        await db.RegisterAsync("26AAHCA3907Q1ZA");
        await using (var raw = db.Database(new TenantScope(db.OrgA)))
        {
            (await raw.Set<OrganizationProfile>().SingleAsync()).StateCode = "26";
            await raw.SaveChangesAsync();
        }

        var invoice = (await db.InvoiceAsync(await db.IssuedAsync(await db.WalkInAsync(), Sales.Labour(100m)))).Invoice;

        Assert.True(invoice.IsUnionTerritory);
        Assert.Equal(new GstSplit(9m, 9m, 0m), invoice.Tax);
        await using var books = db.Database(new TenantScope(db.OrgA));
        Assert.Equal(
            ["CGST", "UTGST"],
            (
                await books
                    .Set<Core.Accounting.JournalLine>()
                    .Where(l => l.TaxHead != null)
                    .Select(l => l.TaxHead!)
                    .ToListAsync()
            ).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task IssueAsync_DiscountBeforeTax_ReducesIncomeAndTax()
    {
        await using var db = await TestDb.CreateAsync();
        await db.RegisterAsync();
        var percent = Sales.Labour(1_000m) with { DiscountPercent = 10m };
        var amount = Sales.Part(500m) with { DiscountAmount = 50m };

        var invoice = (await db.InvoiceAsync(await db.IssuedAsync(await db.WalkInAsync(), percent, amount))).Invoice;

        Assert.Equal((1_500m, 150m, 1_350m), (invoice.Gross, invoice.Discount, invoice.Taxable));
        Assert.Equal(new GstSplit(121.50m, 121.50m, 0m), invoice.Tax);
        Assert.Contains("SERVICE_LABOUR Cr 900.00", await db.PostedAsync("Invoice", invoice.Id, "issue"));
    }

    [Fact]
    public async Task IssueAsync_RoundingOff_KeepsThePaise()
    {
        await using var db = await TestDb.CreateAsync();
        await db.RegisterAsync();
        await using (var raw = db.Database(new TenantScope(db.OrgA)))
        {
            (await raw.Set<OrganizationProfile>().SingleAsync()).RoundInvoicesToRupee = false;
            await raw.SaveChangesAsync();
        }

        var invoice = (
            await db.InvoiceAsync(await db.IssuedAsync(await db.WalkInAsync(), Sales.Part(310.15m)))
        ).Invoice;

        Assert.Equal((0m, 365.97m), (invoice.RoundOff, invoice.Total));
    }

    [Fact]
    public async Task IssueAsync_CustomerWithCreditLimit_IsDueAfterTheCreditDays()
    {
        await using var db = await TestDb.CreateAsync();
        await db.RegisterAsync();

        var onCredit = await db.IssuedAsync(await db.FleetAsync(creditLimit: 50_000m), Sales.Labour(100m));
        var atOnce = await db.IssuedAsync(await db.WalkInAsync(), Sales.Labour(100m));

        Assert.Equal(new DateOnly(2026, 11, 19), (await db.InvoiceAsync(onCredit)).Invoice.DueDate);
        Assert.Equal(Sales.Today, (await db.InvoiceAsync(atOnce)).Invoice.DueDate);
    }

    [Fact]
    public async Task IssueAsync_OwnersChangeLater_InvoiceStaysAsIssued()
    {
        await using var db = await TestDb.CreateAsync();
        await db.RegisterAsync();
        var fleet = await db.FleetAsync();
        var id = await db.IssuedAsync(fleet, Sales.Labour(100m));
        await using (var raw = db.Database(new TenantScope(db.OrgA)))
        {
            (await raw.Set<OrganizationProfile>().SingleAsync()).LegalName = "Renamed";
            (await raw.Set<Contact>().SingleAsync(c => c.Id == fleet)).Name = "Renamed too";
            await raw.SaveChangesAsync();
        }

        var invoice = (await db.InvoiceAsync(id)).Invoice;

        Assert.Equal("Tarang Mobility Private Limited", invoice.SupplierName);
        Assert.Equal("Ambika Last-Mile Pvt Ltd", invoice.CustomerName);
        Assert.Equal("Gat 212, Moshi\nPune 412105, Maharashtra (27)", invoice.CustomerAddress);
    }
}
