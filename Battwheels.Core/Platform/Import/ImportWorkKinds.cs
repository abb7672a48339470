using Battwheels.Core.Common;
using Battwheels.Core.Platform.Work;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Platform.Import;

/// <summary>Trying every row without saving.</summary>
public sealed class ImportCheckWork : IWorkKind
{
    public const string Kind = "import-check";

    public string Code => Kind;

    public string Title => T("Dry run");

    public string Permission => ImportPermissions.Import;

    public Task<Error?> ResumeAsync(IUnitOfWork unit, WorkRun run, CancellationToken ct) =>
        ImportAgain.GoOnAsync(unit, run, ImportState.Checking, ct);
}

/// <summary>Saving the confirmed rows.</summary>
public sealed class ImportWork : IWorkKind
{
    public const string Kind = "import";

    public string Code => Kind;

    public string Title => T("Import");

    public string Permission => ImportPermissions.Import;

    public Task<Error?> ResumeAsync(IUnitOfWork unit, WorkRun run, CancellationToken ct) =>
        ImportAgain.GoOnAsync(unit, run, ImportState.Importing, ct);
}

/// <summary>Taking back what was imported.</summary>
public sealed class ImportUndoWork : IWorkKind
{
    public const string Kind = "import-undo";

    public string Code => Kind;

    public string Title => T("Undo an import");

    public string Permission => ImportPermissions.Import;

    public Task<Error?> ResumeAsync(IUnitOfWork unit, WorkRun run, CancellationToken ct) =>
        ImportAgain.GoOnAsync(unit, run, ImportState.Undoing, ct);
}

/// <summary>A stage that ended before its end goes on behind its last finished chunk.</summary>
internal static class ImportAgain
{
    public static async Task<Error?> GoOnAsync(IUnitOfWork unit, WorkRun run, ImportState stage, CancellationToken ct)
    {
        var isLatest = await unit.Set<ImportProgress>()
            .AnyAsync(p => p.ImportBatchId == run.SubjectId && p.WorkRunId == run.Id, ct);
        var batch = await unit.Set<ImportBatch>().SingleOrDefaultAsync(b => b.Id == run.SubjectId, ct);
        if (!isLatest || batch is null || !MayFollow(batch.State, stage))
            return ImportErrors.WrongStep;
        (batch.State, batch.FinishedAtUtc) = (stage, null);
        unit.WorkDue(ImportRunner.Queue, unit.Now);
        return null;
    }

    private static bool MayFollow(ImportState from, ImportState stage) =>
        stage is ImportState.Checking
            ? from is ImportState.Uploaded or ImportState.Checked
            : from is ImportState.Cancelled or ImportState.Stopped;
}
