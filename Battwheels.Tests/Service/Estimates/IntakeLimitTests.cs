using Battwheels.Core.Common;
using Battwheels.Core.Inventory.Stock;
using Battwheels.Core.Service.Estimates;
using Battwheels.Core.Service.JobCards;
using Battwheels.Core.Service.Tickets;
using Battwheels.Tests.Common;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Tests.Service.Estimates;

/// <summary>
/// What the customer allowed at intake without being asked. One hour at 1,000.00 with 18 % GST is 1,180.00.
/// </summary>
[Trait("Category", "Data")]
public sealed class IntakeLimitTests
{
    private static readonly LineInput Hour = EstimateWorld.Labour("Brake adjusted", 1m, 1_000m);

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Start_WithinTheSignedLimit_IsDecidedWithItsEvidence(TestEngine engine)
    {
        await using var world = await EstimateWorld.CreateAsync(engine);
        var signature = await SignedAsync(world, 1_180m);
        var id = await world.DraftAsync(Hour);

        var started = await StartAsync(world);

        Assert.Null(started.Error);
        Assert.Equal(TicketState.InProgress, await world.TicketStateAsync());
        Assert.Equal(JobLineState.Approved, Assert.Single(await world.JobLinesAsync()).State);
        await using var raw = world.Raw();
        var version = await raw.Set<EstimateVersion>().SingleAsync();
        var decision = await raw.Set<EstimateDecision>().Include(d => d.Lines).SingleAsync();
        Assert.Equal(
            (DecisionMethod.IntakeLimit, "Aarav Kulkarni", (long?)signature, 1_180m, version.ContentHash),
            (decision.Method, decision.GivenBy, decision.SignatureId, decision.ApprovedTotal, decision.ContentHash)
        );
        Assert.True(Assert.Single(decision.Lines).IsApproved);
        Assert.Equal(EstimateState.Approved, (await world.ViewAsync(id)).State);
        var step = (await world.Db.StepsAsync(world.Ticket))[^1];
        Assert.Equal((TicketAction.StartNoCharge, (long?)decision.Id), (step.Action, step.EvidenceId));
        Assert.Equal("Work started within the limit signed at intake", TicketHistory.Text(step, null));
    }

    [Theory]
    [InlineData(1_179.99, true)] // a paisa below the total
    [InlineData(5_000, false)] // nobody signed
    public async Task Start_AboveTheLimitOrUnsigned_AsksForTheEstimate(double limit, bool hasSignature)
    {
        await using var world = await EstimateWorld.CreateAsync();
        await world.DraftAsync(Hour);
        if (hasSignature)
            await SignedAsync(world, (decimal)limit);
        else
            await world.Db.ChangeAsync<ServiceTicket>(world.Ticket, t => t.NoAskLimit = (decimal)limit);

        var refused = await StartAsync(world);

        Assert.Equal("ESTIMATE_NEEDED", refused.Error?.Code);
        Assert.Equal(TicketState.InDiagnosis, await world.TicketStateAsync());
        Assert.Equal(0, await world.Db.CountAsync<EstimateVersion>(world.Db.OrgA));
        Assert.Equal(0, await world.Db.CountAsync<EstimateDecision>(world.Db.OrgA));
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Start_WithinTheLimit_ReservesTheParts(TestEngine engine)
    {
        await using var world = await EstimateWorld.CreateAsync(engine);
        await SignedAsync(world, 2_000m);
        var item = await world.StockedAsync("BP-01", 3m);
        await world.DraftAsync(EstimateWorld.Part("Brake pad", 2m, 400m, "870830", item));

        Assert.Null((await StartAsync(world)).Error);

        await using var raw = world.Raw();
        Assert.Equal(2m, (await raw.Set<StockPool>().SingleAsync(p => p.ItemId == item)).Reserved);
    }

    private static Task<Result<Done>> StartAsync(EstimateWorld world) =>
        world.Db.Service<JobService>(world.Technician).StartWithoutChargeAsync(world.Ticket, CommandId.New(), default);

    private static async Task<long> SignedAsync(EstimateWorld world, decimal limit)
    {
        await world.Db.ChangeAsync<ServiceTicket>(world.Ticket, t => t.NoAskLimit = limit);
        await using var raw = world.Raw();
        Signature signature = new()
        {
            Purpose = Signatures.Intake,
            TicketId = world.Ticket,
            SignerName = "Aarav Kulkarni",
            StrokePath = "",
            IsOnPaper = true,
            AtUtc = world.Now,
        };
        raw.Add(signature);
        await raw.SaveChangesAsync();
        return signature.Id;
    }
}
