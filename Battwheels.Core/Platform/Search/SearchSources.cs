using Microsoft.Extensions.DependencyInjection;

namespace Battwheels.Core.Platform.Search;

public static class SearchSources
{
    /// <summary>Registers every <see cref="ISearchSource"/> of this assembly.</summary>
    public static IServiceCollection AddSearchSources(this IServiceCollection services)
    {
        foreach (
            var type in typeof(ISearchSource)
                .Assembly.GetTypes()
                .Where(t => t is { IsClass: true, IsAbstract: false } && t.IsAssignableTo(typeof(ISearchSource)))
        )
            services.AddSingleton(typeof(ISearchSource), type);
        return services;
    }
}
