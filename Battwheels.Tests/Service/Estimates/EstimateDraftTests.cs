using Battwheels.Core.Common;
using Battwheels.Core.Service.Estimates;
using Battwheels.Core.Service.JobCards;
using Battwheels.Core.Service.Tickets;
using Battwheels.Tests.Common;
using Battwheels.Tests.Inventory;

namespace Battwheels.Tests.Service.Estimates;

[Trait("Category", "Data")]
public class EstimateDraftTests
{
    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task OpenAsync_TwoPeopleAtOnce_GetTheSameDraft(TestEngine engine)
    {
        await using var world = await EstimateWorld.CreateAsync(engine);

        var opened = await Task.WhenAll(
            Enumerable
                .Range(0, 4)
                .Select(_ =>
                    world.Db.Service<EstimateService>(world.Advisor).OpenAsync(world.Ticket, CommandId.New(), default)
                )
        );

        Assert.Single(opened.Select(EstimateWorld.Value).Distinct());
        Assert.Equal(1, await world.Db.CountAsync<Estimate>(world.Db.OrgA));
        Assert.Equal(0, await world.Db.CountAsync<Estimate>(world.Db.OrgB));
        Assert.Equal("EST-2627-00001", (await world.ViewAsync(opened[0].Value)).Number);
    }

    [Theory]
    [InlineData(TicketState.WorkCompleted)]
    [InlineData(TicketState.Cancelled)]
    [InlineData(TicketState.Closed)]
    public async Task OpenAsync_TicketPastTheWork_IsRefused(TicketState state)
    {
        await using var world = await EstimateWorld.CreateAsync(state: state);

        var opened = await world.Estimates.OpenAsync(world.Ticket, CommandId.New(), default);

        Assert.Equal("ESTIMATE_NOT_POSSIBLE", opened.Error?.Code);
        Assert.Equal(0, await world.Db.CountAsync<Estimate>(world.Db.OrgA));
    }

    [Fact]
    public async Task Lines_OfWorkStartedWithoutCharge_StayAsTheyAre()
    {
        await using var world = await EstimateWorld.CreateAsync();
        var id = await world.DraftAsync(EstimateWorld.Labour("Goodwill check") with { UnitPrice = 0m });
        var line = (await world.ViewAsync(id)).Lines[0];
        await world.Db.ChangeAsync<ServiceTicket>(
            world.Ticket,
            t => t.PrimaryTechnicianId = world.Technician.MembershipId
        );
        EstimateWorld.Value(
            await world
                .Db.Service<JobService>(world.Technician)
                .StartWithoutChargeAsync(world.Ticket, CommandId.New(), default)
        );

        var priced = await world.SaveLineAsync(
            id,
            line with
            {
                Version = line.Version + 1,
            },
            line.ToInput() with
            {
                UnitPrice = 5_000m,
            }
        );
        var removed = await world.RemoveLineAsync(id, line);

        Assert.Equal("ESTIMATE_FROZEN", priced.Error?.Code);
        Assert.Equal("ESTIMATE_FROZEN", removed.Error?.Code);
    }

    [Fact]
    public async Task Lines_HalfOfAPartCountedInPieces_IsRefused()
    {
        await using var world = await EstimateWorld.CreateAsync();
        var item = await world.Db.ItemAsync("CNT-PZM");
        var id = await world.DraftAsync();

        var added = await world.Estimates.AddLineAsync(
            id,
            new LineInput(JobLineKind.Part, "Main contactor", 1.5m, 1_000m, "853690", ItemId: item),
            CommandId.New(),
            default
        );

        Assert.Equal("QTY_NOT_WHOLE", added.Error?.Code);
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Lines_AddedChangedMovedRemoved_StandAsLeft(TestEngine engine)
    {
        await using var world = await EstimateWorld.CreateAsync(engine);
        var id = await world.DraftAsync(
            EstimateWorld.Labour("One"),
            EstimateWorld.Labour("Two"),
            EstimateWorld.Labour("Three")
        );
        var lines = (await world.ViewAsync(id)).Lines;

        EstimateWorld.Value(await world.Estimates.MoveLineAsync(lines[2].Id, -1, CommandId.New(), default));
        EstimateWorld.Value(await world.RemoveLineAsync(id, lines[0]));
        var two = (await world.ViewAsync(id)).Lines[1];
        var version = EstimateWorld.Value(
            await world.SaveLineAsync(id, two, two.ToInput() with { Description = "  Two again ", Quantity = 0.8m })
        );

        var after = (await world.ViewAsync(id)).Lines;
        Assert.Equal(["Three", "Two again"], after.Select(l => l.Description));
        Assert.Equal(760m, after[1].Taxable);
        Assert.Equal(Assert.Single(version).Version, after[1].Version);
    }

    [Fact]
    public async Task PutLinesAsync_SeenBeforeAnotherSave_IsRefused()
    {
        await using var world = await EstimateWorld.CreateAsync();
        var id = await world.DraftAsync();
        var line = (await world.ViewAsync(id)).Lines[0];
        await world.SaveLineAsync(id, line, line.ToInput() with { UnitPrice = 900m });

        var second = await world.SaveLineAsync(id, line, line.ToInput() with { UnitPrice = 800m });

        Assert.Equal("CONCURRENCY_CONFLICT", second.Error?.Code);
        Assert.Equal(900m, (await world.ViewAsync(id)).Lines[0].UnitPrice);
    }

    [Theory]
    [InlineData("Description", " ", 1, 950, 0, 18)]
    [InlineData("Quantity", "Work", 0, 950, 0, 18)]
    [InlineData("Quantity", "Work", 1.0005, 950, 0, 18)]
    [InlineData("UnitPrice", "Work", 1, -1, 0, 18)]
    [InlineData("UnitPrice", "Work", 1, 9.999, 0, 18)]
    [InlineData("DiscountPercent", "Work", 1, 950, 101, 18)]
    [InlineData("DiscountPercent", "Work", 1, 950, 20.01, 18)]
    [InlineData("RatePercent", "Work", 1, 950, 0, 101)]
    public async Task AddLineAsync_WrongValue_NamesTheField(
        string field,
        string text,
        decimal quantity,
        decimal price,
        decimal discount,
        decimal rate
    )
    {
        await using var world = await EstimateWorld.CreateAsync();
        var id = await world.DraftAsync();

        var added = await world.Estimates.AddLineAsync(
            id,
            new LineInput(JobLineKind.Labour, text, quantity, price, DiscountPercent: discount, RatePercent: rate),
            CommandId.New(),
            default
        );

        Assert.Equal(field, added.Error?.Field);
        Assert.Single(await world.JobLinesAsync());
    }

    [Fact]
    public async Task AddLineAsync_DiscountAboveCap_TakesAManager()
    {
        await using var world = await EstimateWorld.CreateAsync();
        var id = await world.DraftAsync();

        var added = await world
            .Db.Service<EstimateService>(world.Manager)
            .AddLineAsync(id, EstimateWorld.Labour() with { DiscountPercent = 35m }, CommandId.New(), default);

        Assert.Null(added.Error);
    }

    [Fact]
    public async Task GetAsync_Margin_IsOnlyForThoseWhoMaySeeCost()
    {
        await using var world = await EstimateWorld.CreateAsync();
        // Four in store for 1,000 together: two cost 500, sold for 1,600: 1,100 left of 2,400 with 800 of labour.
        var item = await world.StockedAsync("CON-1", onHand: 4m, value: 1_000m);
        var id = await world.DraftAsync(
            EstimateWorld.Labour(hours: 1m, price: 800m),
            EstimateWorld.Part("Contactor", 2m, 800m, item: item)
        );

        var forManager = EstimateWorld.Value(
            await world.Db.Service<EstimateService>(world.Manager).GetAsync(id, default)
        );

        Assert.Equal(new OfferMargin(1_900m, 79.2m, 0), forManager.Margin);
        Assert.Equal(68.8m, forManager.Lines[1].MarginPercent);
        var forAdvisor = await world.ViewAsync(id);
        Assert.Null(forAdvisor.Margin);
        Assert.All(forAdvisor.Lines, l => Assert.Null(l.MarginPercent));
        Assert.Equal(4m, forAdvisor.Lines[1].Available);
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task ListAsync_SearchAndState_FindsByNumberPlateAndName(TestEngine engine)
    {
        await using var world = await EstimateWorld.CreateAsync(engine);
        var (id, _) = await world.SharedAsync();

        foreach (var text in (string[])["est-2627-0000", "mh 12 qk 0427", "0427", "aarav", "Kulkarni"])
            Assert.Equal(id, Assert.Single((await ListAsync(world, new EstimateFilter(text))).Rows).Id);
        Assert.Empty((await ListAsync(world, new EstimateFilter("nobody"))).Rows);
        Assert.Single((await ListAsync(world, new EstimateFilter(State: EstimateState.Sent))).Rows);
        Assert.Empty((await ListAsync(world, new EstimateFilter(State: EstimateState.Expired))).Rows);

        world.Db.Clock.Advance(TimeSpan.FromDays(8));
        var row = Assert.Single((await ListAsync(world, new EstimateFilter(State: EstimateState.Expired))).Rows);
        Assert.Equal(EstimateState.Expired, row.State);
        Assert.Empty((await ListAsync(world, new EstimateFilter(State: EstimateState.Sent))).Rows);
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task ListAsync_PagesOfTwo_ShowEachOnceNewestFirst(TestEngine engine)
    {
        await using var world = await EstimateWorld.CreateAsync(engine);
        List<long> made = [];
        for (var i = 0; i < 5; i++)
        {
            var ticket = await world.AddTicketAsync(TicketState.InDiagnosis, $"TKT-{i}");
            made.Insert(0, EstimateWorld.Value(await world.Estimates.OpenAsync(ticket, CommandId.New(), default)));
        }

        List<long> seen = [];
        string? after = null;
        do
        {
            var page = await ListAsync(world, new EstimateFilter(After: after, Size: 2));
            seen.AddRange(page.Rows.Select(r => r.Id));
            after = page.Next;
        } while (after is not null);

        Assert.Equal(made, seen);
    }

    private static Task<Page<EstimateRow>> ListAsync(EstimateWorld world, EstimateFilter filter) =>
        world.Estimates.ListAsync(filter, default);
}
