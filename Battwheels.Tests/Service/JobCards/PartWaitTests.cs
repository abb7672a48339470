using System.Text.Json;
using Battwheels.Core.Common;
using Battwheels.Core.Inventory;
using Battwheels.Core.Inventory.Stock;
using Battwheels.Core.Platform.Notifications;
using Battwheels.Core.Service.JobCards;
using Battwheels.Core.Service.Tickets;
using Battwheels.Tests.Common;
using Battwheels.Tests.Inventory;

namespace Battwheels.Tests.Service.JobCards;

/// <summary>Service desk 2: "parts ready" happens by itself once all parts are reserved; nobody has to issue them first.</summary>
[Trait("Category", "Data")]
public sealed class PartWaitTests
{
    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task GoodsReceived_EverythingThatWasMissing_IsReservedAndTheVisitGoesOn(TestEngine engine)
    {
        var kit = await WaitingAsync(engine, wanted: 7m); // five are in the store
        await using var db = kit.Db;

        var receipt = await ReceiveAsync(kit, 2m);
        await FollowAsync(db, receipt);
        await FollowAsync(db, receipt); // events come at least once

        Assert.Equal(TicketState.Approved, (await kit.TicketAsync()).State);
        Assert.Equal((7m, 0m), (await HeldAsync(kit), (await kit.PartAsync()).IssuedQuantity));
        Assert.Equal(7m, await kit.PoolAsync());
        var number = (await kit.TicketAsync()).Number;
        Assert.Equal(
            [($"Parts for {number} have come and are set aside.", $"tickets/{kit.TicketId}")],
            await TicketNoticeTests.ToldAsync(db, kit.Technician)
        );
    }

    [Fact]
    public async Task GoodsReceived_TooFew_AreReservedAndTheVisitWaits()
    {
        var kit = await WaitingAsync(TestEngine.Sqlite, wanted: 7m);
        await using var db = kit.Db;

        await FollowAsync(db, await ReceiveAsync(kit, 1m));

        Assert.Equal(TicketState.AwaitingParts, (await kit.TicketAsync()).State);
        Assert.Equal(6m, await HeldAsync(kit));
    }

    [Fact]
    public async Task GoodsReceived_NobodyLacksThem_AreFreeForAnybody()
    {
        var kit = await JobKit.CreateAsync();
        await using var db = kit.Db;
        await db.ChangeAsync<JobLine>(kit.PartId, l => l.State = JobLineState.Declined);

        var held = await HeldAsync(kit);

        await FollowAsync(db, await ReceiveAsync(kit, 2m));

        Assert.Equal(held, await HeldAsync(kit));
        Assert.Equal(TicketState.Approved, (await kit.TicketAsync()).State);
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task PartIssued_TheRestIsReserved_TheVisitGoesOn(TestEngine engine)
    {
        var kit = await WaitingAsync(engine, wanted: 5m);
        await using var db = kit.Db;
        var request = (await kit.RequestAsync(2m)).Value;
        await ReserveAsync(kit, 3m); // what was asked for is set aside already

        Assert.Null((await kit.IssueAsync(request)).Error);
        await FollowIssueAsync(kit);

        Assert.Equal(TicketState.Approved, (await kit.TicketAsync()).State);
        Assert.Equal((3m, 2m), (await HeldAsync(kit), (await kit.PartAsync()).IssuedQuantity));
    }

    [Fact]
    public async Task PartIssued_RestNeitherIssuedNorReserved_TheVisitWaits()
    {
        var kit = await WaitingAsync(TestEngine.Sqlite, wanted: 5m);
        await using var db = kit.Db;
        var request = (await kit.RequestAsync(2m)).Value;

        Assert.Null((await kit.IssueAsync(request)).Error);
        await FollowIssueAsync(kit);

        Assert.Equal(TicketState.AwaitingParts, (await kit.TicketAsync()).State);
    }

    /// <summary>A visit that waits for this many contactors; the store has five.</summary>
    private static async Task<JobKit> WaitingAsync(TestEngine engine, decimal wanted)
    {
        var kit = await JobKit.CreateAsync(engine);
        await kit.Db.ChangeAsync<JobLine>(kit.PartId, l => l.Quantity = wanted);
        var waits = await kit.As<JobService>(kit.Technician)
            .WaitForPartsAsync(kit.TicketId, null, CommandId.New(), default);
        Assert.Null(waits.Error);
        return kit;
    }

    private static async Task<long> ReceiveAsync(JobKit kit, decimal quantity)
    {
        var vendor = await kit.Db.VendorAsync();
        StockLineInput line = new(kit.ItemId, quantity, 110m);
        var received = await kit
            .Db.Service<GoodsReceiptService>(InventoryPermissions.Receive)
            .ReceiveAsync(new GoodsReceiptInput(kit.WarehouseId, vendor, null, null, [line]), CommandId.New(), default);
        Assert.Null(received.Error);
        return received.Value;
    }

    private static async Task ReserveAsync(JobKit kit, decimal quantity) =>
        Assert.Equal(
            quantity,
            (
                await kit
                    .Db.UnitsFor("test:reserve")
                    .RunAsync<decimal>(
                        "test:reserve",
                        CommandId.New(),
                        new { quantity },
                        async unit =>
                            await Reservations.ReserveAsync(
                                unit,
                                kit.ItemId,
                                kit.WarehouseId,
                                quantity,
                                JobLine.StockSource,
                                kit.PartId,
                                default
                            ),
                        default
                    )
            ).Value
        );

    private static Task<decimal> HeldAsync(JobKit kit) =>
        kit
            .Db.UnitsFor("x:read")
            .ReadAsync(
                "x:read",
                unit => Reservations.HeldAsync(unit, JobLine.StockSource, kit.PartId, default),
                default
            );

    private static Task FollowAsync(TestDb db, long receipt) =>
        new GoodsReceivedFollower(
            db.UnitsFor(TicketPermissions.SystemPartsReady),
            new NotificationSignal()
        ).HandleAsync(1, JsonSerializer.Serialize(new GoodsReceived(receipt)), default);

    private static Task FollowIssueAsync(JobKit kit) =>
        new PartsReadyFollower(kit.Db.UnitsFor(TicketPermissions.SystemPartsReady)).HandleAsync(
            1,
            JsonSerializer.Serialize(new PartIssued(kit.TicketId, kit.PartId, 0)),
            default
        );
}
