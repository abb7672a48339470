using Battwheels.Core.Platform.Jobs;
using Hangfire;

namespace Battwheels.Web.Platform.Jobs;

/// <summary>
/// Claims what organizations' commits asked for and queues one job per organization and queue. A job that is lost comes
/// back when its claim's lease ends.
/// </summary>
internal sealed class WorkDispatcher(IWorkQueue queue, IBackgroundJobClient jobs, JobHeartbeat heartbeat)
{
    private const int MostAtOnce = 200;

    [AutomaticRetry(Attempts = 0)]
    public async Task RunAsync(CancellationToken ct)
    {
        heartbeat.Beat();
        foreach (var work in await queue.ClaimAsync(MostAtOnce, ct))
            jobs.Enqueue<OrganizationWork>(job =>
                job.RunAsync(work.OrganizationId, work.Queue, work.LeaseUntilUtc, CancellationToken.None)
            );
    }
}
