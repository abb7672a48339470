using Battwheels.Core.Access;
using Battwheels.Core.Common;
using Battwheels.Core.Platform.Jobs;
using Hangfire;

namespace Battwheels.Web.Platform.Jobs;

/// <summary>
/// Does one organization's due work of one queue, acting with the worker's one permission. A suspended organization's
/// work is refused, on record, and looked at again a day later.
/// </summary>
internal sealed partial class OrganizationWork(
    IWorkQueue queue,
    IEnumerable<IQueueWorker> workers,
    ICurrentActor current,
    IDenials denials,
    TimeProvider time,
    ILogger<OrganizationWork> log
)
{
    private static readonly TimeSpan AfterRefusal = TimeSpan.FromDays(1);

    /// <summary>A failure is not retried here: the lease ends and the work is claimed again.</summary>
    [AutomaticRetry(Attempts = 0, OnAttemptsExceeded = AttemptsExceededAction.Delete)]
    public async Task RunAsync(long organizationId, string queueName, DateTime leaseUntilUtc, CancellationToken ct)
    {
        ClaimedWork work = new(organizationId, queueName, DateTime.SpecifyKind(leaseUntilUtc, DateTimeKind.Utc));
        if (workers.SingleOrDefault(w => w.Queue == queueName) is not { } worker)
        {
            NobodyServes(log, queueName, organizationId);
            await queue.DoneAsync(work, Later(), ct);
            return;
        }

        var actor = Actor.Job(organizationId, queueName, worker.Permission);
        if (!worker.RunsWhileSuspended && !await queue.IsActiveAsync(organizationId, ct))
        {
            await denials.WriteAsync(actor, "ORGANIZATION_SUSPENDED", worker.Permission);
            await queue.DoneAsync(work, Later(), ct);
            return;
        }

        using var acting = current.Become(actor);
        var next = await worker.WorkAsync(organizationId, ct);
        await queue.DoneAsync(work, next, ct);
    }

    private DateTime Later() => time.GetUtcNow().UtcDateTime + AfterRefusal;

    [LoggerMessage(Level = LogLevel.Error, Message = "Nobody serves queue {Queue} of organization {OrganizationId}")]
    private static partial void NobodyServes(ILogger log, string queue, long organizationId);
}
