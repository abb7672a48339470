using Battwheels.Core.Access;
using Battwheels.Core.Accounting;
using Battwheels.Core.Inventory.Items;
using Battwheels.Core.Inventory.Stock;
using Battwheels.Data.Common;
using Battwheels.Tests.Common;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Tests.Inventory.Stock;

/// <summary>The lines of one document, moved in one call: as if they had come one after the other, and all or none.</summary>
[Trait("Category", "Data")]
public sealed class StockManyLinesTests
{
    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Issue_SamePartOnTwoLines_SecondCostsItsShareOfTheRest(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var (item, store) = (await db.ItemAsync(), await db.MainStoreAsync());
        await db.OpenAsync(item, store, 7m, 1_000.00m);

        await IssueAsync(db, Line(item, store, 2m, 1), Line(item, store, 4m, 2));

        // 1000.00 * 2 / 7 = 285.71; of the 714.29 left, 714.29 * 4 / 5 = 571.43.
        Assert.Equal([-285.71m, -571.43m], await ValuesAsync(db, item));
        var pool = await db.PoolAsync(item, store);
        Assert.Equal((1m, 142.86m), (pool.Quantity, pool.Value));
        Assert.Equal(857.14m, await db.BalanceAsync(AccountRoles.Cogs));
        Assert.Equal(142.86m, await db.BalanceAsync(AccountRoles.Inventory));
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Issue_TwelvePartsOfBothMethods_EachPoolLosesItsOwn(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var store = await db.MainStoreAsync();
        List<long> items = [];
        for (var i = 1; i <= 12; i++)
        {
            var method = i % 2 == 0 ? ValuationMethod.Fifo : ValuationMethod.MovingAverage;
            items.Add(await db.ItemAsync($"BP-{i:D2}", method));
            await db.OpenAsync(items[^1], store, 10m, 100m * i);
        }

        await IssueAsync(db, [.. items.Select((item, i) => Line(item, store, i + 1m > 10m ? 10m : i + 1m, i + 1))]);

        // Part i costs 10 * i a piece; i pieces leave, ten at most.
        for (var i = 1; i <= 12; i++)
        {
            var (pool, left) = (await db.PoolAsync(items[i - 1], store), Math.Max(10m - i, 0m));
            Assert.Equal((left, left * 10m * i), (pool.Quantity, pool.Value));
        }

        Assert.Empty((await db.Service<StockVerification>(SystemPermissions.Verify).VerifyAsync(default)).Faults);
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Issue_ReservationOfTheSource_CoversItsLinesOnceAndLeavesOthersTheirs(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var (item, store) = (await db.ItemAsync(), await db.MainStoreAsync());
        await db.OpenAsync(item, store, 10m, 1_000m);
        await db.ReserveAsync(item, store, 3m, source: 1);
        await db.ReserveAsync(item, store, 5m, source: 2);

        // Of ten pieces five are somebody else's: three reserved and two free ones remain.
        var all = await IssueAsync(
            db,
            Line(item, store, 2m, 1) with
            {
                FromReservation = 2m,
            },
            Line(item, store, 3m, 2) with
            {
                FromReservation = 3m,
            }
        );

        Assert.Null(all.Refusal);
        var pool = await db.PoolAsync(item, store);
        Assert.Equal((5m, 5m), (pool.Quantity, pool.Reserved));
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Issue_ThirdLineLacksStock_NamesItAndNothingHappens(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var (item, store) = (await db.ItemAsync(), await db.MainStoreAsync());
        await db.OpenAsync(item, store, 5m, 500m);

        var moved = await IssueAsync(
            db,
            Line(item, store, 2m, 1),
            Line(item, store, 2m, 2),
            Line(item, store, 2m, 3),
            Line(item: 1, store, 2m, 4)
        );

        Assert.Equal(("INSUFFICIENT_STOCK", 2), (moved.Refusal?.Code, moved.At));
        var pool = await db.PoolAsync(item, store);
        Assert.Equal((5m, 500m), (pool.Quantity, pool.Value));
        Assert.Equal(0m, await db.BalanceAsync(AccountRoles.Cogs));
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Issue_SameLinesAgainWithOneMore_MovesOnlyTheNewOne(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var (item, store) = (await db.ItemAsync(), await db.MainStoreAsync());
        await db.OpenAsync(item, store, 10m, 1_000m);
        StockIssue[] two = [Line(item, store, 2m, 1), Line(item, store, 3m, 2)];

        var first = await IssueAsync(db, two);
        var again = await IssueAsync(db, [.. two, Line(item, store, 1m, 3)]);
        var other = await IssueAsync(db, two[0], two[1] with { Quantity = 4m });

        Assert.Equal(first.Movements.Select(m => m.Id), again.Movements.Take(2).Select(m => m.Id));
        Assert.Equal([-200m, -300m, -100m], await ValuesAsync(db, item));
        Assert.Equal(("MOVEMENT_CONFLICT", 1), (other.Refusal?.Code, other.At));
        Assert.Equal(4m, (await db.PoolAsync(item, store)).Quantity);
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Open_SamePartTwiceInOneDocument_IsRefusedAtTheSecondLine(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var (item, store) = (await db.ItemAsync(), await db.MainStoreAsync());
        StockMoved? moved = null;

        await db.RunAsync<bool>(async unit =>
        {
            OpeningStockLine line = new(item, store, 1m, 100m, unit.Today, "OpeningStock", 1, 1);
            moved = await StockLedger.OpenManyAsync(unit, [line, line with { SourceLine = 2 }], default);
            return moved.Refusal is { } refusal ? refusal : true;
        });

        Assert.Equal(("OPENING_AFTER_MOVEMENTS", 1), (moved?.Refusal?.Code, moved?.At));
    }

    private static StockIssue Line(long item, long store, decimal quantity, int line) =>
        new(item, store, quantity, "PartIssue", 1, line, CostPayer.Customer, 0m, JobCardId: null, VehicleId: null);

    private static async Task<StockMoved> IssueAsync(TestDb db, params StockIssue[] lines)
    {
        StockMoved? moved = null;
        await db.RunAsync<bool>(async unit =>
        {
            moved = await StockLedger.IssueManyAsync(unit, lines, default);
            return moved.Refusal is { } refusal ? refusal : true;
        });
        return moved!;
    }

    private static async Task<decimal[]> ValuesAsync(TestDb db, long item)
    {
        await using var raw = db.Database(new TenantScope(db.OrgA));
        return await raw.Set<StockMovement>()
            .Where(m => m.ItemId == item && m.Quantity < 0m)
            .OrderBy(m => m.SourceLine)
            .Select(m => m.Value)
            .ToArrayAsync();
    }
}
