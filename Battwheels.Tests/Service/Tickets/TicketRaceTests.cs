using Battwheels.Core.Common;
using Battwheels.Core.Service.Tickets;
using Battwheels.Tests.Common;

namespace Battwheels.Tests.Service.Tickets;

/// <summary>Two people take the same step at once; one person presses twice.</summary>
[Trait("Category", "Data")]
public sealed class TicketRaceTests
{
    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Assign_TwoAdvisorsAtOnce_OneWinsTheOtherSeesTheChange(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var (rohit, farhan) = (
            await db.MemberAsync(db.OrgA, "Rohit", "technician"),
            await db.MemberAsync(db.OrgA, "Farhan", "technician")
        );
        var id = await db.RegisterAsync();
        var version = (await db.TicketAsync(id)).Version;

        var results = await Task.WhenAll(
            new[] { rohit, farhan }.Select(t =>
                db.Service<TicketService>(Visits.Desk(db.OrgA))
                    .AssignAsync(new AssignTicket(id, version, t.MembershipId), CommandId.New(), default)
            )
        );

        Assert.Single(results, r => r.Error is null);
        Assert.Equal("CONCURRENCY_CONFLICT", results.Single(r => r.Error is not null).Error!.Code);
        Assert.Equal(2, (await db.StepsAsync(id)).Count);
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Deliver_PressedFourTimes_IsOneDelivery(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var id = await db.StandingAsync(TicketState.WorkCompleted);
        var ticket = await db.TicketAsync(id);
        DeliverTicket input = new(id, ticket.Version, "Aarav Kulkarni", 18_250, 80, Visits.OnPaper);
        var command = CommandId.New();

        var results = await Task.WhenAll(
            Enumerable
                .Range(0, 4)
                .Select(_ => db.Service<TicketService>(Visits.Desk(db.OrgA)).DeliverAsync(input, command, default))
        );

        Assert.All(results, r => Assert.Null(r.Error));
        Assert.Single(await db.StepsAsync(id), s => s.Action is TicketAction.Deliver);
        var after = await db.TicketAsync(id);
        Assert.Equal((TicketState.Delivered, after.StateSinceUtc), (after.State, after.DeliveredAtUtc));
        Assert.Equal(1, await db.CountAsync<Signature>(db.OrgA));
        Assert.Equal(0, await db.CountAsync<Signature>(db.OrgB));
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Deliver_TwoPeopleAtOnce_OneHandsOver(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var id = await db.StandingAsync(TicketState.WorkCompleted);
        var ticket = await db.TicketAsync(id);
        DeliverTicket input = new(id, ticket.Version, "Aarav Kulkarni", 18_250, 80, Visits.OnPaper);

        var results = await Task.WhenAll(
            Enumerable
                .Range(0, 2)
                .Select(_ =>
                    db.Service<TicketService>(Visits.Desk(db.OrgA)).DeliverAsync(input, CommandId.New(), default)
                )
        );

        Assert.Single(results, r => r.Error is null);
        Assert.Equal("CONCURRENCY_CONFLICT", results.Single(r => r.Error is not null).Error!.Code);
        Assert.Equal(1, await db.CountAsync<Signature>(db.OrgA));
    }
}
