using Microsoft.Extensions.DependencyInjection;

namespace Battwheels.Core.Common;

public static class DomainServices
{
    /// <summary>
    /// Every domain service of this assembly: a public sealed class <c>*Service</c> or <c>*Verification</c> that takes
    /// the gate.
    /// </summary>
    public static IEnumerable<Type> Types() =>
        typeof(DomainServices)
            .Assembly.GetExportedTypes()
            .Where(t =>
                t is { IsClass: true, IsAbstract: false }
                && (
                    t.Name.EndsWith("Service", StringComparison.Ordinal)
                    || t.Name.EndsWith("Verification", StringComparison.Ordinal)
                )
                && t.GetConstructors()
                    .Any(c => c.GetParameters().Any(p => p.ParameterType == typeof(IUnitOfWorkFactory)))
            );

    /// <summary>Registers them, one instance per circuit, request or job.</summary>
    public static IServiceCollection AddDomainServices(this IServiceCollection services)
    {
        foreach (var type in Types())
            services.AddScoped(type);
        return services;
    }

    /// <summary>Registers every class of this assembly that implements <typeparamref name="T"/>: found, never listed.</summary>
    public static IServiceCollection AddEvery<T>(this IServiceCollection services, ServiceLifetime lifetime)
    {
        var types = typeof(DomainServices)
            .Assembly.GetTypes()
            .Where(t => t is { IsClass: true, IsAbstract: false } && t.IsAssignableTo(typeof(T)));
        foreach (var type in types)
            services.Add(new ServiceDescriptor(typeof(T), type, lifetime));
        return services;
    }
}
