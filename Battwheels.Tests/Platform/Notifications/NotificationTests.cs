using System.Text.Json;
using Battwheels.Core.Access;
using Battwheels.Core.Common;
using Battwheels.Core.Platform.Events;
using Battwheels.Core.Platform.Jobs;
using Battwheels.Core.Platform.Notifications;
using Battwheels.Core.Platform.Work;
using Battwheels.Data.Common;
using Battwheels.Tests.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Battwheels.Tests.Platform.Notifications;

/// <summary>What members are told, made from events as the outbox delivers them.</summary>
[Trait("Category", "Data")]
public sealed class NotificationTests
{
    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task WorkEnded_Delivered_TellsItsStarterOnceAndNobodyElse(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var asha = await db.MemberAsync(db.OrgA, "Asha", "owner");
        var anil = await db.MemberAsync(db.OrgA, "Anil", "admin");
        var bela = await db.MemberAsync(db.OrgB, "Bela", "owner");
        var run = await EndAsync(db, asha, WorkState.Done, "2 rows imported.");

        var row = Assert.Single((await GlanceAsync(db, asha)).Newest);
        Assert.Equal(
            ("Import register.csv: 2 rows imported.", "import/7", false),
            (row.Text.English, row.Link, row.IsRead)
        );
        Assert.Equal(1, (await GlanceAsync(db, asha)).Unread);
        foreach (var other in (Actor[])[anil, bela])
            Assert.Equal(0, (await GlanceAsync(db, other)).Unread);

        await AgainAsync(db, run);
        Assert.Single((await GlanceAsync(db, asha)).Newest);
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Read_OneThenAll_ConcernsOnlyOnesOwn(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var asha = await db.MemberAsync(db.OrgA, "Asha", "owner");
        var anil = await db.MemberAsync(db.OrgA, "Anil", "admin");
        foreach (var note in (string[])["One.", "Two.", "Three."])
            await EndAsync(db, asha, WorkState.Failed, note);
        var rows = (await GlanceAsync(db, asha)).Newest;
        Assert.Equal("Import register.csv: Three.", rows[0].Text);

        await Service(db, anil).ReadAsync(rows[0].Id, CommandId.New(), default);
        Assert.Equal(3, (await GlanceAsync(db, asha)).Unread);
        await Service(db, asha).ReadAsync(rows[0].Id, CommandId.New(), default);
        Assert.Equal(2, (await GlanceAsync(db, asha)).Unread);
        Assert.Equal(2, (await Service(db, asha).ListAsync(onlyUnread: true, null, null, default)).Rows.Count);
        await Service(db, anil).ReadAllAsync(CommandId.New(), default);
        Assert.Equal(2, (await GlanceAsync(db, asha)).Unread);
        await Service(db, asha).ReadAllAsync(CommandId.New(), default);

        Assert.Equal(0, (await GlanceAsync(db, asha)).Unread);
        Assert.Equal(3, (await Service(db, asha).ListAsync(onlyUnread: false, "work-ended", null, default)).Rows.Count);
        Assert.Empty((await Service(db, asha).ListAsync(onlyUnread: false, "parts-arrived", null, default)).Rows);
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Choose_KindNotWanted_IsNotToldUntilWantedAgain(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var asha = await db.MemberAsync(db.OrgA, "Asha", "owner");
        var anil = await db.MemberAsync(db.OrgA, "Anil", "admin");
        var kind = NotificationKind.WorkEnded.Code;

        Assert.Null((await Service(db, asha).ChooseAsync(kind, wanted: false, CommandId.New(), default)).Error);
        Assert.Equal([kind], await Service(db, asha).MutedAsync(default));
        Assert.Empty(await Service(db, anil).MutedAsync(default));
        await EndAsync(db, asha, WorkState.Done, "One.");
        await EndAsync(db, anil, WorkState.Done, "His.");
        Assert.Equal((0, 1), ((await GlanceAsync(db, asha)).Unread, (await GlanceAsync(db, anil)).Unread));

        await Service(db, asha).ChooseAsync(kind, wanted: true, CommandId.New(), default);
        await EndAsync(db, asha, WorkState.Done, "Two.");
        Assert.Equal("Import register.csv: Two.", Assert.Single((await GlanceAsync(db, asha)).Newest).Text);
        Assert.Equal(
            "NOT_FOUND",
            (await Service(db, asha).ChooseAsync("weather", wanted: false, CommandId.New(), default)).Error?.Code
        );
    }

    [Fact]
    public async Task Delivered_ThreeDaysLate_IsNoNewsAnyMore()
    {
        await using var db = await TestDb.CreateAsync();
        var asha = await db.MemberAsync(db.OrgA, "Asha", "owner");

        await EndAsync(db, asha, WorkState.Done, "One.", late: TimeSpan.FromDays(3));

        Assert.Empty((await GlanceAsync(db, asha)).Newest);
    }

    [Fact]
    public async Task Told_NinetyDaysAgo_IsNotShownAndGoes()
    {
        await using var db = await TestDb.CreateAsync();
        var asha = await db.MemberAsync(db.OrgA, "Asha", "owner");
        await EndAsync(db, asha, WorkState.Done, "One.");

        db.Clock.Advance(Notification.Kept + TimeSpan.FromDays(1));

        Assert.Empty((await GlanceAsync(db, asha)).Newest);
        Assert.Equal(1, await db.CountAsync<Notification>(db.OrgA));
        var forgetting = db.As(Actor.Job(db.OrgA, "commands", SystemPermissions.ForgetCommands))
            .GetServices<IQueueWorker>()
            .Single(w => w.Permission == SystemPermissions.ForgetCommands);
        await forgetting.WorkAsync(db.OrgA, default);
        Assert.Equal(0, await db.CountAsync<Notification>(db.OrgA));
        Assert.Equal(0, await db.CountAsync<WorkRun>(db.OrgA));
    }

    private static NotificationService Service(TestDb db, Actor actor) => db.Service<NotificationService>(actor);

    private static Task<NotificationGlance> GlanceAsync(TestDb db, Actor actor) =>
        Service(db, actor).GlanceAsync(default);

    /// <summary>Work of the actor that ends, told by the outbox.</summary>
    private static async Task<long> EndAsync(
        TestDb db,
        Actor actor,
        WorkState state,
        string note,
        TimeSpan late = default
    )
    {
        db.Clock.Advance(TimeSpan.FromSeconds(1));
        var run = await db.UnitsFor(actor)
            .RunAsync<long>(
                SelfPermissions.Profile,
                CommandId.New(),
                new { note },
                async unit =>
                {
                    var queued = WorkRuns.Queue(unit, new NewWork("import", "register.csv", 7, "import/7", 2));
                    await unit.FlushAsync(default);
                    await WorkRuns.EndAsync(unit, queued.Id, state, note, default);
                    return queued.Id;
                },
                default
            );
        Assert.Null(run.Error);
        db.Clock.Advance(late);
        await DeliverAsync(db);
        return run.Value;
    }

    private static async Task AgainAsync(TestDb db, long run)
    {
        await using var raw = db.Database(new TenantScope(db.OrgA));
        var told = await raw.Set<OutboxMessage>().SingleAsync(m => m.AggregateId == run);
        var handler = db.As(Actor.Job(db.OrgA, "outbox", NotificationPermissions.Tell))
            .GetServices<IEventHandler>()
            .Single(h => h.EventType == told.Type);
        await handler.HandleAsync(told.Id, JsonSerializer.Serialize(new WorkEnded(run)), default);
    }

    private static async Task DeliverAsync(TestDb db) =>
        await db.As(Actor.Job(db.OrgA, "outbox", SystemPermissions.DeliverEvents))
            .GetServices<IQueueWorker>()
            .Single(w => w.Queue == Outbox.Queue)
            .WorkAsync(db.OrgA, default);
}
