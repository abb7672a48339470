using Battwheels.Core.Common;
using Battwheels.Core.Service.Fleet;
using Battwheels.Core.Service.Portal;
using Battwheels.Core.Service.Tickets;
using Battwheels.Tests.Common;
using Battwheels.Tests.Crm;
using Battwheels.Tests.Service.Estimates;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Tests.Service.Fleet;

/// <summary>Who keeps the people of an account, how they come in, and what a driver sees.</summary>
[Trait("Category", "Data")]
public sealed class FleetPeopleTests
{
    /// <summary>A manager with a limit of their own reaches nobody above it, nor themself, nor the last manager.</summary>
    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Manager_KeepsOthersUpToTheOwnLimit_AndNotTheLastManager(TestEngine engine)
    {
        await using var world = await FleetWorld.CreateAsync(engine);
        var meena = await world.AddAsync("Meena Joshi", "9811100004", FleetRole.Manager, 25_000m);
        var desk = world.Db.Service<FleetDeskService>(world.As(meena, "Meena Joshi", FleetRole.Manager));
        var people = (await desk.ReadAsync(default))!.People;
        Assert.Equal(4, people.Count);
        FleetPersonRow Row(long id) => people.Single(p => p.Id == id);
        Assert.Equal((false, true, true), (Row(world.Vikram).MayEdit, Row(world.Asha).MayEdit, Row(meena).IsMe));

        async Task<string?> SaveAsync(
            FleetPersonRow? row,
            FleetRole role,
            decimal? limit,
            string mobile = "9811100099"
        ) =>
            (
                await desk.SaveAsync(
                    new FleetPersonInput(row?.Id, row?.Version ?? 0, row?.Name ?? "New One", mobile, null, role, limit),
                    CommandId.New(),
                    default
                )
            )
                .Error
                ?.Code;
        Assert.Equal("FLEET_ABOVE_OWN", await SaveAsync(null, FleetRole.Approver, 25_001m));
        Assert.Equal("FLEET_ABOVE_OWN", await SaveAsync(null, FleetRole.Manager, null));
        // Taking over whoever may do more, by giving them another number.
        Assert.Equal("FLEET_ABOVE_OWN", await SaveAsync(Row(world.Vikram), FleetRole.Manager, 1m));
        Assert.Equal("FLEET_OWN_LIMIT", await SaveAsync(Row(meena), FleetRole.Manager, 26_000m, "9811100004"));
        Assert.Equal("FLEET_NUMBER_TAKEN", await SaveAsync(null, FleetRole.Driver, null, FleetWorld.AshaPhone));
        Assert.Equal("PHONE_UNCLEAR", await SaveAsync(null, FleetRole.Driver, null, "12"));
        Assert.Null(await SaveAsync(Row(world.Asha), FleetRole.Approver, 24_000m, FleetWorld.AshaPhone));
        Assert.Equal("CONCURRENCY_CONFLICT", await SaveAsync(Row(world.Asha), FleetRole.Approver, 1m, "9811100088"));

        await world.SwitchAsync(world.Vikram, false);
        var me = (await desk.ReadAsync(default))!.People.Single(p => p.IsMe);
        var off = await desk.SwitchAsync(meena, me.Version, false, CommandId.New(), default);
        Assert.Equal("FLEET_LAST_MANAGER", off.Error?.Code);
        // Switched off, a manager of a minute ago reads and keeps nothing.
        await world.SwitchAsync(world.Vikram, true);
        await world.SwitchAsync(meena, false);
        Assert.Null(await desk.ReadAsync(default));
        Assert.Equal("NOT_FOUND", await SaveAsync(null, FleetRole.Driver, null));
        await AssertHiddenAsync(world);
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Person_SignsInWithTheirOwnNumber_UntilSwitchedOff(TestEngine engine)
    {
        await using var world = await FleetWorld.CreateAsync(engine);
        Assert.Null(await world.Portal.AskAsync(FleetWorld.AshaPhone));
        var told = (await world.Portal.Messages.AllAsync())[^1];
        Assert.Equal((world.Account, world.Asha), (told.ContactId, told.FleetPersonId));
        var (entered, token) = await world.Portal.EnterAsync(
            (await world.Portal.ToldAsync())!.Value.Code,
            FleetWorld.AshaPhone
        );
        Assert.True(entered);
        var bearer = (await world.Portal.Door.FindAsync(token.Text, default))!;
        Assert.Equal((world.Asha, FleetRole.Approver), (bearer.Person!.Id, bearer.Person.Role));
        var mine = world.Db.Service<PortalService>(bearer.ToActor(world.Db.OrgA, "203.0.113.9"));
        var profile = (await mine.ProfileAsync(bearer.SessionId, default))!;
        Assert.Equal(("Asha Rao", 1), (profile.Name, profile.Sessions.Count));
        // Neither the account itself nor a colleague sees or ends the session.
        foreach (var other in (Actor[])[world.Portal.Visitor(world.Account), world.AsVikram])
        {
            var theirs = world.Db.Service<PortalService>(other);
            Assert.Empty((await theirs.ProfileAsync(0, default))!.Sessions);
            var ended = await theirs.EndSessionAsync(bearer.SessionId, CommandId.New(), default);
            Assert.Equal("NOT_FOUND", ended.Error?.Code);
        }

        await world.SwitchAsync(world.Asha, false);
        Assert.Null(await world.Portal.Door.FindAsync(token.Text, default));
        await world.SwitchAsync(world.Asha, true);
        Assert.Null(await world.Portal.Door.FindAsync(token.Text, default));

        // A customer's own number stays theirs though an account names it too.
        await world.Db.ContactAsync(CrmSeeds.Person("Leela Hegde", "9812345678"));
        await world.AddAsync("Leela H", "9812345678", FleetRole.Driver, null);
        Assert.Null(await world.Portal.AskAsync("9812345678", "203.0.113.6"));
        Assert.Null((await world.Portal.Messages.AllAsync())[^1].FleetPersonId);
    }

    /// <summary>The vehicles they drive now, the visits of their time and those they told of; no amount anywhere.</summary>
    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Driver_SeesAssignedVehiclesAndNoPrice(TestEngine engine)
    {
        await using var world = await FleetWorld.CreateAsync(engine);
        var (id, _) = await world.Estimates.SharedAsync(EstimateWorld.Labour("Motor", 20m, 950m));
        var other = await world.Db.VehicleAsync(world.Account, CrmSeeds.Scooter("MH12QK0999"));
        var portal = world.Db.Service<PortalService>(world.AsRavi);
        var tells = world.Db.Service<FleetTellService>(world.AsRavi);
        async Task<(int, int, int, int)> SeenAsync()
        {
            var home = await portal.HomeAsync(default);
            return (home.Vehicles.Count, home.OpenVisits.Count, home.Offers.Count, home.ToPay.Count);
        }

        // The series begins where the visit that was put there by hand stands.
        await using (var raw = world.Estimates.Raw())
            await raw.Set<ServiceTicket>()
                .ExecuteUpdateAsync(set => set.SetProperty(t => t.Number, "TKT-MAIN-2627-00901"));
        Assert.Equal((0, 0, 0, 0), await SeenAsync());
        Assert.Null(await portal.VehicleAsync(world.Estimates.Vehicle, default));
        Assert.Null(await portal.VisitAsync(world.Estimates.Ticket, default));
        var day = DateOnly.FromDateTime(world.Estimates.Now);
        var drive = EstimateWorld.Value(
            await world.Desk.AssignAsync(
                world.Account,
                new(world.Ravi, world.Estimates.Vehicle, day),
                CommandId.New(),
                default
            )
        );
        Assert.Equal((1, 1, 0, 0), await SeenAsync());
        var visit = (await portal.VisitAsync(world.Estimates.Ticket, default))!;
        Assert.Equal((0, 0), (visit.Estimates.Count, visit.Invoices.Count));
        Assert.Null(await portal.VehicleAsync(other, default));
        await Assert.ThrowsAsync<AccessDeniedException>(() => portal.InvoicesAsync(default));
        await Assert.ThrowsAsync<AccessDeniedException>(() => portal.InvoiceAsync(1, default));
        await Assert.ThrowsAsync<AccessDeniedException>(() => world.OfferAsync(world.AsRavi, id));
        await Assert.ThrowsAsync<AccessDeniedException>(() => world.DecideAsync(world.AsRavi, id));
        await Assert.ThrowsAsync<AccessDeniedException>(() =>
            world.Db.Service<FleetReportService>(world.AsRavi).DowntimeAsync(default)
        );

        var strange = await tells.TellAsync(new FleetProblem(other, "Brakes"), CommandId.New(), default);
        Assert.Equal("NOT_FOUND", strange.Error?.Code);
        var told = EstimateWorld.Value(
            await tells.TellAsync(new FleetProblem(world.Estimates.Vehicle, "Brakes squeal"), CommandId.New(), default)
        );
        Assert.Equal((1, 2, 0, 0), await SeenAsync());
        var ended = await world.Desk.EndAssignmentAsync(world.Account, drive, CommandId.New(), default);
        Assert.Null(ended.Error);
        // The vehicle is gone and so is its visit; what they told of stays, without the vehicle's name.
        Assert.Equal((0, 1, 0, 0), await SeenAsync());
        Assert.Null((await portal.VisitAsync(told, default))!.Visit.Registration);
        Assert.Equal(2, (await world.Db.Service<PortalService>(world.AsVikram).HomeAsync(default)).OpenVisits.Count);
    }

    /// <summary>Another organization's desk, and another customer's manager, meet nobody.</summary>
    private static async Task AssertHiddenAsync(FleetWorld world)
    {
        var bela = await world.Db.MemberAsync(world.Db.OrgB, "Bela", "owner");
        var theirs = world.Db.Service<FleetPeopleService>(bela);
        Assert.Null(await theirs.OfContactAsync(world.Account, default));
        FleetPersonInput input = new(null, 0, "Mallory", "9811100077", null, FleetRole.Manager, null);
        Assert.Equal("NOT_FOUND", (await theirs.SaveAsync(world.Account, input, CommandId.New(), default)).Error?.Code);
        var leela = await world.Db.ContactAsync(CrmSeeds.Person("Leela Hegde", "9812345678"));
        var hers = await world.AddAsync("Leela Hegde", "9811100009", FleetRole.Manager, null, leela);
        var desk = world.Db.Service<FleetDeskService>(world.As(hers, "Leela Hegde", FleetRole.Manager, leela));
        Assert.Single((await desk.ReadAsync(default))!.People);
        Assert.Equal("NOT_FOUND", (await desk.SwitchAsync(world.Asha, 0, false, CommandId.New(), default)).Error?.Code);
        Assert.Equal(
            "NOT_FOUND",
            (await desk.SaveAsync(input with { PersonId = world.Asha }, CommandId.New(), default)).Error?.Code
        );
        NewFleetAssignment taking = new(hers, world.Estimates.Vehicle, DateOnly.FromDateTime(world.Estimates.Now));
        Assert.Equal("FLEET_NOT_A_DRIVER", (await desk.AssignAsync(taking, CommandId.New(), default)).Error?.Code);
        var driver = await world.AddAsync("Her Driver", "9811100010", FleetRole.Driver, null, leela);
        taking = taking with { PersonId = driver };
        Assert.Equal("NOT_FOUND", (await desk.AssignAsync(taking, CommandId.New(), default)).Error?.Code);
    }
}
