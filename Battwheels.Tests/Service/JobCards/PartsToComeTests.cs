using Battwheels.Core.Common;
using Battwheels.Core.Inventory.Stock;
using Battwheels.Core.Service.JobCards;
using Battwheels.Core.Service.Tickets;
using Battwheels.Tests.Common;
using Battwheels.Tests.Inventory;

namespace Battwheels.Tests.Service.JobCards;

/// <summary>Approved work starts with its parts reserved, or with the day they come. The kit wants 2 of 5.</summary>
[Trait("Category", "Data")]
public sealed class PartsToComeTests
{
    private static readonly DateOnly Tomorrow = new(2026, 11, 5);

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Start_PartsNeitherReservedNorToCome_IsRefusedUntilTheyAre(TestEngine engine)
    {
        var kit = await JobKit.CreateAsync(engine);
        await using var db = kit.Db;
        await UsedUpAsync(kit);
        var jobs = kit.As<JobService>(kit.Technician);

        var refused = await jobs.StartAsync(kit.TicketId, CommandId.New(), default);
        var marked = await MarkAsync(kit, Tomorrow);
        var started = await jobs.StartAsync(kit.TicketId, CommandId.New(), default);

        Assert.Equal("PARTS_NOT_READY", refused.Error?.Code);
        Assert.Contains("2 NOS of Main contactor", refused.Error!.Message, StringComparison.Ordinal);
        Assert.Null(marked.Error);
        Assert.Null(started.Error);
        Assert.Equal(TicketState.InProgress, (await kit.TicketAsync()).State);
        var line = (await kit.As<JobViewService>(kit.Technician).GetAsync(kit.TicketId, default))!.Lines[1];
        Assert.Equal((2m, Tomorrow), (line.Lacking, line.ComesOn));
    }

    /// <summary>The reservation ran out, the parts are still there.</summary>
    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Start_ReservationExpired_SetsThePartsAsideAgain(TestEngine engine)
    {
        var kit = await JobKit.CreateAsync(engine);
        await using var db = kit.Db;
        await ReleaseAsync(kit);

        var started = await kit.As<JobService>(kit.Technician).StartAsync(kit.TicketId, CommandId.New(), default);

        Assert.Null(started.Error);
        Assert.Equal(2m, (await db.PoolAsync(kit.ItemId, kit.WarehouseId)).Reserved);
    }

    [Fact]
    public async Task MarkToCome_PastDayOrWorkWithoutPart_IsRefused()
    {
        var kit = await JobKit.CreateAsync();
        await using var db = kit.Db;

        var past = await MarkAsync(kit, new DateOnly(2026, 11, 3));
        var labour = await kit.As<JobService>(kit.Technician)
            .MarkToComeAsync(new MarkToCome(kit.TicketId, kit.LabourId, Tomorrow), CommandId.New(), default);

        Assert.Equal(("DATE_PAST", "ComesOn"), (past.Error?.Code, past.Error?.Field));
        Assert.Equal("LINE_NOT_STOCKED", labour.Error?.Code);
        Assert.Null((await kit.PartAsync()).ComesOn);
    }

    private static Task<Result<Done>> MarkAsync(JobKit kit, DateOnly day) =>
        kit.As<JobService>(kit.Technician)
            .MarkToComeAsync(new MarkToCome(kit.TicketId, kit.PartId, day), CommandId.New(), default);

    private static async Task UsedUpAsync(JobKit kit)
    {
        await ReleaseAsync(kit);
        Assert.Null((await kit.Db.IssueAsync(kit.ItemId, kit.WarehouseId, 5m, source: 99)).Error);
    }

    private static async Task ReleaseAsync(JobKit kit) =>
        Assert.Null(
            (
                await kit.Db.RunAsync<Done>(async unit =>
                {
                    await Reservations.ReleaseAsync(unit, JobLine.StockSource, kit.PartId, default);
                    return Done.Instance;
                })
            ).Error
        );
}
