using System.Diagnostics;
using Battwheels.Core.Access;
using Battwheels.Core.Common;
using Battwheels.Core.Platform.Jobs;
using Battwheels.Core.Platform.Work;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Platform.Import;

/// <summary>
/// Tries and imports the rows of confirmed batches, a chunk per transaction. Every row's verdict is written in the
/// transaction of its record, so after an interruption the next run goes on behind the last finished chunk.
/// </summary>
public sealed partial class ImportRunner(IUnitOfWorkFactory units, IEnumerable<IImportKind> kinds, WorkNotices notices)
    : IQueueWorker
{
    /// <summary>Name of the work queue.</summary>
    public const string Queue = "import";

    /// <summary>Rows per transaction: enough to ask the database for many at once, few enough not to hold others up.</summary>
    private const int Chunk = 100;
    private static readonly Error MayNot = new(
        "STARTER_MAY_NOT",
        "Stopped: whoever started it may not import any more."
    );
    private static readonly TimeSpan Slice = TimeSpan.FromSeconds(60);

    private readonly IImportKind[] _kinds = [.. kinds];

    string IQueueWorker.Queue => Queue;

    public string Permission => ImportPermissions.Run;

    public async Task<DateTime?> WorkAsync(long organizationId, CancellationToken ct)
    {
        var watch = Stopwatch.StartNew();
        long? inHand = null;
        while (await NextAsync(ct) is { } batch)
        {
            ct.ThrowIfCancellationRequested();
            if (watch.Elapsed > Slice)
                return DateTime.UnixEpoch;
            if (batch.IsToStop)
                await CancelAsync(batch, ct);
            else if (batch.RunId == inHand || await BeginAsync(batch, ct))
                await ChunkAsync(batch, ct);
            Tell(batch, turned: batch.IsToStop || batch.RunId != inHand);
            inHand = batch.RunId;
        }

        return null;
    }

    private Task ChunkAsync(Step batch, CancellationToken ct) =>
        batch.State switch
        {
            ImportState.Checking => CheckChunkAsync(batch, ct),
            ImportState.Undoing => UndoChunkAsync(batch, ct),
            _ => ImportChunkAsync(batch, ct),
        };

    /// <summary>Bookkeeping of a batch has nothing a person could have got wrong: a refusal is a fault of ours.</summary>
    private static void Written(Result<Done> result)
    {
        if (result.Error is { } error)
            throw new InvalidOperationException($"The import could not note its progress: {error.Code}");
    }

    /// <summary>
    /// A chunk is saved in the name of who started the batch, so only while that person may: asked in the chunk's own
    /// transaction, and nobody suspends them before its commit.
    /// </summary>
    private async Task<bool> StarterMayAsync(IUnitOfWork unit, Step batch, CancellationToken ct)
    {
        var undoes = batch.State is ImportState.Undoing;
        if ((undoes ? batch.UndoneBy : batch.StartedBy) is not { } starter)
            return true;
        await unit.HoldMemberAsync(starter, ct);
        var held = await MemberPermissions.OfAsync(unit, starter, ct);
        var kind = _kinds.Single(k => k.Code == batch.Kind);
        IEnumerable<string> needed = [ImportPermissions.Import, kind.Permission];
        return held is not null && needed.Concat(undoes ? kind.TakeBackPermissions : []).All(held.Contains);
    }

    /// <summary>What a chunk came to; a batch whose starter may not go on is stopped.</summary>
    /// <returns>False when the batch is stopped.</returns>
    private async Task<bool> GoesOnAsync(Step batch, Result<Done> chunk, CancellationToken ct)
    {
        StopWhilePassing(chunk);
        if (chunk.Error != MayNot)
            return true;
        Written(await StopAsync(batch, MayNot.Said, ct));
        Tell(batch, turned: true);
        return false;
    }

    private Task<Result<Done>> StopAsync(Step batch, Phrase reason, CancellationToken ct) =>
        units.RunAsync<Done>(
            Permission,
            CommandId.New(),
            new { batch.Id, Reason = reason.English },
            async unit =>
            {
                var found = await unit.Set<ImportBatch>().SingleAsync(b => b.Id == batch.Id, ct);
                if (found.State != batch.State)
                    return Done.Instance;
                (found.State, found.FinishedAtUtc) = (ImportState.Stopped, unit.Now);
                unit.Audit("IMPORT_STOPPED", nameof(ImportBatch), batch.Id, new { Reason = reason.English });
                await WorkRuns.EndAsync(unit, batch.RunId, WorkState.Failed, ImportNotes.Stopped(reason), ct);
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
                    join run in unit.Set<WorkRun>() on progress.WorkRunId equals run.Id
                    where
                        batch.State == ImportState.Checking
                        || batch.State == ImportState.Importing
                        || batch.State == ImportState.Undoing
                    orderby batch.Id
                    select new Step(
                        batch.OrganizationId,
                        batch.Id,
                        batch.Kind,
                        batch.State,
                        batch.Mapping,
                        progress.CheckedLine,
                        progress.ImportedLine,
                        progress.UndoneRows,
                        batch.StartedByMembershipId,
                        run.StartedByMembershipId,
                        run.Id,
                        run.Total,
                        run.CancelRequested
                    )
                ).FirstOrDefaultAsync(ct),
            ct
        );

    /// <summary>A busy database or a full disk says nothing about a row: the job is tried again later.</summary>
    private static void StopWhilePassing(Result<Done> result)
    {
        if (CommonErrors.IsPassing(result.Error))
            Written(result);
    }

    private async Task ImportChunkAsync(Step batch, CancellationToken ct)
    {
        var kind = _kinds.Single(k => k.Code == batch.Kind);
        var rows = await RowsAsync(batch.Id, batch.ImportedLine, onlyReady: true, ct);
        if (rows.Count == 0)
        {
            Written(await FinishAsync(batch, ImportState.Done, ct));
            Tell(batch, turned: true);
            return;
        }

        await ImportAsync(batch, kind, batch.ImportedLine, [.. rows.Select(r => r.Line)], ct);
    }

    /// <summary>
    /// All these lines, or, where one is refused by now, each half on its own, down to that row: the others are not lost.
    /// </summary>
    /// <returns>False when the batch is stopped.</returns>
    private async Task<bool> ImportAsync(
        Step batch,
        IImportKind kind,
        int from,
        IReadOnlyList<int> lines,
        CancellationToken ct
    )
    {
        var whole = await ImportRowsAsync(batch, kind, from, lines[^1], ct);
        if (!await GoesOnAsync(batch, whole, ct))
            return false;
        if (whole.Error is not { } refused)
            return true;
        if (lines is [var alone])
        {
            Written(await FailRowAsync(batch, from, alone, refused, ct));
            return true;
        }

        var half = lines.Count / 2;
        return await ImportAsync(batch, kind, from, [.. lines.Take(half)], ct)
            && await ImportAsync(batch, kind, lines[half - 1], [.. lines.Skip(half)], ct);
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
                if (!await StarterMayAsync(unit, batch, ct))
                    return MayNot;
                var mapping = ImportMapping.Read(batch.Mapping);
                var rows = await ReadyRowsAsync(unit, batch.Id, from, last, ct);
                var made = await kind.ApplyAsync(
                    unit,
                    rows.ConvertAll(r => ImportMapping.CellsOf(r.Cells, mapping)),
                    ct
                );
                if (made.FirstOrDefault(m => m.Error is not null) is { Error: { } refused })
                    return refused;
                foreach (var (row, one) in rows.Zip(made))
                    (row.State, row.ResultId, row.ResultOfId) = (ImportRowState.Imported, one.Value.Id, one.Value.OfId);
                await WorkRuns.AdvanceAsync(unit, batch.RunId, rows.Count, 0, ct);
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
                Write(row, new Verdict(ImportRowState.Failed, [refused]), heads, ImportMapping.Read(batch.Mapping));
                await WorkRuns.AdvanceAsync(unit, batch.RunId, 0, 1, ct);
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
}
