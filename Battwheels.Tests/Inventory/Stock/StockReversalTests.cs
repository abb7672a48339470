using Battwheels.Core.Access;
using Battwheels.Core.Accounting;
using Battwheels.Core.Common;
using Battwheels.Core.Inventory;
using Battwheels.Core.Inventory.Items;
using Battwheels.Core.Inventory.Stock;
using Battwheels.Data.Common;
using Battwheels.Tests.Common;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Tests.Inventory.Stock;

/// <summary>A wrong receipt taken back: stock, cost and books as worked out by hand.</summary>
[Trait("Category", "Data")]
public class StockReversalTests
{
    private static readonly string[] Keeper =
    [
        InventoryPermissions.Read,
        InventoryPermissions.ReadCost,
        InventoryPermissions.Receive,
        InventoryPermissions.Adjust,
        InventoryPermissions.Backdate,
    ];

    public static TheoryData<TestEngine, ValuationMethod> Cases
    {
        get
        {
            TheoryData<TestEngine, ValuationMethod> cases = [];
            foreach (var engine in Engines.AtHand)
            foreach (var method in Enum.GetValues<ValuationMethod>())
                cases.Add(engine.Data, method);
            return cases;
        }
    }

    /// <summary>10 at 100 and 10 at 120; without the first there are 10 at 120 by either method.</summary>
    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Reverse_FirstOfTwoReceipts_LeavesTheSecondAtItsOwnCost(TestEngine engine, ValuationMethod method)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var shop = await ShopAsync(db, method);
        var first = await shop.ReceiveAsync(10m, 100m);
        await shop.ReceiveAsync(10m, 120m);

        var done = await shop.ReverseAsync(first);

        Assert.Null(done.Error);
        await AssertPoolAsync(db, shop, 10m, 1_200m);
        Assert.Equal(1_200m, await db.BalanceAsync(AccountRoles.Inventory));
        Assert.Equal(-1_200m, await db.BalanceAsync(AccountRoles.Grni));
        Assert.Equal(0m, await db.BalanceAsync(AccountRoles.Cogs));
        await AssertCleanAsync(db);

        var view = (await shop.Receipts.GetAsync(first, default))!;
        Assert.Equal(("typed twice", 10m, 1_000m), (view.Reversal?.Reason, view.Lines[0].Quantity, view.Value));
        var row = (await shop.Receipts.ListAsync(new GoodsReceiptFilter(), default)).Rows.Single(r => r.Id == first);
        Assert.True(row.IsReversed);
        Assert.Equal(120m, await shop.Receipts.LastCostAsync(shop.Item, default));

        var card = (await db.Service<StockService>(Keeper).CardAsync(new StockCardFilter(shop.Item), default))!;
        Assert.Equal((10m, 0m, 10m), (card.Received, card.Issued, card.Closing));
        var line = card.Lines.Rows[0];
        Assert.Equal(
            (StockMovementType.Reversal, -10m, -1_000m, 10m, "typed twice"),
            (line.Type, line.Quantity, line.Value, line.Balance, line.Reason)
        );
        Assert.Equal((GoodsReceipt.Source, first), (line.SourceType, line.SourceId));
        var movement = await db.MovementAsync(line.Id);
        Assert.Equal(view.Lines[0].MovementId, movement.AdjustsMovementId);
        await using var raw = db.Database(new TenantScope(db.OrgA));
        var entry = await raw.Set<JournalEntry>().SingleAsync(e => e.Id == movement.JournalEntryId);
        Assert.Equal((await db.MovementAsync(view.Lines[0].MovementId)).JournalEntryId, entry.ReversesEntryId);
    }

    /// <summary>
    /// 4 went out in between. Average: 4 * 110 = 440.00, without the first 4 * 120 = 480.00; first in first out: 400.00,
    /// without the first 480.00. What is left is 6 * 120 = 720.00, the cost of sales 480.00.
    /// </summary>
    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Reverse_AfterAnIssue_CostOfSalesIsWhatItWouldHaveBeen(TestEngine engine, ValuationMethod method)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var shop = await ShopAsync(db, method);
        var first = await shop.ReceiveAsync(10m, 100m);
        await shop.ReceiveAsync(10m, 120m);
        await db.IssueAsync(shop.Item, shop.Store, 4m);
        Assert.Equal(method is ValuationMethod.Fifo ? 400m : 440m, await db.BalanceAsync(AccountRoles.Cogs));

        var done = await shop.ReverseAsync(first);

        Assert.Null(done.Error);
        await AssertPoolAsync(db, shop, 6m, 720m);
        Assert.Equal(480m, await db.BalanceAsync(AccountRoles.Cogs));
        Assert.Equal(720m, await db.BalanceAsync(AccountRoles.Inventory));
        Assert.Equal(-1_200m, await db.BalanceAsync(AccountRoles.Grni));
        await AssertCleanAsync(db);
    }

    /// <summary>5 of 10 came back: 10 are there again, and none of them has gone out for good.</summary>
    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Reverse_PartsUsed_IsRefusedUntilTheyAreBack(TestEngine engine, ValuationMethod method)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var shop = await ShopAsync(db, method);
        var receipt = await shop.ReceiveAsync(10m, 100m);
        var issue = (await db.IssueAsync(shop.Item, shop.Store, 5m)).Value;
        await shop.ReceiveAsync(10m, 100m); // 15 are there, but the 5 that went out can only have been of the first

        var gone = await shop.ReverseAsync(receipt);
        var movements = await db.CountAsync<StockMovement>(db.OrgA);
        await db.ReturnAsync(issue, 5m);
        var done = await shop.ReverseAsync(receipt);

        Assert.Equal("STOCK_GONE", gone.Error?.Code);
        Assert.Contains(
            "Brake pad BP-01: 5 of 10 are left at Main store",
            gone.Error!.Message,
            StringComparison.Ordinal
        );
        Assert.Equal(3, movements);
        Assert.Null(done.Error);
        await AssertPoolAsync(db, shop, 10m, 1_000m);
        Assert.Equal(0m, await db.BalanceAsync(AccountRoles.Cogs));
        await AssertCleanAsync(db);
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Reverse_PartsReserved_IsRefusedWithHowManyAreFree(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var shop = await ShopAsync(db);
        var receipt = await shop.ReceiveAsync(10m, 100m);
        await db.ReserveAsync(shop.Item, shop.Store, 3m, source: 8);

        var refused = await shop.ReverseAsync(receipt);

        Assert.Equal("STOCK_RESERVED", refused.Error?.Code);
        Assert.Contains("7 of 10 are free at Main store", refused.Error!.Message, StringComparison.Ordinal);
        await AssertPoolAsync(db, shop, 10m, 1_000m);
        Assert.Equal(0, await db.CountAsync<StockReversal>(db.OrgA));
    }

    /// <summary>10 at 100, at 120 and at 90, 4 out; the first two reversed in turn.</summary>
    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Reverse_SecondAfterTheFirst_LeavesTheThirdAlone(TestEngine engine, ValuationMethod method)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var shop = await ShopAsync(db, method);
        var (first, second) = (await shop.ReceiveAsync(10m, 100m), await shop.ReceiveAsync(10m, 120m));
        await shop.ReceiveAsync(10m, 90m);
        await db.IssueAsync(shop.Item, shop.Store, 4m);

        Assert.Null((await shop.ReverseAsync(first)).Error);
        Assert.Null((await shop.ReverseAsync(second)).Error);

        // 10 at 90 = 900.00, 4 of them gone: 360.00.
        await AssertPoolAsync(db, shop, 6m, 540m);
        Assert.Equal(360m, await db.BalanceAsync(AccountRoles.Cogs));
        Assert.Equal(-900m, await db.BalanceAsync(AccountRoles.Grni));
        await AssertCleanAsync(db);
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Reverse_EightAtOnceAndTheSameCommandAgain_HappensOnce(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var shop = await ShopAsync(db);
        var receipt = await shop.ReceiveAsync(10m, 100m);
        var command = CommandId.New();
        ReverseStock input = new(receipt, "typed twice");

        var results = await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(n =>
                    Task.Run(() => shop.Receipts.ReverseAsync(input, n < 2 ? command : CommandId.New(), default))
                )
        );
        var again = await shop.Receipts.ReverseAsync(input, CommandId.New(), default);

        Assert.InRange(results.Count(r => r.Error is null), 1, 2); // twice where the repeated command was first
        Assert.All(results.Where(r => r.Error is not null), r => Assert.Equal("STOCK_ALREADY_REVERSED", r.Error!.Code));
        Assert.Contains("GRN-2627-00001 was reversed by ", again.Error?.Message, StringComparison.Ordinal);
        Assert.Equal(1, await db.CountAsync<StockReversal>(db.OrgA));
        Assert.Equal(2, await db.CountAsync<StockMovement>(db.OrgA));
        await AssertPoolAsync(db, shop, 0m, 0m);
        await AssertCleanAsync(db);
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Reverse_MonthOfTheReceiptLocked_IsDatedToday(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var shop = await ShopAsync(db);
        var (first, second) = (await shop.ReceiveAsync(10m, 100m), await shop.ReceiveAsync(5m, 100m));
        db.Clock.Advance(TimeSpan.FromDays(40)); // 14 Dec 2026
        await LockAsync(db, "2026-11");

        var done = await shop.ReverseAsync(first);
        await LockAsync(db, "2026-12");
        var locked = await shop.ReverseAsync(second);
        var unsaid = await shop.Receipts.ReverseAsync(new ReverseStock(second, "no"), CommandId.New(), default);

        Assert.Null(done.Error);
        Assert.Equal(new DateOnly(2026, 12, 14), (await shop.Receipts.GetAsync(first, default))!.Reversal!.Date);
        Assert.Equal(("PERIOD_LOCKED", "REASON_TOO_SHORT"), (locked.Error?.Code, unsaid.Error?.Code));
        await AssertPoolAsync(db, shop, 5m, 500m);
        await AssertCleanAsync(db);
    }

    /// <summary>Opening stock of 10 at 90 that should have been 8 at 90.</summary>
    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Reverse_OpeningStock_CanBeEnteredAnew(TestEngine engine, ValuationMethod method)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var shop = await ShopAsync(db, method);
        var openings = db.Service<OpeningStockService>(Keeper);
        OpeningStockInput wrong = new(shop.Store, new DateOnly(2026, 4, 1), [new(shop.Item, 10m, 90m)]);
        var id = (await openings.EnterAsync(wrong, CommandId.New(), default)).Value;

        var done = await openings.ReverseAsync(new ReverseStock(id, "counted wrongly"), CommandId.New(), default);
        var twice = await openings.ReverseAsync(new ReverseStock(id, "counted wrongly"), CommandId.New(), default);
        var right = await openings.EnterAsync(
            wrong with
            {
                Lines = [new(shop.Item, 8m, 90m)],
            },
            CommandId.New(),
            default
        );

        Assert.Null(done.Error);
        Assert.Equal("STOCK_ALREADY_REVERSED", twice.Error?.Code);
        Assert.Null(right.Error);
        await AssertPoolAsync(db, shop, 8m, 720m);
        Assert.Equal(-720m, await db.BalanceAsync(AccountRoles.OpeningEquity));
        var rows = await openings.ListAsync(default);
        Assert.Equal([null, "counted wrongly"], rows.Select(r => r.Reversal?.Reason));
        Assert.Equal(10m, Assert.Single((await openings.GetAsync(id, default))!.Lines).Quantity);
        await AssertCleanAsync(db);
    }

    [Fact]
    public async Task Reverse_OfAnotherOrganization_IsNotFound()
    {
        await using var db = await TestDb.CreateAsync();
        var shop = await ShopAsync(db);
        var receipt = await shop.ReceiveAsync(10m, 100m);
        var stranger = await db.MemberAsync(db.OrgB, "Bina", "owner");

        var refused = await db.Service<GoodsReceiptService>(stranger)
            .ReverseAsync(new ReverseStock(receipt, "not mine at all"), CommandId.New(), default);

        Assert.Equal("NOT_FOUND", refused.Error?.Code);
        await AssertPoolAsync(db, shop, 10m, 1_000m);
    }

    private static async Task<Shop> ShopAsync(TestDb db, ValuationMethod method = ValuationMethod.MovingAverage) =>
        new(
            db.Service<GoodsReceiptService>(Keeper),
            await db.ItemAsync(valuation: method),
            await db.MainStoreAsync(),
            await db.VendorAsync()
        );

    private static async Task LockAsync(TestDb db, string month) =>
        Assert.Null(
            (
                await db.Service<PeriodService>(AccountingPermissions.ClosePeriod)
                    .LockAsync(new LockMonth(month, Soft: false, null), CommandId.New(), default)
            ).Error
        );

    private static async Task AssertPoolAsync(TestDb db, Shop shop, decimal quantity, decimal value)
    {
        var pool = await db.PoolAsync(shop.Item, shop.Store);
        Assert.Equal((quantity, value), (pool.Quantity, pool.Value));
    }

    private static async Task AssertCleanAsync(TestDb db)
    {
        Assert.Empty((await db.Service<StockVerification>(SystemPermissions.Verify).VerifyAsync(default)).Faults);
        Assert.Empty((await db.Service<LedgerVerification>(SystemPermissions.Verify).VerifyAsync(default)).Faults);
    }

    private sealed record Shop(GoodsReceiptService Receipts, long Item, long Store, long Vendor)
    {
        public async Task<long> ReceiveAsync(decimal quantity, decimal cost) =>
            (
                await Receipts.ReceiveAsync(
                    new GoodsReceiptInput(Store, Vendor, "CH-1", null, [new(Item, quantity, cost)]),
                    CommandId.New(),
                    default
                )
            ).Value;

        public Task<Result<Done>> ReverseAsync(long receipt) =>
            Receipts.ReverseAsync(new ReverseStock(receipt, "typed twice"), CommandId.New(), default);
    }
}
