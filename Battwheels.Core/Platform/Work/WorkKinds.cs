using Battwheels.Core.Common;
using Microsoft.Extensions.DependencyInjection;

namespace Battwheels.Core.Platform.Work;

public static class WorkKinds
{
    /// <summary>Registers every <see cref="IWorkKind"/> of this assembly, and the notices about their work.</summary>
    public static IServiceCollection AddWorkKinds(this IServiceCollection services)
    {
        services.AddSingleton<WorkNotices>();
        return services.AddEvery<IWorkKind>(ServiceLifetime.Scoped);
    }
}
