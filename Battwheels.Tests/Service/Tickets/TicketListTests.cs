using Battwheels.Core.Common;
using Battwheels.Core.Crm;
using Battwheels.Core.Service.Sla;
using Battwheels.Core.Service.Tickets;
using Battwheels.Data.Common;
using Battwheels.Tests.Common;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Tests.Service.Tickets;

[Trait("Category", "Data")]
public sealed class TicketListTests
{
    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task List_PromisePassed_LatestFirstOverPages(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var now = db.Clock.GetUtcNow().UtcDateTime;
        int[] hoursLate = [2, 30, 5, 30, 100];
        Dictionary<long, int> late = [];
        foreach (var hours in hoursLate)
        {
            var id = await db.StandingAsync(TicketState.InProgress);
            await db.ChangeAsync<ServiceTicket>(id, t => t.PromisedAtUtc = now.AddHours(-hours));
            late[id] = hours;
        }

        var filter = new TicketFilter(Set: TicketSet.Late);
        var tickets = db.Service<TicketService>(Visits.Desk(db.OrgA));
        var rows = (await tickets.ListAsync(filter, null, default)).Rows;
        Assert.Equal([100, 30, 30, 5, 2], rows.Select(r => late[r.Id]));
        var second = new Cursor($"={rows[1].PromisedAtUtc!.Value.Ticks}", rows[1].Id).ToString();
        Assert.Equal(
            rows.Skip(2).Select(r => r.Id),
            (await tickets.ListAsync(filter, second, default)).Rows.Select(r => r.Id)
        );
    }

    /// <summary>Two a page, in both directions; whoever was promised nothing stands at the end of either.</summary>
    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Sorted_ByPromise_EveryRowOnceInOrder(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var now = db.Clock.GetUtcNow().UtcDateTime;
        int?[] hours = [4, null, 9, 4, null, 1, 9];
        List<long> ids = [];
        foreach (var hour in hours)
        {
            var id = await db.StandingAsync(TicketState.Open);
            await db.ChangeAsync<ServiceTicket>(id, t => t.PromisedAtUtc = hour is { } h ? now.AddHours(h) : null);
            ids.Add(id);
        }

        await db.RegisterAsync(organization: db.OrgB);
        await using var raw = db.Database(new TenantScope(db.OrgA));
        var key = TicketList.Sorts.Single(s => s.Name == "promised");

        Assert.Equal([5, 0, 3, 2, 6, 1, 4], await WalkAsync(down: false)); // 1, 4, 4, 9, 9, none, none
        Assert.Equal([6, 2, 3, 0, 5, 4, 1], await WalkAsync(down: true)); // 9, 9, 4, 4, 1, none, none

        async Task<List<int>> WalkAsync(bool down)
        {
            List<int> seen = [];
            for (string? after = ""; after is not null; )
            {
                var page = await raw.Set<ServiceTicket>()
                    .SortedPageAsync(
                        key,
                        down,
                        Cursor.Read(after),
                        2,
                        rows => rows.Select(t => t.Id),
                        id => id,
                        default
                    );
                Assert.InRange(page.Rows.Count, 1, 2);
                seen.AddRange(page.Rows.Select(id => ids.IndexOf(id)));
                after = page.Next;
            }

            return seen;
        }
    }

    /// <summary>Running promises by their due time, then standing ones, then visits without any; each once over the pages.</summary>
    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Sorted_BySla_EveryRowOnceInOrder(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var now = db.Clock.GetUtcNow().UtcDateTime;
        (int Hours, SlaClockState State)[] promises =
        [
            (4, SlaClockState.Running),
            (-2, SlaClockState.Paused),
            (9, SlaClockState.Running),
            (4, SlaClockState.Running),
            (1, SlaClockState.Ended),
            (-30, SlaClockState.Running),
        ];
        List<long> ids = [];
        foreach (var (hours, state) in promises)
        {
            var id = await db.StandingAsync(TicketState.Open);
            ids.Add(id);
            await using var raw = db.Database(new TenantScope(db.OrgA));
            var shown = await raw.Set<SlaClock>().SingleAsync(c => c.TicketId == id && c.IsShown);
            (shown.DueUtc, shown.State) = (now.AddHours(hours), state);
            await raw.SaveChangesAsync();
        }

        await db.RegisterAsync(organization: db.OrgB);
        Assert.Equal([5, 0, 3, 2, 1, 4], await WalkAsync(down: false)); // -30, 4, 4, 9; standing; none
        Assert.Equal([2, 3, 0, 5, 1, 4], await WalkAsync(down: true));

        async Task<List<int>> WalkAsync(bool down)
        {
            var units = db.UnitsFor(Visits.Desk(db.OrgA));
            List<int> seen = [];
            for (string? after = ""; after is not null; )
            {
                var page = await units.ReadAsync(
                    TicketPermissions.Read,
                    unit =>
                        TicketSlaOrder.PageAsync(unit, unit.Set<ServiceTicket>(), down, Cursor.Read(after), 2, default),
                    default
                );
                Assert.InRange(page.Rows.Count, 1, 2);
                seen.AddRange(page.Rows.Select(r => ids.IndexOf(r.Id)));
                after = page.Next;
            }

            return seen;
        }
    }

    /// <summary>The tabs' figures are those of the lists they open; a text is not counted for a tab.</summary>
    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Counts_OfSeveralFilters_AreThoseOfTheLists(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        foreach (var state in (TicketState[])[TicketState.Open, TicketState.Open, TicketState.Qc, TicketState.Closed])
            await db.StandingAsync(state);
        await db.RegisterAsync(organization: db.OrgB);
        var tickets = db.Service<TicketService>(Visits.Desk(db.OrgA));

        var counts = await tickets.CountsAsync(
            [new(), new(Text: "MH12"), new(Set: TicketSet.Quality), new(Set: TicketSet.All), new(Mine: true)],
            default
        );

        Assert.Equal([3, null, 1, 4, 0], counts);
        Assert.Empty(await tickets.CountsAsync([], default));
    }

    [Theory]
    [InlineData("=638000000000000000", true)]
    [InlineData("=-5", false)]
    [InlineData("=99999999999999999999", false)]
    [InlineData("=x", false)]
    [InlineData("638000000000000000", false)]
    public void SortText_OfAnAddress_IsAnInstantOrNothing(string text, bool ok) =>
        Assert.Equal(ok, SortText.Read<DateTime?>(text).Ok);

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task List_Sets_HoldExactlyTheirStatesAndCountTheSame(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        Dictionary<TicketState, long> ids = [];
        foreach (var state in Enum.GetValues<TicketState>())
            ids[state] = await db.StandingAsync(state);
        await db.RegisterAsync(organization: db.OrgB);
        var tickets = db.Service<TicketService>(Visits.Desk(db.OrgA));

        await ExpectAsync(
            TicketSet.Intake,
            TicketState.AwaitingDeposit,
            TicketState.Open,
            TicketState.Assigned,
            TicketState.Reopened
        );
        await ExpectAsync(TicketSet.Repair, TicketState.Approved, TicketState.InProgress, TicketState.OnHold);
        await ExpectAsync(TicketSet.Customer, TicketState.AwaitingCustomer);
        await ExpectAsync(TicketSet.Ready, TicketState.WorkCompleted, TicketState.Invoiced);
        await ExpectAsync(TicketSet.All, Enum.GetValues<TicketState>());
        await ExpectAsync(TicketSet.ArrivedToday, Enum.GetValues<TicketState>());
        await ExpectAsync(TicketSet.DeliveredToday, TicketState.Delivered);
        await ExpectAsync(
            TicketSet.Open,
            [
                .. Enum.GetValues<TicketState>()
                    .Except([TicketState.Delivered, TicketState.Closed, TicketState.Cancelled]),
            ]
        );
        var board = await tickets.BoardAsync(null, null, default);
        Assert.Equal(14, board.Sum(l => l.Count)); // 17 states less delivered, closed, cancelled
        Assert.All(board, l => Assert.Equal(l.Count, l.Cards.Count));

        var overview = await tickets.OverviewAsync(default);
        Assert.Equal(board.Select(l => (l.Set, l.Count)), overview.Stages.Select(s => (s.Set, s.Count)));
        Assert.Equal(14, overview.Open);

        async Task ExpectAsync(TicketSet set, params TicketState[] states)
        {
            TicketFilter filter = new(Set: set);
            var rows = (await tickets.ListAsync(filter, null, default)).Rows;
            Assert.Equal(states.Select(s => ids[s]).OrderDescending(), rows.Select(r => r.Id));
            Assert.Equal(states.Length, await tickets.CountAsync(filter, default));
        }
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task List_Text_FindsByNumberItsEndPlatePhoneAndName(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        await db.RegisterAsync(Visits.New("MH14GH4471"));
        var id = await db.RegisterAsync(
            new NewTicket(
                Title: "Rear brake grinding",
                NewContact: new ContactInput(ContactKind.Person, "Leela Hegde", "98123 45678"),
                NewVehicle: new VehicleInput("MH12RB6648", "Urjo", "Glide")
            )
        );
        await db.RegisterAsync(Visits.New("MH12RB6648"), db.OrgB);

        foreach (var text in new[] { "TKT-MAIN-2627-00002", "2", "mh 12 rb 6648", "09812345678", "leela" })
        {
            var row = Assert.Single((await Tickets(db).ListAsync(new TicketFilter(text), null, default)).Rows);
            Assert.Equal((text, id), (text, row.Id));
        }

        Assert.Empty((await Tickets(db).ListAsync(new TicketFilter("MH01AA0001"), null, default)).Rows);
    }

    [Fact]
    public async Task List_MoreThanAPage_GoesOnWithoutGapOrRepeat()
    {
        await using var db = await TestDb.CreateAsync();
        List<long> made = [];
        for (var i = 0; i < Lists.Default + 3; i++)
            made.Add(await db.RegisterAsync());

        var first = await Tickets(db).ListAsync(new TicketFilter(), null, default);
        var second = await Tickets(db).ListAsync(new TicketFilter(), first.Next, default);

        Assert.Equal(Lists.Default, first.Rows.Count);
        Assert.Null(second.Next);
        Assert.Equal(made.OrderDescending(), first.Rows.Concat(second.Rows).Select(r => r.Id));
    }

    [Fact]
    public async Task Arrival_VehicleInTheWorkshop_NamesTheOpenVisit()
    {
        await using var db = await TestDb.CreateAsync();
        var id = await db.RegisterAsync();
        var ticket = await db.TicketAsync(id);

        var arrival = await Tickets(db).ArrivalAsync(ticket.VehicleId, null, default);
        var stranger = await db.Service<TicketService>(Visits.Desk(db.OrgB))
            .ArrivalAsync(ticket.VehicleId, null, default);

        Assert.Equal((id, "Aarav Kulkarni", null), (arrival!.OpenTicketId, arrival.ContactName, arrival.Dues));
        Assert.Null(stranger);
    }

    [Fact]
    public async Task List_WithoutPermission_IsDenied()
    {
        await using var db = await TestDb.CreateAsync();

        await Assert.ThrowsAsync<AccessDeniedException>(() =>
            db.Service<TicketService>(ContactPermissions.Read).ListAsync(new TicketFilter(), null, default)
        );
    }

    private static TicketService Tickets(TestDb db) => db.Service<TicketService>(Visits.Desk(db.OrgA));
}
