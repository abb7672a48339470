using Battwheels.Core.Common;
using Battwheels.Core.Inventory;
using Battwheels.Core.Inventory.Stock;
using Battwheels.Tests.Common;

namespace Battwheels.Tests.Inventory.Stock;

[Trait("Category", "Data")]
public class StockCardTests
{
    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Card_ThreeDaysInTwoStores_AddsUpWithBalances(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var (item, main, second) = (await db.ItemAsync(), await db.MainStoreAsync(), await db.StoreAsync());
        await db.OpenAsync(item, main, 10m, 1_000m, 1);
        await db.OpenAsync(item, second, 3m, 300m, 2);
        db.Clock.Advance(TimeSpan.FromDays(1));
        var issue = (await db.IssueAsync(item, main, 4m)).Value;
        db.Clock.Advance(TimeSpan.FromDays(1));
        await db.ReturnAsync(issue, 1m);
        await db.IssueAsync(item, second, 2m, source: 2);
        var stock = db.Service<StockService>(InventoryPermissions.Read, InventoryPermissions.ReadCost);

        var all = (await stock.CardAsync(new StockCardFilter(item), default))!;
        var later = (await stock.CardAsync(new StockCardFilter(item, main, From: new DateOnly(2026, 11, 5)), default))!;

        Assert.Equal((0m, 13m, 6m, 1m, 8m), (all.Opening, all.Received, all.Issued, all.Returned, all.Closing));
        Assert.Equal([8m, 10m, 9m, 13m, 10m], all.Lines.Rows.Select(l => l.Balance));
        Assert.Equal([-200m, 100m, -400m, 300m, 1_000m], all.Lines.Rows.Select(l => l.Value!.Value));
        Assert.Equal(
            (10m, 0m, 4m, 1m, 7m),
            (later.Opening, later.Received, later.Issued, later.Returned, later.Closing)
        );
        Assert.Equal([7m, 6m], later.Lines.Rows.Select(l => l.Balance));
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Card_SecondPage_GoesOnWithTheBalance(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var (item, store) = (await db.ItemAsync(), await db.MainStoreAsync());
        await db.OpenAsync(item, store, 30m, 30m);
        for (var i = 1; i <= 27; i++)
            await db.IssueAsync(item, store, 1m, source: i);
        var stock = db.Service<StockService>(InventoryPermissions.Read);

        var first = (await stock.CardAsync(new StockCardFilter(item), default))!.Lines;
        var second = (await stock.CardAsync(new StockCardFilter(item, After: first.Next), default))!.Lines;

        Assert.Equal((3m, 27m), (first.Rows[0].Balance, first.Rows[^1].Balance));
        Assert.Equal([28m, 29m, 30m], second.Rows.Select(l => l.Balance));
        Assert.Null(second.Next);
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Movements_Filtered_ShowTheirItemAndLeadToTheJournal(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var (pads, store) = (await db.ItemAsync("PAD"), await db.MainStoreAsync());
        var bulb = await db.ItemAsync("BULB");
        await db.OpenAsync(pads, store, 10m, 1_000m);
        await db.OpenAsync(bulb, store, 10m, 100m);
        var issue = (await db.IssueAsync(pads, store, 4m)).Value;
        await db.ReturnAsync(issue, 1m);
        var stock = db.Service<StockService>(InventoryPermissions.Read, InventoryPermissions.ReadCost);

        var issues = await stock.MovementsAsync(new MovementFilter(Type: StockMovementType.IssueSale), default);
        var bulbs = await stock.MovementsAsync(new MovementFilter(Text: "bulb"), default);
        var view = (await stock.MovementAsync(issue, default))!;
        var stranger = db.Service<StockService>(Actor.Job(db.OrgB, "other", InventoryPermissions.Read));

        Assert.Equal(
            (issue, -4m, -400m),
            (Assert.Single(issues.Rows).Id, issues.Rows[0].Quantity, issues.Rows[0].Value)
        );
        Assert.Equal("BULB", Assert.Single(bulbs.Rows).Sku);
        Assert.Equal((3m, "PartIssue", 1L), (view.StillOut, view.SourceType, view.SourceId));
        Assert.StartsWith("JE-", view.JournalNumber, StringComparison.Ordinal);
        Assert.Null(await stranger.MovementAsync(issue, default));
        Assert.Empty((await stranger.MovementsAsync(new MovementFilter(), default)).Rows);
    }
}
