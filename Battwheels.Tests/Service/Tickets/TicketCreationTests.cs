using Battwheels.Core.Common;
using Battwheels.Core.Crm;
using Battwheels.Core.Platform.Events;
using Battwheels.Core.Service.Tickets;
using Battwheels.Tests.Common;
using Battwheels.Tests.Crm;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Tests.Service.Tickets;

[Trait("Category", "Data")]
public sealed class TicketCreationTests
{
    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task CreateAsync_AllNew_MakesCustomerVehicleAndTicketTogether(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var advisor = await db.MemberAsync(db.OrgA, "Sneha", "service_advisor");

        var id = (
            await db.Service<TicketService>(advisor).CreateAsync(Visits.New("MH 12 qk 427"), CommandId.New(), default)
        ).Value;

        var ticket = await db.TicketAsync(id);
        Assert.Equal("TKT-MAIN-2627-00001", ticket.Number);
        Assert.Equal(TicketState.Open, ticket.State);
        Assert.Equal(18_246, ticket.OdometerInKm);
        Assert.Equal(advisor.MembershipId, ticket.CreatedByMembershipId);
        var view = (await db.Service<TicketService>(advisor).GetAsync(id, default))!;
        Assert.Equal("MH12QK0427", view.Vehicle.Registration);
        Assert.Equal("Aarav Kulkarni", view.Customer.Name);
        var first = Assert.Single(await db.StepsAsync(id));
        Assert.Equal((null, TicketState.Open, "Sneha"), (first.From, first.To, first.ActorName));
        Assert.Equal(1, await EventsAsync(db, "TICKET_CREATED", id));
        Assert.Equal(0, await db.CountAsync<ServiceTicket>(db.OrgB));
        Assert.Equal(0, await db.CountAsync<Contact>(db.OrgB));
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task CreateAsync_KnownVehicle_TakesItsOwnerAndReadsTheOdometer(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var contact = await db.ContactAsync(CrmSeeds.Person("Leela Hegde", "9812345678"));
        var vehicle = await db.VehicleAsync(contact, CrmSeeds.Scooter("MH12RB6648"));

        var id = await db.RegisterAsync(
            new NewTicket(VehicleId: vehicle, Symptoms: ["brakes", "no_charge"], OdometerKm: 9_084)
        );

        var ticket = await db.TicketAsync(id);
        Assert.Equal(contact, ticket.ContactId);
        Assert.Equal("Does not charge, brakes", ticket.Title);
        Assert.True(ticket.IsHighVoltage);
        Assert.Equal("no_charge brakes", ticket.Symptoms);
        var view = (await db.Service<VehicleService>(VehiclePermissions.Read).GetAsync(vehicle, default)).Value;
        Assert.Equal(9_084, view.LastOdometerKm);
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task CreateAsync_SecondPartRefused_SavesNothingAtAll(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        await db.RegisterAsync(Visits.New("MH12QK0427"));
        var contacts = await db.CountAsync<Contact>(db.OrgA);

        // The customer would be new, the plate is taken: neither a customer nor a ticket may stay behind.
        var result = await Desk(db).CreateAsync(Visits.New("MH12QK0427"), CommandId.New(), default);

        Assert.Equal("VEHICLE_EXISTS", result.Error?.Code);
        Assert.Equal(contacts, await db.CountAsync<Contact>(db.OrgA));
        Assert.Equal(1, await db.CountAsync<ServiceTicket>(db.OrgA));
    }

    [Fact]
    public async Task CreateAsync_Twice_NumbersRiseWithinBranchAndYear()
    {
        await using var db = await TestDb.CreateAsync();

        var first = await db.TicketAsync(await db.RegisterAsync());
        var second = await db.TicketAsync(await db.RegisterAsync());
        db.Clock.SetUtcNow(new DateTimeOffset(2027, 3, 31, 18, 30, 0, TimeSpan.Zero)); // 1 April in India
        var third = await db.TicketAsync(await db.RegisterAsync());

        Assert.Equal("TKT-MAIN-2627-00001", first.Number);
        Assert.Equal("TKT-MAIN-2627-00002", second.Number);
        Assert.Equal("TKT-MAIN-2728-00001", third.Number);
    }

    [Fact]
    public async Task CreateAsync_SameCommand_RegistersOnce()
    {
        await using var db = await TestDb.CreateAsync();
        var input = Visits.New();
        var command = CommandId.New();

        var first = await Desk(db).CreateAsync(input, command, default);
        var again = await Desk(db).CreateAsync(input, command, default);

        Assert.Equal(first.Value, again.Value);
        Assert.Equal(1, await db.CountAsync<ServiceTicket>(db.OrgA));
    }

    [Fact]
    public async Task CreateAsync_IncompleteOrImpossible_SaysWhatIsMissing()
    {
        await using var db = await TestDb.CreateAsync();
        var theirs = await db.TicketAsync(await db.RegisterAsync(organization: db.OrgB), db.OrgB);
        var now = db.Clock.GetUtcNow().UtcDateTime;

        Assert.Equal("COMPLAINT_MISSING", await RefusedAsync(db, Visits.New() with { Title = " " }));
        Assert.Equal("VEHICLE_MISSING", await RefusedAsync(db, Visits.New() with { NewVehicle = null }));
        Assert.Equal("CUSTOMER_MISSING", await RefusedAsync(db, Visits.New() with { NewContact = null }));
        Assert.Equal("PROMISE_PAST", await RefusedAsync(db, Visits.New() with { PromisedAtUtc = now.AddMinutes(-1) }));
        Assert.Equal("BRANCH_MISSING", await RefusedAsync(db, Visits.New() with { BranchId = theirs.BranchId }));
        Assert.Equal("NOT_FOUND", await RefusedAsync(db, Visits.New() with { VehicleId = theirs.VehicleId }));
        Assert.Equal("NOT_FOUND", await RefusedAsync(db, Visits.New() with { ContactId = theirs.ContactId }));
        Assert.Equal("NOT_FOUND", await RefusedAsync(db, Visits.New() with { ParentTicketId = theirs.Id }));
        Assert.Equal(0, await db.CountAsync<ServiceTicket>(db.OrgA));
        Assert.Equal(0, await db.CountAsync<Contact>(db.OrgA));
    }

    [Fact]
    public async Task CreateAsync_ByRole_NeedsTheKeysOfWhatItMakes()
    {
        await using var db = await TestDb.CreateAsync();
        var technician = await db.MemberAsync(db.OrgA, "Farhan", "technician");
        var advisor = await db.MemberAsync(db.OrgA, "Sneha", "service_advisor");
        var ticketsOnly = db.Service<TicketService>(TicketPermissions.Create);

        await DeniedAsync(() =>
            db.Service<TicketService>(technician).CreateAsync(Visits.New(), CommandId.New(), default)
        );
        await DeniedAsync(() => ticketsOnly.CreateAsync(Visits.New(), CommandId.New(), default));
        // Advisors register, but a priority is for managers to give.
        await DeniedAsync(() =>
            db.Service<TicketService>(advisor)
                .CreateAsync(Visits.New() with { Priority = TicketPriority.High }, CommandId.New(), default)
        );
        Assert.Equal(0, await db.CountAsync<ServiceTicket>(db.OrgA));
        Assert.Equal(0, await db.CountAsync<Contact>(db.OrgA));
    }

    private static Task<AccessDeniedException> DeniedAsync(Func<Task> act) =>
        Assert.ThrowsAsync<AccessDeniedException>(act);

    private static TicketService Desk(TestDb db) => db.Service<TicketService>(Visits.Desk(db.OrgA));

    private static async Task<string?> RefusedAsync(TestDb db, NewTicket input) =>
        (await Desk(db).CreateAsync(input, CommandId.New(), default)).Error?.Code;

    private static async Task<int> EventsAsync(TestDb db, string type, long ticketId)
    {
        await using var raw = db.Database(new(db.OrgA));
        return await raw.Set<OutboxMessage>().CountAsync(m => m.Type == type && m.AggregateId == ticketId);
    }
}
