using Microsoft.Extensions.DependencyInjection;

namespace Battwheels.Core.Platform.Events;

public static class EventHandlers
{
    /// <summary>Registers every <see cref="IEventHandler"/> of this assembly.</summary>
    public static IServiceCollection AddEventHandlers(this IServiceCollection services)
    {
        foreach (
            var type in typeof(IEventHandler)
                .Assembly.GetTypes()
                .Where(t => t is { IsClass: true, IsAbstract: false } && t.IsAssignableTo(typeof(IEventHandler)))
        )
            services.AddScoped(typeof(IEventHandler), type);
        return services;
    }
}
