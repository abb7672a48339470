using System.Text.Json;
using Battwheels.Core.Common;
using Battwheels.Core.Platform.Work;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Platform.Import;

/// <summary>Shows where imports stand and what is wrong with their rows.</summary>
public sealed class ImportReportService(IUnitOfWorkFactory units)
{
    /// <summary>Newest first.</summary>
    public Task<Page<ImportBatchRow>> ListAsync(string? after, CancellationToken ct) =>
        units.ReadAsync(
            ImportPermissions.Import,
            async unit =>
            {
                var cursor = Cursor.Read(after);
                var rows = await unit.Set<ImportBatch>()
                    .Where(b => cursor == null || b.Id < cursor.Value.Id)
                    .OrderByDescending(b => b.Id)
                    .Select(b => new ImportBatchRow(
                        b.Id,
                        b.Kind,
                        b.FileName,
                        b.State,
                        b.RowCount,
                        b.StartedBy,
                        b.UploadedAtUtc
                    ))
                    .Take(Lists.Default + 1)
                    .ToListAsync(ct);
                return Lists.Cut(rows, Lists.Default, r => new Cursor("", r.Id));
            },
            ct
        );

    /// <summary>One import with its columns, first rows and counts; null when there is none.</summary>
    public Task<ImportView?> GetAsync(long batchId, CancellationToken ct) =>
        units.ReadAsync(
            ImportPermissions.Import,
            async unit =>
            {
                var batch = await unit.Set<ImportBatch>().SingleOrDefaultAsync(b => b.Id == batchId, ct);
                if (batch is null)
                    return null;
                var counts = await unit.Set<ImportRow>()
                    .Where(r => r.ImportBatchId == batchId)
                    .GroupBy(r => r.State)
                    .Select(g => new { State = g.Key, Count = g.Count() })
                    .ToDictionaryAsync(g => g.State, g => g.Count, ct);
                var first = await unit.Set<ImportRow>()
                    .Where(r => r.ImportBatchId == batchId)
                    .OrderBy(r => r.Line)
                    .Select(r => r.Cells)
                    .Take(3)
                    .ToListAsync(ct);
                var work = await (
                    from progress in unit.Set<ImportProgress>()
                    where progress.ImportBatchId == batchId
                    join run in unit.Set<WorkRun>() on progress.WorkRunId equals run.Id
                    select new { run.Id, run.Note }
                ).SingleOrDefaultAsync(ct);
                return new ImportView(
                    batch.Id,
                    batch.Kind,
                    batch.FileName,
                    batch.State,
                    batch.RowCount,
                    JsonSerializer.Deserialize<string[]>(batch.Headers)!,
                    ImportMapping.Read(batch.Mapping),
                    [.. first.Select(f => JsonSerializer.Deserialize<string[]>(f)!)],
                    counts,
                    batch.StartedBy,
                    batch.UploadedAtUtc,
                    work?.Id,
                    work?.Note
                );
            },
            ct
        );

    /// <summary>Rows with something to say, in the order of the file.</summary>
    public Task<Page<ImportRowView>> RowsAsync(
        long batchId,
        ImportRowState state,
        string? after,
        CancellationToken ct
    ) =>
        units.ReadAsync(
            ImportPermissions.Import,
            async unit =>
            {
                var cursor = Cursor.Read(after);
                var line = cursor is { } c ? (int)c.Id : 0;
                // What was corrected stays where it is until it is tried.
                var withCorrected =
                    state is ImportRowState.Bad
                    && await unit.Set<ImportBatch>()
                        .AnyAsync(b => b.Id == batchId && b.State == ImportState.Checked, ct);
                var rows = await unit.Set<ImportRow>()
                    .Where(r => r.ImportBatchId == batchId && r.Line > line)
                    .Where(r => r.State == state || withCorrected && r.State == ImportRowState.Waiting)
                    .OrderBy(r => r.Line)
                    .Select(r => new
                    {
                        r.State,
                        r.Line,
                        r.Cells,
                        r.Problems,
                    })
                    .Take(Lists.Default + 1)
                    .ToListAsync(ct);
                return Lists.Cut(
                    rows.ConvertAll(r => new ImportRowView(
                        r.Line,
                        JsonSerializer.Deserialize<string[]>(r.Cells)!,
                        ProblemsOf(r.Problems),
                        r.State
                    )),
                    Lists.Default,
                    r => new Cursor("", r.Line)
                );
            },
            ct
        );

    /// <summary>Puts on record that somebody takes the rows left out out of the system; then read them.</summary>
    public Task<Result<Done>> BeginExportAsync(long batchId, CommandId command, CancellationToken ct) =>
        units.RunAsync<Done>(
            ImportPermissions.Import,
            command,
            new { batchId },
            async unit =>
            {
                if (!await unit.Set<ImportBatch>().AnyAsync(b => b.Id == batchId, ct))
                    return CommonErrors.NotFound;
                unit.Audit("EXPORTED", nameof(ImportBatch), batchId);
                return Done.Instance;
            },
            ct
        );

    /// <summary>The rows that were left out, with reasons, to be corrected and brought in again.</summary>
    [Bounded(ImportErrors.MostRows)]
    public Task<ImportLeftOver?> LeftOverAsync(long batchId, CancellationToken ct) =>
        units.ReadAsync(
            ImportPermissions.Import,
            async unit =>
            {
                var batch = await unit.Set<ImportBatch>().SingleOrDefaultAsync(b => b.Id == batchId, ct);
                if (batch is null)
                    return null;
                var rows = await unit.Set<ImportRow>()
                    .Where(r =>
                        r.ImportBatchId == batchId
                        && (
                            r.State == ImportRowState.Bad
                            || r.State == ImportRowState.Failed
                            || r.State == ImportRowState.Skipped
                        )
                    )
                    .OrderBy(r => r.Line)
                    .Select(r => new
                    {
                        r.State,
                        r.Line,
                        r.Cells,
                        r.Problems,
                    })
                    .Take(ImportErrors.MostRows)
                    .ToListAsync(ct);
                return new ImportLeftOver(
                    JsonSerializer.Deserialize<string[]>(batch.Headers)!,
                    rows.ConvertAll(r => new ImportRowView(
                        r.Line,
                        JsonSerializer.Deserialize<string[]>(r.Cells)!,
                        ProblemsOf(r.Problems),
                        r.State
                    ))
                );
            },
            ct
        );

    private static ImportProblem[] ProblemsOf(string? json) =>
        json is null ? [] : JsonSerializer.Deserialize<ImportProblem[]>(json) ?? [];
}

public sealed record ImportBatchRow(
    long Id,
    string Kind,
    string FileName,
    ImportState State,
    int RowCount,
    string StartedBy,
    DateTime UploadedAtUtc
);

/// <param name="FirstRows">At most three, to recognize the columns by.</param>
/// <param name="WorkRunId">The stage under way, or the last one.</param>
/// <param name="Note">How that stage ended.</param>
public sealed record ImportView(
    long Id,
    string Kind,
    string FileName,
    ImportState State,
    int RowCount,
    IReadOnlyList<string> Headers,
    IReadOnlyDictionary<string, int> Mapping,
    IReadOnlyList<string[]> FirstRows,
    IReadOnlyDictionary<ImportRowState, int> Counts,
    string StartedBy,
    DateTime UploadedAtUtc,
    long? WorkRunId,
    string? Note
)
{
    public int Count(ImportRowState state) => Counts.GetValueOrDefault(state);

    /// <summary>Rows of the stage at hand: all of the file to try, the confirmed ones to import, the imported ones to undo.</summary>
    public int ToDo =>
        State switch
        {
            ImportState.Importing => Finished + Count(ImportRowState.Ready),
            ImportState.Undoing => Undone + Count(ImportRowState.Imported),
            _ => RowCount,
        };

    /// <summary>How many of them are done.</summary>
    public int Done =>
        State switch
        {
            ImportState.Importing => Finished,
            ImportState.Undoing => Undone,
            _ => RowCount - Count(ImportRowState.Waiting),
        };

    private int Undone => Count(ImportRowState.Undone) + Count(ImportRowState.Kept);

    private int Finished => Count(ImportRowState.Imported) + Count(ImportRowState.Failed);
}

public sealed record ImportRowView(
    int Line,
    IReadOnlyList<string> Cells,
    IReadOnlyList<ImportProblem> Problems,
    ImportRowState State
);

public sealed record ImportLeftOver(IReadOnlyList<string> Headers, IReadOnlyList<ImportRowView> Rows);
