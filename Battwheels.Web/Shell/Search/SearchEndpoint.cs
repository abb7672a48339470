using Battwheels.Core.Platform.Search;
using Battwheels.Web.Access;
using Battwheels.Web.Common;
using Battwheels.Web.Shell.Parts;

namespace Battwheels.Web.Shell.Search;

/// <summary>What the command palette asks while somebody types: no circuit takes part.</summary>
public static class SearchEndpoint
{
    public static void MapSearch(this IEndpointRouteBuilder app) =>
        app.MapGet("/search", FindAsync).RequireAuthorization().RequireRateLimiting(Throttling.Search);

    /// <param name="q">As typed.</param>
    /// <param name="kind">One kind alone, as a <see cref="SearchKind"/> in small letters.</param>
    private static async Task<IResult> FindAsync(string? q, string? kind, SearchService search, CancellationToken ct)
    {
        var found = await search.FindAsync(q ?? "", AddressText.Member<SearchKind>(kind), ct);
        return Results.Json(new SearchAnswer([.. found.Select(Shown)]));
    }

    private static ShownGroup Shown(SearchGroup group) =>
        new(SearchWords.Key(group.Kind), [.. group.Hits.Select(h => Shown(group.Kind, h))]);

    private static ShownHit Shown(SearchKind kind, SearchHit hit) =>
        new(
            SearchWords.Address(kind, hit),
            $"{hit.Id}",
            hit.Name,
            hit.Note,
            SearchWords.Mark(hit.State) is { } mark ? new ShownState(Status.CssName(mark.Tone), mark.Words) : null,
            hit.Phone
        );

    private sealed record SearchAnswer(IReadOnlyList<ShownGroup> Groups);

    private sealed record ShownGroup(string Kind, IReadOnlyList<ShownHit> Hits);

    /// <param name="Id">As text: a long does not fit a number of JavaScript.</param>
    private sealed record ShownHit(string Href, string Id, string Name, string? Note, ShownState? State, string? Phone);

    private sealed record ShownState(string Tone, string Text);
}
