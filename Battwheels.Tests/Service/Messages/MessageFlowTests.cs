using Battwheels.Core.Common;
using Battwheels.Core.Platform.Events;
using Battwheels.Core.Service.Messages;
using Battwheels.Tests.Common;
using Battwheels.Tests.Service.Estimates;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Battwheels.Tests.Service.Messages;

/// <summary>From the event to the provider's word, and what is said of it.</summary>
[Trait("Category", "Data")]
public sealed class MessageFlowTests
{
    private const MessageChannel WhatsApp = MessageChannel.WhatsApp;
    private const MessageChannel Sms = MessageChannel.Sms;

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Received_NoProvider_IsKeptOnceAndNeverCalledSent(TestEngine engine)
    {
        await using var world = await MessageWorld.CreateAsync(engine);
        await world.ReceivedAsync();
        await AgainAsync(world);
        var written = Assert.Single(await world.AllAsync());
        Assert.Equal(
            "Dear Aarav Kulkarni, we have received MH 12 QK 0427. Your visit is TKT-MAIN-2627-00001. Questions: . Alpha EV Service",
            written.Text
        );
        Assert.Equal(
            (MessageState.Queued, WhatsApp, "+919823000042"),
            (written.State, written.Channel, written.Address)
        );

        await world.SendAsync();
        Assert.Null(await world.SendAsync());

        var row = Assert.Single((await world.Messages.ListAsync(new MessageFilter(), default)).Rows);
        Assert.Equal((MessageState.Kept, "•••••••••0042"), (row.State, row.Address));
        var view = (await world.Messages.GetAsync(row.Id, default))!;
        Assert.Equal([TryOutcome.Kept], view.Tries.Select(t => t.Outcome));
        Assert.Null(view.SentAtUtc);
        Assert.Empty(world.WhatsApp.Handed);
        Assert.Single(await world.Messages.OfTicketAsync(world.Estimates.Ticket, default));

        // The neighbour sees nothing and sends nothing.
        var bela = await world.Db.MemberAsync(world.Db.OrgB, "Bela", "owner");
        var theirs = world.Db.Service<MessageService>(bela);
        Assert.Empty((await theirs.ListAsync(new MessageFilter(), default)).Rows);
        Assert.Null(await theirs.GetAsync(row.Id, default));
        Assert.Empty(await theirs.OfTicketAsync(world.Estimates.Ticket, default));
        Assert.Equal("NOT_FOUND", (await theirs.SendAgainAsync(row.Id, Sms, CommandId.New(), default)).Error?.Code);
        Assert.Empty(await world.AllAsync(world.Db.OrgB));
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Provider_Failing_IsTriedFiveTimesMoreThenTheNextWayIs(TestEngine engine)
    {
        await using var world = await MessageWorld.CreateAsync(engine);
        await world.SetUpAsync(WhatsApp, Sms);
        for (var i = 0; i < 6; i++)
            world.WhatsApp.Next(ProviderVerdict.NotNow, "busy");
        await world.ReceivedAsync();

        // The ladder ends at 02:20 in the night: quiet hours would hold the last try until 08:00.
        foreach (var minutes in (int[])[0, 1, 5, 30, 120])
        {
            world.Db.Clock.Advance(TimeSpan.FromMinutes(minutes));
            await world.SendAsync();
            Assert.Equal(MessageState.Queued, (await world.AllAsync())[0].State);
        }

        world.Db.Clock.Advance(TimeSpan.FromHours(12));
        await world.SendAsync();
        Assert.Equal(MessageState.Held, (await world.AllAsync())[0].State);
        world.Db.Clock.Advance(TimeSpan.FromHours(7));
        await world.SendAsync();
        var all = await world.AllAsync();
        Assert.Equal([MessageState.Failed, MessageState.Queued], all.Select(m => m.State));
        Assert.Equal((Sms, 1, all[0].Id), (all[1].Channel, all[1].Turn, all[1].FollowsMessageId));
        await world.SendAsync();

        Assert.Equal(MessageState.Sent, (await world.AllAsync())[1].State);
        Assert.Equal(6, world.WhatsApp.Handed.Count);
        Assert.Single(world.WhatsApp.Handed.Select(m => m.IdempotencyKey).Distinct());
        var sms = Assert.Single(world.Sms.Handed);
        Assert.Equal(
            ("+919823000042", "1107170000000000001", "Dear Aarav Kulkarni, we have MH 12 QK 0427. Alpha EV Service"),
            (sms.To, sms.Template, sms.Text)
        );
        Assert.Equal(["Aarav Kulkarni", "MH 12 QK 0427", "Alpha EV Service"], sms.Parameters);
        var tries = (await world.Messages.GetAsync(all[0].Id, default))!.Tries;
        Assert.Equal(5, tries.Count(t => t is { Outcome: TryOutcome.FailedForNow, Answer: "busy" }));
        Assert.Equal([TryOutcome.Held, TryOutcome.Failed], tries.TakeLast(2).Select(t => t.Outcome));
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Server_DyingBetweenHandingOverAndMarking_LeavesItUnclearAndSendsNoSecond(TestEngine engine)
    {
        await using var world = await MessageWorld.CreateAsync(engine);
        await world.SetUpAsync(WhatsApp, Sms);
        world.WhatsApp.Dies = true;
        await world.ReceivedAsync();
        await Assert.ThrowsAsync<InvalidOperationException>(world.SendAsync);
        Assert.Equal(MessageState.Sending, (await world.AllAsync())[0].State);

        world.WhatsApp.Dies = false;
        world.Db.Clock.Advance(MessageSender.Patience - TimeSpan.FromSeconds(1));
        await world.SendAsync();
        Assert.Equal(MessageState.Sending, (await world.AllAsync())[0].State);
        world.Db.Clock.Advance(TimeSpan.FromSeconds(1));
        await world.SendAsync();

        var message = Assert.Single(await world.AllAsync());
        Assert.Equal((MessageState.Unclear, null), (message.State, message.DueUtc));
        Assert.Single(world.WhatsApp.Handed);

        // Somebody asks the customer and sends it another way: a message of its own.
        var again = EstimateWorld.Value(await world.Messages.SendAgainAsync(message.Id, Sms, CommandId.New(), default));
        Assert.Equal(
            "MESSAGE_STILL_GOING",
            (await world.Messages.SendAgainAsync(again, Sms, CommandId.New(), default)).Error?.Code
        );
        await world.SendAsync();
        Assert.Equal([MessageState.Unclear, MessageState.Sent], (await world.AllAsync()).Select(m => m.State));
        Assert.Equal(world.Estimates.Advisor.MembershipId, (await world.AllAsync())[1].ByMembershipId);
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Consent_Withdrawn_IsNotSentAndSaysWhy(TestEngine engine)
    {
        await using var world = await MessageWorld.CreateAsync(engine);
        await world.SetUpAsync(WhatsApp, Sms);
        await world.ReceivedAsync();
        await world.SayAsync(given: false, WhatsApp); // after it was written, before it goes out
        await world.SendAsync();
        var all = await world.AllAsync();
        Assert.Equal(
            [(MessageState.NotSent, (ChannelHurdle?)ChannelHurdle.NoConsent), (MessageState.Queued, null)],
            all.Select(m => (m.State, m.Hurdle))
        );
        Assert.Equal(Sms, all[1].Channel);

        await world.SayAsync(given: false, Sms, MessageChannel.Email);
        await world.SendAsync();
        await world.ReceivedAsync();
        all = await world.AllAsync();
        Assert.All(all, m => Assert.Equal((MessageState.NotSent, ChannelHurdle.NoConsent), (m.State, m.Hurdle)));
        Assert.Equal(3, all.Count);
        Assert.Empty(world.WhatsApp.Handed);
        Assert.Empty(world.Sms.Handed);
        Assert.Equal(
            "CHANNEL_CLOSED",
            (await world.Messages.SendAgainAsync(all[0].Id, WhatsApp, CommandId.New(), default)).Error?.Code
        );
    }

    [Fact]
    public async Task QuietHours_AtNight_HoldUntilEight()
    {
        await using var world = await MessageWorld.CreateAsync();
        await world.SetUpAsync(WhatsApp);
        world.Db.Clock.SetUtcNow(new DateTimeOffset(2026, 11, 4, 15, 30, 0, TimeSpan.Zero)); // 21:00
        await world.ReceivedAsync();
        DateTime eight = new(2026, 11, 5, 2, 30, 0, DateTimeKind.Utc);

        Assert.Equal(eight, await world.SendAsync());
        Assert.Equal(
            (MessageState.Held, eight),
            ((await world.AllAsync())[0].State, (await world.AllAsync())[0].DueUtc)
        );
        world.Db.Clock.SetUtcNow(eight);
        await world.SendAsync();

        Assert.Equal(MessageState.Sent, (await world.AllAsync())[0].State);
    }

    [Fact]
    public async Task Estimate_Shared_CarriesALinkOfItsOwnAndRemindsOnceAfterADay()
    {
        await using var world = await MessageWorld.CreateAsync();
        var (estimate, _) = await world.Estimates.SharedAsync();
        await world.DeliverAsync();
        var message = Assert.Single(await world.AllAsync(), m => m.Event is MessageEvent.Estimate);
        Assert.Contains("{link}", message.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("/e/", message.Text, StringComparison.Ordinal);
        var sealedLink = world
            .Db.Services.GetRequiredService<ISecretSeal>()
            .Open(message.LinkSealed!, $"{world.Db.OrgA}|CustomerMessage|{message.SourceKey}");
        Assert.Equal(2_803m, (await world.Estimates.PageAsync(sealedLink["e/".Length..])).Totals.Total);

        world.Db.Clock.Advance(EstimateMessage.ReminderAfter - TimeSpan.FromMinutes(1));
        await world.SendAsync();
        Assert.DoesNotContain(await world.AllAsync(), m => m.Event is MessageEvent.EstimateReminder);
        world.Db.Clock.Advance(TimeSpan.FromMinutes(1));
        await world.SendAsync();
        await world.SendAsync();
        Assert.Single(await world.AllAsync(), m => m.Event is MessageEvent.EstimateReminder);
        Assert.True(estimate > 0);
    }

    [Fact]
    public async Task Estimate_AnsweredWithinTheDay_IsNotRemindedOf()
    {
        await using var world = await MessageWorld.CreateAsync();
        var (_, token) = await world.Estimates.SharedAsync();
        await world.DeliverAsync();
        var answer = EstimateWorld.Answer(await world.Estimates.PageAsync(token), token);
        Assert.Null((await world.Estimates.Portal.DecideAsync(answer, CommandId.New(), default)).Error);
        await world.DeliverAsync();

        world.Db.Clock.Advance(TimeSpan.FromHours(25));
        await world.SendAsync();

        Assert.Equal([MessageEvent.Estimate, MessageEvent.Approved], (await world.AllAsync()).Select(m => m.Event));
    }

    private static async Task AgainAsync(MessageWorld world)
    {
        await using var raw = world.Estimates.Raw();
        var told = await raw.Set<OutboxMessage>().SingleAsync(m => m.Type == "TICKET_CREATED");
        var handler = world
            .Db.As(Actor.Job(world.Db.OrgA, "outbox", MessagePermissions.Write))
            .GetServices<IEventHandler>()
            .Single(h => h.Consumer == "message-received");
        await handler.HandleAsync(told.Id, told.Payload, default);
    }
}
