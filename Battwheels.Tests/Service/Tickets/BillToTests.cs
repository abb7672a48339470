using Battwheels.Core.Billing;
using Battwheels.Core.Common;
using Battwheels.Core.Crm;
using Battwheels.Core.Service.Estimates;
using Battwheels.Core.Service.JobCards;
using Battwheels.Core.Service.Tickets;
using Battwheels.Tests.Common;
using Battwheels.Tests.Crm;
using Battwheels.Tests.Service.Estimates;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Tests.Service.Tickets;

/// <summary>
/// Somebody else than the customer pays. The workshop is in Maharashtra, the fleet in Karnataka: 2,375.00 at 18 % are
/// 427.50 IGST for the fleet and 213.75 each of CGST and SGST for the customer.
/// </summary>
[Trait("Category", "Data")]
public sealed class BillToTests
{
    private const string FleetGstin = "29AAHCA3907Q1Z4";

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task BillTo_FleetOfAnotherState_EstimateAndInvoiceFollow(TestEngine engine)
    {
        await using var world = await EstimateWorld.CreateAsync(engine);
        await world.ChangeProfileAsync(p => (p.AddressLine1, p.City, p.PinCode) = ("12 MG Road", "Pune", "411001"));
        var fleet = await FleetAsync(world);

        Assert.Null((await SetAsync(world, fleet)).Error);
        var version = await SubmittedAsync(world);

        Assert.Equal((0m, 427.50m, "29"), (version.Cgst, version.Igst, version.PlaceOfSupply));
        var view = (await Tickets(world).GetAsync(world.Ticket, default))!;
        Assert.Equal((fleet, FleetGstin), (view.BillTo!.Id, view.BillTo.Gstin));
        await foreach (var line in JobLines(world))
            await world.Db.ChangeAsync<JobLine>(line, l => l.State = JobLineState.Done);
        await EnterAsync(world, TicketState.WorkCompleted);
        var invoiced = await world
            .Db.Service<JobBillingService>(InvoicePermissions.Create)
            .InvoiceAsync(world.Ticket, CommandId.New(), default);
        Assert.Null(invoiced.Error);
        await using var raw = world.Raw();
        var invoice = await raw.Set<Invoice>().SingleAsync();
        Assert.Equal((fleet, FleetGstin, 427.50m), (invoice.ContactId, invoice.CustomerGstin, invoice.Igst));
        Assert.Equal("BILL_TO_FIXED", (await SetAsync(world, null)).Error?.Code);
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task BillTo_Cleared_TheCustomerPaysAgain(TestEngine engine)
    {
        await using var world = await EstimateWorld.CreateAsync(engine);
        await SetAsync(world, await FleetAsync(world));

        Assert.Null((await SetAsync(world, world.Contact)).Error); // the customer: the same as nobody else

        Assert.Null((await world.TicketAsync()).BillToContactId);
        var version = await SubmittedAsync(world);
        Assert.Equal((213.75m, 0m, "27"), (version.Cgst, version.Igst, version.PlaceOfSupply));
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task BillTo_ContactOfAnotherOrganizationOrNobody_IsRefused(TestEngine engine)
    {
        await using var world = await EstimateWorld.CreateAsync(engine);
        var theirs = await world.Db.RegisterAsync(organization: world.Db.OrgB);
        var stranger = (await world.Db.TicketAsync(theirs, world.Db.OrgB)).ContactId;

        var foreign = await SetAsync(world, stranger);
        var nobody = await SetAsync(world, 1);

        Assert.Equal(("BILL_TO_UNKNOWN", "BillToContactId"), (foreign.Error?.Code, foreign.Error?.Field));
        Assert.Equal(foreign.Error, nobody.Error);
        Assert.Null((await world.TicketAsync()).BillToContactId);
    }

    private static TicketService Tickets(EstimateWorld world) => world.Db.Service<TicketService>(world.Advisor);

    private static async Task<Result<Done>> SetAsync(EstimateWorld world, long? contact)
    {
        var ticket = await world.TicketAsync();
        return await Tickets(world)
            .UpdateAsync(
                new UpdateTicket(
                    ticket.Id,
                    ticket.Version,
                    ticket.Title,
                    ticket.Description,
                    [],
                    ticket.Category,
                    ticket.Priority,
                    ticket.IsHighVoltage,
                    ticket.PromisedAtUtc,
                    contact
                ),
                CommandId.New(),
                default
            );
    }

    private static Task<long> FleetAsync(EstimateWorld world) =>
        world.Db.ContactAsync(
            new ContactInput(
                ContactKind.Business,
                "Kaveri Rides",
                GstTreatment: GstTreatment.Registered,
                Gstin: FleetGstin,
                AddressLine1: "4 Church Street",
                City: "Bengaluru",
                PinCode: "560001",
                StateCode: "29"
            )
        );

    private static async Task<EstimateVersion> SubmittedAsync(EstimateWorld world)
    {
        await world.SubmittedAsync();
        await using var raw = world.Raw();
        return await raw.Set<EstimateVersion>().AsNoTracking().SingleAsync();
    }

    private static async IAsyncEnumerable<long> JobLines(EstimateWorld world)
    {
        foreach (var line in await world.JobLinesAsync())
            yield return line.Id;
    }

    private static Task EnterAsync(EstimateWorld world, TicketState state) =>
        world.Db.ChangeAsync<ServiceTicket>(world.Ticket, t => t.Enter(state, null, null, world.Now));
}
