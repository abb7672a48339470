using Battwheels.Web.Platform.Jobs;
using Hangfire;

namespace Battwheels.Web.Shell;

/// <summary>What runs by itself, and when.</summary>
internal sealed class JobSchedule(IRecurringJobManager jobs) : IHostedService
{
    private const string EveryTenSeconds = "*/10 * * * * *";

    public Task StartAsync(CancellationToken cancellationToken)
    {
        jobs.AddOrUpdate<WorkDispatcher>(
            "dispatch",
            dispatcher => dispatcher.RunAsync(CancellationToken.None),
            EveryTenSeconds
        );
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
