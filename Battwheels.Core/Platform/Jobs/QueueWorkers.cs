using Battwheels.Core.Common;
using Microsoft.Extensions.DependencyInjection;

namespace Battwheels.Core.Platform.Jobs;

public static class QueueWorkers
{
    /// <summary>Registers every <see cref="IQueueWorker"/> of this assembly.</summary>
    public static IServiceCollection AddQueueWorkers(this IServiceCollection services) =>
        services.AddEvery<IQueueWorker>(ServiceLifetime.Scoped);
}
