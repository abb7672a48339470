using Battwheels.Core.Common;
using Battwheels.Core.Platform.Jobs;
using Battwheels.Core.Service.Estimates;
using Battwheels.Core.Service.Messages;
using Battwheels.Core.Service.Portal;
using Battwheels.Core.Service.Tickets;
using Battwheels.Tests.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Battwheels.Tests.Service.Estimates;

/// <summary>An offer of 14,160.00 where a link alone binds up to 10,000: a code to 98230 00042 does, once, and for this version.</summary>
[Trait("Category", "Data")]
public sealed class OfferCodeTests
{
    private static readonly LineInput Dear = EstimateWorld.Labour("Controller", 10m, 1_200m);

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Decide_WithTheCode_IsBoundToNumberAndVersion(TestEngine engine)
    {
        await using var world = await EstimateWorld.CreateAsync(engine);
        var (_, token) = await world.SharedAsync(Dear);
        var page = await world.PageAsync(token);
        Assert.Equal("0042", page.CodeTo);
        Assert.Equal("ABOVE_LINK_LIMIT", (await DecideAsync(world, token, null)).Error?.Code);
        Assert.Equal("CODE_WRONG", (await DecideAsync(world, token, LinkToken.New().Text)).Error?.Code);

        var code = await AskedAsync(world, token);
        var proof = await TriedAsync(world, token, $" {code[..3]} {code[3..]} ");
        Assert.NotNull(proof);
        Assert.Null(await TriedAsync(world, token, code)); // it was used to prove somebody already
        var decided = EstimateWorld.Value(await DecideAsync(world, token, proof));

        Assert.Equal((EstimateState.Approved, 14_160m, true), (decided.State, decided.ApprovedTotal, decided.WasFirst));
        await using var raw = world.Raw();
        var decision = await raw.Set<EstimateDecision>().SingleAsync();
        Assert.Equal(
            (DecisionMethod.PortalOtp, "+919823000042", page.ContentHash, "203.0.113.9"),
            (decision.Method, decision.CalledNumber, decision.ContentHash, decision.IpAddress)
        );
        Assert.NotNull((await raw.Set<OfferCode>().SingleAsync()).SpentAtUtc);
        var told = await raw.Set<CustomerMessage>().SingleAsync(m => m.Event == MessageEvent.EstimateCode);
        Assert.DoesNotContain(code, told.Text, StringComparison.Ordinal); // nobody of the workshop reads it
        Assert.Equal(("+919823000042", true), (told.Address, told.IsAskedFor)); // goes out in quiet hours too
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Try_WrongFiveTimes_TheRightOneIsSpentToo(TestEngine engine)
    {
        await using var world = await EstimateWorld.CreateAsync(engine);
        var (_, token) = await world.SharedAsync(Dear);
        var code = await AskedAsync(world, token);
        var wrong = code == "000000" ? "000001" : "000000";

        for (var i = 0; i < OfferCode.MostTries; i++)
            Assert.Null(await TriedAsync(world, token, wrong));

        Assert.Null(await TriedAsync(world, token, code));
        Assert.Null(await TriedAsync(world, token, "12345")); // no code at all
        world.Db.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.NotNull(await TriedAsync(world, token, await AskedAsync(world, token))); // a new one is asked for
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Try_CodeOfAnotherEstimateVersionOrOrganization_IsNoCode(TestEngine engine)
    {
        await using var world = await EstimateWorld.CreateAsync(engine);
        var (first, old) = await world.SharedAsync(Dear);
        var code = await AskedAsync(world, old);
        var hash = (await world.PageAsync(old)).ContentHash;

        // Another organization.
        var neighbour = world.Db.Service<EstimateLinkService>(
            Actor.PublicLink(
                world.Db.OrgB,
                world.Contact,
                "Theirs",
                "203.0.113.9",
                EstimatePermissions.PortalRead,
                EstimatePermissions.PortalDecide
            )
        );
        Assert.Equal("LINK_CLOSED", (await neighbour.AskCodeAsync(old, hash, CommandId.New(), default)).Error?.Code);
        Assert.Equal(
            "LINK_CLOSED",
            (await neighbour.TryCodeAsync(new(old, hash, code, LinkToken.New().Hash), CommandId.New(), default))
                .Error
                ?.Code
        );

        // The next version, by a link of its own; the old hash with the new link.
        Assert.Null((await world.Estimates.ReviseAsync(first, CommandId.New(), default)).Error);
        await world.SubmitAsync(first);
        var next = await world.ShareAsync(first);
        Assert.Null(await TriedAsync(world, next, code));
        Assert.Equal(
            "ESTIMATE_REPLACED",
            (await world.Portal.TryCodeAsync(new(next, hash, code, LinkToken.New().Hash), CommandId.New(), default))
                .Error
                ?.Code
        );
        Assert.Equal(
            "LINK_CLOSED",
            (await world.Portal.TryCodeAsync(new(old, hash, code, LinkToken.New().Hash), CommandId.New(), default))
                .Error
                ?.Code
        );

        // Another estimate of the same customer; and what one code proved is no proof for the other.
        world.Db.Clock.Advance(TimeSpan.FromMinutes(1));
        var proof = await TriedAsync(world, next, await AskedAsync(world, next));
        await world.NextVisitAsync("TKT-MAIN-2627-00002");
        var (_, other) = await world.SharedAsync(Dear);
        Assert.Null(await TriedAsync(world, other, code));
        Assert.Equal("CODE_WRONG", (await DecideAsync(world, other, proof)).Error?.Code);
        Assert.NotNull(EstimateWorld.Value(await DecideAsync(world, next, proof)));
        Assert.Equal("CODE_WRONG", (await DecideAsync(world, other, proof)).Error?.Code); // spent
    }

    [Fact]
    public async Task Try_AfterTenMinutes_IsTooLateForCodeAndProof()
    {
        await using var world = await EstimateWorld.CreateAsync();
        var (_, token) = await world.SharedAsync(Dear);
        var code = await AskedAsync(world, token);
        world.Db.Clock.Advance(OfferCode.Life);
        Assert.Null(await TriedAsync(world, token, code));

        var proof = await TriedAsync(world, token, await AskedAsync(world, token));
        Assert.NotNull(proof);
        world.Db.Clock.Advance(OfferCode.Life);
        Assert.Equal("CODE_WRONG", (await DecideAsync(world, token, proof)).Error?.Code);
        Assert.Equal(TicketState.AwaitingCustomer, await world.TicketStateAsync());
    }

    [Fact]
    public async Task Ask_TwiceInAMinute_IsTooOftenAndOldCodesAreForgotten()
    {
        await using var world = await EstimateWorld.CreateAsync();
        var (_, token) = await world.SharedAsync(Dear);
        var hash = (await world.PageAsync(token)).ContentHash;
        await AskedAsync(world, token);

        Assert.Equal(
            "TOO_MANY_TRIES",
            (await world.Portal.AskCodeAsync(token, hash, CommandId.New(), default)).Error?.Code
        );
        Assert.Equal(
            "ESTIMATE_REPLACED",
            (await world.Portal.AskCodeAsync(token, new string('0', 64), CommandId.New(), default)).Error?.Code
        );
        world.Db.Clock.Advance(TimeSpan.FromDays(2.1));
        await WorkAsync(world, OfferCodeTeller.QueueName, PortalPermissions.Tell);
        await using var raw = world.Raw();
        Assert.Equal(0, await raw.Set<OfferCode>().CountAsync());
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Expiry_UnansweredOffer_IsSaidOnceAndAgainForTheNextVersion(TestEngine engine)
    {
        await using var world = await EstimateWorld.CreateAsync(engine);
        var (id, _) = await world.SharedAsync();
        Assert.Equal(0, await ExpiredAsync(world));

        world.Db.Clock.Advance(TimeSpan.FromDays(9)); // the server was down for a day
        Assert.Equal(1, await ExpiredAsync(world));
        Assert.Equal(1, await ExpiredAsync(world)); // told once

        Assert.Null((await world.Estimates.ReviseAsync(id, CommandId.New(), default)).Error);
        await world.SubmitAsync(id);
        await world.ShareAsync(id);
        world.Db.Clock.Advance(TimeSpan.FromDays(9));
        Assert.Equal(2, await ExpiredAsync(world));
    }

    /// <summary>Events that say it, after the worker has looked.</summary>
    private static async Task<int> ExpiredAsync(EstimateWorld world)
    {
        await WorkAsync(world, OfferExpiry.QueueName, EstimatePermissions.Expire);
        await using var raw = world.Raw();
        return await raw.Set<Core.Platform.Events.OutboxMessage>().CountAsync(m => m.Type == "ESTIMATE_EXPIRED");
    }

    private static async Task<Result<DecisionResult>> DecideAsync(EstimateWorld world, string token, string? proof) =>
        await world.Portal.DecideAsync(
            EstimateWorld.Answer(await world.PageAsync(token), token) with
            {
                Proof = proof,
            },
            CommandId.New(),
            default
        );

    /// <summary>What the answer is given with; null for a wrong code.</summary>
    private static async Task<string?> TriedAsync(EstimateWorld world, string token, string code)
    {
        var proof = LinkToken.New();
        TryOfferCode typed = new(token, (await world.PageAsync(token)).ContentHash, code, proof.Hash);
        return EstimateWorld.Value(await world.Portal.TryCodeAsync(typed, CommandId.New(), default))
            ? proof.Text
            : null;
    }

    /// <summary>Asks, lets the worker write the message, and opens what it keeps sealed.</summary>
    private static async Task<string> AskedAsync(EstimateWorld world, string token)
    {
        var hash = (await world.PageAsync(token)).ContentHash;
        EstimateWorld.Value(await world.Portal.AskCodeAsync(token, hash, CommandId.New(), default));
        await WorkAsync(world, OfferCodeTeller.QueueName, PortalPermissions.Tell);
        await using var raw = world.Raw();
        var told = await raw.Set<CustomerMessage>()
            .Where(m => m.Event == MessageEvent.EstimateCode)
            .OrderByDescending(m => m.Id)
            .FirstAsync();
        var end = world
            .Db.Services.GetRequiredService<ISecretSeal>()
            .Open(told.LinkSealed!, $"{world.Db.OrgA}|CustomerMessage|{told.SourceKey}");
        return end.Split('\n')[1];
    }

    private static Task<DateTime?> WorkAsync(EstimateWorld world, string queue, string permission) =>
        world
            .Db.As(Actor.Job(world.Db.OrgA, queue, permission))
            .GetServices<IQueueWorker>()
            .Single(w => w.Queue == queue)
            .WorkAsync(world.Db.OrgA, default);
}
