using Battwheels.Core.Common;
using Microsoft.Extensions.DependencyInjection;

namespace Battwheels.Core.Platform.Search;

public static class SearchSources
{
    /// <summary>Registers every <see cref="ISearchSource"/> of this assembly.</summary>
    public static IServiceCollection AddSearchSources(this IServiceCollection services) =>
        services.AddEvery<ISearchSource>(ServiceLifetime.Singleton);
}
