using Battwheels.Core.Platform.Audit;
using Battwheels.Core.Platform.Events;
using Battwheels.Core.Platform.Jobs;
using Battwheels.Data.Common;
using Battwheels.Tests.Common;
using Battwheels.Web.Shell.Start;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Battwheels.Tests.Platform.Events;

/// <summary><c>replay-events</c>: what was given up after the last retry is listed, and tried again when asked.</summary>
[Trait("Category", "Data")]
public sealed class EventReplayTests
{
    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task ReplayEvents_DeadEventsOfTwoTypes_AreListedAndNothingIsChanged(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        await AddAsync(db, db.OrgA, "GOODS_RECEIVED", 3);
        await AddAsync(db, db.OrgB, "PART_ISSUED", 1);

        var (code, told) = await SayAsync(db, requeue: false);

        Assert.Equal(CommandLine.Faults, code);
        Assert.Equal(
            [
                $"organization {db.OrgA}: 3 GOODS_RECEIVED, oldest 2026-11-04 06:12 UTC, last error TimeoutException",
                $"organization {db.OrgB}: 1 PART_ISSUED, oldest 2026-11-04 06:12 UTC, last error TimeoutException",
                "events: 4 were given up, 0 are due again",
            ],
            told
        );
        Assert.Equal(3, await DeadAsync(db, db.OrgA));
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task ReplayEvents_Requeue_AreDueWithEveryRetryAndOnRecord(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        await AddAsync(db, db.OrgA, "GOODS_RECEIVED", 3);
        await AddAsync(db, db.OrgB, "PART_ISSUED", 1);

        var (code, told) = await SayAsync(db, requeue: true, slug: "alpha");

        Assert.Equal(CommandLine.Clean, code);
        Assert.Equal("events: 3 were given up, 3 are due again", told[^1]);
        Assert.Equal((0, 1), (await DeadAsync(db, db.OrgA), await DeadAsync(db, db.OrgB)));
        await using var raw = db.Database(new TenantScope(db.OrgA));
        var due = await raw.Set<OutboxMessage>().Where(m => m.Type == "GOODS_RECEIVED").ToListAsync();
        Assert.All(
            due.Where(m => m.DeliveredAtUtc is null),
            m => Assert.Equal((TestDb.Start.UtcDateTime, 0), (m.DueUtc, m.Attempts))
        );
        var work = await db.Services.GetRequiredService<IWorkQueue>().ClaimAsync(100, default);
        Assert.Contains(work, w => w.OrganizationId == db.OrgA && w.Queue == Outbox.Queue);
        Assert.Equal(1, await raw.Set<AuditEntry>().CountAsync(e => e.Action == "EVENTS_REPLAYED"));
        await using var platform = db.Database(TenantScope.Platform("test looks at the log"));
        Assert.Equal(
            ($"{db.OrgA}", """{"count":3}"""),
            await platform
                .Set<PlatformAuditEntry>()
                .Where(e => e.Action == "EVENTS_REPLAYED")
                .Select(e => new ValueTuple<string?, string?>(e.Subject, e.Details))
                .SingleAsync()
        );
        Assert.Null((await db.Services.GetRequiredService<IPlatformAudit>().VerifyAsync(default)).Fault);
    }

    [Fact]
    public async Task ReplayEvents_NothingDead_IsClean()
    {
        await using var db = await TestDb.CreateAsync();

        var (code, told) = await SayAsync(db, requeue: true);

        Assert.Equal(CommandLine.Clean, code);
        Assert.Equal(["events: 0 were given up, 0 are due again"], told);
    }

    [Fact]
    public async Task ReplayEvents_AddressNobodyHas_CouldNotRun()
    {
        await using var db = await TestDb.CreateAsync();

        var refused = await Assert.ThrowsAsync<StartRefusedException>(() => SayAsync(db, requeue: true, slug: "gamma"));

        Assert.Equal("No organization has the address 'gamma'.", refused.Message);
    }

    private static async Task<(int Code, string[] Told)> SayAsync(TestDb db, bool requeue, string? slug = null)
    {
        await using StringWriter told = new() { NewLine = "\n" };
        var code = await Operations.ReplayEventsAsync(db.Services, slug, requeue, told, default);
        return (code, told.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    private static async Task<int> DeadAsync(TestDb db, long organization)
    {
        await using var raw = db.Database(new TenantScope(organization));
        return await raw.Set<OutboxMessage>().CountAsync(m => m.DueUtc == null && m.DeliveredAtUtc == null);
    }

    /// <summary>Dead ones, and one of the same type that was delivered.</summary>
    private static async Task AddAsync(TestDb db, long organization, string type, int dead)
    {
        await using var raw = db.Database(new TenantScope(organization));
        foreach (var number in Enumerable.Range(0, dead + 1))
            raw.Add(
                new OutboxMessage
                {
                    Type = type,
                    AggregateId = number,
                    Payload = "{}",
                    OccurredAtUtc = db.Clock.GetUtcNow().UtcDateTime,
                    CorrelationId = "test",
                    Attempts = 6,
                    LastError = "TimeoutException",
                    DeliveredAtUtc = number == 0 ? db.Clock.GetUtcNow().UtcDateTime : null,
                }
            );
        await raw.SaveChangesAsync();
    }
}
