using System.Text;
using Battwheels.Core.Access;
using Battwheels.Core.Common;
using Battwheels.Core.Platform.Audit;
using Battwheels.Core.Platform.Import;
using Battwheels.Core.Platform.Jobs;
using Battwheels.Core.Platform.Work;
using Battwheels.Data.Common;
using Battwheels.Tests.Common;
using Battwheels.Tests.Platform.Import;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Battwheels.Tests.Platform.Work;

/// <summary>Long work as its starter and others see it, shown by an import: 250 rows are three chunks.</summary>
[Trait("Category", "Data")]
public sealed class WorkTests
{
    private const int Rows = 250;
    private const int Chunk = 100;
    private readonly ShadeKind _kind = new();

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Import_FromMapToEnd_IsInTheStartersTray(TestEngine engine)
    {
        await using var db = await CreateAsync(engine);
        var asha = await db.MemberAsync(db.OrgA, "Asha", "owner");

        var batch = await UploadAsync(db, asha);
        var check = Assert.Single(await RecentAsync(db, asha));
        Assert.Equal(
            ("Dry run", "shades.csv", WorkState.Waiting, Rows),
            (check.What, check.Title, check.State, check.Total)
        );
        await WorkAsync(db);

        check = Assert.Single(await RecentAsync(db, asha));
        Assert.Equal((WorkState.Done, 100), (check.State, check.Percent));
        Assert.Equal("250 rows can be imported.", check.Note);
        await ConfirmAsync(db, asha, batch);
        await WorkAsync(db);

        var import = (await RecentAsync(db, asha)).Single(r => r.What == "Import");
        Assert.Equal((WorkState.Done, Rows, 0), (import.State, import.Done, import.Failed));
        Assert.Equal("250 rows imported.", import.Note);
        Assert.Equal($"import/{batch}", import.Result);
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Work_OfOthers_IsSeenOnlyByWhoMayDoIt(TestEngine engine)
    {
        await using var db = await CreateAsync(engine);
        var asha = await db.MemberAsync(db.OrgA, "Asha", "owner");
        var anil = await db.MemberAsync(db.OrgA, "Anil", "admin");
        var tara = await db.MemberAsync(db.OrgA, "Tara", "technician");
        var other = await db.MemberAsync(db.OrgB, "Bela", "owner");
        await UploadAsync(db, asha);
        var run = Assert.Single(await RecentAsync(db, asha)).Id;

        Assert.Empty(await RecentAsync(db, anil));
        Assert.Equal(
            run,
            Assert.Single((await Work(db, anil).ListAsync(onlyMine: false, null, null, default)).Rows).Id
        );
        Assert.Empty((await Work(db, anil).ListAsync(onlyMine: true, null, null, default)).Rows);
        foreach (var stranger in (Actor[])[tara, other])
        {
            Assert.Empty((await Work(db, stranger).ListAsync(onlyMine: false, null, null, default)).Rows);
            Assert.Equal(
                "NOT_FOUND",
                (await Work(db, stranger).CancelAsync(run, CommandId.New(), default)).Error?.Code
            );
            Assert.Equal(
                "NOT_FOUND",
                (await Work(db, stranger).ResumeAsync(run, CommandId.New(), default)).Error?.Code
            );
        }

        Assert.False((await RecentAsync(db, asha)).Single().IsStopping);
    }

    /// <summary>The chunk under way is finished; what is left goes on later, and no row is imported twice.</summary>
    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Cancel_WhileRowsAreImported_StopsBehindTheChunkAndGoesOnThere(TestEngine engine)
    {
        await using var db = await CreateAsync(engine);
        var asha = await db.MemberAsync(db.OrgA, "Asha", "owner");
        var before = await db.CountAsync<Role>(db.OrgA);
        var batch = await UploadAsync(db, asha);
        await WorkAsync(db);
        await ConfirmAsync(db, asha, batch);
        var run = (await RecentAsync(db, asha)).Single(r => r.IsOpen).Id;

        Task? cancel = null;
        _kind.Meanwhile = () =>
        {
            // While the chunk is being saved; SQLite lets it in only after the chunk.
            cancel ??= Task.Run(() => Work(db, asha).CancelAsync(run, CommandId.New(), default));
            return Task.Delay(TimeSpan.FromMilliseconds(50));
        };
        Assert.Null(await Worker(db).WorkAsync(db.OrgA, default));
        await cancel!;
        await WorkAsync(db);

        var stopped = (await RecentAsync(db, asha)).Single(r => r.Id == run);
        Assert.Equal(WorkState.Cancelled, stopped.State);
        Assert.Equal(0, stopped.Done % Chunk);
        Assert.InRange(stopped.Done, Chunk, 2 * Chunk);
        Assert.Equal(before + stopped.Done, await db.CountAsync<Role>(db.OrgA));
        Assert.True(stopped.MayGoOn);
        await using (var raw = db.Database(new TenantScope(db.OrgA)))
            Assert.Equal(
                run,
                (await raw.Set<AuditEntry>().SingleAsync(e => e.Action == "WORK_CANCEL_REQUESTED")).EntityId
            );

        Assert.Null((await Work(db, asha).ResumeAsync(run, CommandId.New(), default)).Error);
        await WorkAsync(db);

        Assert.Equal(
            (WorkState.Done, Rows),
            ((await RecentAsync(db, asha)).Single(r => r.Id == run) is var done ? (done.State, done.Done) : default)
        );
        Assert.Equal(before + Rows, await db.CountAsync<Role>(db.OrgA));
        Assert.Equal("WORK_ENDED", (await Work(db, asha).CancelAsync(run, CommandId.New(), default)).Error?.Code);
        Assert.Equal(
            "WORK_NOTHING_LEFT",
            (await Work(db, asha).ResumeAsync(run, CommandId.New(), default)).Error?.Code
        );
    }

    /// <summary>What breaks at the same place each time is given up and says so; when it is mended, it goes on there.</summary>
    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Worker_BreaksEachTime_IsGivenUpThenGoesOnWhereItStopped(TestEngine engine)
    {
        await using var db = await CreateAsync(engine);
        var asha = await db.MemberAsync(db.OrgA, "Asha", "owner");
        var before = await db.CountAsync<Role>(db.OrgA);
        var batch = await UploadAsync(db, asha);
        await WorkAsync(db);
        await ConfirmAsync(db, asha, batch);
        var chunks = 0;
        _kind.Meanwhile = () => ++chunks == 1 ? Task.CompletedTask : throw new InvalidOperationException("Power cut.");

        for (var attempt = 0; attempt < WorkRuns.MostAttempts; attempt++)
            await Assert.ThrowsAsync<InvalidOperationException>(() => Worker(db).WorkAsync(db.OrgA, default));
        db.Clock.Advance(TimeSpan.FromSeconds(61));
        var silent = (await RecentAsync(db, asha)).Single(r => r.IsOpen);
        Assert.True(silent.IsSilent);
        Assert.Equal(Chunk, silent.Done);
        // The first attempt finished a chunk, so it counts anew from there.
        await Assert.ThrowsAsync<InvalidOperationException>(() => Worker(db).WorkAsync(db.OrgA, default));
        await WorkAsync(db);

        var failed = (await RecentAsync(db, asha)).Single(r => r.Id == silent.Id);
        Assert.Equal((WorkState.Failed, Chunk), (failed.State, failed.Done));
        Assert.Contains("What was imported before stays", failed.Note, StringComparison.Ordinal);

        _kind.Meanwhile = () => Task.CompletedTask;
        Assert.Null((await Work(db, asha).ResumeAsync(failed.Id, CommandId.New(), default)).Error);
        await WorkAsync(db);
        Assert.Equal(before + Rows, await db.CountAsync<Role>(db.OrgA));
    }

    [Fact]
    public async Task Cancel_WhileTheDryRunWaits_LeavesTheFileToBeMatchedAgain()
    {
        await using var db = await CreateAsync(TestEngine.Sqlite);
        var asha = await db.MemberAsync(db.OrgA, "Asha", "owner");
        var batch = await UploadAsync(db, asha);
        var run = Assert.Single(await RecentAsync(db, asha)).Id;

        Assert.Null((await Work(db, asha).CancelAsync(run, CommandId.New(), default)).Error);
        Assert.True((await RecentAsync(db, asha)).Single().IsStopping);
        await WorkAsync(db);

        Assert.Equal("Cancelled. Nothing was saved.", (await RecentAsync(db, asha)).Single().Note);
        var view = (await db.Service<ImportReportService>(asha).GetAsync(batch, default))!;
        Assert.Equal(ImportState.Uploaded, view.State);
        await MapAsync(db, asha, batch);
        Assert.Equal("IMPORT_STEP", (await Work(db, asha).ResumeAsync(run, CommandId.New(), default)).Error?.Code);
    }

    [Fact]
    public async Task Tray_AfterThreeDays_IsEmptyAndTheHistoryIsNot()
    {
        await using var db = await CreateAsync(TestEngine.Sqlite);
        var asha = await db.MemberAsync(db.OrgA, "Asha", "owner");
        await UploadAsync(db, asha);
        await WorkAsync(db);

        db.Clock.Advance(WorkService.Recent + TimeSpan.FromMinutes(1));

        Assert.Empty(await RecentAsync(db, asha));
        Assert.Single((await Work(db, asha).ListAsync(onlyMine: true, WorkState.Done, null, default)).Rows);
        Assert.Empty((await Work(db, asha).ListAsync(onlyMine: true, WorkState.Failed, null, default)).Rows);
    }

    private Task<TestDb> CreateAsync(TestEngine engine) =>
        TestDb.CreateAsync(engine, services => services.AddSingleton<IImportKind>(_kind));

    private static WorkService Work(TestDb db, Actor actor) => db.Service<WorkService>(actor);

    private static Task<IReadOnlyList<WorkRow>> RecentAsync(TestDb db, Actor actor) =>
        Work(db, actor).RecentAsync(default);

    private static async Task<long> UploadAsync(TestDb db, Actor actor)
    {
        var text = "Code,Name\n" + string.Concat(Enumerable.Range(1, Rows).Select(i => $"r{i},Role {i}\n"));
        var batch = await db.Service<ImportService>(actor)
            .UploadAsync(
                new UploadImport("shades", "shades.csv"),
                new MemoryStream(Encoding.UTF8.GetBytes(text)),
                CommandId.New(),
                default
            );
        await MapAsync(db, actor, batch.Value);
        return batch.Value;
    }

    private static async Task MapAsync(TestDb db, Actor actor, long batch)
    {
        var view = (await db.Service<ImportReportService>(actor).GetAsync(batch, default))!;
        Assert.Null(
            (await db.Service<ImportService>(actor).MapAsync(batch, view.Mapping, CommandId.New(), default)).Error
        );
    }

    private static async Task ConfirmAsync(TestDb db, Actor actor, long batch) =>
        Assert.Null(
            (
                await db.Service<ImportService>(actor).ConfirmAsync(batch, onlyGood: false, CommandId.New(), default)
            ).Error
        );

    private static async Task WorkAsync(TestDb db) => Assert.Null(await Worker(db).WorkAsync(db.OrgA, default));

    private static IQueueWorker Worker(TestDb db) =>
        db.As(Actor.Job(db.OrgA, "import", ImportPermissions.Run))
            .GetServices<IQueueWorker>()
            .Single(w => w.Queue == ImportRunner.Queue);
}
