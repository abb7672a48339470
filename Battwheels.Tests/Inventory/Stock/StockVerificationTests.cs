using Battwheels.Core.Access;
using Battwheels.Core.Accounting;
using Battwheels.Core.Common;
using Battwheels.Core.Inventory.Items;
using Battwheels.Core.Inventory.Stock;
using Battwheels.Core.Platform;
using Battwheels.Core.Platform.Jobs;
using Battwheels.Data.Common;
using Battwheels.Tests.Architecture;
using Battwheels.Tests.Common;
using Microsoft.Extensions.DependencyInjection;

namespace Battwheels.Tests.Inventory.Stock;

[Trait("Category", "Data")]
public class StockVerificationTests
{
    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Verify_AfterIssuesReturnsAndReservations_FindsNothing(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        await MoveAsync(db);

        var report = await VerifyAsync(db);

        Assert.Equal(("stock", 6L), (report.What, report.Checked));
        Assert.Empty(report.Faults);
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Verify_BalancesChangedBehindTheBack_NamesItemAndStore(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        await MoveAsync(db);
        await using var raw = ProbeRows.Unguarded(db, new TenantScope(db.OrgA));
        await RawSql.ExecuteAsync(raw, """UPDATE "StockPool" SET "Value" = "Value" + 1, "Reserved" = 1""");

        var report = await VerifyAsync(db);

        Assert.Contains("AVG in MAIN: balance 7 worth 700.01, movements 7 worth 700.00.", report.Faults);
        Assert.Contains("FIFO in MAIN: balance 4 worth 400.01, layers 4 worth 400.00.", report.Faults);
        Assert.Contains("FIFO in MAIN: 0.001 counted as reserved, reservations hold 0.", report.Faults);
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Verify_EntryOnInventoryWithoutMovement_IsNamed(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var store = await MoveAsync(db);
        await db.RunAsync<long>(async unit =>
        {
            StockPosting foreign = new("Other", 77, unit.Today, AccountRoles.Inventory, 9.50m, store, "By hand");
            return (await Posting.OpeningStockAsync(unit, foreign, default)).Value!.Id;
        });

        var report = await VerifyAsync(db);

        Assert.Contains("MAIN: stock is worth 1100.00, its inventory accounts say 1109.50.", report.Faults);
        Assert.Contains(report.Faults, f => f.EndsWith("of Other 77.", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task ReservationWorker_AfterTheLastDay_LetsGoOnce(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var (item, store) = (await db.ItemAsync(), await db.MainStoreAsync());
        await db.OpenAsync(item, store, 5m, 500m);
        await db.ReserveAsync(item, store, 3m, source: 8);
        var services = db.As(Actor.Job(db.OrgA, "job", SystemPermissions.ReleaseReservations));
        var worker = services.GetServices<IQueueWorker>().Single(w => w.Queue == Reservations.Queue);

        db.Clock.Advance(TimeSpan.FromDays(7));
        var next = await worker.WorkAsync(db.OrgA, default);
        var heldOnTheLastDay = (await db.PoolAsync(item, store)).Reserved;
        db.Clock.Advance(TimeSpan.FromDays(1));
        var done = await worker.WorkAsync(db.OrgA, default);
        await worker.WorkAsync(db.OrgA, default);

        Assert.Equal(new DateTime(2026, 11, 12, 12, 0, 0, DateTimeKind.Utc), next);
        Assert.Equal(3m, heldOnTheLastDay);
        Assert.Null(done);
        var pool = await db.PoolAsync(item, store);
        Assert.Equal((5m, 0m), (pool.Quantity, pool.Reserved));
    }

    [Fact]
    public async Task Verify_ByAMember_IsDenied()
    {
        await using var db = await TestDb.CreateAsync();
        var owner = await db.MemberAsync(db.OrgA, "Meera", "owner");

        await Assert.ThrowsAsync<AccessDeniedException>(() =>
            db.Service<StockVerification>(owner).VerifyAsync(default)
        );
    }

    /// <summary>An average and a FIFO item, opened, issued and partly returned: 7 at 700 and 4 at 400 are left.</summary>
    private static async Task<long> MoveAsync(TestDb db)
    {
        var store = await db.MainStoreAsync();
        var average = await db.ItemAsync("AVG");
        var fifo = await db.ItemAsync("FIFO", ValuationMethod.Fifo);
        await db.OpenAsync(average, store, 10m, 1_000m);
        await db.OpenAsync(fifo, store, 6m, 600m);
        await db.ReserveAsync(average, store, 2m, source: 3);
        await db.IssueAsync(average, store, 3m, source: 3, fromReservation: 2m);
        var issue = (await db.IssueAsync(fifo, store, 5m, source: 4)).Value;
        await db.ReturnAsync(issue, 2m, 1);
        await db.ReturnAsync(issue, 1m, 2);
        return store;
    }

    private static Task<VerificationReport> VerifyAsync(TestDb db) =>
        db.Service<StockVerification>(SystemPermissions.Verify).VerifyAsync(default);
}
