using Battwheels.Core.Access;
using Battwheels.Core.Common;
using Battwheels.Core.Platform.Audit;
using Battwheels.Core.Platform.Jobs;
using Battwheels.Data.Common;
using Battwheels.Tests.Common;
using Battwheels.Web.Platform.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Battwheels.Tests.Platform.Jobs;

[Trait("Category", "Data")]
public class OrganizationWorkTests
{
    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Run_DueWork_ActsWithTheWorkersOnePermissionOnly(TestEngine engine)
    {
        Spy spy = new();
        await using var db = await CreateAsync(engine, spy);
        await AskAsync(db);

        await RunAsync(db, await ClaimAsync(db));

        var actor = Assert.Single(spy.Seen)!;
        Assert.Equal((ActorKind.Job, db.OrgA), (actor.Kind, actor.OrganizationId));
        Assert.Equal(["system:verify"], actor.GrantedPermissions!);
        db.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Empty(await AllDueAsync(db));
    }

    [Fact]
    public async Task Run_WorkerFails_TheWorkComesBackWhenTheLeaseEnds()
    {
        await using var db = await CreateAsync(TestEngine.Sqlite, new Spy { Fails = true });
        await AskAsync(db);

        await Assert.ThrowsAsync<InvalidOperationException>(async () => await RunAsync(db, await ClaimAsync(db)));

        Assert.Empty(await AllDueAsync(db));
        db.Clock.Advance(TimeSpan.FromMinutes(6));
        Assert.Single(await AllDueAsync(db));
    }

    [Fact]
    public async Task Run_OrganizationSuspended_IsRefusedOnRecordAndTriedADayLater()
    {
        Spy spy = new();
        await using var db = await CreateAsync(TestEngine.Sqlite, spy);
        await AskAsync(db);
        await using (var raw = db.Database(TenantScope.Platform("suspend")))
            await raw.Set<Organization>()
                .Where(o => o.Id == db.OrgA)
                .ExecuteUpdateAsync(set => set.SetProperty(o => o.Status, OrganizationStatus.Suspended));

        await RunAsync(db, await ClaimAsync(db));

        Assert.Empty(spy.Seen);
        await using var own = db.Database(new TenantScope(db.OrgA));
        var refusal = await own.Set<AuditEntry>().SingleAsync(e => e.Action == "DENIED");
        Assert.Contains("ORGANIZATION_SUSPENDED", refusal.Changes, StringComparison.Ordinal);
        db.Clock.Advance(TimeSpan.FromHours(23));
        Assert.Empty(await AllDueAsync(db));
        db.Clock.Advance(TimeSpan.FromHours(2));
        Assert.Single(await AllDueAsync(db));
    }

    private static async Task<TestDb> CreateAsync(TestEngine engine, Spy spy)
    {
        var db = await TestDb.CreateAsync(
            engine,
            services =>
                services
                    .AddScoped<OrganizationWork>()
                    .AddSingleton(spy)
                    .AddScoped<IQueueWorker>(s => new SpyWorker(spy, s.GetRequiredService<ICurrentActor>()))
        );
        // What founding the organizations asked for is not what these tests look at.
        await using var raw = db.Database(TenantScope.Platform("quiet"));
        await raw.Set<WorkDue>().ExecuteDeleteAsync();
        return db;
    }

    /// <summary>After a crash the work goes on at the next start, not when the dead process's lease ends.</summary>
    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Release_ClaimOfADeadProcess_IsDueAtOnceAndTomorrowsWorkIsNot(TestEngine engine)
    {
        await using var db = await CreateAsync(engine, new Spy());
        var queue = db.Services.GetRequiredService<IWorkQueue>();
        await AskAsync(db);
        await ClaimAsync(db);
        Assert.Empty(await AllDueAsync(db));

        await queue.ReleaseAsync(default);
        var again = await ClaimAsync(db);
        await queue.DoneAsync(again, db.Clock.GetUtcNow().UtcDateTime.AddDays(1), default);
        await queue.ReleaseAsync(default);

        Assert.Empty(await AllDueAsync(db));
    }

    private static Task<Result<Done>> AskAsync(TestDb db) =>
        db.UnitsFor("tickets:create")
            .RunAsync<Done>(
                "tickets:create",
                CommandId.New(),
                new { },
                unit =>
                {
                    unit.WorkDue(SpyWorker.Name, unit.Now);
                    return Task.FromResult<Result<Done>>(Done.Instance);
                },
                default
            );

    private static async Task<ClaimedWork> ClaimAsync(TestDb db) => Assert.Single(await AllDueAsync(db));

    private static async Task<ClaimedWork[]> AllDueAsync(TestDb db) =>
        [
            .. (await db.Services.GetRequiredService<IWorkQueue>().ClaimAsync(100, default)).Where(w =>
                w.Queue == SpyWorker.Name
            ),
        ];

    private static Task RunAsync(TestDb db, ClaimedWork work) =>
        db.As(null)
            .GetRequiredService<OrganizationWork>()
            .RunAsync(work.OrganizationId, work.Queue, work.LeaseUntilUtc, default);

    private sealed class Spy
    {
        public List<Actor?> Seen { get; } = [];

        public bool Fails { get; init; }
    }

    private sealed class SpyWorker(Spy spy, ICurrentActor current) : IQueueWorker
    {
        public const string Name = "spy";

        public string Queue => Name;

        public string Permission => "system:verify";

        public Task<DateTime?> WorkAsync(long organizationId, CancellationToken ct)
        {
            if (spy.Fails)
                throw new InvalidOperationException("The worker's fault.");
            spy.Seen.Add(current.Actor);
            return Task.FromResult<DateTime?>(null);
        }
    }
}
