using Battwheels.Core.Common;
using Battwheels.Core.Platform.Commands;
using Battwheels.Core.Platform.Jobs;
using Battwheels.Data.Common;
using Battwheels.Tests.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Battwheels.Tests.Platform.Jobs;

/// <summary>Commands are remembered for 30 days and forgotten then, organization by organization.</summary>
[Trait("Category", "Data")]
public sealed class CommandMemoryTests
{
    private const string Key = "tickets:create";

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task WorkAsync_CommandsOlderThanThirtyDays_AreForgottenInBatchesAndOnlyHere(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var now = db.Clock.GetUtcNow().UtcDateTime;
        await AddAsync(db, db.OrgA, 2_001, now.AddDays(-30).AddSeconds(-1));
        await AddAsync(db, db.OrgA, 1, now.AddDays(-30).AddSeconds(1));
        await AddAsync(db, db.OrgB, 3, now.AddDays(-31));
        var (founded, others) = (1, await db.CountAsync<ProcessedCommand>(db.OrgB));

        var next = await Worker(db).WorkAsync(db.OrgA, default);

        Assert.Equal(founded + 1, await db.CountAsync<ProcessedCommand>(db.OrgA));
        Assert.Equal(others, await db.CountAsync<ProcessedCommand>(db.OrgB));
        Assert.Equal(now.AddDays(1), next);
    }

    [Fact]
    public async Task WorkAsync_NothingIsLeft_LooksAgainWhenACommandAsks()
    {
        await using var db = await TestDb.CreateAsync();
        db.Clock.Advance(TimeSpan.FromDays(31));

        Assert.Null(await Worker(db).WorkAsync(db.OrgA, default));
        Assert.Equal(0, await db.CountAsync<ProcessedCommand>(db.OrgA));
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Command_WhenItIsKept_AsksForTheNextDay(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        db.Clock.Advance(TimeSpan.FromDays(1));
        var queue = db.Services.GetRequiredService<IWorkQueue>();
        foreach (var work in await queue.ClaimAsync(100, default))
            await queue.DoneAsync(work, null, default);

        var done = await db.UnitsFor(Key)
            .RunAsync<Done>(Key, CommandId.New(), new { }, _ => Task.FromResult<Result<Done>>(Done.Instance), default);

        Assert.Null(done.Error);
        await using var raw = db.Database(TenantScope.Platform("test looks at the queue"));
        Assert.Equal(
            db.Clock.GetUtcNow().UtcDateTime.AddDays(1),
            await raw.Set<WorkDue>()
                .Where(w => w.OrganizationId == db.OrgA && w.Queue == CommandMemory.Queue)
                .Select(w => w.DueUtc)
                .SingleAsync()
        );
    }

    private static IQueueWorker Worker(TestDb db) =>
        db.As(null).GetServices<IQueueWorker>().Single(w => w.Queue == CommandMemory.Queue);

    private static async Task AddAsync(TestDb db, long organization, int count, DateTime at)
    {
        await using var raw = db.Database(new TenantScope(organization));
        raw.AddRange(
            Enumerable
                .Range(0, count)
                .Select(_ => new ProcessedCommand
                {
                    CommandId = Guid.NewGuid(),
                    PayloadHash = "",
                    Result = "1",
                    AtUtc = at,
                })
        );
        await raw.SaveChangesAsync();
    }
}
