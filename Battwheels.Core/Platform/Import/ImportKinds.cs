using Microsoft.Extensions.DependencyInjection;

namespace Battwheels.Core.Platform.Import;

public static class ImportKinds
{
    /// <summary>Registers every <see cref="IImportKind"/> of this assembly.</summary>
    public static IServiceCollection AddImportKinds(this IServiceCollection services)
    {
        foreach (
            var type in typeof(IImportKind)
                .Assembly.GetTypes()
                .Where(t => t is { IsClass: true, IsAbstract: false } && t.IsAssignableTo(typeof(IImportKind)))
        )
            services.AddScoped(typeof(IImportKind), type);
        return services;
    }
}
