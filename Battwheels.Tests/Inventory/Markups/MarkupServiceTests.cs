using Battwheels.Core.Common;
using Battwheels.Core.Inventory;
using Battwheels.Core.Inventory.Items;
using Battwheels.Core.Inventory.Markups;
using Battwheels.Core.Service.Estimates;
using Battwheels.Tests.Common;
using Battwheels.Tests.Service;
using Battwheels.Tests.Service.Estimates;

namespace Battwheels.Tests.Inventory.Markups;

/// <summary>Two organizations, each with its own table; four contactors in store cost 1,000 together.</summary>
[Trait("Category", "Data")]
public sealed class MarkupServiceTests
{
    private static readonly MarkupBand[] Bands = [new(0m, 60m), new(200m, 40m)];

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Search_PartWithoutPrice_IsOfferedByTheTableOfItsOwnOrganization(TestEngine engine)
    {
        await using var world = await EstimateWorld.CreateAsync(engine);
        var item = await world.StockedAsync("CON-1", onHand: 4m, value: 1_000m);
        var theirs = Table(world, world.Db.OrgB);
        Done(await theirs.SaveAsync(new(0, [new(0m, 900m)]), CommandId.New(), default));
        Assert.Null((await FindAsync(world)).SuggestedPrice); // no table of its own yet

        var own = Table(world, world.Db.OrgA);
        Done(await own.SaveAsync(new(0, Bands), CommandId.New(), default));

        // 250 each and 40 %: 350, and no word of cost to the advisor.
        var match = await FindAsync(world);
        Assert.Equal((350m, 350m), (match.SuggestedPrice, match.OfferPrice));
        Assert.All(match.Stores, s => Assert.Null(s.Value));
        await world.Db.ChangeAsync<Item>(item, i => i.SalesPrice = 325m);
        match = await FindAsync(world);
        Assert.Equal((null, 325m), (match.SuggestedPrice, match.OfferPrice));
        Assert.Equal([new(0m, 900m)], (await theirs.ReadAsync(default)).Bands);
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Save_WholeTable_ReplacesItOnceAndForOneVersion(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var table = db.Service<MarkupService>(Actor(db, db.OrgA));
        var command = CommandId.New();

        Done(await table.SaveAsync(new(0, Bands), command, default));
        Done(await table.SaveAsync(new(0, Bands), command, default)); // pressed twice
        Assert.Equal("CONCURRENCY_CONFLICT", (await table.SaveAsync(new(0, []), CommandId.New(), default)).Error?.Code);
        Assert.Equal("BAND_TWICE", await RefusedAsync([new(1m, 1m), new(1m, 2m)]));
        var seen = await table.ReadAsync(default);
        Assert.Equal(Bands, seen.Bands);

        Done(await table.SaveAsync(new(seen.Version, [new(0m, 35m)]), CommandId.New(), default));
        Assert.Equal([new(0m, 35m)], (await table.ReadAsync(default)).Bands);
        Assert.Empty((await db.Service<MarkupService>(Actor(db, db.OrgB)).ReadAsync(default)).Bands);

        async Task<string?> RefusedAsync(MarkupBand[] bands) =>
            (await table.SaveAsync(new(1, bands), CommandId.New(), default)).Error?.Code;
    }

    [Fact]
    public async Task Estimate_LineBelowTheFloor_IsNamedToThoseWhoSeeCost()
    {
        await using var world = await EstimateWorld.CreateAsync();
        var item = await world.StockedAsync("CON-1", onHand: 4m, value: 1_000m);
        // Two cost 500 and are sold for 530: 30 of 530 is 5.7 %, below the 8 % of the policy. Labour counts by nobody.
        var id = await world.DraftAsync(
            EstimateWorld.Labour("Fit"),
            EstimateWorld.Part("Contactor", 2m, 265m, item: item)
        );

        var seen = EstimateWorld.Value(await world.Db.Service<EstimateService>(world.Manager).GetAsync(id, default));
        Assert.Equal((8m, 5.7m), (seen.MarginFloor, seen.Lines[1].MarginPercent));
        Assert.Equal([2], seen.ThinLines);
        var advisors = await world.ViewAsync(id);
        Assert.Null(advisors.MarginFloor);
        Assert.Empty(advisors.ThinLines);
    }

    private static async Task<ItemMatch> FindAsync(EstimateWorld world) =>
        Assert.Single(await world.Db.Service<ItemSearchService>(world.Advisor).FindAsync("CON-1", null, default));

    private static MarkupService Table(EstimateWorld world, long organization) =>
        world.Db.Service<MarkupService>(Actor(world.Db, organization));

    private static Actor Actor(TestDb db, long organization) =>
        Core.Common.Actor.Job(organization, "test", InventoryPermissions.Update, InventoryPermissions.ReadCost);

    private static void Done(Result<Done> result) => Assert.Null(result.Error);
}
