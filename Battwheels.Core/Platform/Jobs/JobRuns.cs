using System.Linq.Expressions;
using Battwheels.Core.Common;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Platform.Jobs;

/// <param name="LeaseUntilUtc">Also says whose lease it is: another run's ends at another instant.</param>
/// <param name="Checkpoint">Where the run before stopped; null from the start.</param>
public sealed record JobLease(long RunId, DateTime LeaseUntilUtc, string? Checkpoint);

/// <summary>
/// Long work that happens once per job and period, however often it is started. Whoever holds the lease works; a worker
/// that died loses it by the clock, and the next one goes on from the last checkpoint.
/// </summary>
/// <param name="units">Acts with the job's own permission.</param>
public sealed class JobRuns(IUnitOfWorkFactory units)
{
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    /// <summary>Begins or takes over a run.</summary>
    /// <param name="permission">The one the job acts with.</param>
    /// <param name="periodKey">What makes the run unique: <c>2026-09</c>, a document's id.</param>
    /// <returns>Null when it is done already or another worker holds it.</returns>
    public async Task<JobLease?> StartAsync(string permission, string job, string periodKey, CancellationToken ct)
    {
        var begun = await units.RunAsync<JobLease?>(
            permission,
            CommandId.New(),
            new { job, periodKey },
            async unit => await BeginAsync(unit, job, periodKey, ct),
            ct
        );
        return begun.Error is null ? begun.Value : null;
    }

    /// <summary>Remembers how far the work is and prolongs the lease. Save the work itself first.</summary>
    /// <returns>Null when the lease is lost: stop, another worker goes on.</returns>
    public async Task<JobLease?> CheckpointAsync(
        string permission,
        JobLease lease,
        string checkpoint,
        CancellationToken ct
    )
    {
        var kept = await units.RunAsync<JobLease?>(
            permission,
            CommandId.New(),
            new { lease, checkpoint },
            async unit =>
            {
                var until = LeaseEnd(unit);
                var changed = await unit.UpdateWhereAsync<JobRun>(
                    Held(lease),
                    set => set.SetProperty(r => r.LeaseUntilUtc, until).SetProperty(r => r.Checkpoint, checkpoint),
                    ct
                );
                return changed == 1 ? lease with { LeaseUntilUtc = until, Checkpoint = checkpoint } : null;
            },
            ct
        );
        return kept.Error is null ? kept.Value : null;
    }

    /// <summary>The work is done; it never runs again for this period.</summary>
    /// <returns>False when the lease was lost before.</returns>
    public Task<bool> FinishAsync(string permission, JobLease lease, CancellationToken ct) =>
        EndAsync(permission, lease, JobRunStatus.Succeeded, null, ct);

    /// <summary>The work stopped; it may be started again and goes on from the last checkpoint.</summary>
    /// <param name="reason">For the operator; no personal data.</param>
    public Task<bool> FailAsync(string permission, JobLease lease, string reason, CancellationToken ct) =>
        EndAsync(permission, lease, JobRunStatus.Failed, reason, ct);

    private static async Task<JobLease?> BeginAsync(
        IUnitOfWork unit,
        string job,
        string periodKey,
        CancellationToken ct
    )
    {
        var until = LeaseEnd(unit);
        var now = unit.Now;
        var taken = await unit.UpdateWhereAsync<JobRun>(
            r =>
                r.Job == job
                && r.PeriodKey == periodKey
                && (
                    r.Status == JobRunStatus.Queued
                    || r.Status == JobRunStatus.Failed
                    || r.Status == JobRunStatus.Running && r.LeaseUntilUtc < now
                ),
            set =>
                set.SetProperty(r => r.Status, JobRunStatus.Running)
                    .SetProperty(r => r.LeaseUntilUtc, until)
                    .SetProperty(r => r.Attempts, r => r.Attempts + 1)
                    .SetProperty(r => r.Error, (string?)null),
            ct
        );
        var known = await unit.Set<JobRun>()
            .AsNoTracking()
            .Where(r => r.Job == job && r.PeriodKey == periodKey)
            .Select(r => new { r.Id, r.Checkpoint })
            .SingleOrDefaultAsync(ct);
        if (known is not null)
            return taken == 1 ? new JobLease(known.Id, until, known.Checkpoint) : null;

        // Two that begin at once: the unique key lets one through, the gate runs the other again and it finds the row.
        var run = unit.Add(
            new JobRun
            {
                Job = job,
                PeriodKey = periodKey,
                Status = JobRunStatus.Running,
                LeaseUntilUtc = until,
                Attempts = 1,
            }
        );
        return new JobLease(run.Id, until, null);
    }

    private async Task<bool> EndAsync(
        string permission,
        JobLease lease,
        JobRunStatus status,
        string? error,
        CancellationToken ct
    )
    {
        var ended = await units.RunAsync<bool>(
            permission,
            CommandId.New(),
            new
            {
                lease,
                status,
                error,
            },
            async unit =>
            {
                var now = unit.Now;
                var changed = await unit.UpdateWhereAsync<JobRun>(
                    Held(lease),
                    set =>
                        set.SetProperty(r => r.Status, status)
                            .SetProperty(r => r.LeaseUntilUtc, (DateTime?)null)
                            .SetProperty(r => r.FinishedAtUtc, now)
                            .SetProperty(r => r.Error, error),
                    ct
                );
                return changed == 1;
            },
            ct
        );
        return ended.Error is null && ended.Value;
    }

    private static Expression<Func<JobRun, bool>> Held(JobLease lease) =>
        r => r.Id == lease.RunId && r.Status == JobRunStatus.Running && r.LeaseUntilUtc == lease.LeaseUntilUtc;

    /// <summary>Whole microseconds: what every engine stores and compares exactly.</summary>
    private static DateTime LeaseEnd(IUnitOfWork unit) => new((unit.Now + Lease).Ticks / 10 * 10, DateTimeKind.Utc);
}
