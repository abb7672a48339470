using Battwheels.Core.Accounting;
using Battwheels.Core.Billing;
using Battwheels.Core.Common;
using Battwheels.Core.Platform.Events;
using Battwheels.Core.Service.Amc;
using Battwheels.Tests.Billing;
using Battwheels.Tests.Common;
using Battwheels.Tests.Crm;
using Microsoft.EntityFrameworkCore;
using static Battwheels.Tests.Service.Amc.AmcWorld;

namespace Battwheels.Tests.Service.Amc;

/// <summary>Contracts from the draft to their end; every rupee and day counted by hand.</summary>
[Trait("Category", "Data")]
public class AmcContractTests
{
    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task SellAsync_AContract_DefersItsPriceAndEarnsItByDays(TestEngine engine)
    {
        await using var world = await AmcWorld.CreateAsync(engine);
        var id = Ok(await world.DraftAsync());
        var command = CommandId.New();
        Ok(await world.Contracts.SellAsync(id, 0, command, default));
        Ok(await world.Contracts.SellAsync(id, 0, command, default)); // pressed twice

        // 1,000.00 and 9 % each: 1,180.00.
        var view = await world.ViewAsync(id);
        Assert.Equal((AmcStanding.Active, new DateOnly(2027, 2, 3)), (view.Standing, view.Row.EndsOn));
        Assert.Equal((1_180m, 1_000m, 0m), (view.Outstanding, view.Sold, view.Earned));
        Assert.Equal(1, await world.Db.CountAsync<Invoice>(world.Db.OrgA));
        await BookedAsync(world, deferred: -1_000m, income: 0m, receivable: 1_180m);
        var other = world.Db.Service<AmcService>(Desk(world.Db, world.Db.OrgB));
        Assert.Equal("NOT_FOUND", (await other.GetAsync(id, default)).Error!.Code);
        Assert.Empty((await other.ListAsync(new AmcFilter(), null, default)).Rows);

        // November has 27 of 92 days: 293.48.
        world.GoTo(new(2026, 12, 1));
        await world.WatchAsync();
        await world.WatchAsync();
        await BookedAsync(world, -706.52m, -293.48m, 1_180m);

        // After an outage all at once: December and January 336.96 each, 32.60 is left for three days of February.
        world.GoTo(new(2027, 2, 10));
        Assert.Null(await world.WatchAsync());
        await BookedAsync(world, 0m, -1_000m, 1_180m);
        Assert.Equal(
            (AmcStanding.Expired, 1_000m),
            ((await world.ViewAsync(id)).Standing, (await world.ViewAsync(id)).Earned)
        );
        Assert.Empty((await world.Db.Service<LedgerVerification>("system:verify").VerifyAsync(default)).Faults);
        Assert.Empty((await world.Db.Service<BillingVerification>("system:verify").VerifyAsync(default)).Faults);
    }

    [Fact]
    public async Task WorkAsync_BeforeTheEnd_TellsOnceForEachLevel()
    {
        await using var world = await AmcWorld.CreateAsync();
        await world.SoldAsync(); // ends on 3 February

        world.GoTo(new(2027, 1, 3)); // 31 days
        Assert.Equal(new DateTime(2027, 1, 3, 18, 30, 0), await world.WatchAsync()); // midnight in India
        Assert.Equal(0, await ToldAsync(world));
        world.GoTo(new(2027, 1, 4));
        await world.WatchAsync();
        await world.WatchAsync();
        Assert.Equal(1, await ToldAsync(world));
        world.GoTo(new(2027, 2, 1)); // down since: 15 and 3 are one notice
        await world.WatchAsync();
        Assert.Equal(2, await ToldAsync(world));
        world.GoTo(new(2027, 2, 3));
        await world.WatchAsync();
        Assert.Equal(2, await ToldAsync(world));
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task SellAsync_TwoContractsOfOneVehicleAtOnce_SellsOne(TestEngine engine)
    {
        await using var world = await AmcWorld.CreateAsync(engine);
        long[] drafts = [Ok(await world.DraftAsync()), Ok(await world.DraftAsync())];

        var sold = await Task.WhenAll(
            drafts.Select(d => Task.Run(() => world.Contracts.SellAsync(d, 0, CommandId.New(), default)))
        );

        Assert.Equal("AMC_VEHICLE_COVERED", Assert.Single(sold, s => s.Error is not null).Error!.Code);
        Assert.Equal(1, await world.Db.CountAsync<Invoice>(world.Db.OrgA));
    }

    [Fact]
    public async Task RenewAsync_AContract_GoesOnTheDayAfterOnce()
    {
        await using var world = await AmcWorld.CreateAsync();
        var id = await world.SoldAsync();
        world.GoTo(new(2027, 1, 10));
        Assert.Equal([1, 1, 0], await CountsAsync(world));

        var next = Ok(await world.Contracts.RenewAsync(id, CommandId.New(), default));

        var view = await world.ViewAsync(next);
        Assert.Equal((new DateOnly(2027, 2, 4), new DateOnly(2027, 5, 3)), (view.Row.StartsOn, view.Row.EndsOn));
        Assert.Equal(AmcStanding.Draft, view.Standing);
        Assert.Equal("AMC_RENEWED", (await world.Contracts.RenewAsync(id, CommandId.New(), default)).Error!.Code);
        Assert.Equal([1, 0, 1], await CountsAsync(world));
        Ok(await world.Contracts.SellAsync(next, 0, CommandId.New(), default));
        Assert.Equal(AmcStanding.Upcoming, (await world.ViewAsync(next)).Standing);
    }

    [Fact]
    public async Task CancelAsync_ASoldContract_SettlesItsBooks()
    {
        await using var world = await AmcWorld.CreateAsync();
        var kept = await world.SoldAsync();
        world.GoTo(new(2026, 12, 1));
        await world.WatchAsync();

        Ok(
            await world.Contracts.CancelAsync(
                new(kept, (await world.ViewAsync(kept)).Version, "Moved away"),
                CommandId.New(),
                default
            )
        );

        await BookedAsync(world, 0m, -1_000m, 1_180m); // nothing given back: the rest is income of today
        Assert.Equal(AmcStanding.Cancelled, (await world.ViewAsync(kept)).Standing);

        var undone = await world.SoldAsync();
        CancelContract withInvoice = new(
            undone,
            (await world.ViewAsync(undone)).Version,
            "Wrong vehicle",
            CancelInvoice: true
        );
        Ok(await world.Contracts.CancelAsync(withInvoice, CommandId.New(), default));

        await BookedAsync(world, 0m, -1_000m, 1_180m); // as if it had never been sold
        var again = await world.Contracts.CancelAsync(
            withInvoice with
            {
                Version = withInvoice.Version + 1,
            },
            CommandId.New(),
            default
        );
        Assert.Equal("AMC_NOT_RUNNING", again.Error!.Code);
    }

    [Fact]
    public async Task CreateAsync_WhatIsWrong_IsNamed()
    {
        await using var world = await AmcWorld.CreateAsync();
        var car = await world.Db.VehicleAsync(
            world.Contact,
            CrmSeeds.Scooter("MH12QK0500") with
            {
                Category = Battwheels.Core.Crm.VehicleCategory.FourWheeler,
            }
        );

        Assert.Equal("AMC_WRONG_CATEGORY", (await world.DraftAsync(null, car)).Error!.Code);
        Assert.Equal("AMC_START_INVALID", (await world.DraftAsync(new(2026, 1, 1))).Error!.Code);
        Assert.Equal("NOT_FOUND", (await world.DraftAsync(null, 42)).Error!.Code);
        var plans = world.Db.Service<AmcPlanService>(Desk(world.Db));
        Assert.Equal("AMC_PLAN_EXISTS", (await plans.CreateAsync(Gold(), CommandId.New(), default)).Error!.Code);
        var wrong = Gold(name: "") with { Months = 0, Price = 0m, Sac = "99", RatePercent = 17m, Benefits = [] };
        var refused = (await plans.CreateAsync(wrong, CommandId.New(), default)).Error!;
        Assert.Equal(
            [
                "REQUIRED",
                "AMC_PRICE_INVALID",
                "AMC_MONTHS_INVALID",
                "AMC_SAC_INVALID",
                "RATE_INVALID",
                "AMC_BENEFITS_MISSING",
            ],
            refused.Also.Prepend(refused).Select(e => e.Code)
        );
        var stranger = world.Db.Service<AmcService>(Desk(world.Db, world.Db.OrgB));
        ContractInput foreign = new(world.Contact, world.Plan, [world.Vehicle]);
        Assert.Equal(
            "AMC_CUSTOMER_MISSING",
            (await stranger.CreateAsync(foreign, CommandId.New(), default)).Error!.Code
        );
    }

    private static async Task BookedAsync(AmcWorld world, decimal deferred, decimal income, decimal receivable) =>
        Assert.Equal(
            (deferred, income, receivable),
            (
                await world.Db.NetAsync(AccountRoles.DeferredRevenue),
                await world.Db.NetAsync(AccountRoles.ServiceAmc),
                await world.Db.NetAsync(AccountRoles.Ar)
            )
        );

    private static async Task<int?[]> CountsAsync(AmcWorld world) =>
        [.. await world.Contracts.CountsAsync([new(AmcShow.Active), new(AmcShow.Renew), new(AmcShow.Draft)], default)];

    private static Task<int> ToldAsync(AmcWorld world) =>
        world
            .Db.UnitsFor("x:read")
            .ReadAsync("x:read", u => u.Set<OutboxMessage>().CountAsync(m => m.Type == "AMC_EXPIRING"), default);
}
