using System.Text.Json;
using Battwheels.Core.Access;
using Battwheels.Core.Common;
using Battwheels.Core.Platform.Events;
using Battwheels.Core.Platform.Jobs;
using Battwheels.Core.Platform.Notifications;
using Battwheels.Core.Service.Estimates;
using Battwheels.Core.Service.Tickets;
using Battwheels.Tests.Common;
using Microsoft.Extensions.DependencyInjection;

namespace Battwheels.Tests.Service.JobCards;

/// <summary>Who is told what of a visit.</summary>
[Trait("Category", "Data")]
public sealed class TicketNoticeTests
{
    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Assign_BySomebodyElse_TellsTheTechnicianAlone(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var rohit = await db.MemberAsync(db.OrgA, "Rohit", "technician");
        var farhan = await db.MemberAsync(db.OrgA, "Farhan", "technician");
        var id = await db.RegisterAsync();
        var ticket = await db.TicketAsync(id);

        var assigned = await db.Service<TicketService>(Visits.Desk(db.OrgA))
            .AssignAsync(new AssignTicket(id, ticket.Version, rohit.MembershipId), CommandId.New(), default);
        Assert.Null(assigned.Error);
        await DeliverAsync(db);

        Assert.Equal([($"{ticket.Number} is assigned to you.", $"tickets/{id}")], await ToldAsync(db, rohit));
        Assert.Empty(await ToldAsync(db, farhan));
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Request_OfAPart_TellsTheStoreAndNotTheTechnician(TestEngine engine)
    {
        var kit = await JobKit.CreateAsync(engine);
        await using var db = kit.Db;
        var number = (await kit.TicketAsync()).Number;

        Assert.Null((await kit.RequestAsync(1m)).Error);
        await DeliverAsync(db);

        Assert.Equal([($"A part is requested for {number}.", "part-requests")], await ToldAsync(db, kit.Storekeeper));
        Assert.DoesNotContain(await ToldAsync(db, kit.Technician), t => t.Link == "part-requests");
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Decision_OfTheCustomer_TellsWhoWorksOnTheVisit(TestEngine engine)
    {
        var kit = await JobKit.CreateAsync(engine);
        await using var db = kit.Db;
        var number = (await kit.TicketAsync()).Number;

        await HandleAsync(db, 1, new EstimateApproved(1, kit.TicketId, 0));
        await HandleAsync(db, 1, new EstimateApproved(1, kit.TicketId, 0)); // events come at least once
        await HandleAsync(db, 2, new EstimateDeclined(1, kit.TicketId, 0));

        Assert.Equal(
            [
                ($"The customer declined the estimate of {number}.", $"tickets/{kit.TicketId}"),
                ($"The customer approved the estimate of {number}.", $"tickets/{kit.TicketId}"),
            ],
            await ToldAsync(db, kit.Technician)
        );
        Assert.Empty(await ToldAsync(db, kit.Other));
    }

    internal static async Task<IReadOnlyList<(string Text, string Link)>> ToldAsync(TestDb db, Actor member) =>
        [.. (await db.Service<NotificationService>(member).GlanceAsync(default)).Newest.Select(n => (n.Text, n.Link))];

    private static Task HandleAsync(TestDb db, long eventId, DomainEvent happened) =>
        db.As(Actor.Job(db.OrgA, "outbox", NotificationPermissions.Tell))
            .GetServices<IEventHandler>()
            .Single(h => h.EventType == happened.Type && h.Permission == NotificationPermissions.Tell)
            .HandleAsync(eventId, JsonSerializer.Serialize(happened, happened.GetType()), default);

    internal static Task<DateTime?> DeliverAsync(TestDb db) =>
        db.As(Actor.Job(db.OrgA, "outbox", SystemPermissions.DeliverEvents))
            .GetServices<IQueueWorker>()
            .Single(w => w.Queue == Outbox.Queue)
            .WorkAsync(db.OrgA, default);
}
