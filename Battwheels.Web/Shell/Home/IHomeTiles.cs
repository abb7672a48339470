using Battwheels.Core.Common;
using Battwheels.Web.Shell.Lists;

namespace Battwheels.Web.Shell.Home;

/// <summary>
/// Figures of the home page that are read together, by one command. A feature that has something to show implements it in its
/// own Web folder.
/// </summary>
/// <remarks>Found by convention; each reads on its own, so that one that fails leaves the others standing.</remarks>
public interface IHomeTiles
{
    /// <summary>Shown only to those who hold it; the service asks again.</summary>
    string Permission { get; }

    /// <summary>On these homes.</summary>
    HomeKind Homes { get; }

    /// <summary>Smaller comes first: 10 money, 20 work, 30 stock.</summary>
    int Order { get; }

    /// <summary>What they are called and open, before anything is read.</summary>
    IReadOnlyList<HomeFace> Faces(HomeKind home, HomeSpan span);

    /// <returns>As many figures, in the same order.</returns>
    Task<IReadOnlyList<HomeFigure>> ReadAsync(HomeKind home, HomeSpan span, CancellationToken ct);
}

/// <param name="Href">The list behind the figure, relative: it counts what the figure says.</param>
public sealed record HomeFace(Phrase Label, string Href);

/// <param name="Value">Short: a count, or ₹7.45 L.</param>
/// <param name="Sub">One line that says what the figure counts.</param>
/// <param name="Full">The unshortened figure.</param>
/// <param name="IsNothing">Nothing waits, and nobody needs to be told so: the tile makes room for the others.</param>
public sealed record HomeFigure(string Value, Phrase Sub, string? Full = null, bool IsNothing = false);

public static class HomeParts
{
    /// <summary>What features add to pages that are not theirs: the home page, and previews beside lists.</summary>
    public static IServiceCollection AddHomeParts(this IServiceCollection services)
    {
        foreach (
            var type in typeof(HomeParts).Assembly.GetTypes().Where(t => t is { IsClass: true, IsAbstract: false })
        )
        foreach (
            var part in new[] { typeof(IHomeTiles), typeof(IHomePanel), typeof(IPeekPart) }.Where(type.IsAssignableTo)
        )
            services.AddScoped(part, type);
        return services;
    }
}
