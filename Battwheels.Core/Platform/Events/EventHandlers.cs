using Battwheels.Core.Common;
using Microsoft.Extensions.DependencyInjection;

namespace Battwheels.Core.Platform.Events;

public static class EventHandlers
{
    /// <summary>Registers every <see cref="IEventHandler"/> of this assembly.</summary>
    public static IServiceCollection AddEventHandlers(this IServiceCollection services) =>
        services.AddEvery<IEventHandler>(ServiceLifetime.Scoped);
}
