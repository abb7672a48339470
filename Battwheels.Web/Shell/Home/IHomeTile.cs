namespace Battwheels.Web.Shell.Home;

/// <summary>One figure of the home page. A feature that has something to show implements it in its own Web folder.</summary>
/// <remarks>Found by convention; read on its own, so that one that fails leaves the others standing.</remarks>
public interface IHomeTile
{
    /// <summary>Shown only to those who hold it; the service asks again.</summary>
    string Permission { get; }

    /// <summary>Smaller comes first: 10 work, 20 sales, 30 money, 40 stock, 50 people.</summary>
    int Order { get; }

    string Label { get; }

    /// <summary>The list behind the figure, relative.</summary>
    string Href { get; }

    Task<HomeFigure> ReadAsync(CancellationToken ct);
}

/// <param name="Value">Short: a count, or ₹7.45 L.</param>
/// <param name="Sub">One line that says what the figure counts.</param>
/// <param name="Full">The unshortened figure.</param>
public sealed record HomeFigure(string Value, string Sub, string? Full = null);

public static class HomeTiles
{
    public static IServiceCollection AddHomeTiles(this IServiceCollection services)
    {
        foreach (
            var type in typeof(HomeTiles).Assembly.GetTypes().Where(t => t is { IsClass: true, IsAbstract: false })
        )
        foreach (var part in new[] { typeof(IHomeTile), typeof(IHomePanel) }.Where(type.IsAssignableTo))
            services.AddScoped(part, type);
        return services;
    }
}
