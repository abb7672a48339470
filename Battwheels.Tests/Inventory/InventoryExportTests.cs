using System.Net;
using Battwheels.Core.Inventory.Items;
using Battwheels.Core.Inventory.Stock;
using Battwheels.Tests.Billing;
using Battwheels.Tests.Common;
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
}
