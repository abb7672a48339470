using Battwheels.Core.Access;
using Battwheels.Core.Platform.Jobs;
using Battwheels.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Data.Platform.Events;

internal sealed class WorkDueReader(DbFactory databases, WriteQueue queue, TimeProvider time) : IWorkQueue
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    public async Task<IReadOnlyList<ClaimedWork>> ClaimAsync(int maximum, CancellationToken ct)
    {
        using var turn = await queue.EnterAsync(ct);
        await using var db = databases.Create(TenantScope.Platform("dispatch"));
        var now = Now();
        var due = await db.Set<WorkDue>()
            .AsNoTracking()
            .Where(w => w.DueUtc <= now)
            .OrderBy(w => w.DueUtc)
            .Take(maximum)
            .ToListAsync(ct);
        List<ClaimedWork> claimed = [];
        foreach (var work in due)
        {
            // Whole microseconds: what every engine stores and compares exactly.
            var until = new DateTime((now + Lease).Ticks / 10 * 10, DateTimeKind.Utc);
            var won = await db.Set<WorkDue>()
                .Where(w => w.OrganizationId == work.OrganizationId && w.Queue == work.Queue && w.DueUtc == work.DueUtc)
                .ExecuteUpdateAsync(set => set.SetProperty(w => w.DueUtc, until), ct);
            if (won == 1)
                claimed.Add(new ClaimedWork(work.OrganizationId, work.Queue, until));
        }

        return claimed;
    }

    public async Task DoneAsync(ClaimedWork work, DateTime? nextUtc, CancellationToken ct)
    {
        using var turn = await queue.EnterAsync(ct);
        await using var db = databases.Create(TenantScope.Platform("dispatch"));
        var mine = db.Set<WorkDue>()
            .Where(w =>
                w.OrganizationId == work.OrganizationId && w.Queue == work.Queue && w.DueUtc == work.LeaseUntilUtc
            );
        if (nextUtc is { } next)
            await mine.ExecuteUpdateAsync(set => set.SetProperty(w => w.DueUtc, next), ct);
        else
            await mine.ExecuteDeleteAsync(ct);
    }

    public async Task ReleaseAsync(CancellationToken ct)
    {
        using var turn = await queue.EnterAsync(ct);
        await using var db = databases.Create(TenantScope.Platform("dispatch"));
        var now = Now();
        // A claim is told from work of a later day by its lease; work due soon is looked at a little early.
        var latest = now + Lease;
        await db.Set<WorkDue>()
            .Where(w => w.DueUtc > now && w.DueUtc <= latest)
            .ExecuteUpdateAsync(set => set.SetProperty(w => w.DueUtc, now), ct);
    }

    public async Task<IReadOnlyList<long>> OrganizationsAsync(long after, int maximum, CancellationToken ct)
    {
        await using var db = databases.Create(TenantScope.Platform("list organizations for a job"));
        return await db.Set<Organization>()
            .AsNoTracking()
            .Where(o => o.Id > after)
            .OrderBy(o => o.Id)
            .Select(o => o.Id)
            .Take(maximum)
            .ToListAsync(ct);
    }

    public async Task<bool> IsActiveAsync(long organizationId, CancellationToken ct)
    {
        await using var db = databases.Create(TenantScope.Platform("may this organization's work run"));
        return await db.Set<Organization>()
            .AsNoTracking()
            .AnyAsync(o => o.Id == organizationId && o.Status == OrganizationStatus.Active, ct);
    }

    private DateTime Now() => time.GetUtcNow().UtcDateTime;
}
