using System.Data.Common;
using Battwheels.Core.Accounting;
using Battwheels.Core.Inventory.Items;
using Battwheels.Core.Inventory.Stock;
using Battwheels.Data.Common;
using Battwheels.Tests.Architecture;
using Battwheels.Tests.Common;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Tests.Inventory.Stock;

[Trait("Category", "Data")]
public class StockLedgerTests
{
    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task IssueAndReturn_MovingAverage_CostAndBooksAsWorkedByHand(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var (item, store) = (await db.ItemAsync(), await db.MainStoreAsync());
        await db.OpenAsync(item, store, 65m, 20_747.50m);

        var issue = (await db.IssueAsync(item, store, 12m)).Value;
        var back = (await db.ReturnAsync(issue, 2m)).Value;
        var last = (await db.IssueAsync(item, store, 55m, source: 2)).Value;

        Assert.Equal(-3_830.31m, (await db.MovementAsync(issue)).Value);
        Assert.Equal(638.39m, (await db.MovementAsync(back)).Value);
        Assert.Equal(-17_555.58m, (await db.MovementAsync(last)).Value);
        var pool = await db.PoolAsync(item, store);
        Assert.Equal((0m, 0m), (pool.Quantity, pool.Value));
        Assert.Equal(0m, await db.BalanceAsync(AccountRoles.Inventory));
        Assert.Equal(20_747.50m, await db.BalanceAsync(AccountRoles.Cogs));
        Assert.Equal(-20_747.50m, await db.BalanceAsync(AccountRoles.OpeningEquity));
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task IssueAndReturn_Fifo_TakesTheOldestAndReturnsAsTheNewest(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var (item, store) = (await db.ItemAsync(valuation: ValuationMethod.Fifo), await db.MainStoreAsync());
        await db.OpenAsync(item, store, 7m, 1_000.00m);

        var costs = new List<decimal>();
        foreach (var (quantity, source) in ((decimal, long)[])[(2m, 1), (2m, 2)])
            costs.Add((await db.MovementAsync((await db.IssueAsync(item, store, quantity, source)).Value)).Value);
        var back = (await db.ReturnAsync((await LastIssueAsync(db, item)).Id, 1m)).Value;
        costs.Add((await db.MovementAsync((await db.IssueAsync(item, store, 3m, 3)).Value)).Value);
        costs.Add((await db.MovementAsync((await db.IssueAsync(item, store, 1m, 4)).Value)).Value);

        Assert.Equal([-285.71m, -285.72m, -428.57m, -142.86m], costs);
        Assert.Equal(142.86m, (await db.MovementAsync(back)).Value);
        var pool = await db.PoolAsync(item, store);
        Assert.Equal((0m, 0m), (pool.Quantity, pool.Value));
        Assert.Equal(0m, await db.BalanceAsync(AccountRoles.Inventory));
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Issue_MoreThanAvailable_NamesWhatIsThereAndElsewhere(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var (item, store, other) = (await db.ItemAsync(), await db.MainStoreAsync(), await db.StoreAsync());
        await db.OpenAsync(item, store, 3m, 300m);
        await db.OpenAsync(item, other, 4m, 400m, line: 2);
        var movements = await db.CountAsync<StockMovement>(db.OrgA);

        var refused = await db.IssueAsync(item, store, 5m);

        Assert.Equal("INSUFFICIENT_STOCK", refused.Error?.Code);
        Assert.Contains(
            "Only 3 of Brake pad BP-01 available at Main store, 5 requested.",
            refused.Error!.Message,
            StringComparison.Ordinal
        );
        Assert.Contains("Branch 2 has 4", refused.Error.Message, StringComparison.Ordinal);
        Assert.Equal(movements, await db.CountAsync<StockMovement>(db.OrgA));
        Assert.Equal(3m, (await db.PoolAsync(item, store)).Quantity);
        Assert.Equal(0m, await db.BalanceAsync(AccountRoles.Cogs));
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Issue_ReservedForAnotherJob_IsNotAvailable(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var (item, store) = (await db.ItemAsync(), await db.MainStoreAsync());
        await db.OpenAsync(item, store, 5m, 500m);

        Assert.Equal(5m, (await db.ReserveAsync(item, store, 7m, source: 11)).Value);
        Assert.Equal(0m, (await db.ReserveAsync(item, store, 1m, source: 12)).Value);
        var stranger = await db.IssueAsync(item, store, 1m, source: 12);
        var owner = await db.IssueAsync(item, store, 2m, source: 11, fromReservation: 2m);

        Assert.Equal("INSUFFICIENT_STOCK", stranger.Error?.Code);
        Assert.Null(owner.Error);
        var pool = await db.PoolAsync(item, store);
        Assert.Equal((3m, 3m), (pool.Quantity, pool.Reserved));
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Release_WhatIsLeftOfAReservation_IsAvailableAgain(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var (item, store) = (await db.ItemAsync(), await db.MainStoreAsync());
        await db.OpenAsync(item, store, 5m, 500m);
        await db.ReserveAsync(item, store, 4m, source: 11);
        await db.IssueAsync(item, store, 1m, source: 11, fromReservation: 1m);

        await db.RunAsync<decimal>(async unit =>
        {
            Assert.Equal(3m, await Reservations.HeldAsync(unit, "PartIssue", 11, default));
            await Reservations.ReleaseAsync(unit, "PartIssue", 11, default);
            await Reservations.ReleaseAsync(unit, "PartIssue", 11, default);
            return await Reservations.HeldAsync(unit, "PartIssue", 11, default);
        });

        var pool = await db.PoolAsync(item, store);
        Assert.Equal((4m, 0m), (pool.Quantity, pool.Reserved));
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Return_MoreThanIsOut_IsRefusedAndInStepsBringsBackTheExactCost(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var (item, store) = (await db.ItemAsync(), await db.MainStoreAsync());
        await db.OpenAsync(item, store, 7m, 1_000m);
        var issue = (await db.IssueAsync(item, store, 3m)).Value; // 428.57

        Assert.Equal("RETURN_EXCEEDS_ISSUE", (await db.ReturnAsync(issue, 4m)).Error?.Code);
        decimal[] back =
        [
            (await db.MovementAsync((await db.ReturnAsync(issue, 1m, 1)).Value)).Value,
            (await db.MovementAsync((await db.ReturnAsync(issue, 1m, 2)).Value)).Value,
            (await db.MovementAsync((await db.ReturnAsync(issue, 1m, 3)).Value)).Value,
        ];

        Assert.Equal([142.86m, 142.86m, 142.85m], back); // 428.57/3, then 285.71/2 = 142.855, then the rest
        Assert.Equal("RETURN_EXCEEDS_ISSUE", (await db.ReturnAsync(issue, 1m, 4)).Error?.Code);
        Assert.Equal(1_000m, (await db.PoolAsync(item, store)).Value);
        Assert.Equal(0m, await db.BalanceAsync(AccountRoles.Cogs));
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Issue_SameSourceLineAgain_IsOneMovement(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var (item, store) = (await db.ItemAsync(), await db.MainStoreAsync());
        await db.OpenAsync(item, store, 5m, 500m);

        var first = await db.IssueAsync(item, store, 2m, source: 9);
        var again = await db.IssueAsync(item, store, 2m, source: 9);
        var other = await db.IssueAsync(item, store, 3m, source: 9);

        Assert.Equal(first.Value, again.Value);
        Assert.Equal("MOVEMENT_CONFLICT", other.Error?.Code);
        Assert.Equal(3m, (await db.PoolAsync(item, store)).Quantity);
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Issue_OneAfterTheOther_PayerChoosesTheAccount(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var (item, store) = (await db.ItemAsync(kind: ItemKind.Battery), await db.MainStoreAsync());
        await db.OpenAsync(item, store, 4m, 400m);

        await db.IssueAsync(item, store, 1m, source: 1);
        var warranty = (await db.IssueAsync(item, store, 1m, source: 2, payer: CostPayer.OemWarranty)).Value;
        await db.IssueAsync(item, store, 1m, source: 3, payer: CostPayer.Goodwill);
        await db.ReturnAsync(warranty, 1m);

        Assert.Equal(200m, await db.BalanceAsync(AccountRoles.InventorySerial));
        Assert.Equal(100m, await db.BalanceAsync(AccountRoles.CogsBattery));
        Assert.Equal(0m, await db.BalanceAsync(AccountRoles.CogsWarranty));
        Assert.Equal(100m, await db.BalanceAsync(AccountRoles.CogsGoodwill));
    }

    [Theory]
    [InlineData(0, "QUANTITY_INVALID")]
    [InlineData(-1, "QUANTITY_INVALID")]
    [InlineData(1.5, "QTY_NOT_WHOLE")]
    [InlineData(1.0005, "QUANTITY_INVALID")]
    public async Task Issue_QuantityThatCannotBe_SavesNothing(double quantity, string code)
    {
        await using var db = await TestDb.CreateAsync();
        var (item, store) = (await db.ItemAsync(), await db.MainStoreAsync());
        await db.OpenAsync(item, store, 5m, 500m);

        var refused = await db.IssueAsync(item, store, (decimal)quantity);

        Assert.Equal(code, refused.Error?.Code);
        Assert.Equal(1, await db.CountAsync<StockMovement>(db.OrgA));
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Issue_LitresAndZeroCost_MovesWithoutAnEntry(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var (item, store) = (await db.ItemAsync(uom: "LTR", kind: ItemKind.Consumable), await db.MainStoreAsync());
        await db.OpenAsync(item, store, 2.5m, 0m);

        var issue = (await db.IssueAsync(item, store, 0.125m)).Value;

        var movement = await db.MovementAsync(issue);
        Assert.Equal((-0.125m, 0m, null), (movement.Quantity, movement.Value, movement.JournalEntryId));
        Assert.Equal(0, await db.CountAsync<JournalEntry>(db.OrgA));
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Issue_OtherOrganizationsItem_IsNotFound(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var (item, store) = (await db.ItemAsync(), await db.MainStoreAsync());
        await db.OpenAsync(item, store, 5m, 500m);
        var stranger = db.UnitsFor(Battwheels.Core.Common.Actor.Job(db.OrgB, "other", "inventory:issue"));

        var refused = await stranger.RunAsync<long>(
            "inventory:issue",
            Battwheels.Core.Common.CommandId.New(),
            new { },
            async unit =>
                (
                    await StockLedger.IssueAsync(
                        unit,
                        new StockIssue(item, store, 1m, "PartIssue", 1, 1, CostPayer.Customer, 0m, null, null),
                        default
                    )
                ).Error!,
            default
        );

        Assert.Equal("NOT_FOUND", refused.Error?.Code);
        Assert.Equal(0, await db.CountAsync<StockMovement>(db.OrgB));
        Assert.Equal(5m, (await db.PoolAsync(item, store)).Quantity);
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Database_ValueWithoutEntryOrStockThatCannotBe_IsRefused(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var (item, store) = (await db.ItemAsync(), await db.MainStoreAsync());
        await db.OpenAsync(item, store, 5m, 500m);
        await using var raw = ProbeRows.Unguarded(db, new TenantScope(db.OrgA));
        static string Copy(string quantity, string value) =>
            $"""
                INSERT INTO "StockMovement" ("OrganizationId", "Id", "ItemId", "WarehouseId", "Type", "Quantity",
                    "Value", "EffectiveDate", "SourceType", "SourceId", "SourceLine", "ActorName", "AtUtc")
                SELECT "OrganizationId", "Id" + 1, "ItemId", "WarehouseId", "Type", {quantity},
                    {value}, "EffectiveDate", "SourceType", "SourceId", 99, "ActorName", "AtUtc" FROM "StockMovement"
                """;

        foreach (
            var (constraint, sql) in ((string, string)[])
                [
                    ("CK_StockMovement_Posted", Copy("1", "1")),
                    ("CK_StockMovement_Sign", Copy("-1", "0")),
                    ("CK_StockPool_Quantity", """UPDATE "StockPool" SET "Quantity" = -1"""),
                    ("CK_StockPool_Quantity", """UPDATE "StockPool" SET "Reserved" = "Quantity" + 1"""),
                    ("CK_StockPool_Value", """UPDATE "StockPool" SET "Quantity" = 0"""),
                ]
        )
        {
            var refused = await Assert.ThrowsAnyAsync<DbException>(() => RawSql.ExecuteAsync(raw, sql));
            Assert.Contains(constraint, refused.Message, StringComparison.Ordinal);
        }

        Assert.Equal(1, await db.CountAsync<StockMovement>(db.OrgA));
        Assert.Equal(5m, (await db.PoolAsync(item, store)).Quantity);
    }

    private static async Task<StockMovement> LastIssueAsync(TestDb db, long item)
    {
        await using var raw = db.Database(new TenantScope(db.OrgA));
        return await raw.Set<StockMovement>()
            .Where(m => m.ItemId == item && m.Quantity < 0m)
            .OrderByDescending(m => m.Id)
            .FirstAsync();
    }
}
