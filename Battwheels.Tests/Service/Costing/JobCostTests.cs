using Battwheels.Core.Common;
using Battwheels.Core.Inventory;
using Battwheels.Core.Service.Costing;
using Battwheels.Core.Service.JobCards;
using Battwheels.Core.Service.Tickets;
using Battwheels.Tests.Common;
using Battwheels.Tests.Service.Sublets;
using Microsoft.EntityFrameworkCore;
using static Battwheels.Tests.Service.Sublets.SubletWorld;

namespace Battwheels.Tests.Service.Costing;

/// <summary>What a visit earned, live and as it was kept when it was closed.</summary>
[Trait("Category", "Data")]
public class JobCostTests
{
    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Visit_WorkedBilledOutsideAndClosed_KeepsWhatItEarned(TestEngine engine)
    {
        await using var world = await SubletWorld.CreateAsync(engine);
        var kit = world.Kit;
        var rates = world.Db.Service<LabourRateService>(InventoryPermissions.ReadCost, "jobs:rates:update");
        Ok(await rates.SetAsync(new SetLabourRate(null, new(2026, 11, 1), 250m), CommandId.New(), default));
        Ok(await kit.As<JobService>(kit.Technician).StartAsync(kit.TicketId, CommandId.New(), default));
        world.Db.Clock.Advance(TimeSpan.FromMinutes(90));
        Ok(await kit.As<JobService>(kit.Technician).StopTimerAsync(kit.TicketId, CommandId.New(), default));
        Ok(await kit.IssueAsync(Ok(await kit.RequestAsync(2m))));
        var order = await world.ReturnedAsync(500m);

        // 950.00 + 1,900.00 + 3,000.00 - 2 x 100.00 - 1.5 h x 250.00 - 500.00 agreed = 4,775.00 of 5,850.00: 81.6 %.
        var live = await ReadAsync(world);
        Assert.Null(live.FrozenAtUtc);
        Assert.Equal(
            (5_850m, 200m, 1.5m, 375m),
            (live.Cost.Revenue, live.Cost.Parts, live.Cost.Hours, live.Cost.Labour)
        );
        Assert.Equal(
            (500m, 500m, 4_775m, 81.6m),
            (live.Cost.Outside, live.Cost.OutsideAgreed, live.Cost.Earned, live.Cost.Percent)
        );

        // Billed for 540.00, above by 8 %: 4,735.00.
        Ok(await world.BillAsync(order, 540m));
        var billed = await ReadAsync(world);
        Assert.Equal((540m, 0m, 4_735m), (billed.Cost.Outside, billed.Cost.OutsideAgreed, billed.Cost.Earned));

        await world.Db.ChangeAsync<ServiceTicket>(
            kit.TicketId,
            t =>
            {
                (t.Outcome, t.ConfirmedFault) = (ResolutionOutcome.Success, "Motor shorted");
                t.Enter(TicketState.Delivered, null, null, world.Db.Clock.GetUtcNow().UtcDateTime);
            }
        );
        TicketStep close = new(kit.TicketId, (await kit.TicketAsync()).Version);
        Ok(await kit.As<TicketService>(kit.Manager).CloseAsync(close, CommandId.New(), default));
        Ok(await rates.SetAsync(new SetLabourRate(null, new(2026, 11, 1), 900m), CommandId.New(), default));
        var kept = await ReadAsync(world);
        Assert.NotNull(kept.FrozenAtUtc);
        Assert.Equal((4_735m, 375m, 80.9m), (kept.Cost.Earned, kept.Cost.Labour, kept.Cost.Percent));
        Assert.Equal(kept.Cost.Earned, (await kit.ReadAsync<JobCosting>(await KeptAsync(world))).Earned);
        Assert.Equal(0, await world.Db.CountAsync<JobCosting>(world.Db.OrgB));

        var stranger = await world.Db.MemberAsync(world.Db.OrgB, "Nisha", "owner");
        var elsewhere = await world.Db.Service<JobCostService>(stranger).OfTicketAsync(kit.TicketId, default);
        Assert.Equal("NOT_FOUND", elsewhere.Error!.Code);
        await Assert.ThrowsAsync<AccessDeniedException>(() =>
            kit.As<JobCostService>(kit.Technician).OfTicketAsync(kit.TicketId, default)
        );
    }

    [Fact]
    public async Task SetAsync_WhatIsWrong_IsNamed()
    {
        await using var db = await TestDb.CreateAsync();
        var rates = db.Service<LabourRateService>(InventoryPermissions.ReadCost, "jobs:rates:update");

        Assert.Equal("COST_INVALID", (await SetAsync(new(null, new(2026, 11, 1), -1m))).Error!.Code);
        Assert.Equal("COST_INVALID", (await SetAsync(new(null, new(2026, 11, 1), 0.001m))).Error!.Code);
        Assert.Equal("DATE_INVALID", (await SetAsync(new(null, default, 250m))).Error!.Code);
        Assert.Equal("NOT_FOUND", (await SetAsync(new(1, new(2026, 11, 1), 250m))).Error!.Code);
        Ok(await SetAsync(new(null, new(2026, 11, 1), 250m)));
        Assert.True(Assert.Single((await rates.ReadAsync(default)).Rates).IsInForce);

        Task<Result<long>> SetAsync(SetLabourRate input) => rates.SetAsync(input, CommandId.New(), default);
    }

    private static async Task<JobCostView> ReadAsync(SubletWorld world) =>
        Ok(await world.Kit.As<JobCostService>(world.Kit.Manager).OfTicketAsync(world.Kit.TicketId, default));

    private static async Task<long> KeptAsync(SubletWorld world)
    {
        await using var raw = world.Db.Database(new Data.Common.TenantScope(world.Db.OrgA));
        return await raw.Set<JobCosting>().Select(c => c.Id).SingleAsync();
    }
}
