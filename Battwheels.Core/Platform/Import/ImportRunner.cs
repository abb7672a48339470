using System.Diagnostics;
using Battwheels.Core.Access;
using Battwheels.Core.Common;
using Battwheels.Core.Platform.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Platform.Import;

/// <summary>
/// Tries and imports the rows of confirmed batches, a chunk per transaction. Every row's verdict is written in the
/// transaction of its record, so after an interruption the next run goes on behind the last finished chunk.
/// </summary>
public sealed partial class ImportRunner(IUnitOfWorkFactory units, IEnumerable<IImportKind> kinds) : IQueueWorker
{
    /// <summary>Name of the work queue.</summary>
    public const string Queue = "import";

    /// <summary>Small: what a unit has touched is looked at again at each of its saves.</summary>
    private const int Chunk = 25;
    private static readonly Error DryRun = new("DRY_RUN", "Tried, not saved.");
    private static readonly TimeSpan Slice = TimeSpan.FromSeconds(60);

    private readonly IImportKind[] _kinds = [.. kinds];

    /// <summary>Keys of the good rows checked so far, of the batch in hand.</summary>
    private (long BatchId, int Line, SeenKeys? Keys) _seen;

    string IQueueWorker.Queue => Queue;

    public string Permission => ImportPermissions.Run;

    public async Task<DateTime?> WorkAsync(long organizationId, CancellationToken ct)
    {
        var watch = Stopwatch.StartNew();
        while (await NextAsync(ct) is { } batch)
        {
            ct.ThrowIfCancellationRequested();
            if (watch.Elapsed > Slice)
                return DateTime.UnixEpoch;
            if (await StopReasonAsync(batch, ct) is { } reason)
                Written(await StopAsync(batch, reason, ct));
            else if (batch.State is ImportState.Checking)
                await CheckChunkAsync(batch, ct);
            else
                await ImportChunkAsync(batch, ct);
        }

        return null;
    }

    /// <summary>Bookkeeping of a batch has nothing a person could have got wrong: a refusal is a fault of ours.</summary>
    private static void Written(Result<Done> result)
    {
        if (result.Error is { } error)
            throw new InvalidOperationException($"The import could not note its progress: {error.Code}");
    }

    /// <summary>A chunk is saved in the name of who started the batch, so only while that person may.</summary>
    /// <returns>Null when the import may go on.</returns>
    private async Task<string?> StopReasonAsync(Step batch, CancellationToken ct)
    {
        if (batch.StartedBy is not { } starter)
            return null;
        var held = await units.ReadAsync(Permission, unit => MemberPermissions.OfAsync(unit, starter, ct), ct);
        var needed = _kinds.Single(k => k.Code == batch.Kind).Permission;
        return held is not null && held.Contains(ImportPermissions.Import) && held.Contains(needed)
            ? null
            : "Whoever started it may not import any more.";
    }

    private Task<Result<Done>> StopAsync(Step batch, string reason, CancellationToken ct) =>
        units.RunAsync<Done>(
            Permission,
            CommandId.New(),
            new { batch.Id, reason },
            async unit =>
            {
                var found = await unit.Set<ImportBatch>().SingleAsync(b => b.Id == batch.Id, ct);
                if (found.State != batch.State)
                    return Done.Instance;
                (found.State, found.FinishedAtUtc) = (ImportState.Stopped, unit.Now);
                unit.Audit("IMPORT_STOPPED", nameof(ImportBatch), batch.Id, new { reason });
                return Done.Instance;
            },
            ct
        );

    private Task<Step?> NextAsync(CancellationToken ct) =>
        units.ReadAsync(
            Permission,
            unit =>
                (
                    from batch in unit.Set<ImportBatch>()
                    join progress in unit.Set<ImportProgress>() on batch.Id equals progress.ImportBatchId
                    where batch.State == ImportState.Checking || batch.State == ImportState.Importing
                    orderby batch.Id
                    select new Step(
                        batch.Id,
                        batch.Kind,
                        batch.State,
                        batch.Mapping,
                        progress.CheckedLine,
                        progress.ImportedLine,
                        batch.StartedByMembershipId
                    )
                ).FirstOrDefaultAsync(ct),
            ct
        );

    private async Task CheckChunkAsync(Step batch, CancellationToken ct)
    {
        var kind = _kinds.Single(k => k.Code == batch.Kind);
        var mapping = ImportMapping.Read(batch.Mapping);
        var rows = await RowsAsync(batch.Id, batch.CheckedLine, onlyReady: false, ct);
        if (rows.Count == 0)
        {
            Written(await FinishAsync(batch, ImportState.Checked, ct));
            return;
        }

        var seen = await SeenKeysAsync(batch, kind, mapping, rows[0].Line, ct);
        var verdicts = await VerdictsAsync(batch, kind, mapping, rows, ct);
        MarkRepeats(kind, mapping, rows, seen, verdicts);
        _seen = (batch.Id, rows[^1].Line, seen);
        Written(await WriteVerdictsAsync(batch, mapping, rows, verdicts, ct));
    }

    /// <summary>All rows of the chunk, or, where one breaks the attempt, each on its own.</summary>
    private async Task<Dictionary<int, Verdict>> VerdictsAsync(
        Step batch,
        IImportKind kind,
        IReadOnlyDictionary<string, int> mapping,
        List<RowText> rows,
        CancellationToken ct
    )
    {
        Dictionary<int, Verdict> verdicts = [];
        if (await DryRunAsync(batch, kind, mapping, rows, verdicts, ct) is null)
            return verdicts;
        verdicts.Clear();
        foreach (var row in rows)
            if (await DryRunAsync(batch, kind, mapping, [row], verdicts, ct) is { } refused)
                verdicts[row.Line] = new Verdict(ImportRowState.Bad, [refused], null);
        return verdicts;
    }

    /// <returns>Null when every row has its verdict; else why the attempt broke off.</returns>
    private async Task<Error?> DryRunAsync(
        Step batch,
        IImportKind kind,
        IReadOnlyDictionary<string, int> mapping,
        IReadOnlyList<RowText> rows,
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
                foreach (var row in rows)
                    verdicts[row.Line] = await TryAsync(unit, kind, ImportMapping.CellsOf(row.Cells, mapping), ct);
                return DryRun; // rolls everything back
            },
            ct
        );
        NotBusy(tried);
        return tried.Error == DryRun ? null : tried.Error;
    }

    /// <summary>A busy database says nothing about a row: the job is tried again later.</summary>
    private static void NotBusy(Result<Done> result)
    {
        if (result.Error == CommonErrors.DatabaseBusy)
            Written(result);
    }

    private static async Task<Verdict> TryAsync(
        IUnitOfWork unit,
        IImportKind kind,
        ImportCells cells,
        CancellationToken ct
    )
    {
        var result = await kind.ApplyAsync(unit, cells, ct);
        if (cells.Faults.Count > 0)
            return new Verdict(ImportRowState.Bad, cells.Faults, null);
        return result.Error switch
        {
            null => new Verdict(ImportRowState.Ready, [], result.Value),
            { Code: ImportErrors.AlreadyThere } known => new Verdict(ImportRowState.Duplicate, [known], null),
            { } refused => new Verdict(ImportRowState.Bad, [refused], null),
        };
    }

    /// <summary>A later row with a key of an earlier one repeats or contradicts it, whether or not the database would notice.</summary>
    private static void MarkRepeats(
        IImportKind kind,
        IReadOnlyDictionary<string, int> mapping,
        IReadOnlyList<RowText> rows,
        SeenKeys seen,
        Dictionary<int, Verdict> verdicts
    )
    {
        foreach (var row in rows.Where(r => verdicts[r.Line].State is not ImportRowState.Bad))
        foreach (var key in kind.Keys(ImportMapping.CellsOf(row.Cells, mapping)))
            if (seen.Earlier(key, row.Line) is { } earlier && verdicts[row.Line].State is ImportRowState.Ready)
                verdicts[row.Line] =
                    earlier.Subject == key.Subject
                        ? new Verdict(ImportRowState.Duplicate, [Repeat(earlier.Line)], null)
                        : new Verdict(ImportRowState.Bad, [Contradiction(key, earlier)], null);
    }

    private static Error Repeat(int line) => new(ImportErrors.AlreadyThere, $"The same as line {line} of this file.");

    private static Error Contradiction(ImportKey key, (int Line, string Subject) earlier) =>
        new(
            "FILE_CONTRADICTS",
            $"Line {earlier.Line} of this file has the same for another record. Correct one of them.",
            key.Field
        );

    /// <summary>Keys of the file's earlier good rows, with their lines.</summary>
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
        if (batch.CheckedLine == 0)
            return seen;
        var earlier = await units.ReadAsync(
            Permission,
            unit =>
                unit.Set<ImportRow>()
                    .Where(r => r.ImportBatchId == batch.Id && r.Line < before && r.State != ImportRowState.Bad)
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
        IReadOnlyList<RowText> rows,
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
                var heads = await HeadsAsync(unit, batch.Id, ct);
                foreach (var row in await ChunkAsync(unit, batch.Id, batch.CheckedLine, last, ct))
                    Write(row, verdicts[row.Line], heads, mapping);
                return Done.Instance;
            },
            ct
        );

    private async Task ImportChunkAsync(Step batch, CancellationToken ct)
    {
        var kind = _kinds.Single(k => k.Code == batch.Kind);
        var rows = await RowsAsync(batch.Id, batch.ImportedLine, onlyReady: true, ct);
        if (rows.Count == 0)
        {
            Written(await FinishAsync(batch, ImportState.Done, ct));
            return;
        }

        // All rows of the chunk, or, where one is refused by now, each on its own so that the others are not lost.
        var whole = await ImportRowsAsync(batch, kind, batch.ImportedLine, rows[^1].Line, ct);
        NotBusy(whole);
        if (whole.Error is null)
            return;
        var from = batch.ImportedLine;
        foreach (var row in rows)
        {
            var single = await ImportRowsAsync(batch, kind, from, row.Line, ct);
            NotBusy(single);
            if (single.Error is { } refused)
                Written(await FailRowAsync(batch, from, row.Line, refused, ct));
            from = row.Line;
        }
    }

    private Task<Result<Done>> ImportRowsAsync(
        Step batch,
        IImportKind kind,
        int from,
        int last,
        CancellationToken ct
    ) =>
        units.RunAsync<Done>(
            Permission,
            CommandId.New(),
            new { batch.Id, last },
            async unit =>
            {
                if (await TakeAsync(unit, batch.Id, from, last, ct) == 0)
                    return Done.Instance;
                var mapping = ImportMapping.Read(batch.Mapping);
                foreach (var row in await ChunkAsync(unit, batch.Id, from, last, ct))
                {
                    if (row.State is not ImportRowState.Ready)
                        continue;
                    var made = await kind.ApplyAsync(unit, ImportMapping.CellsOf(row.Cells, mapping), ct);
                    if (made.Error is { } refused)
                        return refused;
                    (row.State, row.ResultId) = (ImportRowState.Imported, made.Value);
                }

                return Done.Instance;
            },
            ct
        );

    private Task<Result<Done>> FailRowAsync(Step batch, int from, int line, Error refused, CancellationToken ct) =>
        units.RunAsync<Done>(
            Permission,
            CommandId.New(),
            new { batch.Id, line },
            async unit =>
            {
                if (await TakeAsync(unit, batch.Id, from, line, ct) == 0)
                    return Done.Instance;
                var heads = await HeadsAsync(unit, batch.Id, ct);
                var row = await unit.Set<ImportRow>()
                    .SingleAsync(r => r.ImportBatchId == batch.Id && r.Line == line, ct);
                Write(
                    row,
                    new Verdict(ImportRowState.Failed, [refused], null),
                    heads,
                    ImportMapping.Read(batch.Mapping)
                );
                return Done.Instance;
            },
            ct
        );

    private static Task<int> TakeAsync(IUnitOfWork unit, long batchId, int from, int last, CancellationToken ct) =>
        unit.UpdateWhereAsync<ImportProgress>(
            p => p.ImportBatchId == batchId && p.ImportedLine == from,
            set => set.SetProperty(p => p.ImportedLine, last),
            ct
        );

    private Task<Result<Done>> FinishAsync(Step batch, ImportState state, CancellationToken ct) =>
        units.RunAsync<Done>(
            Permission,
            CommandId.New(),
            new { batch.Id, state },
            async unit =>
            {
                var found = await unit.Set<ImportBatch>().SingleAsync(b => b.Id == batch.Id, ct);
                if (found.State == batch.State)
                    (found.State, found.FinishedAtUtc) = (state, state is ImportState.Done ? unit.Now : null);
                return Done.Instance;
            },
            ct
        );
}
