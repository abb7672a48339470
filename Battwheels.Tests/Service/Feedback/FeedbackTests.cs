using Battwheels.Core.Access;
using Battwheels.Core.Common;
using Battwheels.Core.Platform.Notifications;
using Battwheels.Core.Service.Feedback;
using Battwheels.Core.Service.Messages;
using Battwheels.Core.Service.Tickets;
using Battwheels.Tests.Common;
using Battwheels.Tests.Service.Estimates;
using Battwheels.Tests.Service.Messages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Battwheels.Tests.Service.Feedback;

/// <summary>Asked two hours after delivery, once; unhappy customers are called.</summary>
[Trait("Category", "Data")]
public sealed class FeedbackTests
{
    /// <summary>Four answers: 5, 4, 3, 1 stars; 10, 9, 6 and nothing said.</summary>
    [Fact]
    public void Figures_ByHand()
    {
        var figures = FeedbackCalculator.Of([(5, 10), (4, 9), (3, 6), (1, null)]);
        Assert.Equal(new FeedbackFigures(4, 50.0m, 33, 3.3m), figures);
        Assert.Equal(new FeedbackFigures(0, null, null, null), FeedbackCalculator.Of([]));
        Assert.Equal(
            new FeedbackFigures(3, 66.7m, null, 4.3m),
            FeedbackCalculator.Of([(5, null), (5, null), (3, null)])
        );
        Assert.Equal(-100, FeedbackCalculator.Of([(1, 0)]).Promoters);
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Delivered_AskedOnceAfterTwoHours_UnhappyOneIsCalled(TestEngine engine)
    {
        await using var world = await MessageWorld.CreateAsync(engine);
        var token = await AskedAsync(world);
        var portal = await PortalAsync(world, token);
        var page = EstimateWorld.Value(await portal.ReadAsync(token, default));
        Assert.Equal(("MH 12 QK 0427", "TKT-MAIN-2627-00001", false), (page.Vehicle, page.TicketNumber, page.Given));
        Assert.Equal(
            "STARS_MISSING",
            (await portal.GiveAsync(new(token, 0, null, null), CommandId.New(), default)).Error?.Code
        );
        Assert.Equal(
            "NUMBER_INVALID",
            (await portal.GiveAsync(new(token, 2, 11, null), CommandId.New(), default)).Error?.Code
        );
        Assert.Null((await portal.GiveAsync(new(token, 2, 3, " Late "), CommandId.New(), default)).Error);
        Assert.Null((await portal.GiveAsync(new(token, 5, 10, "Second thoughts"), CommandId.New(), default)).Error);
        Assert.True(EstimateWorld.Value(await portal.ReadAsync(token, default)).Given);
        await world.DeliverAsync();

        var told = await world.Db.Service<NotificationService>(world.Estimates.Manager).GlanceAsync(default);
        Assert.Contains(
            told.Newest,
            n => n.Text == "The customer of TKT-MAIN-2627-00001 gave 2 of 5 stars. Call them."
        );
        var desk = world.Db.Service<FeedbackService>(world.Estimates.Advisor);
        var row = Assert.Single((await desk.ListAsync(new FeedbackFilter(OnlyToCall: true), default)).Rows);
        Assert.Equal((2, 3, "Late"), (row.Stars, row.Recommend, row.Text));
        Assert.Equal(1, await desk.CountToCallAsync(default));
        var task = row.TaskId!.Value;
        Assert.Null((await desk.CalledAsync(task, row.TaskVersion, "Sorry said", CommandId.New(), default)).Error);
        Assert.Equal(0, await desk.CountToCallAsync(default));
        Assert.Equal(
            "CONCURRENCY_CONFLICT",
            (await desk.NotCalledAsync(task, row.TaskVersion, CommandId.New(), default)).Error?.Code
        );
        var after = Assert.Single((await desk.ListAsync(new FeedbackFilter(), default)).Rows);
        Assert.Null((await desk.NotCalledAsync(task, after.TaskVersion, CommandId.New(), default)).Error);
        Assert.Equal(1, await desk.CountToCallAsync(default));
        var manager = world.Db.Service<FeedbackService>(world.Estimates.Manager);
        Assert.Equal(new FeedbackFigures(1, 0m, -100, 2.0m), await manager.FiguresAsync(null, null, default));

        // The neighbour reads and calls nobody.
        var bela = await world.Db.MemberAsync(world.Db.OrgB, "Bela", "owner");
        var theirs = world.Db.Service<FeedbackService>(bela);
        Assert.Empty((await theirs.ListAsync(new FeedbackFilter(), default)).Rows);
        Assert.Equal("NOT_FOUND", (await theirs.CalledAsync(task, 0, null, CommandId.New(), default)).Error?.Code);
        Assert.Equal(0, (await theirs.FiguresAsync(null, null, default)).Asked);
    }

    [Fact]
    public async Task Link_ExpiredForeignOrMadeUp_OpensNothing()
    {
        await using var world = await MessageWorld.CreateAsync();
        var token = await AskedAsync(world);
        var door = world.Db.Service<FeedbackLinkService>(SystemPermissions.OpenLink);
        var foreign = world.Db.Service<FeedbackLinkService>(
            Actor.Job(world.Db.OrgB, "link", SystemPermissions.OpenLink)
        );
        Assert.Equal(world.Estimates.Contact, (await door.FindAsync(token, default)).Value.ContactId);
        Assert.Equal("LINK_CLOSED", (await foreign.FindAsync(token, default)).Error?.Code);
        Assert.Equal("LINK_CLOSED", (await door.FindAsync(LinkToken.New().Text, default)).Error?.Code);
        world.Db.Clock.Advance(FeedbackLink.Life);
        Assert.Equal("LINK_CLOSED", (await door.FindAsync(token, default)).Error?.Code);
    }

    /// <summary>Delivered at 11:42, asked at 13:42; delivered again, not asked again.</summary>
    private static async Task<string> AskedAsync(MessageWorld world)
    {
        TicketStatusChanged delivered = new(world.Estimates.Ticket, "Invoiced", "Delivered", "Deliver");
        await using (var raw = world.Estimates.Raw())
        {
            var ticket = await raw.Set<ServiceTicket>().SingleAsync(t => t.Id == world.Estimates.Ticket);
            ticket.Enter(TicketState.Delivered, null, null, world.Estimates.Now);
            await raw.SaveChangesAsync();
        }

        await world.RaiseAsync(delivered);
        world.Db.Clock.Advance(VisitStepMessage.FeedbackAfter - TimeSpan.FromMinutes(1));
        await world.SendAsync();
        Assert.DoesNotContain(await world.AllAsync(), m => m.Event is MessageEvent.Feedback);
        world.Db.Clock.Advance(TimeSpan.FromMinutes(1));
        await world.SendAsync();
        await world.RaiseAsync(delivered);
        world.Db.Clock.Advance(TimeSpan.FromHours(3));
        await world.SendAsync();
        var asked = Assert.Single(await world.AllAsync(), m => m.Event is MessageEvent.Feedback);
        return world
            .Db.Services.GetRequiredService<ISecretSeal>()
            .Open(asked.LinkSealed!, $"{world.Db.OrgA}|CustomerMessage|{asked.SourceKey}")["f/".Length..];
    }

    private static async Task<FeedbackLinkService> PortalAsync(MessageWorld world, string token)
    {
        var found = await world.Db.Service<FeedbackLinkService>(SystemPermissions.OpenLink).FindAsync(token, default);
        return world.Db.Service<FeedbackLinkService>(
            Actor.PublicLink(
                world.Db.OrgA,
                found.Value.ContactId,
                "Customer (link)",
                null,
                FeedbackPermissions.PortalGive
            )
        );
    }
}
