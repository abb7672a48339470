using Battwheels.Core.Common;
using Battwheels.Core.Inventory;
using Battwheels.Core.Inventory.Items;
using Battwheels.Core.Inventory.Stock;
using Battwheels.Tests.Common;

namespace Battwheels.Tests.Inventory.Items;

[Trait("Category", "Data")]
public class ItemServiceTests
{
    private static readonly ItemInput Pad = new(
        " bp-01 ",
        "Brake pad, front",
        ItemKind.Part,
        "8708",
        18m,
        "nos",
        ValuationMethod.MovingAverage,
        SalesPrice: 450m,
        Barcode: "8901234567890",
        PartNumber: "AE-4471",
        MinimumStock: 4m
    );

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Create_ByTheStorekeeper_IsFoundByEveryCodeInItsOrganizationOnly(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var keeper = await db.MemberAsync(db.OrgA, "Latika", "storekeeper");
        var id = (await db.Service<ItemService>(keeper).CreateAsync(Pad, CommandId.New(), default)).Value;

        var search = db.Service<ItemSearchService>(keeper);
        foreach (var text in (string[])["BP-01", "8901234567890", "ae-4471", "front brake"])
            Assert.Equal(id, Assert.Single(await search.FindAsync(text, null, default)).Id);
        Assert.Empty(await search.FindAsync("rear brake", null, default));
        Assert.Empty(await search.FindAsync("  ", null, default));

        var other = await db.MemberAsync(db.OrgB, "Omar", "storekeeper");
        Assert.Empty(await db.Service<ItemSearchService>(other).FindAsync("BP-01", null, default));
        Assert.Null(await db.Service<ItemService>(other).GetAsync(id, default));
        Assert.Empty((await db.Service<ItemService>(other).ListAsync(new ItemFilter(), default)).Rows);
    }

    /// <summary>A code nobody knows becomes an item's, once; it is found by it here and nowhere else.</summary>
    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task LinkCode_Unknown_IsTheItemsFromThenOnInItsOrganizationOnly(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var keeper = await db.MemberAsync(db.OrgA, "Latika", "storekeeper");
        var other = await db.MemberAsync(db.OrgB, "Omar", "storekeeper");
        var items = db.Service<ItemService>(keeper);
        var search = db.Service<ItemSearchService>(keeper);
        await items.CreateAsync(Pad, CommandId.New(), default);
        var disc = (
            await items.CreateAsync(
                Pad with
                {
                    Sku = "BD-01",
                    Barcode = null,
                    PartNumber = null,
                },
                CommandId.New(),
                default
            )
        ).Value;
        Assert.Null(await search.ByCodeAsync("89012345", default)); // the beginning of a code is no code

        Assert.Null((await items.LinkCodeAsync(new(disc, " Ab-77x "), CommandId.New(), default)).Error);

        Assert.Equal(disc, (await search.ByCodeAsync("Ab-77x", default))?.Id);
        Assert.Equal("BP-01", (await search.ByCodeAsync("8901234567890", default))?.Sku);
        Assert.Equal("BP-01", (await search.ByCodeAsync("bp-01", default))?.Sku);
        Assert.Equal("BP-01", (await search.ByCodeAsync("ae-4471", default))?.Sku);
        Assert.Null(await db.Service<ItemSearchService>(other).ByCodeAsync("Ab-77x", default));
        var again = await items.LinkCodeAsync(new(disc, "8901234567890"), CommandId.New(), default);
        var theirs = await db.Service<ItemService>(other).LinkCodeAsync(new(disc, "1"), CommandId.New(), default);
        var empty = await items.LinkCodeAsync(new(disc, " "), CommandId.New(), default);
        Assert.Equal(
            ["ITEM_HAS_BARCODE", "NOT_FOUND", "REQUIRED"],
            [again.Error?.Code, theirs.Error?.Code, empty.Error?.Code]
        );
        var bolt = (
            await items.CreateAsync(Pad with { Sku = "BT-01", Barcode = null }, CommandId.New(), default)
        ).Value;
        var taken = await items.LinkCodeAsync(new(bolt, "8901234567890"), CommandId.New(), default);
        Assert.Equal("BARCODE_TAKEN", taken.Error?.Code);
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Create_SameSkuOrBarcodeAgain_IsRefused(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var items = db.Service<ItemService>(InventoryPermissions.Create);
        await items.CreateAsync(Pad, CommandId.New(), default);

        var sameSku = await items.CreateAsync(Pad with { Sku = "BP-01", Barcode = null }, CommandId.New(), default);
        var sameCode = await items.CreateAsync(Pad with { Sku = "BP-02" }, CommandId.New(), default);

        Assert.Equal(("SKU_TAKEN", "Sku"), (sameSku.Error?.Code, sameSku.Error?.Field));
        Assert.Equal(("BARCODE_TAKEN", "Barcode"), (sameCode.Error?.Code, sameCode.Error?.Field));
        Assert.Equal(1, await db.CountAsync<Item>(db.OrgA));
    }

    [Fact]
    public async Task Create_SameCommandTwice_IsOneItem()
    {
        await using var db = await TestDb.CreateAsync();
        var items = db.Service<ItemService>(InventoryPermissions.Create);
        var command = CommandId.New();

        var first = await items.CreateAsync(Pad, command, default);
        var again = await items.CreateAsync(Pad, command, default);

        Assert.Equal(first.Value, again.Value);
        Assert.Equal(1, await db.CountAsync<Item>(db.OrgA));
    }

    [Theory]
    [InlineData("", "8708", ItemKind.Part, "NOS", "REQUIRED")]
    [InlineData("X", "87", ItemKind.Part, "NOS", "HSN_INVALID")]
    [InlineData("X", "87O8", ItemKind.Part, "NOS", "HSN_INVALID")]
    [InlineData("X", "8708", ItemKind.Service, "OTH", "SAC_INVALID")]
    [InlineData("X", "998714", ItemKind.Service, "OTH", null)]
    [InlineData("X", "87089900", ItemKind.Part, "NOS", null)]
    [InlineData("X", "8708", ItemKind.Part, "BUCKET", "UNIT_UNKNOWN")]
    public void Refusal_CodesOfGoodsAndServices_AreChecked(
        string sku,
        string hsn,
        ItemKind kind,
        string uom,
        string? code
    ) => Assert.Equal(code, (Pad with { Sku = sku, Hsn = hsn, Kind = kind, Uom = uom }).Clean().Refusal()?.Code);

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Update_ItemThatMoved_KeepsItsUnitAndStaysActive(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var items = db.Service<ItemService>(InventoryPermissions.Read, InventoryPermissions.Update);
        var (id, store) = (await db.ItemAsync(), await db.MainStoreAsync());
        await db.OpenAsync(id, store, 2m, 200m);
        var view = (await items.GetAsync(id, default))!;

        var unit = await items.UpdateAsync(id, view.Version, view.Data with { Uom = "SET" }, CommandId.New(), default);
        var off = await items.UpdateAsync(
            id,
            view.Version,
            view.Data with
            {
                IsActive = false,
            },
            CommandId.New(),
            default
        );
        var price = await items.UpdateAsync(
            id,
            view.Version,
            view.Data with
            {
                SalesPrice = 499m,
            },
            CommandId.New(),
            default
        );
        var stale = await items.UpdateAsync(id, view.Version, view.Data, CommandId.New(), default);

        Assert.True(view.HasMoved);
        Assert.Equal("ITEM_IN_USE", unit.Error?.Code);
        Assert.Equal("ITEM_HAS_STOCK", off.Error?.Code);
        Assert.Null(price.Error);
        Assert.Equal("CONCURRENCY_CONFLICT", stale.Error?.Code);
        Assert.Equal(499m, (await items.GetAsync(id, default))!.Data.SalesPrice);
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task List_LowStock_CountsWhatIsAvailableOverAllStores(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var items = db.Service<ItemService>(
            InventoryPermissions.Read,
            InventoryPermissions.Create,
            InventoryPermissions.ReadCost
        );
        var (main, second) = (await db.MainStoreAsync(), await db.StoreAsync());
        var low = (await items.CreateAsync(Pad, CommandId.New(), default)).Value;
        var none = (await items.CreateAsync(Pad with { Sku = "C-3", Barcode = null }, CommandId.New(), default)).Value;
        var enough = (
            await items.CreateAsync(Pad with { Sku = "A-1", Barcode = null }, CommandId.New(), default)
        ).Value;
        await items.CreateAsync(Pad with { Sku = "U-1", Barcode = null, MinimumStock = 0m }, CommandId.New(), default);
        await db.OpenAsync(low, main, 2m, 200m, 1);
        await db.OpenAsync(low, second, 2m, 260m, 2);
        await db.OpenAsync(enough, main, 4m, 400m);
        await db.ReserveAsync(low, main, 1m, source: 5);

        var page = await items.ListAsync(new ItemFilter(LowOnly: true), default);

        Assert.Equal([low, none], page.Rows.Select(r => r.Id));
        Assert.Equal(
            (4m, 1m, 3m, 460m),
            (page.Rows[0].OnHand, page.Rows[0].Reserved, page.Rows[0].Available, page.Rows[0].Value)
        );
        Assert.Equal(["Branch 2", "Main store"], page.Rows[0].Stores.Select(s => s.Warehouse));
        Assert.Equal(2, await items.CountLowAsync(default));
        Assert.Contains(
            enough,
            (await items.ListAsync(new ItemFilter(WarehouseId: second, LowOnly: true), default)).Rows.Select(r => r.Id)
        );
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task List_MoreThanAPage_GoesOnWithoutGapOrRepeat(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        for (var i = 0; i < 30; i++)
            await db.ItemAsync($"sku-{i:D2}");
        var items = db.Service<ItemService>(InventoryPermissions.Read);

        var first = await items.ListAsync(new ItemFilter(), default);
        var second = await items.ListAsync(new ItemFilter(After: first.Next), default);

        Assert.Equal(25, first.Rows.Count);
        Assert.Null(second.Next);
        Assert.Equal(
            Enumerable.Range(0, 30).Select(i => $"SKU-{i:D2}"),
            first.Rows.Concat(second.Rows).Select(r => r.Sku)
        );
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Technician_ReadsStockWithoutCostAndMayNotChangeOrIssue(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var (id, store) = (await db.ItemAsync(), await db.MainStoreAsync());
        await db.OpenAsync(id, store, 5m, 500m);
        var technician = await db.MemberAsync(db.OrgA, "Imran", "technician");
        var items = db.Service<ItemService>(technician);

        var row = Assert.Single((await items.ListAsync(new ItemFilter(), default)).Rows);
        var view = (await items.GetAsync(id, default))!;
        var card = (await db.Service<StockService>(technician).CardAsync(new StockCardFilter(id), default))!;

        Assert.Equal((5m, null, null), (row.OnHand, row.Value, row.Stores[0].Value));
        Assert.Equal((5m, null), (view.Stores[0].OnHand, view.Stores[0].Rate));
        Assert.Null(card.Lines.Rows[0].Value);
        await Assert.ThrowsAsync<AccessDeniedException>(() => items.CreateAsync(Pad, CommandId.New(), default));
        await Assert.ThrowsAsync<AccessDeniedException>(() =>
            db.UnitsFor(technician)
                .RunAsync<long>(
                    InventoryPermissions.Issue,
                    CommandId.New(),
                    new { },
                    _ => throw new InvalidOperationException("The gate let a technician in."),
                    default
                )
        );
        Assert.Equal(1, await db.CountAsync<Item>(db.OrgA));
    }
}
