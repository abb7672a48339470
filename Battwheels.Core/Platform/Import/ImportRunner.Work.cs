using Battwheels.Core.Common;
using Battwheels.Core.Platform.Work;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Platform.Import;

/// <content>How a stage begins and ends, in the batch and in the tray.</content>
public sealed partial class ImportRunner
{
    private void Tell(Step batch, bool turned) =>
        notices.Tell(new WorkNotice(batch.OrganizationId, batch.StartedBy, batch.Id, turned));

    /// <returns>False when it was begun in vain too often and is given up.</returns>
    private async Task<bool> BeginAsync(Step batch, CancellationToken ct)
    {
        var begun = await units.RunAsync<bool>(
            Permission,
            CommandId.New(),
            new { begin = batch.Id },
            async unit =>
            {
                if (await WorkRuns.BeginAsync(unit, batch.RunId, ct))
                    return true;
                await EndAsync(unit, batch, WorkState.Failed, ImportNotes.GivenUp, ct);
                return false;
            },
            ct
        );
        return begun.Error is null
            ? begun.Value
            : throw new InvalidOperationException($"The import could not begin: {begun.Error.Code}");
    }

    /// <summary>Between two chunks: nothing is half done.</summary>
    private async Task CancelAsync(Step batch, CancellationToken ct) =>
        Written(
            await units.RunAsync<Done>(
                Permission,
                CommandId.New(),
                new { cancel = batch.Id },
                async unit =>
                {
                    await EndAsync(unit, batch, WorkState.Cancelled, ImportNotes.Cancelled(batch.State), ct);
                    return Done.Instance;
                },
                ct
            )
        );

    private Task<Result<Done>> FinishAsync(Step batch, ImportState state, CancellationToken ct) =>
        units.RunAsync<Done>(
            Permission,
            CommandId.New(),
            new { batch.Id, state },
            async unit =>
            {
                var found = await unit.Set<ImportBatch>().SingleAsync(b => b.Id == batch.Id, ct);
                if (found.State != batch.State)
                    return Done.Instance;
                (found.State, found.FinishedAtUtc) = (state, state is ImportState.Checked ? null : unit.Now);
                var counts = await CountsAsync(unit, batch.Id, ct);
                await WorkRuns.EndAsync(unit, batch.RunId, WorkState.Done, ImportNotes.Finished(state, counts), ct);
                return Done.Instance;
            },
            ct
        );

    /// <summary>Ended before its end: a dry run may be started anew, an import goes on from where it stopped.</summary>
    private static async Task EndAsync(IUnitOfWork unit, Step batch, WorkState state, Phrase note, CancellationToken ct)
    {
        var found = await unit.Set<ImportBatch>().SingleAsync(b => b.Id == batch.Id, ct);
        if (found.State != batch.State)
            return;
        var checking = batch.State is ImportState.Checking;
        found.State =
            batch.State is ImportState.Undoing ? ImportState.Stopped
            : !checking
                ? state is WorkState.Cancelled ? ImportState.Cancelled
                    : ImportState.Stopped
            : await WasTriedAsync(unit, batch, ct) ? ImportState.Checked
            : ImportState.Uploaded;
        found.FinishedAtUtc = checking ? null : unit.Now;
        await WorkRuns.EndAsync(unit, batch.RunId, state, note, ct);
    }

    /// <summary>Only corrected rows were being tried: the others have their verdicts.</summary>
    private static Task<bool> WasTriedAsync(IUnitOfWork unit, Step batch, CancellationToken ct) =>
        unit.Set<ImportBatch>().AnyAsync(b => b.Id == batch.Id && b.RowCount > batch.Total, ct);

    private static Task<Dictionary<ImportRowState, int>> CountsAsync(
        IUnitOfWork unit,
        long batchId,
        CancellationToken ct
    ) =>
        unit.Set<ImportRow>()
            .Where(r => r.ImportBatchId == batchId)
            .GroupBy(r => r.State)
            .Select(g => new { State = g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.State, g => g.Count, ct);
}
