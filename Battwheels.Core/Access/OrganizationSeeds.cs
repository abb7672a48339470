using Battwheels.Core.Common;
using Microsoft.Extensions.DependencyInjection;

namespace Battwheels.Core.Access;

public static class OrganizationSeeds
{
    /// <summary>Registers every <see cref="IOrganizationSeed"/> of this assembly.</summary>
    public static IServiceCollection AddOrganizationSeeds(this IServiceCollection services) =>
        services.AddEvery<IOrganizationSeed>(ServiceLifetime.Singleton);
}
