using Battwheels.Core.Accounting;
using Battwheels.Core.Common;
using Battwheels.Core.Inventory.Items;
using Battwheels.Core.Inventory.Stock;
using Battwheels.Data.Common;
using Battwheels.Tests.Common;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Tests.Inventory.Stock;

[Trait("Category", "Data")]
public class StockRaceTests
{
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

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Issue_SixteenAtOnceForTenUnits_TenGetOneAndSixAreTold(TestEngine engine, ValuationMethod method)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var (item, store) = (await db.ItemAsync(valuation: method), await db.MainStoreAsync());
        await db.OpenAsync(item, store, 10m, 1_000.03m);

        var results = await Task.WhenAll(
            Enumerable.Range(1, 16).Select(n => Task.Run(() => db.IssueAsync(item, store, 1m, source: n)))
        );

        Assert.Equal(10, results.Count(r => r.Error is null));
        Assert.All(results.Where(r => r.Error is not null), r => Assert.Equal("INSUFFICIENT_STOCK", r.Error!.Code));
        var pool = await db.PoolAsync(item, store);
        Assert.Equal((0m, 0m, 0m), (pool.Quantity, pool.Reserved, pool.Value));
        Assert.Equal(1_000.03m, await db.BalanceAsync(AccountRoles.Cogs));
        Assert.Equal(0m, await db.BalanceAsync(AccountRoles.Inventory));
        await using var raw = db.Database(new TenantScope(db.OrgA));
        Assert.Equal(11, await raw.Set<StockMovement>().CountAsync());
        Assert.Equal(0m, await raw.Set<StockLayer>().SumAsync(l => l.Quantity));
    }

    /// <summary>The rule of the store: two hands reach for the last part, one gets it.</summary>
    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Issue_SixtyFourAtOnceForTheLastPart_OneGetsIt(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var (item, store) = (await db.ItemAsync(), await db.MainStoreAsync());
        await db.OpenAsync(item, store, 1m, 450.25m);

        var results = await Task.WhenAll(
            Enumerable.Range(1, 64).Select(n => Task.Run(() => db.IssueAsync(item, store, 1m, source: n)))
        );

        Assert.Single(results, r => r.Error is null);
        Assert.Equal(63, results.Count(r => r.Error?.Code == "INSUFFICIENT_STOCK"));
        var pool = await db.PoolAsync(item, store);
        Assert.Equal((0m, 0m, 0m), (pool.Quantity, pool.Reserved, pool.Value));
        Assert.Equal(450.25m, await db.BalanceAsync(AccountRoles.Cogs));
        Assert.Equal(0m, await db.BalanceAsync(AccountRoles.Inventory));
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Reserve_SixteenAtOnceForTenUnits_ExactlyTenArePromised(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var (item, store) = (await db.ItemAsync(), await db.MainStoreAsync());
        await db.OpenAsync(item, store, 10m, 100m);

        var granted = await Task.WhenAll(
            Enumerable.Range(1, 16).Select(n => Task.Run(() => db.ReserveAsync(item, store, 1m, source: n)))
        );

        Assert.Equal(10m, granted.Sum(g => g.Value));
        Assert.Equal(10m, (await db.PoolAsync(item, store)).Reserved);
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Return_EightAtOnceOfOneIssue_OnlyWhatIsOutComesBack(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var (item, store) = (await db.ItemAsync(), await db.MainStoreAsync());
        await db.OpenAsync(item, store, 7m, 1_000m);
        var issue = (await db.IssueAsync(item, store, 3m)).Value;

        var results = await Task.WhenAll(
            Enumerable.Range(1, 8).Select(n => Task.Run(() => db.ReturnAsync(issue, 1m, line: n)))
        );

        Assert.Equal(3, results.Count(r => r.Error is null));
        var pool = await db.PoolAsync(item, store);
        Assert.Equal((7m, 1_000m), (pool.Quantity, pool.Value));
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Issue_SameCommandEightTimesAtOnce_IsOneMovement(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var (item, store) = (await db.ItemAsync(), await db.MainStoreAsync());
        await db.OpenAsync(item, store, 10m, 100m);
        var command = CommandId.New();

        var results = await Task.WhenAll(
            Enumerable
                .Range(1, 8)
                .Select(_ =>
                    Task.Run(() =>
                        db.RunAsync<long>(
                            command,
                            async unit =>
                            {
                                StockIssue issue = new(
                                    item,
                                    store,
                                    1m,
                                    "PartIssue",
                                    7,
                                    1,
                                    CostPayer.Customer,
                                    0m,
                                    null,
                                    null
                                );
                                var done = await StockLedger.IssueAsync(unit, issue, default);
                                return done.Error is { } error ? error : done.Value.Id;
                            }
                        )
                    )
                )
        );

        Assert.Single(results.Select(r => r.Value).Distinct());
        Assert.Equal(9m, (await db.PoolAsync(item, store)).Quantity);
        Assert.Equal(2, await db.CountAsync<StockMovement>(db.OrgA));
    }
}
