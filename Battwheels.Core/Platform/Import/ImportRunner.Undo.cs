using System.Text.Json;
using Battwheels.Core.Common;
using Battwheels.Core.Platform.Work;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Platform.Import;

/// <content>Taking back what a batch brought, from its last row to its first.</content>
public sealed partial class ImportRunner
{
    private async Task UndoChunkAsync(Step batch, CancellationToken ct)
    {
        var kind = _kinds.Single(k => k.Code == batch.Kind);
        var lines = await NextToUndoAsync(batch.Id, kind.TakesBackWhole, ct);
        if (lines.Length == 0)
        {
            Written(await FinishAsync(batch, ImportState.Undone, ct));
            Tell(batch, turned: true);
            return;
        }

        var undone = await UndoRowsAsync(batch, kind, lines, ct);
        if (await GoesOnAsync(batch, undone, ct) && undone.Error is { } refused)
            Written(await KeepRowsAsync(batch, lines, refused, ct));
    }

    /// <summary>The last ones that stand, so that what came later goes first; of a kind of whole things one thing.</summary>
    private Task<int[]> NextToUndoAsync(long batchId, bool whole, CancellationToken ct) =>
        units.ReadAsync(
            Permission,
            async unit =>
            {
                var standing = unit.Set<ImportRow>()
                    .Where(r => r.ImportBatchId == batchId && r.State == ImportRowState.Imported);
                if (whole)
                {
                    var last = await standing
                        .OrderByDescending(r => r.Line)
                        .Select(r => r.ResultOfId)
                        .FirstOrDefaultAsync(ct);
                    standing = standing.Where(r => r.ResultOfId == last);
                }

                return await standing.OrderByDescending(r => r.Line).Select(r => r.Line).Take(Chunk).ToArrayAsync(ct);
            },
            ct
        );

    private Task<Result<Done>> UndoRowsAsync(Step batch, IImportKind kind, int[] lines, CancellationToken ct) =>
        units.RunAsync<Done>(
            Permission,
            CommandId.New(),
            new { undo = batch.Id, lines },
            async unit =>
            {
                if (await TakeToUndoAsync(unit, batch, lines.Length, ct) == 0)
                    return Done.Instance;
                if (!await StarterMayAsync(unit, batch, ct))
                    return MayNot;
                var rows = await LinesAsync(unit, batch.Id, lines, ct);
                var refusals = await kind.TakeBackAsync(unit, rows.ConvertAll(r => r.Made), ct);
                if (kind.TakesBackWhole && refusals.FirstOrDefault(r => r is not null) is { } refused)
                    return refused;
                foreach (var (row, refusal) in rows.Zip(refusals))
                    Note(row, refusal);
                var kept = refusals.Count(r => r is not null);
                await WorkRuns.AdvanceAsync(unit, batch.RunId, rows.Count - kept, kept, ct);
                return Done.Instance;
            },
            ct
        );

    /// <summary>What could not be taken back as a whole stays as a whole.</summary>
    private Task<Result<Done>> KeepRowsAsync(Step batch, int[] lines, Error refused, CancellationToken ct) =>
        units.RunAsync<Done>(
            Permission,
            CommandId.New(),
            new { keep = batch.Id, lines },
            async unit =>
            {
                if (await TakeToUndoAsync(unit, batch, lines.Length, ct) == 0)
                    return Done.Instance;
                foreach (var row in await LinesAsync(unit, batch.Id, lines, ct))
                    Note(row, refused);
                await WorkRuns.AdvanceAsync(unit, batch.RunId, 0, lines.Length, ct);
                return Done.Instance;
            },
            ct
        );

    private static void Note(ImportRow row, Error? refusal)
    {
        row.State = refusal is null ? ImportRowState.Undone : ImportRowState.Kept;
        row.Problems = refusal is null
            ? null
            : JsonSerializer.Serialize<ImportProblem[]>([new ImportProblem("", "", refusal.Said)]);
    }

    private static Task<int> TakeToUndoAsync(IUnitOfWork unit, Step batch, int rows, CancellationToken ct) =>
        unit.UpdateWhereAsync<ImportProgress>(
            p => p.ImportBatchId == batch.Id && p.UndoneRows == batch.UndoneRows,
            set => set.SetProperty(p => p.UndoneRows, batch.UndoneRows + rows),
            ct
        );
}
