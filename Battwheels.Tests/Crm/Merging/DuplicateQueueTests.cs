using Battwheels.Core.Common;
using Battwheels.Core.Crm;
using Battwheels.Core.Crm.Merging;
using Battwheels.Core.Platform.Jobs;
using Battwheels.Core.Platform.Work;
using Battwheels.Data.Common;
using Battwheels.Tests.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Battwheels.Tests.Crm.Merging;

/// <summary>Pairs that look alike come into the queue after a save or a comparison of all, once, and stay decided.</summary>
[Trait("Category", "Data")]
public sealed class DuplicateQueueTests
{
    private static readonly Dictionary<string, ContactInput> People = new()
    {
        // Family phone 60, other name -15: 45.
        ["father"] = CrmSeeds.Person("Vikram Deshpande", "9876543210"),
        ["daughter"] = CrmSeeds.Person("Fatima Oza", "9876543210"),
        // Name 30, PIN 10: 40, found by sound.
        ["chaudhari"] = CrmSeeds.Person("Suresh Chaudhari") with
        {
            PinCode = "411014",
        },
        ["choudhari"] = CrmSeeds.Person("Suresh Chaudharii") with { PinCode = "411014" },
        // The same at another PIN code: 30, nothing.
        ["elsewhere"] = CrmSeeds.Person("Suresh Chaudhari") with
        {
            PinCode = "560001",
        },
    };

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task WorkAsync_AfterSaves_QueuesThePairsOnceWithTheirPoints(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var ids = await AddAsync(db, db.OrgA);
        await AddAsync(db, db.OrgB);

        await WatchAsync(db, db.OrgA);
        await WatchAsync(db, db.OrgA);

        Assert.Equal(Expected(ids), await OpenAsync(db, db.OrgA));
        Assert.Empty(await OpenAsync(db, db.OrgB)); // nobody looked there yet
        Assert.Equal(0, await db.CountAsync<DuplicateCheck>(db.OrgA));
        await WatchAsync(db, db.OrgB);
        Assert.Equal(2, (await OpenAsync(db, db.OrgB)).Count);
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task RescanAsync_FindsTheSamePairsAndEndsInTheTray(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var ids = await AddAsync(db, db.OrgA);
        await AddAsync(db, db.OrgB);
        await ForgetAsync(db);

        Assert.Null((await Queue(db, db.OrgA).RescanAsync(CommandId.New(), default)).Error);
        Assert.Equal("RESCAN_RUNS", (await Queue(db, db.OrgA).RescanAsync(CommandId.New(), default)).Error?.Code);
        await WatchAsync(db, db.OrgA);

        Assert.Equal(Expected(ids), await OpenAsync(db, db.OrgA));
        await using var raw = db.Database(new TenantScope(db.OrgA));
        var run = await raw.Set<WorkRun>().SingleAsync();
        Assert.Equal((WorkState.Done, "2 new pairs to look at."), (run.State, run.Note?.English));
        Assert.Equal(run.Total, run.DoneCount);
        Assert.Empty(await OpenAsync(db, db.OrgB));
        Assert.Null((await Queue(db, db.OrgA).RescanAsync(CommandId.New(), default)).Error); // and again
    }

    /// <summary>201 Sharmas of one town share a sound: it tells nothing and is counted; a phone they share is still looked at.</summary>
    [Fact]
    public async Task RescanAsync_SoundOfMoreThanTwoHundred_IsLeftOutAndCounted()
    {
        await using var db = await TestDb.CreateAsync();
        await using (var raw = db.Database(new TenantScope(db.OrgA)))
        {
            for (var i = 0; i < 201; i++)
            {
                Contact contact = new()
                {
                    Kind = ContactKind.Person,
                    Name = "Sharma",
                    CreatedAtUtc = db.Clock.GetUtcNow().UtcDateTime,
                    PinCode = "411014",
                };
                raw.Add(contact);
                raw.Add(
                    new ContactKey
                    {
                        Kind = ContactKeyKind.Sound,
                        Key = "srm 411",
                        ContactId = contact.Id,
                    }
                );
            }

            await raw.SaveChangesAsync();
        }

        await Queue(db, db.OrgA).RescanAsync(CommandId.New(), default);
        await WatchAsync(db, db.OrgA);

        await using var seen = db.Database(new TenantScope(db.OrgA));
        Assert.Equal(1, (await seen.Set<DuplicateScan>().SingleAsync()).Skipped);
        Assert.Contains("1 name sounds", (await seen.Set<WorkRun>().SingleAsync()).Note, StringComparison.Ordinal);
        Assert.Equal(0, await db.CountAsync<DuplicatePair>(db.OrgA));
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task DecideAsync_Different_IsNeverAskedAgain(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var ids = await AddAsync(db, db.OrgA);
        await WatchAsync(db, db.OrgA);
        var pair = (await Queue(db, db.OrgA).ListAsync(PairState.Open, null, default)).Rows[0];
        Assert.Equal((45, true, false), (pair.Points, pair.SamePhone, pair.SameEmail));

        Assert.Equal(
            "NOT_FOUND",
            (await Queue(db, db.OrgB).DecideAsync(new(pair.Id, PairState.Different), CommandId.New(), default))
                .Error
                ?.Code
        );
        Assert.Null(
            (await Queue(db, db.OrgA).DecideAsync(new(pair.Id, PairState.Different), CommandId.New(), default)).Error
        );
        await Queue(db, db.OrgA).RescanAsync(CommandId.New(), default);
        await WatchAsync(db, db.OrgA);

        Assert.Single(await OpenAsync(db, db.OrgA));
        Assert.Equal([1, 0, 1], await Queue(db, db.OrgA).CountsAsync(default));
        var probe = DuplicateProbe.Of(People["father"], ids["father"]);
        Assert.Empty(await db.Contacts().DuplicatesAsync(probe, default));
        // Who is entered anew with that phone is asked about both.
        Assert.Equal(2, (await db.Contacts().DuplicatesAsync(probe with { Except = null }, default)).Count);
    }

    [Fact]
    public async Task WorkAsync_CorrectedNumber_TakesThePairOutOfTheQueue()
    {
        await using var db = await TestDb.CreateAsync();
        var ids = await AddAsync(db, db.OrgA);
        await WatchAsync(db, db.OrgA);

        await db.Contacts()
            .UpdateAsync(
                new(ids["daughter"], 0, CrmSeeds.Person("Fatima Oza", "9123450678")),
                CommandId.New(),
                default
            );
        await WatchAsync(db, db.OrgA);

        Assert.Single(await OpenAsync(db, db.OrgA));
    }

    [Fact]
    public async Task MergeAsync_OfAPair_SettlesItAndUndoBringsItBack()
    {
        await using var db = await TestDb.CreateAsync();
        var ids = await AddAsync(db, db.OrgA);
        await WatchAsync(db, db.OrgA);
        var merges = MergeWorld.MergesOf(db, db.OrgA);

        var merge = await merges.MergeAsync(new(ids["father"], 0, ids["daughter"], 0, []), CommandId.New(), default);
        await WatchAsync(db, db.OrgA);
        Assert.Single(await OpenAsync(db, db.OrgA));
        Assert.Null((await merges.UnmergeAsync(new(merge.Value), CommandId.New(), default)).Error);
        await WatchAsync(db, db.OrgA);
        Assert.Equal(Expected(ids), await OpenAsync(db, db.OrgA));
    }

    private static List<(long, long, int)> Expected(Dictionary<string, long> ids) =>
        [(ids["father"], ids["daughter"], 45), (ids["chaudhari"], ids["choudhari"], 40)];

    private static async Task<Dictionary<string, long>> AddAsync(TestDb db, long organization)
    {
        Dictionary<string, long> ids = [];
        foreach (var (who, input) in People)
            ids[who] = await db.ContactAsync(input, organization);
        return ids;
    }

    private static async Task<List<(long, long, int)>> OpenAsync(TestDb db, long organization) =>
        [
            .. (await Queue(db, organization).ListAsync(PairState.Open, null, default)).Rows.Select(r =>
                (r.One.Id, r.Other.Id, r.Points)
            ),
        ];

    private static async Task ForgetAsync(TestDb db)
    {
        await using var raw = db.Database(new TenantScope(db.OrgA));
        await raw.Set<DuplicateCheck>().ExecuteDeleteAsync();
    }

    private static DuplicateQueueService Queue(TestDb db, long organization) =>
        db.Service<DuplicateQueueService>(Actor.Job(organization, "desk", ContactPermissions.Merge));

    private static async Task WatchAsync(TestDb db, long organization) =>
        await db.As(Actor.Job(organization, "job", ContactPermissions.SystemDuplicates))
            .GetServices<IQueueWorker>()
            .Single(w => w is DuplicateWatch)
            .WorkAsync(organization, default);
}
