using Battwheels.Core.Common;
using Battwheels.Core.Service.Messages;
using Battwheels.Tests.Common;
using Battwheels.Tests.Service.Estimates;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Tests.Service.Messages;

/// <summary>Providers, words, events and consents as people set them.</summary>
[Trait("Category", "Data")]
public sealed class MessageSettingsTests
{
    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Provider_Saved_IsSealedUsedAndNeverShown(TestEngine engine)
    {
        await using var world = await MessageWorld.CreateAsync(engine);
        var owner = await world.Db.MemberAsync(world.Db.OrgA, "Vikram", "owner");
        var channels = world.Db.Service<MessageChannelService>(owner);
        SaveMessageChannel smtp = new(
            MessageChannel.Email,
            0,
            true,
            "smtp.example.com",
            587,
            "desk",
            "desk@alpha.example",
            "hunter-2-hunter"
        );

        Assert.Equal("REQUIRED", (await SaveAsync(channels, smtp with { Secret = null })).Error?.Code);
        Assert.Equal("PORT_INVALID", (await SaveAsync(channels, smtp with { Port = 0 })).Error?.Code);
        Assert.Equal(
            "ADDRESS_NOT_SAFE",
            (await SaveAsync(channels, smtp with { Channel = MessageChannel.Sms, Host = "http://sms.example" }))
                .Error
                ?.Code
        );
        Assert.Null((await SaveAsync(channels, smtp)).Error);
        Assert.Equal("CONCURRENCY_CONFLICT", (await SaveAsync(channels, smtp)).Error?.Code);
        var row = (await channels.ListAsync(default)).Single(r => r.Channel is MessageChannel.Email);
        Assert.Equal((true, true, "smtp.example.com"), (row.IsOn, row.HasSecret, row.Host));
        await using (var raw = world.Estimates.Raw())
        {
            var kept = await raw.Set<MessageChannelSetup>().SingleAsync();
            Assert.DoesNotContain("hunter", kept.SecretSealed!, StringComparison.Ordinal);
            Assert.StartsWith("v1|", kept.SecretSealed!, StringComparison.Ordinal);
        }

        // Saved again without a secret, the one that is kept stays.
        Assert.Null((await SaveAsync(channels, smtp with { Version = row.Version, Secret = "", Port = 465 })).Error);
        Assert.True((await channels.ListAsync(default)).Single(r => r.Channel is MessageChannel.Email).HasSecret);
        var tested = EstimateWorld.Value(
            await channels.TestAsync(MessageChannel.Email, "somebody@example.test", default)
        );
        Assert.Equal(ProviderVerdict.Accepted, tested.Verdict);
        Assert.Equal("somebody@example.test", Assert.Single(world.Mail.Handed).To);
        Assert.Equal(
            "CHANNEL_NOT_SET_UP",
            (await channels.TestAsync(MessageChannel.Sms, "9823000042", default)).Error?.Code
        );

        // The neighbour has none of it.
        var bela = await world.Db.MemberAsync(world.Db.OrgB, "Bela", "owner");
        var theirs = world.Db.Service<MessageChannelService>(bela);
        Assert.All(await theirs.ListAsync(default), r => Assert.False(r.HasSecret || r.IsOn));
        Assert.Equal(
            "CHANNEL_NOT_SET_UP",
            (await theirs.TestAsync(MessageChannel.Email, "somebody@example.test", default)).Error?.Code
        );
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Words_OfAnEvent_AreCheckedUsedAndReset(TestEngine engine)
    {
        await using var world = await MessageWorld.CreateAsync(engine);
        var owner = await world.Db.MemberAsync(world.Db.OrgA, "Vikram", "owner");
        var templates = world.Db.Service<MessageTemplateService>(owner);
        SaveMessageTemplate words = new(
            MessageEvent.Received,
            "hi",
            0,
            "{vehicle} मिला",
            "{customer} जी, {vehicle} मिल गया। {workshop}",
            "received_hi",
            "11071700001"
        );
        Assert.Equal(
            ("TEMPLATE_HOLE_UNKNOWN", "Text"),
            Refused(await templates.SaveAsync(words with { Text = "{customer}, {amount}" }, CommandId.New(), default))
        );
        Assert.Equal(
            ("REQUIRED", "Subject"),
            Refused(await templates.SaveAsync(words with { Subject = " " }, CommandId.New(), default))
        );
        Assert.Null((await templates.SaveAsync(words, CommandId.New(), default)).Error);
        var preview = EstimateWorld.Value(
            await templates.PreviewAsync(MessageEvent.Received, words.Subject, words.Text, default)
        );
        Assert.Equal(
            ("MH 12 QK 0427 मिला", "Aarav Kulkarni जी, MH 12 QK 0427 मिल गया। Alpha EV Service", "TKT-MAIN-2627-00001"),
            (preview.Subject, preview.Text, preview.TicketNumber)
        );

        var consents = world.Db.Service<MessageConsentService>(world.Estimates.Advisor);
        Assert.Null(
            (await consents.ChooseLanguageAsync(world.Estimates.Contact, "hi", CommandId.New(), default)).Error
        );
        await world.ReceivedAsync();
        Assert.Equal("Aarav Kulkarni जी, MH 12 QK 0427 मिल गया। Alpha EV Service", (await world.AllAsync())[0].Text);

        var version = Own(await templates.ListAsync(default)).Version;
        var command = CommandId.New();
        Assert.Equal(
            "CONCURRENCY_CONFLICT",
            (await templates.ResetAsync(MessageEvent.Received, "hi", version + 1, CommandId.New(), default)).Error?.Code
        );
        foreach (var press in (int[])[1, 2]) // a double click
            Assert.True(
                (await templates.ResetAsync(MessageEvent.Received, "hi", version, command, default)).Error is null,
                $"press {press}"
            );
        Assert.False(Own(await templates.ListAsync(default)).IsOwn);
        Assert.Equal(34, (await templates.ListAsync(default)).Count);
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Settings_OrderAndSwitches_DecideTheWay(TestEngine engine)
    {
        await using var world = await MessageWorld.CreateAsync(engine);
        var owner = await world.Db.MemberAsync(world.Db.OrgA, "Vikram", "owner");
        var settings = world.Db.Service<MessageSettingsService>(owner);
        var now = await settings.ReadAsync(default);
        Assert.Equal(("21:00", "08:00", "en"), (now.QuietFrom, now.QuietTo, now.Language));
        Assert.Equal([MessageChannel.WhatsApp, MessageChannel.Sms, MessageChannel.Email], now.Order);
        SaveMessageSettings input = new(
            0,
            [MessageChannel.Sms, MessageChannel.WhatsApp, MessageChannel.Email],
            "22:30",
            "7:00",
            "en",
            [new(MessageEvent.Received, MessageChannel.Sms)]
        );
        Assert.Equal(
            "TIME_INVALID",
            (await settings.SaveAsync(input with { QuietFrom = "25:00" }, CommandId.New(), default)).Error?.Code
        );
        Assert.Equal(
            "ORDER_INVALID",
            (await settings.SaveAsync(input with { Order = [MessageChannel.Sms] }, CommandId.New(), default))
                .Error
                ?.Code
        );
        Assert.Null((await settings.SaveAsync(input, CommandId.New(), default)).Error);
        Assert.Equal(input.Off, (await settings.ReadAsync(default)).Off);

        await world.ReceivedAsync();
        Assert.Equal(MessageChannel.WhatsApp, Assert.Single(await world.AllAsync()).Channel);

        MessageSwitch[] all =
        [
            .. Enum.GetValues<MessageChannel>().Select(c => new MessageSwitch(MessageEvent.Received, c)),
        ];
        Assert.Null((await settings.SaveAsync(input with { Version = 1, Off = all }, CommandId.New(), default)).Error);
        await world.ReceivedAsync();
        Assert.Single(await world.AllAsync());
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Consent_SaidTwice_NewestHoldsAndBothStay(TestEngine engine)
    {
        await using var world = await MessageWorld.CreateAsync(engine);
        var consents = world.Db.Service<MessageConsentService>(world.Estimates.Advisor);
        var contact = world.Estimates.Contact;
        var before = (await consents.OfContactAsync(contact, default))!;
        Assert.All(before.Consents, c => Assert.Equal(c.Purpose is MessagePurpose.Transactional, c.IsGiven));

        foreach (var given in (bool[])[false, true, false])
        {
            world.Db.Clock.Advance(TimeSpan.FromSeconds(1));
            Assert.Null(
                (
                    await consents.SayAsync(
                        contact,
                        MessageChannel.Sms,
                        MessagePurpose.Transactional,
                        given,
                        ConsentSource.Written,
                        CommandId.New(),
                        default
                    )
                ).Error
            );
        }

        var sms = (await consents.OfContactAsync(contact, default))!.Consents.Single(c =>
            c is { Channel: MessageChannel.Sms, Purpose: MessagePurpose.Transactional }
        );
        Assert.Equal((false, "Asha", ConsentSource.Written), (sms.IsGiven, sms.ByName, sms.Source));
        Assert.Equal(3, await world.Db.CountAsync<MessageConsent>(world.Db.OrgA));

        var bela = await world.Db.MemberAsync(world.Db.OrgB, "Bela", "owner");
        var theirs = world.Db.Service<MessageConsentService>(bela);
        Assert.Null(await theirs.OfContactAsync(contact, default));
        Assert.Equal(
            "NOT_FOUND",
            (
                await theirs.SayAsync(
                    contact,
                    MessageChannel.Sms,
                    MessagePurpose.Transactional,
                    true,
                    ConsentSource.Phone,
                    CommandId.New(),
                    default
                )
            )
                .Error
                ?.Code
        );
    }

    private static Task<Result<Done>> SaveAsync(MessageChannelService channels, SaveMessageChannel input) =>
        channels.SaveAsync(input, CommandId.New(), default);

    private static (string?, string?) Refused(Result<Done> result) => (result.Error?.Code, result.Error?.Field);

    private static MessageTemplateRow Own(IReadOnlyList<MessageTemplateRow> rows) =>
        rows.Single(r => r is { Event: MessageEvent.Received, Language: "hi" });
}
