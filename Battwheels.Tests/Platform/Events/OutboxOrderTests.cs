using Battwheels.Core.Platform.Events;
using Battwheels.Core.Platform.Jobs;
using Battwheels.Data.Common;
using Battwheels.Tests.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Battwheels.Tests.Platform.Events;

[Trait("Category", "Data")]
public sealed class OutboxOrderTests
{
    /// <summary>A batch holds 200: as many events waiting for a retry must not keep a new one from its turn.</summary>
    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task WorkAsync_ManyWaitForTheirRetry_NewEventIsDelivered(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var now = db.Clock.GetUtcNow().UtcDateTime;
        await AddAsync(db, Enumerable.Range(1, 250).Select(i => (Aggregate: (long)i, Due: now.AddHours(2))));
        await AddAsync(db, [(1000, now), (7, now)]);

        var next = await Worker(db).WorkAsync(db.OrgA, default);

        await using var raw = db.Database(new TenantScope(db.OrgA));
        var delivered = await raw.Set<OutboxMessage>()
            .Where(m => m.DeliveredAtUtc != null)
            .Select(m => m.AggregateId)
            .ToListAsync();
        // 1000 is new and free; 7 has an earlier event that waits, and keeps its order.
        Assert.Equal([1000L], delivered);
        Assert.Equal(now.AddHours(2), next);
    }

    /// <summary>Two servers may take the same event in the same moment; it is delivered, and neither calls it a failure.</summary>
    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task WorkAsync_TwoDeliverTheSameEventAtOnce_NeitherFails(TestEngine engine)
    {
        Meeting meeting = new();
        await using var db = await TestDb.CreateAsync(engine, s => s.AddSingleton<IEventHandler>(meeting));
        await AddAsync(db, [(1, db.Clock.GetUtcNow().UtcDateTime)]);

        await Task.WhenAll(Worker(db).WorkAsync(db.OrgA, default), Worker(db).WorkAsync(db.OrgA, default));

        Assert.Equal(2, meeting.Came);
        await using var raw = db.Database(new TenantScope(db.OrgA));
        var message = await raw.Set<OutboxMessage>().SingleAsync();
        Assert.NotNull(message.DeliveredAtUtc);
        Assert.Equal((null, 0), (message.LastError, message.Attempts));
        Assert.Equal(1, await raw.Set<ConsumedEvent>().CountAsync());
        Assert.Equal(0, await db.CountAsync<ConsumedEvent>(db.OrgB));
    }

    /// <summary>A consumer that is at work twice before it is done once.</summary>
    private sealed class Meeting : IEventHandler
    {
        private readonly TaskCompletionSource _both = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _came;

        public int Came => _came;
        public string Consumer => "meeting";
        public string EventType => "NOBODY_LISTENS";
        public string Permission => "system:probe";

        public Task HandleAsync(long eventId, string payload, CancellationToken ct)
        {
            if (Interlocked.Increment(ref _came) == 2)
                _both.SetResult();
            return _both.Task.WaitAsync(TimeSpan.FromSeconds(20), ct);
        }
    }

    private static IQueueWorker Worker(TestDb db) =>
        db.As(null).GetServices<IQueueWorker>().Single(w => w.Queue == Outbox.Queue);

    private static async Task AddAsync(TestDb db, IEnumerable<(long Aggregate, DateTime Due)> events)
    {
        await using var raw = db.Database(new TenantScope(db.OrgA));
        foreach (var (aggregate, due) in events)
            raw.Add(
                new OutboxMessage
                {
                    Type = "NOBODY_LISTENS",
                    AggregateId = aggregate,
                    Payload = "{}",
                    OccurredAtUtc = db.Clock.GetUtcNow().UtcDateTime,
                    CorrelationId = "test",
                    DueUtc = due,
                }
            );
        await raw.SaveChangesAsync();
    }
}
