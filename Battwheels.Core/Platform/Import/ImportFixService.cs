using System.Text.Json;
using Battwheels.Core.Common;
using Battwheels.Core.Platform.Work;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Platform.Import;

/// <summary>
/// Between the dry run and the import: wrong cells are corrected in place, one value in all its rows at once, rows are left
/// out; what was changed is tried again. The file that came in stays as it was.
/// </summary>
public sealed class ImportFixService(IUnitOfWorkFactory units, IEnumerable<IImportKind> kinds, WorkNotices notices)
{
    /// <summary>Characters of a cell.</summary>
    public const int LongestCell = 1000;

    private const int MostValues = 12;

    /// <summary>Writes something else into a cell; the row waits to be tried again.</summary>
    /// <param name="fix">With <see cref="CellFix.Everywhere"/> into every wrong row that holds the same there.</param>
    /// <returns>How many rows were changed; or NOT_FOUND, IMPORT_STEP, IMPORT_CELL.</returns>
    public Task<Result<int>> CorrectAsync(CellFix fix, CommandId command, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(fix);
        return InCheckedAsync<int>(
            fix.BatchId,
            command,
            fix,
            async (unit, batch) =>
            {
                var width = JsonSerializer.Deserialize<string[]>(batch.Headers)?.Length ?? 0;
                var value = fix.Value.Trim();
                if (fix.Column < 0 || fix.Column >= width || value.Length > LongestCell)
                    return ImportErrors.CellInvalid;
                var rows = await ToFixAsync(unit, fix, ct);
                if (rows.Count == 0)
                    return CommonErrors.NotFound;
                foreach (var row in rows)
                    (row.Cells, row.State) = (With(row.Cells, fix.Column, width, value), ImportRowState.Waiting);
                unit.Audit(
                    "IMPORT_CORRECTED",
                    nameof(ImportBatch),
                    batch.Id,
                    new
                    {
                        fix.Line,
                        fix.Column,
                        rows.Count,
                    }
                );
                return rows.Count;
            },
            ct
        );
    }

    /// <summary>Leaves a row out, or takes one in again that was left out or found a duplicate; it is tried again then.</summary>
    /// <returns>Done; or NOT_FOUND, IMPORT_STEP.</returns>
    public Task<Result<Done>> SkipAsync(long batchId, int line, bool skip, CommandId command, CancellationToken ct) =>
        InCheckedAsync<Done>(
            batchId,
            command,
            new
            {
                batchId,
                line,
                skip,
            },
            async (unit, batch) =>
            {
                var row = await unit.Set<ImportRow>()
                    .SingleOrDefaultAsync(r => r.ImportBatchId == batchId && r.Line == line, ct);
                if (row is null)
                    return CommonErrors.NotFound;
                row.State = skip ? ImportRowState.Skipped : ImportRowState.Waiting;
                unit.Audit(
                    skip ? "IMPORT_ROW_LEFT_OUT" : "IMPORT_ROW_TAKEN_IN",
                    nameof(ImportBatch),
                    batchId,
                    new { line }
                );
                return Done.Instance;
            },
            ct
        );

    /// <summary>The dry run once more, over what was changed since.</summary>
    /// <returns>Done; or NOT_FOUND, IMPORT_STEP when nothing waits.</returns>
    public async Task<Result<Done>> TryAgainAsync(long batchId, CommandId command, CancellationToken ct)
    {
        WorkNotice? notice = null;
        var begun = await InCheckedAsync<Done>(
            batchId,
            command,
            new { tryAgain = batchId },
            async (unit, batch) =>
            {
                var waiting = await unit.Set<ImportRow>()
                    .CountAsync(r => r.ImportBatchId == batchId && r.State == ImportRowState.Waiting, ct);
                if (waiting == 0)
                    return ImportErrors.WrongStep;
                batch.State = ImportState.Checking;
                await unit.UpdateWhereAsync<ImportProgress>(
                    p => p.ImportBatchId == batchId,
                    set => set.SetProperty(p => p.CheckedLine, 0),
                    ct
                );
                await ImportService.QueueAsync(unit, batch, ImportCheckWork.Kind, waiting, ct);
                notice = new WorkNotice(unit.Organization.Id, unit.Actor.MembershipId, batchId, Turned: true);
                return Done.Instance;
            },
            ct
        );
        if (begun.Error is null && notice is not null)
            notices.Tell(notice);
        return begun;
    }

    /// <summary>Values that are wrong in more than one row, the most frequent first.</summary>
    [Bounded(MostValues)]
    public Task<IReadOnlyList<WrongValue>> WrongValuesAsync(long batchId, CancellationToken ct) =>
        units.ReadAsync<IReadOnlyList<WrongValue>>(
            ImportPermissions.Import,
            async unit =>
            {
                var batch = await unit.Set<ImportBatch>().SingleOrDefaultAsync(b => b.Id == batchId, ct);
                if (batch is null)
                    return [];
                var heads = JsonSerializer.Deserialize<string[]>(batch.Headers) ?? [];
                var bad = await unit.Set<ImportRow>()
                    .Where(r => r.ImportBatchId == batchId && r.State == ImportRowState.Bad && r.Problems != null)
                    .OrderBy(r => r.Line)
                    .Select(r => new { r.Line, r.Problems })
                    .Take(ImportErrors.MostRows)
                    .ToListAsync(ct);
                return
                [
                    .. bad.SelectMany(r =>
                            (JsonSerializer.Deserialize<ImportProblem[]>(r.Problems!) ?? []).Select(p => (r.Line, p))
                        )
                        .Where(r => r.p.Column.Length > 0 && r.p.Value.Length > 0)
                        .GroupBy(r => (r.p.Column, r.p.Value))
                        .Where(g => g.Count() > 1)
                        .OrderByDescending(g => g.Count())
                        .Select(g => new WrongValue(
                            Array.IndexOf(heads, g.Key.Column),
                            g.Key.Column,
                            g.Key.Value,
                            g.Count(),
                            g.First().Line,
                            g.First().p.Reason
                        ))
                        .Take(MostValues),
                ];
            },
            ct
        );

    /// <summary>The row itself; with the same wrong value, all that are wrong.</summary>
    private static async Task<List<ImportRow>> ToFixAsync(IUnitOfWork unit, CellFix fix, CancellationToken ct)
    {
        var open = unit.Set<ImportRow>().Where(r => r.ImportBatchId == fix.BatchId);
        var row = await open.SingleOrDefaultAsync(r => r.Line == fix.Line, ct);
        if (row is null || !fix.Everywhere)
            return row is null ? [] : [row];
        var value = Cell(row.Cells, fix.Column);
        var wrong = await open.Where(r => r.State == ImportRowState.Bad).OrderBy(r => r.Line).ToListAsync(ct);
        return wrong.FindAll(r => Cell(r.Cells, fix.Column) == value);
    }

    private async Task<Result<T>> InCheckedAsync<T>(
        long batchId,
        CommandId command,
        object input,
        Func<IUnitOfWork, ImportBatch, Task<Result<T>>> body,
        CancellationToken ct
    ) =>
        await units.RunAsync<T>(
            ImportPermissions.Import,
            command,
            input,
            async unit =>
            {
                var batch = await unit.Set<ImportBatch>().SingleOrDefaultAsync(b => b.Id == batchId, ct);
                if (batch is null || kinds.FirstOrDefault(k => k.Code == batch.Kind) is not { } kind)
                    return CommonErrors.NotFound;
                unit.Demand(kind.Permission);
                return batch.State is ImportState.Checked ? await body(unit, batch) : ImportErrors.WrongStep;
            },
            ct
        );

    private static string Cell(string cells, int column) =>
        JsonSerializer.Deserialize<string[]>(cells) is { } texts && column < texts.Length ? texts[column].Trim() : "";

    private static string With(string cells, int column, int width, string value)
    {
        var texts = JsonSerializer.Deserialize<string[]>(cells) ?? [];
        if (texts.Length <= column)
            texts = [.. texts, .. Enumerable.Repeat("", width - texts.Length)];
        texts[column] = value;
        return JsonSerializer.Serialize(texts);
    }
}

/// <param name="Line">Line of the file.</param>
/// <param name="Column">From 0.</param>
/// <param name="Everywhere">In every wrong row that holds the same value there.</param>
public sealed record CellFix(long BatchId, int Line, int Column, string Value, bool Everywhere = false);

/// <param name="Column">From 0; <paramref name="Head"/> is its head.</param>
/// <param name="Line">The first line that holds it.</param>
public sealed record WrongValue(int Column, string Head, string Value, int Rows, int Line, Phrase Reason);
