using Battwheels.Core.Common;
using Battwheels.Core.Platform.Jobs;
using Battwheels.Core.Service.Approvals;
using Battwheels.Core.Service.Estimates;
using Battwheels.Tests.Common;
using Battwheels.Tests.Service.Estimates;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Battwheels.Tests.Service.Approvals;

/// <summary>The world of an estimate with an owner: Asha writes and submits, Meera is the manager, Vikram owns.</summary>
internal sealed class ApprovalWorld(EstimateWorld estimates) : IAsyncDisposable
{
    public EstimateWorld Estimates => estimates;

    public TestDb Db => estimates.Db;

    public Actor Owner { get; private set; } = null!;

    public static async Task<ApprovalWorld> CreateAsync(TestEngine engine = TestEngine.Sqlite) =>
        await OverAsync(await TestDb.CreateAsync(engine));

    public static async Task<ApprovalWorld> OverAsync(TestDb db)
    {
        ApprovalWorld world = new(await EstimateWorld.OverAsync(db));
        world.Owner = await db.MemberAsync(db.OrgA, "Vikram", "owner");
        return world;
    }

    public ApprovalService As(Actor actor) => Db.Service<ApprovalService>(actor);

    /// <summary>A submitted estimate of one line of work, rupees before tax.</summary>
    public Task<long> SubmittedAsync(decimal rupees, decimal discount = 0m) =>
        estimates.SubmittedAsync(Work(rupees) with { DiscountPercent = discount });

    public static LineInput Work(decimal rupees, string text = "Motor rewound") =>
        EstimateWorld.Labour(text, 1m, rupees);

    public async Task<EstimateApprovals> PanelAsync(long estimate, Actor? reader = null) =>
        EstimateWorld.Value(await As(reader ?? Owner).OfEstimateAsync(estimate, default));

    public async Task<Result<ApprovalOutcome>> DecideAsync(
        Actor by,
        long estimate,
        bool approve = true,
        string? comment = null
    )
    {
        var request = (await PanelAsync(estimate)).Current!;
        return await As(by)
            .DecideAsync(
                new DecideApproval(request.RequestId, request.Step, request.ContentHash, approve, comment),
                CommandId.New(),
                default
            );
    }

    public async Task ApproveAsync(long estimate, params Actor[] inTurn)
    {
        foreach (var by in inTurn)
            EstimateWorld.Value(await DecideAsync(by, estimate));
    }

    public async Task<ApprovalStanding> StandingAsync(long estimate) => (await PanelAsync(estimate)).Standing;

    public async Task<string?> ShareRefusalAsync(long estimate) =>
        (
            await estimates.Estimates.ShareAsync(
                new ShareEstimate(estimate, LinkToken.New().Hash),
                CommandId.New(),
                default
            )
        )
            .Error
            ?.Code;

    /// <summary>Ends an estimate that nobody decided on.</summary>
    public async Task VoidAsync(long estimate) =>
        Assert.Null(
            (await Db.Service<EstimateService>(estimates.Manager).VoidAsync(estimate, CommandId.New(), default)).Error
        );

    /// <summary>The only estimate of a visit.</summary>
    public async Task<long> EstimateOfAsync(long ticket)
    {
        await using var raw = estimates.Raw();
        return await raw.Set<Estimate>().Where(e => e.TicketId == ticket).Select(e => e.Id).SingleAsync();
    }

    /// <summary>The queue's worker looks, as it would by itself.</summary>
    public Task<DateTime?> TickAsync() =>
        Db.As(Actor.Job(Db.OrgA, ApprovalClock.QueueName, ApprovalPermissions.Clock))
            .GetServices<IQueueWorker>()
            .Single(w => w.Queue == ApprovalClock.QueueName)
            .WorkAsync(Db.OrgA, default);

    public async Task<IReadOnlyList<ApprovalDecision>> DecisionsAsync()
    {
        await using var raw = estimates.Raw();
        return await raw.Set<ApprovalDecision>().AsNoTracking().OrderBy(d => d.Id).ToListAsync();
    }

    public ValueTask DisposeAsync() => estimates.DisposeAsync();
}
