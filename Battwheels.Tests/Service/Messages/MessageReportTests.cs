using System.Text;
using Battwheels.Core.Common;
using Battwheels.Core.Service.Messages;
using Battwheels.Tests.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Battwheels.Tests.Service.Messages;

/// <summary>What providers report afterwards: it is believed when it is signed, once, and never backwards.</summary>
[Trait("Category", "Data")]
public sealed class MessageReportTests
{
    private const string Secret = "app-secret-1";

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Delivered_Signed_IsWrittenOnceAndStays(TestEngine engine)
    {
        await using var world = await MessageWorld.CreateAsync(engine);
        var token = await SentAsync(world);
        world.Db.Clock.Advance(TimeSpan.FromMinutes(3));

        var delivered = Meta("p-1", "delivered");
        Assert.Null((await TakeAsync(world, token, delivered)).Error);
        Assert.Null((await TakeAsync(world, token, delivered)).Error);
        Assert.Null((await TakeAsync(world, token, Meta("p-1", "failed"))).Error); // late and out of order

        var message = Assert.Single(await world.AllAsync());
        Assert.Equal(MessageState.Delivered, message.State);
        Assert.Equal(world.Db.Clock.GetUtcNow().UtcDateTime, message.DeliveredAtUtc);
        var view = (await world.Messages.GetAsync(message.Id, default))!;
        Assert.Equal([TryOutcome.Accepted, TryOutcome.Delivered], view.Tries.Select(t => t.Outcome));
    }

    /// <summary>The number is not on WhatsApp: said a minute later, and the message goes out as SMS.</summary>
    [Fact]
    public async Task Failed_AfterItWasSent_GoesTheNextWay()
    {
        await using var world = await MessageWorld.CreateAsync();
        var token = await SentAsync(world);
        Assert.Null((await TakeAsync(world, token, Meta("p-1", "failed", "Not a WhatsApp user"))).Error);
        await world.SendAsync();

        var all = await world.AllAsync();
        Assert.Equal(
            [(MessageChannel.WhatsApp, MessageState.Failed), (MessageChannel.Sms, MessageState.Sent)],
            all.Select(m => (m.Channel, m.State))
        );
        var view = (await world.Messages.GetAsync(all[0].Id, default))!;
        Assert.Equal("failed: Not a WhatsApp user", view.Tries[^1].Answer);
    }

    /// <summary>Handed over without an answer: the report, which names it as we did, ends the doubt.</summary>
    [Fact]
    public async Task Unclear_ReportedByOurOwnName_IsDelivered()
    {
        await using var world = await MessageWorld.CreateAsync();
        world.WhatsApp.Next(ProviderVerdict.Unclear);
        var token = await SentAsync(world);
        var unclear = Assert.Single(await world.AllAsync());
        Assert.Equal(MessageState.Unclear, unclear.State);

        var report = Meta("wamid.9", "read", reference: unclear.IdempotencyKey);
        Assert.Null((await TakeAsync(world, token, report)).Error);

        var message = Assert.Single(await world.AllAsync());
        Assert.Equal((MessageState.Delivered, "wamid.9"), (message.State, message.ProviderId));
    }

    [Fact]
    public async Task Notice_ForgedForeignOrNonsense_ChangesNothing()
    {
        await using var world = await MessageWorld.CreateAsync();
        var token = await SentAsync(world);
        var body = Meta("p-1", "delivered");

        Assert.Equal("NOTICE_FORGED", (await TakeAsync(world, token, body, secret: "another")).Error?.Code);
        Assert.Equal("NOT_FOUND", (await TakeAsync(world, LinkToken.New().Text, body)).Error?.Code);
        Assert.Equal("NOT_FOUND", (await TakeAsync(world, token, body, world.Db.OrgB)).Error?.Code);
        Assert.Equal("NOTICE_UNREAD", (await TakeAsync(world, token, Encoding.UTF8.GetBytes("[1,"))).Error?.Code);
        var neighbours = Meta("wamid.9", "delivered", reference: $"bw-{world.Db.OrgB}-1");
        Assert.Null((await TakeAsync(world, token, neighbours)).Error); // others' names are nobody's here
        Assert.Equal(MessageState.Sent, Assert.Single(await world.AllAsync()).State);
        Assert.False(await Reports(world).KnowsAsync(MessageChannel.Sms, token, default));
        Assert.True(await Reports(world).KnowsAsync(MessageChannel.WhatsApp, token, default));
    }

    [Theory]
    [InlineData("""{"id":"981","status":"DELIVRD"}""", true)]
    [InlineData("""[{"message_id":981,"status":"UNDELIV","reason":"absent"}]""", false)]
    [InlineData("""{"id":"981","status":"SUBMITTED"}""", null)] // says nothing yet
    [InlineData("""{"status":"DELIVRD"}""", null)] // of nobody
    [InlineData("5", null)]
    public void Gateway_Reports_AreRead(string text, bool? arrived)
    {
        var reports = MessageReportReader.Read(MessageChannel.Sms, Encoding.UTF8.GetBytes(text))!;
        Assert.Equal(arrived, reports.SingleOrDefault()?.HasArrived);
        Assert.All(reports, r => Assert.Equal("981", r.ProviderId));
    }

    private static async Task<string> SentAsync(MessageWorld world)
    {
        await world.SetUpAsync(MessageChannel.WhatsApp, MessageChannel.Sms);
        await using (var raw = world.Estimates.Raw())
        {
            var setup = await raw.Set<MessageChannelSetup>().SingleAsync(s => s.Channel == MessageChannel.WhatsApp);
            setup.NoticeSecretSealed = world
                .Db.Services.GetRequiredService<ISecretSeal>()
                .Close(Secret, $"{world.Db.OrgA}|MessageChannelSetup|WhatsApp|notices");
            await raw.SaveChangesAsync();
            await world.ReceivedAsync();
            await world.SendAsync();
            return setup.NoticeToken;
        }
    }

    private static MessageReportService Reports(MessageWorld world, long? organization = null) =>
        world.Db.Service<MessageReportService>(
            Actor.Job(organization ?? world.Db.OrgA, "message-provider", MessagePermissions.Report)
        );

    private static Task<Result<Done>> TakeAsync(
        MessageWorld world,
        string token,
        byte[] body,
        long? organization = null,
        string secret = Secret
    ) =>
        Reports(world, organization)
            .TakeAsync(
                new MessageNotice(MessageChannel.WhatsApp, token, body, $"sha256={NoticeSignature.Of(secret, body)}"),
                default
            );

    private static byte[] Meta(string id, string status, string? error = null, string? reference = null) =>
        Encoding.UTF8.GetBytes(
            $$$"""
            {"object":"whatsapp_business_account","entry":[{"id":"1","changes":[{"field":"messages","value":
              {"messaging_product":"whatsapp","statuses":[{"id":"{{{id}}}","status":"{{{status}}}","timestamp":"1793858400",
               "biz_opaque_callback_data":"{{{reference ?? "bw-0-0"}}}",
               "errors":[{"code":131026,"title":"{{{error ?? "none"}}}"}]}]}}]}]}
            """
        );
}
