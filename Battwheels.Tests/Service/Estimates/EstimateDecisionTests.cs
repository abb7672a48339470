using Battwheels.Core.Common;
using Battwheels.Core.Inventory.Stock;
using Battwheels.Core.Service.Estimates;
using Battwheels.Core.Service.JobCards;
using Battwheels.Core.Service.Tickets;
using Battwheels.Tests.Common;
using Battwheels.Tests.Inventory;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Tests.Service.Estimates;

[Trait("Category", "Data")]
public class EstimateDecisionTests
{
    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task DecideAsync_SomeLines_KeepsEvidenceReservesAndMovesTheTicket(TestEngine engine)
    {
        await using var world = await EstimateWorld.CreateAsync(engine);
        var there = await world.StockedAsync("CON-1", onHand: 5m);
        var scarce = await world.StockedAsync("PAD-1", onHand: 1m);
        var (id, token) = await world.SharedAsync(
            EstimateWorld.Part("Connector", 1m, 2_230m, item: there),
            EstimateWorld.Part("Pads", 4m, 100m, item: scarce),
            EstimateWorld.Labour("Belt", 1m, 450m) with
            {
                IsOptional = true,
            }
        );
        var page = await world.PageAsync(token);

        var result = EstimateWorld.Value(
            await world.Portal.DecideAsync(EstimateWorld.Answer(page, token, ["Belt"]), CommandId.New(), default)
        );

        // 2,630 and twice 236.70: 3,103.40, to the rupee.
        Assert.Equal(3_103m, result.ApprovedTotal);
        Assert.Equal(EstimateState.PartiallyApproved, result.State);
        var shortage = Assert.Single(result.Shortages);
        Assert.Equal(("Pads", 1m, 3m), (shortage.Description, shortage.Reserved, shortage.Missing));
        Assert.Equal(
            [JobLineState.Approved, JobLineState.Approved, JobLineState.Declined],
            (await world.JobLinesAsync()).Select(l => l.State)
        );
        Assert.Equal(TicketState.Approved, await world.TicketStateAsync());
        var store = await world.Db.MainStoreAsync();
        Assert.Equal(1m, (await world.Db.PoolAsync(there, store)).Reserved);
        Assert.Equal(1m, (await world.Db.PoolAsync(scarce, store)).Reserved);
        await AssertEvidenceAsync(world, page, id);
    }

    [Fact]
    public async Task DecideAsync_NothingSafetyCriticalDeclined_RecordsNoAcceptedRisk()
    {
        await using var world = await EstimateWorld.CreateAsync();
        var (_, token) = await world.SharedAsync(
            EstimateWorld.Labour("Brakes", 1m, 800m) with
            {
                IsSafetyCritical = true,
            },
            EstimateWorld.Labour("Wash", 1m, 200m)
        );
        var page = await world.PageAsync(token);

        var answer = EstimateWorld.Answer(page, token, ["Wash"], risk: true);
        EstimateWorld.Value(await world.Portal.DecideAsync(answer, CommandId.New(), default));

        await using var raw = world.Raw();
        Assert.False((await raw.Set<EstimateDecision>().SingleAsync()).RiskAcknowledged);
    }

    private static async Task AssertEvidenceAsync(EstimateWorld world, OfferPage page, long id)
    {
        await using var raw = world.Raw();
        var decision = await raw.Set<EstimateDecision>().Include(d => d.Lines).SingleAsync();
        Assert.Equal((DecisionMethod.PortalLink, "Aarav Kulkarni"), (decision.Method, decision.GivenBy));
        Assert.Equal(("203.0.113.9", "Test browser"), (decision.IpAddress, decision.Browser));
        Assert.Equal(page.ContentHash, decision.ContentHash);
        // 3,080 and twice 277.20: 3,634.40, to the rupee.
        Assert.Equal((3_634m, 3_103m), (decision.OfferedTotal, decision.ApprovedTotal));
        Assert.Equal(3, decision.Lines.Count);
        Assert.Equal(world.Now, decision.AtUtc);
        var step = await raw.Set<TicketStateChange>().SingleAsync(h => h.Action == TicketAction.Approve);
        Assert.Equal(decision.Id, step.EvidenceId);
        Assert.Equal("Aarav Kulkarni (link)", step.ActorName);
        var view = await world.ViewAsync(id);
        Assert.Equal(3m, Assert.Single(view.Shortages).ShortBy);
        Assert.Equal(page.ContentHash, view.Decision?.ContentHash);
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task DecideAsync_TwoPeopleAtOnce_TheFirstWordStands(TestEngine engine)
    {
        await using var world = await EstimateWorld.CreateAsync(engine);
        var item = await world.StockedAsync("CON-1", onHand: 5m);
        var (_, token) = await world.SharedAsync(
            EstimateWorld.Part("Connector", 2m, 500m, item: item),
            EstimateWorld.Labour("Fit", 1m, 450m)
        );
        var page = await world.PageAsync(token);

        var results = await Task.WhenAll(
            Enumerable
                .Range(0, 6)
                .Select(i =>
                    world.Portal.DecideAsync(
                        EstimateWorld.Answer(page, token, i % 2 == 0 ? [] : ["Fit"], name: $"Person {i}"),
                        CommandId.New(),
                        default
                    )
                )
        );

        Assert.Single(results.Select(r => EstimateWorld.Value(r).DecisionId).Distinct());
        Assert.Single(results.Select(r => r.Value.ApprovedTotal).Distinct());
        Assert.Single(results, r => r.Value.WasFirst);
        Assert.Equal(1, await world.Db.CountAsync<EstimateDecision>(world.Db.OrgA));
        Assert.Equal(2m, (await world.Db.PoolAsync(item, await world.Db.MainStoreAsync())).Reserved);
    }

    [Fact]
    public async Task DecideAsync_SameCommandAgain_IsTheFirstResult()
    {
        await using var world = await EstimateWorld.CreateAsync();
        var (_, token) = await world.SharedAsync();
        var answer = EstimateWorld.Answer(await world.PageAsync(token), token);
        var command = CommandId.New();

        var first = EstimateWorld.Value(await world.Portal.DecideAsync(answer, command, default));
        var again = EstimateWorld.Value(await world.Portal.DecideAsync(answer, command, default));

        Assert.Equal((first.DecisionId, true), (again.DecisionId, again.WasFirst));
    }

    [Fact]
    public async Task DecideAsync_EverythingDeclined_LeadsBackToDiagnosis()
    {
        await using var world = await EstimateWorld.CreateAsync();
        var item = await world.StockedAsync("CON-1", onHand: 5m);
        var (id, token) = await world.SharedAsync(EstimateWorld.Part("Connector", 1m, 50_000m, item: item));

        var result = EstimateWorld.Value(
            await world.Portal.DecideAsync(
                EstimateWorld.Answer(await world.PageAsync(token), token, ["Connector"]),
                CommandId.New(),
                default
            )
        );

        Assert.Equal((EstimateState.Declined, 0m), (result.State, result.ApprovedTotal));
        Assert.Equal(TicketState.InDiagnosis, await world.TicketStateAsync());
        Assert.Equal(0, await world.Db.CountAsync<Reservation>(world.Db.OrgA));
        EstimateWorld.Value(await world.Estimates.ReviseAsync(id, CommandId.New(), default));
        Assert.Equal(2, await world.SubmitAsync(id));
    }

    [Fact]
    public async Task DecideAsync_SafetyCriticalDeclined_NeedsTheRiskUnderstood()
    {
        await using var world = await EstimateWorld.CreateAsync();
        var (_, token) = await world.SharedAsync(
            EstimateWorld.Labour("Brakes", 1m, 920m) with
            {
                IsSafetyCritical = true,
            },
            EstimateWorld.Labour("Wash", 1m, 100m)
        );
        var page = await world.PageAsync(token);

        var refused = await world.Portal.DecideAsync(
            EstimateWorld.Answer(page, token, ["Brakes"]),
            CommandId.New(),
            default
        );
        var accepted = await world.Portal.DecideAsync(
            EstimateWorld.Answer(page, token, ["Brakes"], risk: true),
            CommandId.New(),
            default
        );

        Assert.Equal("RISK_NOT_ACKNOWLEDGED", refused.Error?.Code);
        Assert.Equal(118m, EstimateWorld.Value(accepted).ApprovedTotal);
    }

    [Fact]
    public async Task DecideAsync_LineWithoutAWordOrForeignLine_IsRefused()
    {
        await using var world = await EstimateWorld.CreateAsync();
        var (_, token) = await world.SharedAsync(EstimateWorld.Labour("One"), EstimateWorld.Labour("Two"));
        var answer = EstimateWorld.Answer(await world.PageAsync(token), token);

        var open = await world.Portal.DecideAsync(
            answer with
            {
                Choices = [answer.Choices[0]],
            },
            CommandId.New(),
            default
        );
        var foreign = await world.Portal.DecideAsync(
            answer with
            {
                Choices = [.. answer.Choices, new LineChoice(1, true)],
            },
            CommandId.New(),
            default
        );
        var twice = await world.Portal.DecideAsync(
            answer with
            {
                Choices = [answer.Choices[0], answer.Choices[0], answer.Choices[1]],
            },
            CommandId.New(),
            default
        );
        var nobody = await world.Portal.DecideAsync(answer with { GivenBy = " " }, CommandId.New(), default);

        Assert.Equal("LINES_UNDECIDED", open.Error?.Code);
        Assert.Contains("Two", open.Error?.Message, StringComparison.Ordinal);
        Assert.Equal("ESTIMATE_REPLACED", foreign.Error?.Code);
        Assert.Equal("ESTIMATE_REPLACED", twice.Error?.Code);
        Assert.Equal("NAME_MISSING", nobody.Error?.Code);
        Assert.Equal(0, await world.Db.CountAsync<EstimateDecision>(world.Db.OrgA));
        Assert.Equal(TicketState.AwaitingCustomer, await world.TicketStateAsync());
    }

    [Theory]
    // 8,474.58 and twice 762.71 make 10,000.00 exactly; a paisa more of price makes 10,001 after rounding up.
    [InlineData(8_474.58, null)]
    [InlineData(8_475.10, "ABOVE_LINK_LIMIT")]
    public async Task DecideAsync_AroundTheLimitOfALink_BindsUpToIt(decimal price, string? refusal)
    {
        await using var world = await EstimateWorld.CreateAsync();
        var (_, token) = await world.SharedAsync(EstimateWorld.Labour("Pack", 1m, price));
        var page = await world.PageAsync(token);

        var decided = await world.Portal.DecideAsync(EstimateWorld.Answer(page, token), CommandId.New(), default);

        Assert.Equal(refusal, decided.Error?.Code);
        Assert.Equal(refusal is not null, page.IsAboveLimit(page.Totals));
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task RecordDecisionAsync_AboveTheLimit_TakesASignatureOrACall(TestEngine engine)
    {
        await using var world = await EstimateWorld.CreateAsync(engine);
        var (id, token) = await world.SharedAsync(EstimateWorld.Labour("Pack", 1m, 50_000m));
        var answer = Staff(await world.PageAsync(token), DecisionMethod.PhoneRecorded);

        var noNumber = await RecordAsync(world, id, answer with { CalledNumber = null });
        var noWords = await RecordAsync(world, id, answer with { Note = " " });
        var byLink = await RecordAsync(world, id, answer with { Method = DecisionMethod.PortalLink });
        var unsigned = await RecordAsync(world, id, answer with { Method = DecisionMethod.TabletSignature });
        var recorded = await RecordAsync(world, id, answer);

        Assert.Equal("CALL_MISSING", noNumber.Error?.Code);
        Assert.Equal("WORDS_MISSING", noWords.Error?.Code);
        Assert.Equal("METHOD_INVALID", byLink.Error?.Code);
        Assert.NotNull(unsigned.Error);
        Assert.Equal(59_000m, EstimateWorld.Value(recorded).ApprovedTotal);
        var decision = (await world.ViewAsync(id)).Decision!;
        Assert.Equal(("+919823000042", "Yes, do it"), (decision.CalledNumber, decision.Note));
        Assert.Equal("Asha", decision.RecordedBy);
    }

    [Fact]
    public async Task RecordDecisionAsync_Signed_KeepsTheStrokes()
    {
        await using var world = await EstimateWorld.CreateAsync();
        var (id, token) = await world.SharedAsync(EstimateWorld.Labour("Pack", 1m, 50_000m));
        var answer = Staff(await world.PageAsync(token), DecisionMethod.TabletSignature) with
        {
            Signature = new SignatureInput("Aarav Kulkarni", "M 1 1 L 20 30", IsOnPaper: false),
        };

        EstimateWorld.Value(await RecordAsync(world, id, answer));

        Assert.Equal("M 1 1 L 20 30", (await world.ViewAsync(id)).Decision?.StrokePath);
        await using var raw = world.Raw();
        var signature = await raw.Set<Signature>().SingleAsync();
        Assert.Equal((Signatures.EstimateDecision, world.Ticket), (signature.Purpose, signature.TicketId));
    }

    [Fact]
    public async Task RecordDecisionAsync_AfterTheCustomersOwnWord_TellsOfIt()
    {
        await using var world = await EstimateWorld.CreateAsync();
        var (id, token) = await world.SharedAsync();
        var page = await world.PageAsync(token);
        await world.Portal.DecideAsync(EstimateWorld.Answer(page, token), CommandId.New(), default);

        var recorded = EstimateWorld.Value(
            await RecordAsync(world, id, Staff(page, DecisionMethod.PhoneRecorded, approve: false))
        );

        Assert.False(recorded.WasFirst);
        Assert.Equal(EstimateState.Approved, recorded.State);
    }

    [Fact]
    public async Task Supplement_Declined_LeadsBackToTheWork()
    {
        await using var world = await EstimateWorld.CreateAsync(state: TicketState.InProgress);
        var (id, token) = await world.SharedAsync(EstimateWorld.Labour("Extra", 1m, 450m));
        Assert.Equal(TicketState.AwaitingCustomer, await world.TicketStateAsync());

        EstimateWorld.Value(
            await world.Portal.DecideAsync(
                EstimateWorld.Answer(await world.PageAsync(token), token, ["Extra"]),
                CommandId.New(),
                default
            )
        );

        Assert.Equal(TicketState.InProgress, await world.TicketStateAsync());
        Assert.Equal(EstimateState.Declined, (await world.ViewAsync(id)).State);
    }

    private static OfferAnswer Staff(OfferPage page, DecisionMethod method, bool approve = true) =>
        new(
            "Aarav Kulkarni",
            [.. page.Lines.Select(l => new LineChoice(l.Id, approve))],
            RiskAcknowledged: false,
            method,
            CalledNumber: "+919823000042",
            Note: "Yes, do it"
        );

    private static Task<Result<DecisionResult>> RecordAsync(EstimateWorld world, long id, OfferAnswer answer) =>
        world.Estimates.RecordDecisionAsync(new RecordDecision(id, 1, answer), CommandId.New(), default);
}
