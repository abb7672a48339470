using Battwheels.Core.Platform.Jobs;
using Battwheels.Tests.Common;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Tests.Platform.Jobs;

[Trait("Category", "Data")]
public class JobRunTests
{
    private const string Key = "system:verify";

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Start_EightAtOnce_OneGetsTheLease(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);

        var leases = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Start(db, "2026-10")));

        Assert.Single(leases, l => l is not null);
        Assert.Equal(1, await db.CountAsync<JobRun>(db.OrgA));
        Assert.Equal(0, await db.CountAsync<JobRun>(db.OrgB));
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Start_LeaseExpired_TakesOverFromTheLastCheckpoint(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var runs = db.Service<JobRuns>(Key);
        var dead = await runs.CheckpointAsync(Key, (await Start(db, "2026-10"))!, "row 500", default);

        db.Clock.Advance(JobRuns.Lease - TimeSpan.FromSeconds(1));
        Assert.Null(await Start(db, "2026-10"));
        db.Clock.Advance(TimeSpan.FromSeconds(2));
        var taken = await Start(db, "2026-10");

        Assert.Equal("row 500", taken?.Checkpoint);
        Assert.Null(await runs.CheckpointAsync(Key, dead!, "row 600", default));
        Assert.False(await runs.FinishAsync(Key, dead!, default));
        Assert.True(await runs.FinishAsync(Key, taken!, default));
        Assert.Equal((JobRunStatus.Succeeded, 2), await StateAsync(db));
    }

    [Fact]
    public async Task Start_Finished_NeverRunsAgain()
    {
        await using var db = await TestDb.CreateAsync();
        await db.Service<JobRuns>(Key).FinishAsync(Key, (await Start(db, "2026-10"))!, default);
        db.Clock.Advance(TimeSpan.FromDays(1));

        Assert.Null(await Start(db, "2026-10"));
        Assert.NotNull(await Start(db, "2026-11"));
    }

    [Fact]
    public async Task Start_Failed_GoesOnFromTheCheckpoint()
    {
        await using var db = await TestDb.CreateAsync();
        var runs = db.Service<JobRuns>(Key);
        var lease = await runs.CheckpointAsync(Key, (await Start(db, "2026-10"))!, "page 3", default);
        Assert.True(await runs.FailAsync(Key, lease!, "the portal did not answer", default));

        Assert.Equal("page 3", (await Start(db, "2026-10"))?.Checkpoint);
    }

    private static Task<JobLease?> Start(TestDb db, string period) =>
        db.Service<JobRuns>(Key).StartAsync(Key, "close-month", period, default);

    private static async Task<(JobRunStatus, int)> StateAsync(TestDb db)
    {
        await using var raw = db.Database(new Data.Common.TenantScope(db.OrgA));
        var run = await raw.Set<JobRun>().SingleAsync();
        return (run.Status, run.Attempts);
    }
}
