namespace Battwheels.Web.Shell.Help;

/// <summary>A page's help text: words of the product, nobody's data.</summary>
public static class HelpEndpoint
{
    public static void MapHelp(this IEndpointRouteBuilder app) =>
        app.MapGet(
                "/help",
                (string? at) =>
                    HelpTexts.Find(at ?? "") is { } text
                        ? Results.Json(new { text.Title, text.Lines })
                        : Results.NotFound()
            )
            .RequireAuthorization();
}
