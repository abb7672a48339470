using Battwheels.Core.Common;
using Battwheels.Core.Service.Estimates;
using Battwheels.Core.Service.Fleet;
using Battwheels.Core.Service.Messages;
using Battwheels.Core.Service.Tickets;
using Battwheels.Tests.Common;
using Battwheels.Tests.Crm;
using Battwheels.Tests.Service.Estimates;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Tests.Service.Fleet;

/// <summary>Above a limit a second person decides: nobody else, never the first one, and only for what was shown.</summary>
[Trait("Category", "Data")]
public sealed class FleetApprovalTests
{
    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task AboveTheLimit_SecondPersonConfirms_AndBothStandInTheEvidence(TestEngine engine)
    {
        await using var world = await FleetWorld.CreateAsync(engine);
        // 20 hours at 950.00 with 18 %: 22,420.00, above Asha's 20,000.
        var (id, token) = await world.Estimates.SharedAsync(EstimateWorld.Labour("Motor", 20m, 950m));
        await AssertNobodyGoesAroundAsync(world, id, token);

        var command = CommandId.New();
        var first = EstimateWorld.Value(await world.DecideAsync(world.AsAsha, id, command));
        Assert.Equal((true, 22_420m, EstimateState.Sent), (first.AwaitsSecond, first.ApprovedTotal, first.State));
        Assert.True(EstimateWorld.Value(await world.DecideAsync(world.AsAsha, id, command)).AwaitsSecond);
        Assert.Equal("FLEET_WAITING", (await world.DecideAsync(world.AsAsha, id)).Error?.Code);
        Assert.Equal("FLEET_WAITING", (await world.DecideAsync(world.AsVikram, id)).Error?.Code);
        Assert.Equal(TicketState.AwaitingCustomer, await world.Estimates.TicketStateAsync());
        var seen = (await world.Estimates.ViewAsync(id)).FleetApproval!;
        Assert.Equal(("Asha Rao", FleetApprovalState.Waiting), (seen.FirstName, seen.State));
        Assert.Equal(["Vikram Shah"], seen.MayConfirm);
        Assert.True((await world.WaitingAsync(world.AsAsha, id)).IsMine);

        var waiting = await world.WaitingAsync(world.AsVikram, id);
        Assert.Equal((true, false, 22_420m), (waiting.MayConfirm, waiting.IsMine, waiting.Total));
        var hash = (await world.OfferAsync(world.AsVikram, id)).ContentHash;
        await AssertOnlyTheSecondAsync(world, waiting.ApprovalId, hash);

        var second = CommandId.New();
        var done = EstimateWorld.Value(await world.ConfirmAsync(world.AsVikram, waiting.ApprovalId, hash, second));
        Assert.Equal((true, EstimateState.Approved), (done.WasFirst, done.State));
        Assert.Equal(
            done.DecisionId,
            EstimateWorld.Value(await world.ConfirmAsync(world.AsVikram, waiting.ApprovalId, hash, second)).DecisionId
        );
        Assert.Equal(
            "FLEET_APPROVAL_OVER",
            (await world.ConfirmAsync(world.AsVikram, waiting.ApprovalId, hash)).Error?.Code
        );
        Assert.Equal(TicketState.Approved, await world.Estimates.TicketStateAsync());
        await using var raw = world.Estimates.Raw();
        var decision = await raw.Set<EstimateDecision>().SingleAsync();
        Assert.Equal(
            ("Asha Rao, Vikram Shah", DecisionMethod.PortalSession, 22_420m),
            (decision.GivenBy, decision.Method, decision.ApprovedTotal)
        );
        Assert.Equal(
            ("Vikram Shah", FleetApprovalState.Confirmed),
            ((await world.Estimates.ViewAsync(id)).FleetApproval!.SecondName, FleetApprovalState.Confirmed)
        );
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task FirstApproval_SentBackReplacedOrWithoutASecond_DecidesNothing(TestEngine engine)
    {
        await using var world = await FleetWorld.CreateAsync(engine);
        var (id, _) = await world.Estimates.SharedAsync(EstimateWorld.Labour("Motor", 20m, 950m));
        await world.SwitchAsync(world.Vikram, false);
        Assert.Equal("FLEET_NOBODY_MAY", (await world.DecideAsync(world.AsAsha, id)).Error?.Code);
        Assert.Equal("FLEET_NOT_A_PERSON", (await world.DecideAsync(world.AsVikram, id)).Error?.Code);
        await world.SwitchAsync(world.Vikram, true);

        EstimateWorld.Value(await world.DecideAsync(world.AsAsha, id));
        await world.Portal.Messages.DeliverAsync();
        var told = Assert.Single(await world.Portal.Messages.AllAsync(), m => m.Event is MessageEvent.FleetSecond);
        Assert.Equal(
            (world.Account, world.Vikram, "+919811100002"),
            (told.ContactId, told.FleetPersonId, told.Address)
        );
        Assert.Contains("Asha Rao approved ₹22,420", told.Text, StringComparison.Ordinal);

        var waiting = await world.WaitingAsync(world.AsVikram, id);
        var service = world.Db.Service<FleetApprovalService>(world.AsVikram);
        Task<Result<Done>> BackAsync(string why) =>
            service.SendBackAsync(waiting.ApprovalId, why, CommandId.New(), default);
        Assert.Equal("REASON_MISSING", (await BackAsync(" ")).Error?.Code);
        Assert.Null((await BackAsync("Too dear, ask for a rewind")).Error);
        Assert.Equal("FLEET_APPROVAL_OVER", (await BackAsync("Again")).Error?.Code);
        var back = (await world.OfferAsync(world.AsAsha, id)).Fleet!;
        Assert.Equal((null, "Vikram Shah"), (back.Waiting, back.SentBack?.By));

        // Asked again, and then the workshop writes a new version: what was approved is void.
        EstimateWorld.Value(await world.DecideAsync(world.AsAsha, id));
        var again = await world.WaitingAsync(world.AsVikram, id);
        var hash = (await world.OfferAsync(world.AsVikram, id)).ContentHash;
        EstimateWorld.Value(await world.Estimates.Estimates.ReviseAsync(id, CommandId.New(), default));
        Assert.Equal(
            "FLEET_APPROVAL_OVER",
            (await world.ConfirmAsync(world.AsVikram, again.ApprovalId, hash)).Error?.Code
        );
        await world.Estimates.SubmitAsync(id);
        await world.Estimates.ShareAsync(id);
        Assert.Null((await world.OfferAsync(world.AsVikram, id)).Fleet!.Waiting);
        Assert.Equal(
            "FLEET_APPROVAL_OVER",
            (await world.ConfirmAsync(world.AsVikram, again.ApprovalId, hash)).Error?.Code
        );

        // Who may decide it alone does, as themself whatever was typed.
        Assert.False(EstimateWorld.Value(await world.DecideAsync(world.AsVikram, id)).AwaitsSecond);
        await using var raw = world.Estimates.Raw();
        Assert.Equal("Vikram Shah", (await raw.Set<EstimateDecision>().SingleAsync()).GivenBy);
    }

    /// <summary>Neither by a link nor as the account itself; what the workshop hears on a call stays its own evidence.</summary>
    private static async Task AssertNobodyGoesAroundAsync(FleetWorld world, long id, string token)
    {
        var page = await world.Estimates.PageAsync(token);
        Assert.True(page.AsksSignIn);
        var byLink = await world.Estimates.Portal.DecideAsync(
            EstimateWorld.Answer(page, token) with
            {
                Choices = [.. page.Lines.Select(l => new LineChoice(l.Id, false))],
            },
            CommandId.New(),
            default
        );
        Assert.Equal("FLEET_SIGN_IN", byLink.Error?.Code);
        var account = world.Portal.Visitor(world.Account);
        Assert.Equal("FLEET_NOT_A_PERSON", (await world.DecideAsync(account, id)).Error?.Code);
        Assert.False((await world.OfferAsync(account, id)).Fleet!.Decides);
    }

    private static async Task AssertOnlyTheSecondAsync(FleetWorld world, long approval, string hash)
    {
        Assert.Equal("FLEET_NOT_THE_SECOND", (await world.ConfirmAsync(world.AsAsha, approval, hash)).Error?.Code);
        Assert.Equal(
            "ESTIMATE_REPLACED",
            (await world.ConfirmAsync(world.AsVikram, approval, new string('0', 64))).Error?.Code
        );
        await Assert.ThrowsAsync<AccessDeniedException>(() => world.ConfirmAsync(world.AsRavi, approval, hash));
        var leela = await world.Db.ContactAsync(CrmSeeds.Person("Leela Hegde", "9812345678"));
        var hers = await world.AddAsync("Leela Hegde", "9811100009", FleetRole.Manager, null, leela);
        Actor[] strangers =
        [
            world.As(hers, "Leela Hegde", FleetRole.Manager, leela),
            world.As(world.Vikram, "Vikram Shah", FleetRole.Manager, organization: world.Db.OrgB),
            world.Portal.Visitor(leela),
        ];
        foreach (var stranger in strangers)
        {
            Assert.Equal("NOT_FOUND", (await world.ConfirmAsync(stranger, approval, hash)).Error?.Code);
            Assert.Equal(
                "NOT_FOUND",
                (
                    await world
                        .Db.Service<FleetApprovalService>(stranger)
                        .SendBackAsync(approval, "Why not", CommandId.New(), default)
                )
                    .Error
                    ?.Code
            );
        }

        Assert.Equal(
            "FLEET_NOT_A_PERSON",
            (await world.ConfirmAsync(world.Portal.Visitor(world.Account), approval, hash)).Error?.Code
        );
    }
}
