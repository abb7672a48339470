using Battwheels.Core.Billing;
using Battwheels.Core.Common;
using Battwheels.Core.Crm;
using Battwheels.Core.Platform.Numbering;
using Battwheels.Core.Platform.Organizations;
using Battwheels.Data.Common;
using Battwheels.Tests.Common;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Tests.Billing;

[Trait("Category", "Data")]
public class InvoiceRefusalTests
{
    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task IssueAsync_CodesMissing_NamesTheLinesAndSavesNothing(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        await db.RegisterAsync();
        var customer = await db.WalkInAsync();
        var without = Sales.Labour(100m) with { HsnSac = " " };

        var refused = await db.IssueAsync(await db.DraftAsync(customer, Sales.Part(10m), without, without));

        Assert.Equal("HSN_MISSING", refused.Error?.Code);
        Assert.StartsWith("Lines 2 and 3 have no HSN or SAC.", refused.Error?.Message, StringComparison.Ordinal);
        Assert.Equal(0, await db.CountAsync<Invoice>(db.OrgA));
        Assert.Equal(0, await db.CountAsync<NumberCounter>(db.OrgA));
        Assert.Equal(
            "INV-2627-00001",
            (await db.InvoiceAsync(await db.IssuedAsync(customer, Sales.Part(10m)))).Invoice.Number
        );
    }

    public static TheoryData<string, InvoiceDraftLine> WrongLines =>
        new()
        {
            { "LINE_INVALID", Sales.Labour(100m) with { Description = "" } },
            { "LINE_INVALID", Sales.Labour(100m, quantity: 0m) },
            { "LINE_INVALID", Sales.Labour(100m, quantity: 1.2345m) },
            { "LINE_INVALID", Sales.Labour(-1m) },
            { "LINE_INVALID", Sales.Labour(10.005m) },
            { "LINE_INVALID", Sales.Labour(100m) with { DiscountPercent = 101m } },
            { "LINE_INVALID", Sales.Labour(100m) with { DiscountAmount = 100.01m } },
            { "HSN_INVALID", Sales.Labour(100m) with { HsnSac = "8708" } },
            { "HSN_INVALID", Sales.Part(100m) with { HsnSac = "87083" } },
        };

    [Theory]
    [MemberData(nameof(WrongLines))]
    public async Task IssueAsync_WrongLine_IsRefusedByItsNumber(string code, InvoiceDraftLine line)
    {
        await using var db = await TestDb.CreateAsync();
        await db.RegisterAsync();

        var refused = await db.IssueAsync(await db.DraftAsync(await db.WalkInAsync(), Sales.Part(10m), line));

        Assert.Equal(code, refused.Error?.Code);
        Assert.StartsWith("Line 2: ", refused.Error?.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task IssueAsync_NoLines_IsRefused()
    {
        await using var db = await TestDb.CreateAsync();

        var refused = await db.IssueAsync(await db.DraftAsync(await db.WalkInAsync()));

        Assert.Equal("INVOICE_EMPTY", refused.Error?.Code);
    }

    [Fact]
    public async Task IssueAsync_CustomerWithOurGstin_IsRefused()
    {
        await using var db = await TestDb.CreateAsync();
        await db.RegisterAsync(Sales.FleetGstin);

        var refused = await db.IssueAsync(await db.DraftAsync(await db.FleetAsync(), Sales.Part(10m)));

        Assert.Equal("OWN_GSTIN", refused.Error?.Code);
    }

    [Fact]
    public async Task IssueAsync_RegisteredSupplierWithoutAddress_IsRefused()
    {
        await using var db = await TestDb.CreateAsync();
        await db.RegisterAsync();
        await using (var raw = db.Database(new TenantScope(db.OrgA)))
        {
            (await raw.Set<OrganizationProfile>().SingleAsync()).AddressLine1 = "";
            await raw.SaveChangesAsync();
        }

        var refused = await db.IssueAsync(await db.DraftAsync(await db.WalkInAsync(), Sales.Part(10m)));

        Assert.Equal("SUPPLIER_ADDRESS_MISSING", refused.Error?.Code);
    }

    [Theory] // Rule 46(e): from 50,000 rupees an unregistered recipient is named with address and state
    [InlineData(42_372.03, false)] // with 18 % 49,999.00
    [InlineData(42_372.88, true)] // with 18 % 50,000.00
    public async Task IssueAsync_LargeToSomebodyWithoutAddress_IsRefused(decimal price, bool isRefused)
    {
        await using var db = await TestDb.CreateAsync();
        await db.RegisterAsync();

        var result = await db.IssueAsync(await db.DraftAsync(await db.WalkInAsync(), Sales.Part(price)));

        Assert.Equal(isRefused ? "CUSTOMER_ADDRESS_MISSING" : null, result.Error?.Code);
    }

    [Theory] // Rule 46(d): a registered recipient is named with address, whatever the amount
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task IssueAsync_SmallToRegisteredWithoutAddress_IsRefusedUntilItIsEntered(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        await db.RegisterAsync();
        var draft = await db.DraftAsync(await db.FleetAsync(), Sales.Part(10m));
        await AddressAsync(db, draft.ContactId, "");

        var refused = await db.IssueAsync(draft);
        await AddressAsync(db, draft.ContactId, "Gat 212, Moshi");

        Assert.Equal("CUSTOMER_ADDRESS_MISSING", refused.Error?.Code);
        Assert.Contains("Enter them in the contact", refused.Error?.Message, StringComparison.Ordinal);
        Assert.Null((await db.IssueAsync(draft)).Error);
        Assert.Equal((1, 0), (await db.CountAsync<Invoice>(db.OrgA), await db.CountAsync<Invoice>(db.OrgB)));
    }

    private static async Task AddressAsync(TestDb db, long contact, string line)
    {
        await using var raw = db.Database(new TenantScope(db.OrgA));
        (await raw.Set<Contact>().SingleAsync(c => c.Id == contact)).AddressLine1 = line;
        await raw.SaveChangesAsync();
    }

    [Fact]
    public async Task IssueAsync_CustomerOfAnotherOrganization_IsNotFound()
    {
        await using var db = await TestDb.CreateAsync();
        var stranger = await db.WalkInAsync(organization: db.OrgB);

        var refused = await db.IssueAsync(await db.DraftAsync(stranger, Sales.Part(10m)));

        Assert.Equal(CommonErrors.NotFound, refused.Error);
        Assert.Equal(0, await db.CountAsync<Invoice>(db.OrgA));
    }

    [Fact]
    public async Task IssueAsync_DueBeforeToday_IsRefused()
    {
        await using var db = await TestDb.CreateAsync();
        var draft = await db.DraftAsync(await db.WalkInAsync(), Sales.Part(10m));

        var refused = await db.IssueAsync(draft with { DueDate = Sales.Today.AddDays(-1) });

        Assert.Equal("DUE_DATE_INVALID", refused.Error?.Code);
    }
}
