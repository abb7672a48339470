using System.Text;
using Battwheels.Core.Access;
using Battwheels.Core.Common;
using Battwheels.Core.Crm;
using Battwheels.Core.Platform.Import;
using Battwheels.Core.Platform.Jobs;
using Battwheels.Tests.Common;
using Microsoft.Extensions.DependencyInjection;

namespace Battwheels.Tests.Platform.Import;

/// <summary>Between the dry run and the import: cells corrected in place, rows left out, what was changed tried again.</summary>
[Trait("Category", "Data")]
public sealed class ImportFixTests
{
    // Lines: 2 red, 3 and 4 without a code, 5 blue, 6 red again.
    private const string Shades = "Code,Name\nred,Red\n,Nameless\n,Also\nblue,Blue\nred,Red again\n";

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Correct_WrongCells_AreTriedAgainAgainstTheRestOfTheFile(TestEngine engine)
    {
        await using var db = await CreateAsync(engine);
        var before = await db.CountAsync<Role>(db.OrgA);
        var batch = await CheckAsync(db, "shades", Shades);

        await CorrectAsync(db, new CellFix(batch, 3, 0, " green "));
        await CorrectAsync(db, new CellFix(batch, 4, 0, "blue"));
        Assert.Equal(
            "IMPORT_UNTRIED",
            (await Imports(db).ConfirmAsync(batch, onlyGood: true, CommandId.New(), default)).Error?.Code
        );
        // What was corrected stays in the list until it is tried.
        var rows = (await Reports(db).RowsAsync(batch, ImportRowState.Bad, null, default)).Rows;
        Assert.Equal([(3, "green"), (4, "blue")], rows.Select(r => (r.Line, r.Cells[0])));
        Assert.All(rows, r => Assert.Equal(ImportRowState.Waiting, r.State));
        Assert.Null((await Fixes(db).TryAgainAsync(batch, CommandId.New(), default)).Error);
        await WorkAsync(db);

        var view = (await Reports(db).GetAsync(batch, default))!;
        Assert.Equal(ImportState.Checked, view.State);
        Assert.Equal(
            (3, 2, 0),
            (view.Count(ImportRowState.Ready), view.Count(ImportRowState.Duplicate), view.Count(ImportRowState.Bad))
        );
        var repeats = (await Reports(db).RowsAsync(batch, ImportRowState.Duplicate, null, default)).Rows;
        Assert.Equal("The same as line 5 of this file.", Assert.Single(repeats[0].Problems).Reason);
        Assert.Null((await Imports(db).ConfirmAsync(batch, onlyGood: false, CommandId.New(), default)).Error);
        await WorkAsync(db);

        Assert.Equal(before + 3, await db.CountAsync<Role>(db.OrgA));
        Assert.Equal(
            "IMPORT_STEP",
            (await Fixes(db).CorrectAsync(new CellFix(batch, 3, 0, "x"), CommandId.New(), default)).Error?.Code
        );
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Correct_OneValueEverywhere_ChangesEveryWrongRowThatHoldsIt(TestEngine engine)
    {
        await using var db = await CreateAsync(engine);
        var batch = await CheckAsync(
            db,
            "contacts",
            "Customer name,Phone,State\nAsha,98765 43210,Maharastra\nRavi,98765 43211,Maharastra\nMeera,98765 43212,Goa\nNeha,12345,Goa\n"
        );

        var wrong = Assert.Single(await Fixes(db).WrongValuesAsync(batch, default));
        Assert.Equal((2, "State", "Maharastra", 2, 2), (wrong.Column, wrong.Head, wrong.Value, wrong.Rows, wrong.Line));
        Assert.Equal(
            2,
            await CorrectAsync(db, new CellFix(batch, wrong.Line, wrong.Column, "Maharashtra", Everywhere: true))
        );
        Assert.Empty(await Fixes(db).WrongValuesAsync(batch, default));
        Assert.Null((await Fixes(db).TryAgainAsync(batch, CommandId.New(), default)).Error);
        await WorkAsync(db);

        var view = (await Reports(db).GetAsync(batch, default))!;
        Assert.Equal((3, 1), (view.Count(ImportRowState.Ready), view.Count(ImportRowState.Bad)));
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Skip_WrongRows_LeavesThemOutAndInTheFileOfRowsLeftOut(TestEngine engine)
    {
        await using var db = await CreateAsync(engine);
        var before = await db.CountAsync<Role>(db.OrgA);
        var batch = await CheckAsync(db, "shades", Shades);

        foreach (var line in (int[])[3, 4, 5])
            Assert.Null((await Fixes(db).SkipAsync(batch, line, skip: true, CommandId.New(), default)).Error);
        Assert.Null((await Imports(db).ConfirmAsync(batch, onlyGood: false, CommandId.New(), default)).Error);
        await WorkAsync(db);

        Assert.Equal(before + 1, await db.CountAsync<Role>(db.OrgA));
        Assert.Equal([3, 4, 5], (await Reports(db).LeftOverAsync(batch, default))!.Rows.Select(r => r.Line));
    }

    /// <summary>Line 6 repeats line 2; when that one is left out, it is no repeat any more.</summary>
    [Fact]
    public async Task TakeIn_RepeatOfARowLeftOut_IsGood()
    {
        await using var db = await CreateAsync(TestEngine.Sqlite);
        var batch = await CheckAsync(db, "shades", Shades);

        await Fixes(db).SkipAsync(batch, 2, skip: true, CommandId.New(), default);
        await Fixes(db).SkipAsync(batch, 6, skip: false, CommandId.New(), default);
        await Fixes(db).TryAgainAsync(batch, CommandId.New(), default);
        await WorkAsync(db);

        var view = (await Reports(db).GetAsync(batch, default))!;
        Assert.Equal(
            (2, 0, 1),
            (view.Count(ImportRowState.Ready), view.Count(ImportRowState.Duplicate), view.Count(ImportRowState.Skipped))
        );
    }

    [Fact]
    public async Task Fix_OfAnotherOrganizationOrWithoutTheKindsPermission_ChangesNothing()
    {
        await using var db = await CreateAsync(TestEngine.Sqlite);
        var batch = await CheckAsync(db, "shades", Shades);
        CellFix fix = new(batch, 3, 0, "green");

        var stranger = db.Service<ImportFixService>(Actor.Job(db.OrgB, "test", ImportPermissions.Import, "org:read"));
        Assert.Equal("NOT_FOUND", (await stranger.CorrectAsync(fix, CommandId.New(), default)).Error?.Code);
        Assert.Equal("NOT_FOUND", (await stranger.SkipAsync(batch, 3, true, CommandId.New(), default)).Error?.Code);
        Assert.Equal("NOT_FOUND", (await stranger.TryAgainAsync(batch, CommandId.New(), default)).Error?.Code);
        Assert.Empty(await stranger.WrongValuesAsync(batch, default));
        await Assert.ThrowsAsync<AccessDeniedException>(() =>
            db.Service<ImportFixService>(ImportPermissions.Import).CorrectAsync(fix, CommandId.New(), default)
        );
        Assert.Equal(
            "IMPORT_CELL",
            (await Fixes(db).CorrectAsync(fix with { Column = 2 }, CommandId.New(), default)).Error?.Code
        );
        Assert.Equal(
            "NOT_FOUND",
            (await Fixes(db).CorrectAsync(fix with { Line = 99 }, CommandId.New(), default)).Error?.Code
        );
        Assert.Equal(2, (await Reports(db).GetAsync(batch, default))!.Count(ImportRowState.Bad));
    }

    /// <summary>Somebody matched "Kode" by hand once; the next file comes with its columns the other way round.</summary>
    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Upload_AfterAFileOfTheKind_ProposesItsMatchOfColumns(TestEngine engine)
    {
        await using var db = await CreateAsync(engine);
        var first = await UploadAsync(db, "shades", "Kode,Name\nred,Red\n");
        await Imports(db).MapAsync(first, new Dictionary<string, int> { ["Code"] = 0 }, CommandId.New(), default);

        var turned = (await Reports(db).GetAsync(await UploadAsync(db, "shades", "Name,Kode\nBlue,blue\n"), default))!;
        var same = (await Reports(db).GetAsync(await UploadAsync(db, "shades", "Kode,Name\npink,Pink\n"), default))!;

        Assert.Equal(1, turned.Mapping["Code"]);
        Assert.Equal(0, turned.Mapping["Name"]); // by its word
        Assert.Equal(["Code"], same.Mapping.Keys); // the very same heads: Name stays left out
    }

    private static Task<TestDb> CreateAsync(TestEngine engine) =>
        TestDb.CreateAsync(engine, services => services.AddScoped<IImportKind, ShadeKind>());

    private static readonly string[] May = [ImportPermissions.Import, "org:read", ContactPermissions.Create];

    private static ImportService Imports(TestDb db) => db.Service<ImportService>(May);

    private static ImportFixService Fixes(TestDb db) => db.Service<ImportFixService>(May);

    private static ImportReportService Reports(TestDb db) => db.Service<ImportReportService>(ImportPermissions.Import);

    private static async Task<int> CorrectAsync(TestDb db, CellFix fix)
    {
        var changed = await Fixes(db).CorrectAsync(fix, CommandId.New(), default);
        Assert.Null(changed.Error);
        return changed.Value;
    }

    private static async Task<long> UploadAsync(TestDb db, string kind, string text) =>
        (
            await Imports(db)
                .UploadAsync(
                    new UploadImport(kind, "file.csv"),
                    new MemoryStream(Encoding.UTF8.GetBytes(text)),
                    CommandId.New(),
                    default
                )
        ).Value;

    private static async Task<long> CheckAsync(TestDb db, string kind, string text)
    {
        var batch = await UploadAsync(db, kind, text);
        var view = (await Reports(db).GetAsync(batch, default))!;
        Assert.Null((await Imports(db).MapAsync(batch, view.Mapping, CommandId.New(), default)).Error);
        await WorkAsync(db);
        return batch;
    }

    private static async Task WorkAsync(TestDb db) =>
        Assert.Null(
            await db.As(Actor.Job(db.OrgA, "import", ImportPermissions.Run))
                .GetServices<IQueueWorker>()
                .Single(w => w.Queue == ImportRunner.Queue)
                .WorkAsync(db.OrgA, default)
        );
}
