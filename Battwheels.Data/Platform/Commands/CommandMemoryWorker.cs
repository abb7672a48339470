using Battwheels.Core.Access;
using Battwheels.Core.Platform.Commands;
using Battwheels.Core.Platform.Drafts;
using Battwheels.Core.Platform.Import;
using Battwheels.Core.Platform.Jobs;
using Battwheels.Core.Platform.Notifications;
using Battwheels.Core.Platform.Undo;
using Battwheels.Core.Platform.Work;
using Battwheels.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Data.Platform.Commands;

/// <summary>
/// Forgets commands, drafts, notifications, acts with a way back and ended work older than they are kept, once a day, a batch at a time so that
/// nobody waits behind it. Safe to repeat and to run twice at once.
/// </summary>
internal sealed class CommandMemoryWorker(DbFactory databases, WriteQueue queue, TimeProvider time) : IQueueWorker
{
    internal const int Batch = 1000;

    public string Queue => CommandMemory.Queue;

    public string Permission => SystemPermissions.ForgetCommands;

    public bool RunsWhileSuspended => true;

    public async Task<DateTime?> WorkAsync(long organizationId, CancellationToken ct)
    {
        var now = time.GetUtcNow().UtcDateTime;
        while (await ForgetAsync(organizationId, now - CommandMemory.Kept, ct) == Batch) { }
        while (await ForgetDraftsAsync(organizationId, now - FormDrafts.Kept, ct) == Batch) { }
        while (await ForgetNotificationsAsync(organizationId, now - Notification.Kept, ct) == Batch) { }
        while (await ForgetActsAsync(organizationId, now - ReversibleAct.Kept, ct) == Batch) { }
        while (await ForgetWorkAsync(organizationId, now - WorkRun.Kept, ct) == Batch) { }
        await using var db = databases.CreateReader(new TenantScope(organizationId));
        // Nothing is left to look at: the next command asks again.
        return
            await db.Set<ProcessedCommand>().AnyAsync(ct)
            || await db.Set<FormDraft>().AnyAsync(ct)
            || await db.Set<Notification>().AnyAsync(ct)
            || await db.Set<ReversibleAct>().AnyAsync(ct)
            || await db.Set<WorkRun>().AnyAsync(ct)
            ? now + CommandMemory.Every
            : null;
    }

    private async Task<int> ForgetAsync(long organizationId, DateTime before, CancellationToken ct)
    {
        using var turn = await queue.EnterAsync(ct);
        await using var db = databases.Create(new TenantScope(organizationId));
        var commands = db.Set<ProcessedCommand>();
        var old = await commands
            .Where(c => c.AtUtc < before)
            .OrderBy(c => c.AtUtc)
            .Take(Batch)
            .Select(c => c.Id)
            .ToListAsync(ct);
        return old.Count == 0 ? 0 : await commands.Where(c => old.Contains(c.Id)).ExecuteDeleteAsync(ct);
    }

    private async Task<int> ForgetDraftsAsync(long organizationId, DateTime before, CancellationToken ct)
    {
        using var turn = await queue.EnterAsync(ct);
        await using var db = databases.Create(new TenantScope(organizationId));
        var drafts = db.Set<FormDraft>();
        var old = await drafts
            .Where(d => d.SavedAtUtc < before)
            .OrderBy(d => d.SavedAtUtc)
            .Take(Batch)
            .Select(d => d.Id)
            .ToListAsync(ct);
        return old.Count == 0 ? 0 : await drafts.Where(d => old.Contains(d.Id)).ExecuteDeleteAsync(ct);
    }

    private async Task<int> ForgetNotificationsAsync(long organizationId, DateTime before, CancellationToken ct)
    {
        using var turn = await queue.EnterAsync(ct);
        await using var db = databases.Create(new TenantScope(organizationId));
        var told = db.Set<Notification>();
        var old = await told.Where(n => n.AtUtc < before)
            .OrderBy(n => n.AtUtc)
            .Take(Batch)
            .Select(n => n.Id)
            .ToListAsync(ct);
        return old.Count == 0 ? 0 : await told.Where(n => old.Contains(n.Id)).ExecuteDeleteAsync(ct);
    }

    private async Task<int> ForgetActsAsync(long organizationId, DateTime before, CancellationToken ct)
    {
        using var turn = await queue.EnterAsync(ct);
        await using var db = databases.Create(new TenantScope(organizationId));
        var acts = db.Set<ReversibleAct>();
        var old = await acts.Where(a => a.AtUtc < before)
            .OrderBy(a => a.AtUtc)
            .Take(Batch)
            .Select(a => a.Id)
            .ToListAsync(ct);
        return old.Count == 0 ? 0 : await acts.Where(a => old.Contains(a.Id)).ExecuteDeleteAsync(ct);
    }

    private async Task<int> ForgetWorkAsync(long organizationId, DateTime before, CancellationToken ct)
    {
        using var turn = await queue.EnterAsync(ct);
        await using var db = databases.Create(new TenantScope(organizationId));
        var runs = db.Set<WorkRun>();
        var old = await runs.Where(r => r.EndedAtUtc < before)
            .OrderBy(r => r.EndedAtUtc)
            .Take(Batch)
            .Select(r => r.Id)
            .ToListAsync(ct);
        if (old.Count == 0)
            return 0;
        await db.Set<ImportProgress>()
            .Where(p => p.WorkRunId != null && old.Contains(p.WorkRunId.Value))
            .ExecuteUpdateAsync(set => set.SetProperty(p => p.WorkRunId, (long?)null), ct);
        return await runs.Where(r => old.Contains(r.Id)).ExecuteDeleteAsync(ct);
    }
}
