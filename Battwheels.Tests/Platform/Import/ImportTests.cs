using System.Text;
using Battwheels.Core.Access;
using Battwheels.Core.Common;
using Battwheels.Core.Platform.Audit;
using Battwheels.Core.Platform.Import;
using Battwheels.Core.Platform.Jobs;
using Battwheels.Data.Common;
using Battwheels.Data.Platform.Files;
using Battwheels.Tests.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Battwheels.Tests.Platform.Import;

[Trait("Category", "Data")]
public class ImportTests
{
    private const string File = "Code,Name\nred,Red\n,Nameless\nblue,Blue\nred,Red again\nowner,Owner\n";

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Import_DryRunThenConfirmed_HasExactlyTheGoodRows(TestEngine engine)
    {
        await using var db = await CreateAsync(engine);
        var before = await db.CountAsync<Role>(db.OrgA);
        var batch = await UploadAndCheckAsync(db, File);

        var view = (await Reports(db).GetAsync(batch, default))!;
        Assert.Equal(ImportState.Checked, view.State);
        Assert.Equal(2, view.Count(ImportRowState.Ready));
        Assert.Equal(1, view.Count(ImportRowState.Bad));
        Assert.Equal(2, view.Count(ImportRowState.Duplicate)); // "red" again in the file, "owner" already there
        Assert.Equal(before, await db.CountAsync<Role>(db.OrgA));

        var bad = Assert.Single((await Reports(db).RowsAsync(batch, ImportRowState.Bad, null, default)).Rows);
        Assert.Equal(3, bad.Line);
        Assert.Equal(
            new ImportProblem("Code", "", "Code is missing. Enter it and save again."),
            Assert.Single(bad.Problems)
        );

        Assert.Equal(
            "IMPORT_BAD_ROWS",
            (await Service(db).ConfirmAsync(batch, onlyGood: false, CommandId.New(), default)).Error?.Code
        );
        Assert.Null((await Service(db).ConfirmAsync(batch, onlyGood: true, CommandId.New(), default)).Error);
        await WorkAsync(db);

        Assert.Equal(ImportState.Done, (await Reports(db).GetAsync(batch, default))!.State);
        Assert.Equal(before + 2, await db.CountAsync<Role>(db.OrgA));
        Assert.Equal(await db.CountAsync<Role>(db.OrgB) + 2, await db.CountAsync<Role>(db.OrgA));
    }

    [Fact]
    public async Task Import_RowTakenMeanwhile_FailsAloneWithItsReason()
    {
        await using var db = await CreateAsync();
        var batch = await UploadAndCheckAsync(db, "Code,Name\nred,Red\nblue,Blue\ngreen,Green\n");
        await AddRoleAsync(db, "blue");

        await Service(db).ConfirmAsync(batch, onlyGood: false, CommandId.New(), default);
        await WorkAsync(db);

        var view = (await Reports(db).GetAsync(batch, default))!;
        Assert.Equal(ImportState.Done, view.State);
        Assert.Equal(2, view.Count(ImportRowState.Imported));
        var failed = Assert.Single((await Reports(db).RowsAsync(batch, ImportRowState.Failed, null, default)).Rows);
        Assert.Equal(3, failed.Line);
    }

    /// <summary>A fault that only saving finds breaks the attempt of the whole chunk; the other rows do not suffer.</summary>
    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Import_RowThatBreaksTheAttempt_IsBadAloneWithItsReason(TestEngine engine)
    {
        await using var db = await CreateAsync(engine);

        var batch = await UploadAndCheckAsync(db, $"Code,Name\nred,Red\nblue,{new string('x', 500)}\ngreen,Green\n");

        var view = (await Reports(db).GetAsync(batch, default))!;
        Assert.Equal((ImportState.Checked, 2), (view.State, view.Count(ImportRowState.Ready)));
        var bad = Assert.Single((await Reports(db).RowsAsync(batch, ImportRowState.Bad, null, default)).Rows);
        Assert.Equal(3, bad.Line);
        Assert.Contains("500 characters", Assert.Single(bad.Problems).Reason, StringComparison.Ordinal);
    }

    /// <summary>What goes on in somebody's name ends with their right to it.</summary>
    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Import_StarterSuspendedMeanwhile_IsStoppedOnRecord(TestEngine engine)
    {
        await using var db = await CreateAsync(engine);
        var owner = await db.MemberAsync(db.OrgA, "Meera", "owner");
        var admin = await db.MemberAsync(db.OrgA, "Anil", "admin");
        var before = await db.CountAsync<Role>(db.OrgA);
        var batch = await UploadAndCheckAsync(db, File, db.Service<ImportService>(admin));
        Assert.Null(
            (await db.Service<ImportService>(admin).ConfirmAsync(batch, onlyGood: true, CommandId.New(), default)).Error
        );

        await db.Service<MemberService>(owner)
            .SuspendAsync(new(admin.MembershipId!.Value, 0, "Under inquiry"), CommandId.New(), default);
        await WorkAsync(db);

        Assert.Equal(ImportState.Stopped, (await Reports(db).GetAsync(batch, default))!.State);
        Assert.Equal(before, await db.CountAsync<Role>(db.OrgA));
        await using var raw = db.Database(new TenantScope(db.OrgA));
        Assert.Equal(batch, (await raw.Set<AuditEntry>().SingleAsync(e => e.Action == "IMPORT_STOPPED")).EntityId);
    }

    /// <summary>
    /// Whoever suspends the starter while a chunk is being saved waits for its commit: whole chunks stand, and none comes
    /// after the suspension. How many pass before depends on who is first at the member's row, not on the rule.
    /// </summary>
    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Import_StarterSuspendedWithinAChunk_NoLaterChunkGetsThrough(TestEngine engine)
    {
        ShadeKind kind = new();
        await using var db = await TestDb.CreateAsync(engine, services => services.AddSingleton<IImportKind>(kind));
        var owner = await db.MemberAsync(db.OrgA, "Meera", "owner");
        var admin = await db.MemberAsync(db.OrgA, "Anil", "admin");
        var before = await db.CountAsync<Role>(db.OrgA);
        var rows = string.Concat(Enumerable.Range(1, 1_050).Select(i => $"r{i},Role {i}\n"));
        var batch = await UploadAndCheckAsync(db, "Code,Name\n" + rows, db.Service<ImportService>(admin));
        await db.Service<ImportService>(admin).ConfirmAsync(batch, onlyGood: false, CommandId.New(), default);
        Task? suspending = null;
        var (waits, standing) = (false, 0);
        kind.Meanwhile = async () =>
        {
            if (suspending is not null)
                return;
            suspending = Task.Run(async () =>
            {
                await db.Service<MemberService>(owner)
                    .SuspendAsync(new(admin.MembershipId!.Value, 0, "Under inquiry"), CommandId.New(), default);
                standing = await db.CountAsync<Role>(db.OrgA);
            });
            await Task.Delay(TimeSpan.FromMilliseconds(500));
            waits = !suspending.IsCompleted;
        };

        await Worker(db).WorkAsync(db.OrgA, default);
        Assert.NotNull(suspending);
        await suspending;
        await WorkAsync(db);
        Assert.True(waits);
        var view = (await Reports(db).GetAsync(batch, default))!;
        var imported = view.Count(ImportRowState.Imported);
        Assert.Equal(ImportState.Stopped, view.State);
        Assert.True(imported is > 0 and < 1_050 && imported % 100 == 0, $"{imported} rows");
        Assert.Equal(before + imported, await db.CountAsync<Role>(db.OrgA));
        Assert.Equal(standing, before + imported);
    }

    /// <summary>Of 150 rows the 42nd and the 120th are taken meanwhile: 148 are imported, the two are named.</summary>
    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Import_TwoOfManyTakenMeanwhile_OnlyTheseFail(TestEngine engine)
    {
        await using var db = await CreateAsync(engine);
        var before = await db.CountAsync<Role>(db.OrgA);
        var rows = string.Concat(Enumerable.Range(1, 150).Select(i => $"r{i},Role {i}\n"));
        var batch = await UploadAndCheckAsync(db, "Code,Name\n" + rows);
        await AddRoleAsync(db, "r42");
        await AddRoleAsync(db, "r120");

        await Service(db).ConfirmAsync(batch, onlyGood: false, CommandId.New(), default);
        await WorkAsync(db);

        var view = (await Reports(db).GetAsync(batch, default))!;
        Assert.Equal((ImportState.Done, 148), (view.State, view.Count(ImportRowState.Imported)));
        var failed = (await Reports(db).RowsAsync(batch, ImportRowState.Failed, null, default)).Rows;
        // The head is line 1, so the row of r42 is line 43.
        Assert.Equal([(43, "r42"), (121, "r120")], failed.Select(r => (r.Line, Assert.Single(r.Problems).Value)));
        Assert.Equal(before + 150, await db.CountAsync<Role>(db.OrgA));
        Assert.Equal(before, await db.CountAsync<Role>(db.OrgB));
    }

    /// <summary>The same row three times, next to each other: one is new, the others repeat it by its line.</summary>
    [Fact]
    public async Task Check_RowsThatRepeatEachOther_AreNamedByTheFirstLine()
    {
        await using var db = await CreateAsync();

        var batch = await UploadAndCheckAsync(db, "Code,Name\nred,Red\nred,Red\nred,Red\n");

        var repeats = (await Reports(db).RowsAsync(batch, ImportRowState.Duplicate, null, default)).Rows;
        Assert.Equal([3, 4], repeats.Select(r => r.Line));
        Assert.All(repeats, r => Assert.Equal("The same as line 2 of this file.", Assert.Single(r.Problems).Reason));
        Assert.Equal(1, (await Reports(db).GetAsync(batch, default))!.Count(ImportRowState.Ready));
    }

    [Fact]
    public async Task BeginExport_LeavesARecord()
    {
        await using var db = await CreateAsync();
        var batch = await UploadAndCheckAsync(db, File);

        Assert.Null((await Reports(db).BeginExportAsync(batch, CommandId.New(), default)).Error);

        Assert.Equal("NOT_FOUND", (await Reports(db).BeginExportAsync(1, CommandId.New(), default)).Error?.Code);
        await using var raw = db.Database(new TenantScope(db.OrgA));
        Assert.Equal(batch, (await raw.Set<AuditEntry>().SingleAsync(e => e.Action == "EXPORTED")).EntityId);
    }

    [Fact]
    public async Task Import_ManyRows_GoesThroughChunksOnceEach()
    {
        await using var db = await CreateAsync();
        var before = await db.CountAsync<Role>(db.OrgA);
        var rows = string.Concat(Enumerable.Range(100, 450).Select(i => $"r{i},Role {i}\n"));
        var batch = await UploadAndCheckAsync(db, "Code,Name\n" + rows);

        await Service(db).ConfirmAsync(batch, onlyGood: false, CommandId.New(), default);
        await WorkAsync(db);
        await WorkAsync(db); // a job that is run twice finds nothing to do

        Assert.Equal(before + 450, await db.CountAsync<Role>(db.OrgA));
    }

    [Fact]
    public async Task Map_RequiredColumnMissing_IsRefused()
    {
        await using var db = await CreateAsync();
        var batch = await UploadAsync(db, "Shade,Name\nred,Red\n");

        var refused = await Service(db)
            .MapAsync(batch, new Dictionary<string, int> { ["Name"] = 1 }, CommandId.New(), default);

        Assert.Equal("COLUMN_MISSING", refused.Error?.Code);
    }

    [Theory]
    [InlineData("Code", -1)]
    [InlineData("Code", 2)]
    [InlineData("Shade", 1)]
    public async Task Map_FieldOrColumnThatIsNotThere_IsRefused(string field, int column)
    {
        await using var db = await CreateAsync();
        var batch = await UploadAsync(db, "Shade,Name\nred,Red\n");

        var refused = await Service(db)
            .MapAsync(
                batch,
                new Dictionary<string, int>
                {
                    ["Code"] = 0,
                    ["Name"] = 1,
                    [field] = column,
                },
                CommandId.New(),
                default
            );

        Assert.Equal("MAPPING_INVALID", refused.Error?.Code);
    }

    [Fact]
    public async Task Upload_WithoutThePermissionOfTheKind_IsDeniedAndLeavesNoFile()
    {
        FileStoreOptions files = new() { Folder = Path.Combine(Path.GetTempPath(), $"bw-files-{Guid.NewGuid():N}") };
        await using var db = await TestDb.CreateAsync(configure: services =>
            services.AddScoped<IImportKind, ShadeKind>().AddSingleton(files)
        );

        await Assert.ThrowsAsync<AccessDeniedException>(() =>
            db.Service<ImportService>(ImportPermissions.Import)
                .UploadAsync(new UploadImport("shades", "x.csv"), Bytes(File), CommandId.New(), default)
        );
        Assert.Equal(0, await db.CountAsync<ImportBatch>(db.OrgA));
        Assert.False(Directory.Exists(files.Folder));
    }

    [Fact]
    public async Task Batch_OfAnotherOrganization_DoesNotExist()
    {
        await using var db = await CreateAsync();
        var batch = await UploadAsync(db, File);
        var stranger = db.Service<ImportService>(Actor.Job(db.OrgB, "test", ImportPermissions.Import, "org:read"));

        Assert.Equal("NOT_FOUND", (await stranger.CancelAsync(batch, CommandId.New(), default)).Error?.Code);
        Assert.Null(
            await db.Service<ImportReportService>(Actor.Job(db.OrgB, "test", ImportPermissions.Import))
                .GetAsync(batch, default)
        );
    }

    private static Task<TestDb> CreateAsync(TestEngine engine = TestEngine.Sqlite) =>
        TestDb.CreateAsync(engine, services => services.AddScoped<IImportKind, ShadeKind>());

    private static ImportService Service(TestDb db) => db.Service<ImportService>(ImportPermissions.Import, "org:read");

    private static ImportReportService Reports(TestDb db) => db.Service<ImportReportService>(ImportPermissions.Import);

    private static async Task<long> UploadAsync(TestDb db, string text, ImportService? by = null)
    {
        var result = await (by ?? Service(db)).UploadAsync(
            new UploadImport("shades", "shades.csv"),
            Bytes(text),
            CommandId.New(),
            default
        );
        Assert.Null(result.Error);
        return result.Value;
    }

    private static async Task<long> UploadAndCheckAsync(TestDb db, string text, ImportService? by = null)
    {
        var batch = await UploadAsync(db, text, by);
        var view = (await Reports(db).GetAsync(batch, default))!;
        Assert.Null((await Service(db).MapAsync(batch, view.Mapping, CommandId.New(), default)).Error);
        await WorkAsync(db);
        return batch;
    }

    private static async Task WorkAsync(TestDb db) => Assert.Null(await Worker(db).WorkAsync(db.OrgA, default));

    private static IQueueWorker Worker(TestDb db) =>
        db.As(Actor.Job(db.OrgA, "import", ImportPermissions.Run))
            .GetServices<IQueueWorker>()
            .Single(w => w.Queue == ImportRunner.Queue);

    private static Task<Result<long>> AddRoleAsync(TestDb db, string code) =>
        db.UnitsFor("x:create")
            .RunAsync<long>(
                "x:create",
                CommandId.New(),
                new { code },
                unit => Task.FromResult<Result<long>>(unit.Add(ShadeKind.Role(code, code)).Id),
                default
            );

    private static MemoryStream Bytes(string text) => new(Encoding.UTF8.GetBytes(text));
}
