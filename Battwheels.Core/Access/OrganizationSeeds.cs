using Microsoft.Extensions.DependencyInjection;

namespace Battwheels.Core.Access;

public static class OrganizationSeeds
{
    /// <summary>Registers every <see cref="IOrganizationSeed"/> of this assembly.</summary>
    public static IServiceCollection AddOrganizationSeeds(this IServiceCollection services)
    {
        foreach (
            var type in typeof(IOrganizationSeed)
                .Assembly.GetTypes()
                .Where(t => t is { IsClass: true, IsAbstract: false } && t.IsAssignableTo(typeof(IOrganizationSeed)))
        )
            services.AddSingleton(typeof(IOrganizationSeed), type);
        return services;
    }
}
