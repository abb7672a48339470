using Battwheels.Core.Accounting;
using Battwheels.Core.Common;
using Battwheels.Core.Inventory;
using Battwheels.Core.Inventory.Items;
using Battwheels.Core.Inventory.Stock;
using Battwheels.Tests.Common;

namespace Battwheels.Tests.Inventory.Stock;

[Trait("Category", "Data")]
public class StockDocumentTests
{
    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Receive_TwoDeliveriesAndAnIssue_BrakePadsAsWorkedByHand(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var keeper = await db.MemberAsync(db.OrgA, "Latika", "storekeeper");
        var receipts = db.Service<GoodsReceiptService>(keeper);
        var (item, store, vendor) = (await db.ItemAsync(), await db.MainStoreAsync(), await db.VendorAsync());

        await receipts.ReceiveAsync(
            Input(store, vendor, new StockLineInput(item, 40m, 312.50m)),
            CommandId.New(),
            default
        );
        var id = (
            await receipts.ReceiveAsync(
                Input(store, vendor, new StockLineInput(item, 25m, 329.90m)),
                CommandId.New(),
                default
            )
        ).Value;
        var issue = (await db.IssueAsync(item, store, 12m)).Value;

        Assert.Equal(-3_830.31m, (await db.MovementAsync(issue)).Value);
        Assert.Equal(16_917.19m, await db.BalanceAsync(AccountRoles.Inventory));
        Assert.Equal(-20_747.50m, await db.BalanceAsync(AccountRoles.Grni));
        var view = (await receipts.GetAsync(id, default))!;
        Assert.Equal(
            ("GRN-2627-00002", "Amar Spares", "Main store", "CH-118"),
            (view.Number, view.Vendor, view.Warehouse, view.Reference)
        );
        var line = Assert.Single(view.Lines);
        Assert.Equal(
            (1, "BP-01", 25m, 329.90m, 8_247.50m),
            (line.LineNo, line.Sku, line.Quantity, line.UnitCost, line.Value)
        );
        var movement = await db.MovementAsync(line.MovementId);
        Assert.Equal(
            (GoodsReceipt.Source, id, 25m, 8_247.50m),
            (movement.SourceType, movement.SourceId, movement.Quantity, movement.Value)
        );
        Assert.NotNull(movement.JournalEntryId);
        Assert.Equal(329.90m, await receipts.LastCostAsync(item, default));
        Assert.Equal(
            [id],
            (await receipts.ListAsync(new GoodsReceiptFilter(Text: "00002"), default)).Rows.Select(r => r.Id)
        );
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Receive_OneBadLine_SavesNothingAndNamesIt(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var receipts = db.Service<GoodsReceiptService>(InventoryPermissions.Receive);
        var (item, store, vendor) = (await db.ItemAsync(), await db.MainStoreAsync(), await db.VendorAsync());

        var refused = await receipts.ReceiveAsync(
            Input(store, vendor, new StockLineInput(item, 2m, 10m), new StockLineInput(item, 1.5m, 10m)),
            CommandId.New(),
            default
        );
        var noVendor = await receipts.ReceiveAsync(
            Input(store, vendor: 1, new StockLineInput(item, 2m, 10m)),
            CommandId.New(),
            default
        );

        Assert.Equal(("QTY_NOT_WHOLE", "Lines.1.Quantity"), (refused.Error?.Code, refused.Error?.Field));
        Assert.Equal("VENDOR_UNKNOWN", noVendor.Error?.Code);
        Assert.Equal(0, await db.CountAsync<GoodsReceipt>(db.OrgA));
        Assert.Equal(0, await db.CountAsync<StockMovement>(db.OrgA));
        Assert.Equal(0, await db.CountAsync<StockPool>(db.OrgA));
        Assert.Equal(0, await db.CountAsync<JournalEntry>(db.OrgA));
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Receive_SameCommandTwice_IsOneReceipt(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var receipts = db.Service<GoodsReceiptService>(InventoryPermissions.Receive);
        var (item, store, vendor) = (await db.ItemAsync(), await db.MainStoreAsync(), await db.VendorAsync());
        var input = Input(store, vendor, new StockLineInput(item, 3m, 33.3333m));
        var command = CommandId.New();

        var first = await receipts.ReceiveAsync(input, command, default);
        var again = await receipts.ReceiveAsync(input, command, default);

        Assert.Equal(first.Value, again.Value);
        Assert.Equal(1, await db.CountAsync<StockMovement>(db.OrgA));
        Assert.Equal(100.00m, (await db.PoolAsync(item, store)).Value); // 99.9999
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Receive_TwoItemsInOppositeOrderAtOnce_BothArrive(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var receipts = db.Service<GoodsReceiptService>(InventoryPermissions.Receive);
        var (store, vendor) = (await db.MainStoreAsync(), await db.VendorAsync());
        var (a, b) = (await db.ItemAsync("A"), await db.ItemAsync("B"));
        await db.OpenAsync(a, store, 1m, 1m);
        await db.OpenAsync(b, store, 1m, 1m);
        StockLineInput[] lines = [new(a, 1m, 2m), new(b, 1m, 3m)];

        var results = await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(n =>
                    Task.Run(() =>
                        receipts.ReceiveAsync(
                            Input(store, vendor, n % 2 == 0 ? lines : [lines[1], lines[0]]),
                            CommandId.New(),
                            default
                        )
                    )
                )
        );

        Assert.All(results, r => Assert.Null(r.Error));
        Assert.Equal((9m, 17m), ((await db.PoolAsync(a, store)).Quantity, (await db.PoolAsync(a, store)).Value));
        Assert.Equal((9m, 25m), ((await db.PoolAsync(b, store)).Quantity, (await db.PoolAsync(b, store)).Value));
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Enter_OpeningStock_PostsToOpeningEquityOncePerItemAndStore(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var opening = db.Service<OpeningStockService>(
            InventoryPermissions.Read,
            InventoryPermissions.ReadCost,
            InventoryPermissions.Adjust,
            InventoryPermissions.Backdate
        );
        var store = await db.MainStoreAsync();
        var (pads, cells) = (await db.ItemAsync("A"), await db.ItemAsync("B", kind: ItemKind.Battery));
        OpeningStockInput input = new(store, new DateOnly(2026, 4, 1), [new(pads, 4m, 10m), new(cells, 2m, 4_000m)]);

        var id = (await opening.EnterAsync(input, CommandId.New(), default)).Value;
        var twice = await opening.EnterAsync(input, CommandId.New(), default);

        Assert.Equal(("OPENING_AFTER_MOVEMENTS", "Lines.0.ItemId"), (twice.Error?.Code, twice.Error?.Field));
        Assert.Equal(40m, await db.BalanceAsync(AccountRoles.Inventory));
        Assert.Equal(8_000m, await db.BalanceAsync(AccountRoles.InventorySerial));
        Assert.Equal(-8_040m, await db.BalanceAsync(AccountRoles.OpeningEquity));
        var view = (await opening.GetAsync(id, default))!;
        Assert.Equal((new DateOnly(2026, 4, 1), 2, 8_040m), (view.Head.Date, view.Head.Lines, view.Head.Value));
        Assert.Equal(["A", "B"], view.Lines.Select(l => l.Sku));
    }

    [Theory] // today is 04 Nov 2026
    [InlineData("2016-11-03", "DATE_TOO_EARLY")]
    [InlineData("2016-11-04", null)]
    public async Task Enter_OpeningStockOlderThanTenYears_IsRefusedWithTheEarliestDay(string day, string? code)
    {
        await using var db = await TestDb.CreateAsync();
        var opening = db.Service<OpeningStockService>(InventoryPermissions.Adjust, InventoryPermissions.Backdate);
        var (item, store) = (await db.ItemAsync(), await db.MainStoreAsync());
        var date = DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);

        var result = await opening.EnterAsync(new(store, date, [new(item, 1m, 1m)]), CommandId.New(), default);

        Assert.Equal(code, result.Error?.Code);
        if (code is not null)
            Assert.Contains("04 Nov 2016", result.Error?.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Enter_OpeningStockOfAnEarlierDay_NeedsThePermission()
    {
        await using var db = await TestDb.CreateAsync();
        var opening = db.Service<OpeningStockService>(InventoryPermissions.Adjust);
        var (item, store) = (await db.ItemAsync(), await db.MainStoreAsync());
        var today = new DateOnly(2026, 11, 4);

        var tomorrow = await opening.EnterAsync(
            new(store, today.AddDays(1), [new(item, 1m, 1m)]),
            CommandId.New(),
            default
        );
        await Assert.ThrowsAsync<AccessDeniedException>(() =>
            opening.EnterAsync(new(store, today.AddDays(-1), [new(item, 1m, 1m)]), CommandId.New(), default)
        );
        var now = await opening.EnterAsync(new(store, today, [new(item, 1m, 1m)]), CommandId.New(), default);

        Assert.Equal("DATE_IN_FUTURE", tomorrow.Error?.Code);
        Assert.Null(now.Error);
    }

    [Theory]
    [InlineData("technician")]
    [InlineData("service_advisor")]
    [InlineData("accountant")]
    public async Task Receive_ByWhoMayNot_IsDenied(string role)
    {
        await using var db = await TestDb.CreateAsync();
        var (item, store, vendor) = (await db.ItemAsync(), await db.MainStoreAsync(), await db.VendorAsync());
        var receipts = db.Service<GoodsReceiptService>(await db.MemberAsync(db.OrgA, "Someone", role));

        await Assert.ThrowsAsync<AccessDeniedException>(() =>
            receipts.ReceiveAsync(Input(store, vendor, new StockLineInput(item, 1m, 1m)), CommandId.New(), default)
        );

        Assert.Equal(0, await db.CountAsync<GoodsReceipt>(db.OrgA));
    }

    private static GoodsReceiptInput Input(long store, long vendor, params StockLineInput[] lines) =>
        new(store, vendor, "CH-118", null, lines);
}
