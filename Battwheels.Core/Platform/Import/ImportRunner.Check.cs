using Battwheels.Core.Common;
using Battwheels.Core.Platform.Work;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Platform.Import;

/// <content>The dry run: every row is tried in a transaction that rolls back, and its verdict is kept.</content>
public sealed partial class ImportRunner
{
    private static readonly Error DryRun = new("DRY_RUN", "Tried, not saved.");

    /// <summary>Keys of the good rows checked so far, of the batch in hand.</summary>
    private (long BatchId, int Line, SeenKeys? Keys) _seen;

    private async Task CheckChunkAsync(Step batch, CancellationToken ct)
    {
        var kind = _kinds.Single(k => k.Code == batch.Kind);
        var mapping = ImportMapping.Read(batch.Mapping);
        var rows = (await RowsAsync(batch.Id, batch.CheckedLine, onlyReady: false, ct)).ConvertAll(r =>
            Row.Of(r, kind, mapping)
        );
        if (rows.Count == 0)
        {
            Written(await FinishAsync(batch, ImportState.Checked, ct));
            Tell(batch, turned: true);
            return;
        }

        var seen = await SeenKeysAsync(batch, kind, mapping, rows[0].Line, ct);
        Dictionary<int, Verdict> verdicts = [];
        for (var left = rows; left.Count > 0; )
        {
            var (first, repeats) = Repeats.Split(left);
            await TryAsync(batch, kind, first, verdicts, ct);
            left = repeats;
        }

        MarkRepeats(rows, seen, verdicts);
        _seen = (batch.Id, rows[^1].Line, seen);
        var written = await WriteVerdictsAsync(batch, mapping, rows, verdicts, ct);
        if (await GoesOnAsync(batch, written, ct))
            Written(written);
    }

    /// <summary>All rows at once, or, where one breaks the attempt, each half on its own, down to that row.</summary>
    private async Task TryAsync(
        Step batch,
        IImportKind kind,
        IReadOnlyList<Row> rows,
        Dictionary<int, Verdict> verdicts,
        CancellationToken ct
    )
    {
        if (await DryRunAsync(batch, kind, rows, verdicts, ct) is not { } refused)
            return;
        if (rows is [var alone])
        {
            verdicts[alone.Line] = new Verdict(ImportRowState.Bad, [refused]);
            return;
        }

        var half = rows.Count / 2;
        await TryAsync(batch, kind, [.. rows.Take(half)], verdicts, ct);
        await TryAsync(batch, kind, [.. rows.Skip(half)], verdicts, ct);
    }

    /// <returns>Null when every row has its verdict; else why the attempt broke off.</returns>
    private async Task<Error?> DryRunAsync(
        Step batch,
        IImportKind kind,
        IReadOnlyList<Row> rows,
        Dictionary<int, Verdict> verdicts,
        CancellationToken ct
    )
    {
        var tried = await units.RunAsync<Done>(
            Permission,
            CommandId.New(),
            new { batch.Id, rows[0].Line },
            async unit =>
            {
                var cells = rows.Select(r => r.Cells()).ToList();
                var results = await kind.ApplyAsync(unit, cells, ct);
                await unit.FlushAsync(ct); // what only saving finds
                for (var i = 0; i < rows.Count; i++)
                    verdicts[rows[i].Line] = Verdict.Of(cells[i], results[i]);
                return DryRun; // rolls everything back
            },
            ct
        );
        StopWhilePassing(tried);
        return tried.Error == DryRun ? null : tried.Error;
    }

    /// <summary>A later row with a key of an earlier one repeats or contradicts it, whether or not the database would notice.</summary>
    private static void MarkRepeats(IReadOnlyList<Row> rows, SeenKeys seen, Dictionary<int, Verdict> verdicts)
    {
        foreach (var row in rows.Where(r => verdicts[r.Line].State is not ImportRowState.Bad))
        foreach (var key in row.Keys)
            if (seen.Earlier(key, row.Line) is { } earlier && verdicts[row.Line].State is ImportRowState.Ready)
                verdicts[row.Line] =
                    earlier.Subject == key.Subject
                        ? new Verdict(ImportRowState.Duplicate, [Repeat(earlier.Line)])
                        : new Verdict(ImportRowState.Bad, [Contradiction(key, earlier)]);
    }

    private static Error Repeat(int line) => new(ImportErrors.AlreadyThere, $"The same as line {line} of this file.");

    private static Error Contradiction(ImportKey key, (int Line, string Subject) earlier) =>
        new(
            "FILE_CONTRADICTS",
            $"Line {earlier.Line} of this file has the same for another record. Correct one of them.",
            key.Field
        );

    /// <summary>Keys of the file's good rows so far, with their lines; when corrected rows are tried, of all the others.</summary>
    private async Task<SeenKeys> SeenKeysAsync(
        Step batch,
        IImportKind kind,
        IReadOnlyDictionary<string, int> mapping,
        int before,
        CancellationToken ct
    )
    {
        if (_seen.BatchId == batch.Id && _seen.Line == batch.CheckedLine && _seen.Keys is { } known)
            return known;
        SeenKeys seen = new();
        var earlier = await units.ReadAsync(
            Permission,
            unit =>
                unit.Set<ImportRow>()
                    .Where(r => r.ImportBatchId == batch.Id)
                    .Where(r => r.Line < before || r.State != ImportRowState.Waiting)
                    .Where(r => r.State != ImportRowState.Bad && r.State != ImportRowState.Skipped)
                    .OrderBy(r => r.Line)
                    .Select(r => new RowText(r.Line, r.Cells))
                    .Take(ImportErrors.MostRows)
                    .ToListAsync(ct),
            ct
        );
        foreach (var row in earlier)
        foreach (var key in kind.Keys(ImportMapping.CellsOf(row.Cells, mapping)))
            seen.Earlier(key, row.Line);
        return seen;
    }

    private Task<Result<Done>> WriteVerdictsAsync(
        Step batch,
        IReadOnlyDictionary<string, int> mapping,
        IReadOnlyList<Row> rows,
        Dictionary<int, Verdict> verdicts,
        CancellationToken ct
    ) =>
        units.RunAsync<Done>(
            Permission,
            CommandId.New(),
            new { batch.Id, rows[0].Line },
            async unit =>
            {
                var last = rows[^1].Line;
                var taken = await unit.UpdateWhereAsync<ImportProgress>(
                    p => p.ImportBatchId == batch.Id && p.CheckedLine == batch.CheckedLine,
                    set => set.SetProperty(p => p.CheckedLine, last),
                    ct
                );
                if (taken == 0)
                    return Done.Instance; // another worker wrote these verdicts
                if (!await StarterMayAsync(unit, batch, ct))
                    return MayNot;
                await ReadyAsync(unit, batch.Id, batch.CheckedLine, last, ct);
                var bad = verdicts.Count(v => v.Value.State is ImportRowState.Bad);
                await WorkRuns.AdvanceAsync(unit, batch.RunId, verdicts.Count - bad, bad, ct);
                var odd = verdicts.Where(v => v.Value.State is not ImportRowState.Ready).Select(v => v.Key).ToArray();
                if (odd.Length == 0)
                    return Done.Instance;
                var heads = await HeadsAsync(unit, batch.Id, ct);
                foreach (var row in await LinesAsync(unit, batch.Id, odd, ct))
                    Write(row, verdicts[row.Line], heads, mapping);
                return Done.Instance;
            },
            ct
        );
}
