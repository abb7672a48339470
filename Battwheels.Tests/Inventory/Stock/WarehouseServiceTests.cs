using Battwheels.Core.Common;
using Battwheels.Core.Inventory;
using Battwheels.Core.Inventory.Stock;
using Battwheels.Tests.Common;

namespace Battwheels.Tests.Inventory.Stock;

[Trait("Category", "Data")]
public class WarehouseServiceTests
{
    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Create_AsDefault_TakesOverFromTheSeededOne(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var stores = db.Service<WarehouseService>(InventoryPermissions.Read, InventoryPermissions.Create);
        var branch = Assert.Single(await stores.BranchesAsync(default));

        await stores.CreateAsync(new("van1", "Van 1", branch.Id, IsDefault: true), CommandId.New(), default);
        var taken = await stores.CreateAsync(new("VAN1", "Another", branch.Id, false), CommandId.New(), default);
        var bad = await stores.CreateAsync(new("V!", "Another", branch.Id, false), CommandId.New(), default);

        Assert.Equal("CODE_TAKEN", taken.Error?.Code);
        Assert.Equal("CODE_INVALID", bad.Error?.Code);
        Assert.Equal(
            [("VAN1", true), ("MAIN", false)],
            (await stores.ListAsync(default)).Select(w => (w.Code, w.IsDefault))
        );
        Assert.Equal(1, await db.CountAsync<Warehouse>(db.OrgB));
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Update_StoreWithStockOrTheDefault_CannotBeClosed(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var stores = db.Service<WarehouseService>(
            InventoryPermissions.Read,
            InventoryPermissions.ReadCost,
            InventoryPermissions.Update
        );
        var (item, second) = (await db.ItemAsync(), await db.StoreAsync());
        await db.OpenAsync(item, second, 2m, 50m);
        var rows = await stores.ListAsync(default);
        var (main, branch) = (rows[0], rows[1]);

        var closedDefault = await stores.UpdateAsync(
            main.Id,
            main.Version,
            Of(main) with
            {
                IsActive = false,
            },
            CommandId.New(),
            default
        );
        var closed = await stores.UpdateAsync(
            branch.Id,
            branch.Version,
            Of(branch) with
            {
                IsActive = false,
            },
            CommandId.New(),
            default
        );
        var renamed = await stores.UpdateAsync(
            branch.Id,
            branch.Version,
            Of(branch) with
            {
                Name = "Wakad",
            },
            CommandId.New(),
            default
        );

        Assert.Equal((1, 50m), (branch.Items, branch.Value));
        Assert.Equal("WAREHOUSE_DEFAULT", closedDefault.Error?.Code);
        Assert.Equal("WAREHOUSE_HAS_STOCK", closed.Error?.Code);
        Assert.Null(renamed.Error);
    }

    private static WarehouseInput Of(WarehouseRow row) =>
        new(row.Code, row.Name, row.BranchId, row.IsDefault, row.IsActive);
}
