using Microsoft.Extensions.DependencyInjection;

namespace Battwheels.Core.Platform.Jobs;

public static class QueueWorkers
{
    /// <summary>Registers every <see cref="IQueueWorker"/> of this assembly.</summary>
    public static IServiceCollection AddQueueWorkers(this IServiceCollection services)
    {
        foreach (var type in typeof(QueueWorkers).Assembly.GetTypes())
            if (type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(IQueueWorker)))
                services.AddScoped(typeof(IQueueWorker), type);
        return services;
    }
}
