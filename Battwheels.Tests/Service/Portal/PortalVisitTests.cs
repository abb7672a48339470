using Battwheels.Core.Common;
using Battwheels.Core.Service.Appointments;
using Battwheels.Core.Service.Estimates;
using Battwheels.Core.Service.Portal;
using Battwheels.Core.Service.Tickets;
using Battwheels.Tests.Common;
using Battwheels.Tests.Crm;
using Battwheels.Tests.Service.Estimates;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Tests.Service.Portal;

/// <summary>A customer sees and decides their own, and an id of anybody else's is not found.</summary>
[Trait("Category", "Data")]
public sealed class PortalVisitTests
{
    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Estimate_DecidedInThePortal_IsTheSameDecisionWithItsEvidence(TestEngine engine)
    {
        await using var world = await PortalWorld.CreateAsync(engine);
        var estimates = world.Estimates;
        // 20 hours at 950.00 with 18 %: 19,000.00 + 3,420.00 = 22,420.00, above the limit of links.
        var (id, _) = await estimates.SharedAsync(EstimateWorld.Labour("Motor", 20m, 950m));
        var mine = world.Db.Service<PortalService>(world.Visitor(estimates.Contact));
        var offers = world.Db.Service<PortalOfferService>(world.Visitor(estimates.Contact));

        AppointmentInput soon = new("Annual service", new(2026, 11, 20), new(10, 0), 60);
        BookAppointment booking = new(soon, estimates.Vehicle, ContactId: estimates.Contact);
        var desk = world.Db.Service<AppointmentService>(Visits.Desk(world.Db.OrgA));
        EstimateWorld.Value(await desk.BookAsync(booking, CommandId.New(), default));

        var home = await mine.HomeAsync(default);
        var expected = Assert.Single(home.Expected); // 10:00 in India
        Assert.Equal((new DateTime(2026, 11, 20, 4, 30, 0), "Annual service"), (expected.StartsAtUtc, expected.Title));
        Assert.Equal((id, 22_420m), (Assert.Single(home.Offers).EstimateId, home.Offers[0].Total));
        Assert.Equal("MH12QK0427", Assert.Single(home.Vehicles).Registration);
        Assert.Equal(TicketState.AwaitingCustomer, Assert.Single(home.OpenVisits).State);
        var visit = (await mine.VisitAsync(estimates.Ticket, default))!;
        Assert.True(Assert.Single(visit.Estimates).IsOpen);
        Assert.Contains(visit.Steps, s => s.To is TicketState.AwaitingCustomer);

        var offer = EstimateWorld.Value(await offers.ReadAsync(id, default));
        PortalAnswer answer = new(
            id,
            offer.ContentHash,
            "Aarav K",
            [new LineChoice(offer.Lines[0].Id, true)],
            false,
            "Old phone"
        );
        var stale = await offers.DecideAsync(
            answer with
            {
                ContentHash = new string('0', 64),
            },
            CommandId.New(),
            default
        );
        Assert.Equal("ESTIMATE_REPLACED", stale.Error?.Code);
        await AssertHiddenAsync(world, id, answer);

        Assert.True(EstimateWorld.Value(await offers.DecideAsync(answer, CommandId.New(), default)).WasFirst);
        Assert.False(EstimateWorld.Value(await offers.DecideAsync(answer, CommandId.New(), default)).WasFirst);
        await using var raw = estimates.Raw();
        var decision = await raw.Set<EstimateDecision>().SingleAsync();
        Assert.Equal(
            (DecisionMethod.PortalSession, "Aarav K", 22_420m, "203.0.113.9"),
            (decision.Method, decision.GivenBy, decision.ApprovedTotal, decision.IpAddress)
        );
        Assert.Equal(TicketState.Approved, await estimates.TicketStateAsync());
        Assert.Empty((await mine.HomeAsync(default)).Offers);
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Estimate_DraftOrExpired_IsNotFound(TestEngine engine)
    {
        await using var world = await PortalWorld.CreateAsync(engine);
        var offers = world.Db.Service<PortalOfferService>(world.Visitor(world.Estimates.Contact));
        var id = await world.Estimates.SubmittedAsync();
        Assert.Equal("NOT_FOUND", (await offers.ReadAsync(id, default)).Error?.Code);
        await world.Estimates.ShareAsync(id);
        var offer = EstimateWorld.Value(await offers.ReadAsync(id, default));
        world.Db.Clock.Advance(TimeSpan.FromDays(60));
        PortalAnswer answer = new(id, offer.ContentHash, "A", [new(offer.Lines[0].Id, true)], false, null);
        Assert.Equal("NOT_FOUND", (await offers.ReadAsync(id, default)).Error?.Code);
        Assert.Equal("NOT_FOUND", (await offers.DecideAsync(answer, CommandId.New(), default)).Error?.Code);
    }

    /// <summary>Another customer of the same workshop, and a customer of another one who happens to hold the same id.</summary>
    private static async Task AssertHiddenAsync(PortalWorld world, long estimate, PortalAnswer answer)
    {
        var leela = await world.Db.ContactAsync(CrmSeeds.Person("Leela Hegde", "9812345678"));
        Actor[] strangers = [world.Visitor(leela), world.Visitor(world.Estimates.Contact, world.Db.OrgB)];
        foreach (var stranger in strangers)
        {
            var portal = world.Db.Service<PortalService>(stranger);
            var offers = world.Db.Service<PortalOfferService>(stranger);
            var home = await portal.HomeAsync(default);
            Assert.Equal(
                (0, 0, 0, 0, 0),
                (home.Offers.Count, home.OpenVisits.Count, home.ToPay.Count, home.Vehicles.Count, home.Expected.Count)
            );
            Assert.Null(await portal.VisitAsync(world.Estimates.Ticket, default));
            Assert.Null(await portal.VehicleAsync(world.Estimates.Vehicle, default));
            Assert.Equal("NOT_FOUND", (await offers.ReadAsync(estimate, default)).Error?.Code);
            Assert.Equal("NOT_FOUND", (await offers.DecideAsync(answer, CommandId.New(), default)).Error?.Code);
        }
    }
}
