using Battwheels.Core.Common;
using Battwheels.Core.Crm;
using Battwheels.Core.Service.Messages;
using Battwheels.Core.Service.Portal;
using Battwheels.Tests.Common;
using Battwheels.Tests.Crm;
using Battwheels.Tests.Service.Estimates;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Tests.Service.Portal;

/// <summary>Attacks on the door: enumeration, replay, forged and expired codes and links, another organization's session.</summary>
[Trait("Category", "Data")]
public sealed class PortalDoorTests
{
    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Code_RightOnce_OpensOneSessionOfOneOrganization(TestEngine engine)
    {
        await using var world = await PortalWorld.CreateAsync(engine);
        Assert.Null(await world.AskAsync(PortalWorld.Phone));
        var (code, link) = (await world.ToldAsync())!.Value;
        var message = (await world.Messages.AllAsync()).Last();
        Assert.DoesNotContain(code, message.Text + message.Subject + message.Parameters, StringComparison.Ordinal);
        Assert.Contains(CustomerMessage.CodeMark, message.Text, StringComparison.Ordinal);

        var wrong = await world.EnterAsync(code == "000000" ? "111111" : "000000");
        Assert.False(wrong.Entered);
        Assert.Null(await world.Door.FindAsync(wrong.Token.Text, default));
        Assert.False((await world.EnterAsync(code, organization: world.Db.OrgB)).Entered);
        Assert.False((await world.EnterAsync(code, "9812345678")).Entered);

        var (entered, token) = await world.EnterAsync(code);
        Assert.True(entered);
        Assert.Equal(world.Estimates.Contact, (await world.Door.FindAsync(token.Text, default))!.ContactId);
        // Replay of the code, and of the link of the same message.
        Assert.False((await world.EnterAsync(code)).Entered);
        Assert.False((await world.OpenAsync(link)).Entered);
        // The session is nobody's at the other door, and a made-up one nobody's anywhere.
        Assert.Null(await world.DoorOf(world.Db.OrgB).FindAsync(token.Text, default));
        Assert.Null(await world.Door.FindAsync(LinkToken.New().Text, default));
        Assert.Null(await world.Door.FindAsync("zz", default));

        world.Db.Clock.Advance(PortalSession.Life);
        Assert.Null(await world.Door.FindAsync(token.Text, default));
    }

    /// <summary>Whoever reads the mailbox did not ask: WhatsApp refuses, and the code goes nowhere else.</summary>
    [Fact]
    public async Task Code_AskedForByPhone_NeverGoesToTheMailbox()
    {
        await using var world = await PortalWorld.CreateAsync();
        await world.Messages.SetUpAsync(MessageChannel.WhatsApp, MessageChannel.Email);
        await using (var raw = world.Estimates.Raw())
        {
            (await raw.Set<Contact>().SingleAsync(c => c.Id == world.Estimates.Contact)).Email = "aarav@example.in";
            raw.Add(
                new MessageTemplate
                {
                    Event = MessageEvent.PortalCode,
                    Language = "en",
                    Subject = "Code",
                    Text = "Your code: {code}",
                    WhatsAppTemplate = "portal_code",
                }
            );
            await raw.SaveChangesAsync();
        }

        world.Messages.WhatsApp.Next(ProviderVerdict.Refused);
        await world.AskAsync(PortalWorld.Phone);
        await world.Messages.SendAsync();
        await world.Messages.SendAsync();

        Assert.Single(world.Messages.WhatsApp.Handed);
        Assert.Empty(world.Messages.Mail.Handed);
        var told = Assert.Single(await world.Messages.AllAsync(), m => m.Event is MessageEvent.PortalCode);
        Assert.Equal((MessageChannel.WhatsApp, MessageState.Failed), (told.Channel, told.State));
        var clerk = await world.Messages.Messages.SendAgainAsync(
            told.Id,
            MessageChannel.Email,
            CommandId.New(),
            default
        );
        Assert.Equal("CHANNEL_CLOSED", clerk.Error?.Code);
    }

    /// <summary>The same rows are written for a number that is known and for one that is not; only the worker tells them apart.</summary>
    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Numbers_KnownAndUnknown_AreAnsweredAlike(TestEngine engine)
    {
        await using var world = await PortalWorld.CreateAsync(engine);
        var known = await world.Door.AskAsync(
            new AskForCode(PortalWorld.Phone, "203.0.113.5"),
            CommandId.New(),
            default
        );
        var after = await RowsAsync(world);
        var unknown = await world.Door.AskAsync(new AskForCode("9812345678", "203.0.113.6"), CommandId.New(), default);
        Assert.Equal((null, null), (known.Error, unknown.Error));
        Assert.Equal((1, 2), after);
        Assert.Equal((2, 4), await RowsAsync(world));
        Assert.Null(await world.AskAsync("98111 11111", "203.0.113.7"));
        Assert.Single(await world.Messages.AllAsync(), m => m.Event is MessageEvent.PortalCode);

        // Five tries each, and the sixth is not looked at any more, right or wrong, known or unknown.
        var (code, _) = (await world.ToldAsync())!.Value;
        var other = code == "000000" ? "111111" : "000000";
        for (var i = 0; i < PortalChallenge.MostTries; i++)
        {
            Assert.False((await world.EnterAsync(other)).Entered);
            Assert.False((await world.EnterAsync(other, "9812345678")).Entered);
        }

        Assert.False((await world.EnterAsync(code)).Entered);
        await using var raw = world.Estimates.Raw();
        Assert.Equal([5, 5, 0], await raw.Set<PortalChallenge>().OrderBy(c => c.Id).Select(c => c.Tries).ToListAsync());
        Assert.Equal("DESTINATION_UNCLEAR", await world.AskAsync("12", "203.0.113.8"));
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task CodeAndLink_Old_OpenNothing(TestEngine engine)
    {
        await using var world = await PortalWorld.CreateAsync(engine);
        Assert.Null(await world.AskAsync(PortalWorld.Phone));
        var (code, link) = (await world.ToldAsync())!.Value;
        Assert.False((await world.OpenAsync(LinkToken.New().Text)).Entered);
        Assert.False((await world.OpenAsync("forged")).Entered);
        Assert.False((await world.OpenAsync(link, world.Db.OrgB)).Entered);
        world.Db.Clock.Advance(PortalChallenge.CodeLife);
        Assert.False((await world.EnterAsync(code)).Entered);
        Assert.True((await world.OpenAsync(link)).Entered);

        world.Db.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Null(await world.AskAsync(PortalWorld.Phone));
        var (_, late) = (await world.ToldAsync())!.Value;
        world.Db.Clock.Advance(PortalChallenge.LinkLife);
        Assert.False((await world.OpenAsync(late)).Entered);
    }

    /// <summary>1 a minute, 5 an hour to a number, 20 an hour from an address; counted apart in each organization.</summary>
    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Limits_OfDestinationAndAddress_AreKeptInTheDatabase(TestEngine engine)
    {
        await using var world = await PortalWorld.CreateAsync(engine);
        for (var i = 0; i < 5; i++)
        {
            Assert.Null(await world.AskAsync(PortalWorld.Phone, $"203.0.113.{10 + i}"));
            Assert.Equal("TOO_MANY_TRIES", await world.AskAsync(PortalWorld.Phone, "203.0.113.99"));
            world.Db.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Equal("TOO_MANY_TRIES", await world.AskAsync(PortalWorld.Phone, "203.0.113.98"));
        Assert.Null(await world.AskAsync(PortalWorld.Phone, "203.0.113.98", world.Db.OrgB));
        for (var i = 0; i < 20; i++)
            Assert.Null((await AskOnlyAsync(world, $"98111000{i:00}")).Error);
        Assert.Equal("TOO_MANY_TRIES", (await AskOnlyAsync(world, "9811100099")).Error?.Code);
        world.Db.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Null((await AskOnlyAsync(world, "9811100099")).Error);

        // What is older than two days is forgotten.
        world.Db.Clock.Advance(TimeSpan.FromDays(3));
        Assert.Null(await world.AskAsync("9811100001", "203.0.113.97"));
        await using var raw = world.Estimates.Raw();
        Assert.Equal(2, await raw.Set<PublicKnock>().CountAsync());
    }

    /// <summary>At 23:30 in India a code goes out, though the customer wants no messages this way.</summary>
    [Fact]
    public async Task Code_InTheNight_IsSentWithTheCodeInIt()
    {
        await using var world = await PortalWorld.CreateAsync();
        await world.Messages.SetUpAsync(MessageChannel.Sms);
        await using (var raw = world.Estimates.Raw())
        {
            raw.Add(
                new MessageTemplate
                {
                    Event = MessageEvent.PortalCode,
                    Language = "en",
                    Subject = "Code",
                    Text = "{code} or {link}",
                    DltTemplateId = "1107170000000000002",
                }
            );
            await raw.SaveChangesAsync();
        }

        await world.Messages.SayAsync(false, MessageChannel.Sms);
        world.Db.Clock.Advance(TimeSpan.FromHours(12));
        Assert.Null(await world.AskAsync(PortalWorld.Phone));
        await world.Messages.SendAsync();
        var (code, link) = (await world.ToldAsync())!.Value;
        var sent = Assert.Single(world.Messages.Sms.Handed);
        Assert.StartsWith($"{code} or http", sent.Text, StringComparison.Ordinal);
        Assert.EndsWith($"/portal/in/{link}", sent.Text, StringComparison.Ordinal);
        Assert.Equal(code, sent.Parameters[0]);
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Sessions_EndedByCustomerOrWorkshop_OpenNothing(TestEngine engine)
    {
        await using var world = await PortalWorld.CreateAsync(engine);
        List<string> tokens = [];
        for (var i = 0; i < 3; i++)
        {
            Assert.Null(await world.AskAsync(PortalWorld.Phone));
            var (entered, token) = await world.EnterAsync((await world.ToldAsync())!.Value.Code);
            Assert.True(entered);
            tokens.Add(token.Text);
            world.Db.Clock.Advance(TimeSpan.FromMinutes(2));
        }

        var mine = world.Db.Service<PortalService>(world.Visitor(world.Estimates.Contact));
        var first = (await world.Door.FindAsync(tokens[0], default))!.SessionId;
        var profile = (await mine.ProfileAsync(first, default))!;
        Assert.Equal(("Aarav Kulkarni", 3), (profile.Name, profile.Sessions.Count));
        Assert.True(profile.Sessions[^1].IsThisOne);
        // Somebody else's session, here and at the neighbour's, is not found.
        var leela = await world.Db.ContactAsync(CrmSeeds.Person("Leela Hegde", "9812345678"));
        var hers = world.Db.Service<PortalService>(world.Visitor(leela));
        Assert.Equal("NOT_FOUND", (await hers.EndSessionAsync(first, CommandId.New(), default)).Error?.Code);
        Assert.Empty((await hers.ProfileAsync(0, default))!.Sessions);
        var bela = await world.Db.MemberAsync(world.Db.OrgB, "Bela", "owner");
        var theirs = world.Db.Service<PortalAccessService>(bela);
        Assert.Null(await theirs.OfContactAsync(world.Estimates.Contact, default));
        Assert.Equal(
            "NOT_FOUND",
            (await theirs.RevokeAsync(world.Estimates.Contact, first, CommandId.New(), default)).Error?.Code
        );

        Assert.Null((await mine.EndSessionAsync(first, CommandId.New(), default)).Error);
        Assert.Null(await world.Door.FindAsync(tokens[0], default));
        var desk = world.Db.Service<PortalAccessService>(world.Estimates.Advisor);
        var seen = (await desk.OfContactAsync(world.Estimates.Contact, default))!;
        Assert.Equal((true, 2), (seen.MaySignIn, seen.Sessions.Count));
        Assert.Equal(
            "NOT_FOUND",
            (await desk.RevokeAsync(leela, seen.Sessions[0].Id, CommandId.New(), default)).Error?.Code
        );
        EstimateWorld.Value(
            await desk.RevokeAsync(world.Estimates.Contact, seen.Sessions[0].Id, CommandId.New(), default)
        );
        Assert.Null(await world.Door.FindAsync(tokens[2], default));
        Assert.NotNull(await world.Door.FindAsync(tokens[1], default));
        EstimateWorld.Value(await desk.InviteAsync(leela, CommandId.New(), default));
        var invited = (await world.Messages.AllAsync()).Last();
        Assert.Equal((leela, MessageEvent.PortalInvite), (invited.ContactId, invited.Event));
    }

    private static Task<Result<Done>> AskOnlyAsync(PortalWorld world, string number) =>
        world.Door.AskAsync(new AskForCode(number, "198.51.100.1"), CommandId.New(), default);

    private static async Task<(int Challenges, int Knocks)> RowsAsync(PortalWorld world)
    {
        await using var raw = world.Estimates.Raw();
        return (await raw.Set<PortalChallenge>().CountAsync(), await raw.Set<PublicKnock>().CountAsync());
    }
}
