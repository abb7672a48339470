using Battwheels.Core.Common;
using Battwheels.Core.Platform.Work;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Platform.Import;

/// <summary>Takes an import back: everything of it that nobody changed or used since.</summary>
public sealed class ImportUndoService(IUnitOfWorkFactory units, IEnumerable<IImportKind> kinds, WorkNotices notices)
{
    /// <summary>Begins it; it goes on in the background, from the last row to the first.</summary>
    /// <returns>Done; or NOT_FOUND, IMPORT_STEP while the import runs or where nothing of it stands.</returns>
    /// <exception cref="AccessDeniedException">The actor may not archive or reverse what this kind of file makes.</exception>
    public async Task<Result<Done>> UndoAsync(long batchId, CommandId command, CancellationToken ct)
    {
        WorkNotice? notice = null;
        var begun = await units.RunAsync<Done>(
            ImportPermissions.Import,
            command,
            new { batchId },
            async unit =>
            {
                var batch = await unit.Set<ImportBatch>().SingleOrDefaultAsync(b => b.Id == batchId, ct);
                if (batch is null || kinds.FirstOrDefault(k => k.Code == batch.Kind) is not { } kind)
                    return CommonErrors.NotFound;
                foreach (var needed in kind.TakeBackPermissions.Prepend(kind.Permission))
                    unit.Demand(needed);
                var standing = await unit.Set<ImportRow>()
                    .CountAsync(r => r.ImportBatchId == batchId && r.State == ImportRowState.Imported, ct);
                if (standing == 0 || !MayBegin(batch.State))
                    return ImportErrors.WrongStep;
                (batch.State, batch.FinishedAtUtc) = (ImportState.Undoing, null);
                await unit.UpdateWhereAsync<ImportRow>(
                    r => r.ImportBatchId == batchId && r.State == ImportRowState.Ready,
                    set => set.SetProperty(r => r.State, ImportRowState.Skipped),
                    ct
                );
                unit.Audit("IMPORT_UNDO", nameof(ImportBatch), batchId, new { standing });
                await ImportService.QueueAsync(unit, batch, ImportUndoWork.Kind, standing, ct);
                notice = new WorkNotice(unit.Organization.Id, unit.Actor.MembershipId, batchId, Turned: true);
                return Done.Instance;
            },
            ct
        );
        if (begun.Error is null && notice is not null)
            notices.Tell(notice);
        return begun;
    }

    /// <summary>Nothing of it is under way.</summary>
    internal static bool MayBegin(ImportState state) =>
        state is ImportState.Done or ImportState.Cancelled or ImportState.Stopped;
}
