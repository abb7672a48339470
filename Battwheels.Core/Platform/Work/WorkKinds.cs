using Microsoft.Extensions.DependencyInjection;

namespace Battwheels.Core.Platform.Work;

public static class WorkKinds
{
    /// <summary>Registers every <see cref="IWorkKind"/> of this assembly, and the notices about their work.</summary>
    public static IServiceCollection AddWorkKinds(this IServiceCollection services)
    {
        services.AddSingleton<WorkNotices>();
        foreach (
            var type in typeof(IWorkKind)
                .Assembly.GetTypes()
                .Where(t => t is { IsClass: true, IsAbstract: false } && t.IsAssignableTo(typeof(IWorkKind)))
        )
            services.AddScoped(typeof(IWorkKind), type);
        return services;
    }
}
