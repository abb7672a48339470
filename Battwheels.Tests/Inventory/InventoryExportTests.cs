using System.Net;
using Battwheels.Core.Access;
using Battwheels.Core.Crm;
using Battwheels.Core.Inventory.Items;
using Battwheels.Core.Inventory.Stock;
using Battwheels.Tests.Billing;
using Battwheels.Tests.Common;
using Battwheels.Tests.Crm;
using Battwheels.Web.Access;
using Battwheels.Web.Accounting;
using Battwheels.Web.Crm;
using Battwheels.Web.Inventory;

namespace Battwheels.Tests.Inventory;

[Trait("Category", "Data")]
public sealed class InventoryExportTests
{
    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Export_ItemsAndMovements_LeaveARecordEach(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        await using var site = await EndpointSite.StartAsync(db, app => app.MapInventory());
        var storekeeper = await db.MemberAsync(db.OrgA, "Sunil", "storekeeper");

        Assert.Equal(HttpStatusCode.OK, await site.StatusAsync(storekeeper, "items/export.csv"));
        Assert.Equal(HttpStatusCode.OK, await site.StatusAsync(storekeeper, "stock/movements/export.csv"));

        Assert.Equal(1, await db.ExportsAsync(nameof(Item)));
        Assert.Equal(1, await db.ExportsAsync(nameof(StockMovement)));
    }

    [Fact]
    public async Task Export_OtherLists_ComeWithTheirRowsAndLeaveARecordEach()
    {
        await using var db = await TestDb.CreateAsync();
        await using var site = await EndpointSite.StartAsync(
            db,
            app =>
            {
                app.MapInventory();
                app.MapVehicleExport();
                app.MapMemberExport();
                app.MapJournalExport();
            }
        );
        var owner = await db.MemberAsync(db.OrgA, "Meera", "owner");
        var customer = await db.ContactAsync(CrmSeeds.Person("Aarav Kulkarni"));
        await db.VehicleAsync(customer, CrmSeeds.Scooter("MH12QK0427"));
        var other = await db.ContactAsync(CrmSeeds.Person("Zoya Khan"), db.OrgB);
        await db.VehicleAsync(other, CrmSeeds.Scooter("KA01AB0001"), db.OrgB);

        var vehicles = await site.TextAsync(owner, "vehicles/export.csv?q=MH12");
        Assert.Contains("MH 12 QK 0427", vehicles, StringComparison.Ordinal);
        Assert.Contains("Aarav Kulkarni", vehicles, StringComparison.Ordinal);
        Assert.DoesNotContain("KA 01", await site.TextAsync(owner, "vehicles/export.csv"), StringComparison.Ordinal);
        Assert.Contains("Meera", await site.TextAsync(owner, "members/export.csv"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await site.StatusAsync(owner, "journals/export.csv?by=hand"));
        Assert.Equal(HttpStatusCode.OK, await site.StatusAsync(owner, "receipts/export.csv?from=2026-04-01"));

        Assert.Equal(
            new[] { 2, 1, 1, 1 },
            new[]
            {
                await db.ExportsAsync(nameof(Vehicle)),
                await db.ExportsAsync(nameof(Membership)),
                await db.ExportsAsync("Journals"),
                await db.ExportsAsync(nameof(GoodsReceipt)),
            }
        );
        var storekeeper = await db.MemberAsync(db.OrgA, "Sunil", "storekeeper");
        Assert.Equal(HttpStatusCode.Forbidden, await site.StatusAsync(storekeeper, "vehicles/export.csv"));
    }
}
