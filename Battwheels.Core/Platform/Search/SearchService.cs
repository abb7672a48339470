using Battwheels.Core.Access;
using Battwheels.Core.Common;

namespace Battwheels.Core.Platform.Search;

/// <summary>One search over every record a person may open.</summary>
public sealed class SearchService(IUnitOfWorkFactory units, IEnumerable<ISearchSource> sources)
{
    /// <summary>Kinds of record.</summary>
    private const int Kinds = 20;

    /// <summary>
    /// Records whose number, plate, phone or name begins with what was typed, whatever the case, blanks and hyphens; the
    /// kind with an exact number first, then those that bear the name, then what belongs to them. Only kinds the person may
    /// open are asked. Nothing below three characters.
    /// </summary>
    /// <param name="scope">One kind alone; null for all.</param>
    [Bounded(Kinds)]
    public Task<IReadOnlyList<SearchGroup>> FindAsync(string text, SearchKind? scope, CancellationToken ct) =>
        units.ReadAsync<IReadOnlyList<SearchGroup>>(
            SelfPermissions.Profile, // of every member; each kind then asks for its own
            async unit =>
            {
                ISearchSource[] open = [.. Asked(scope).Where(s => unit.May(s.Permission))];
                return SearchAsk.Of(text, unit.Today) is { } ask ? await FindAsync(unit, open, ask, ct) : [];
            },
            ct
        );

    private IEnumerable<ISearchSource> Asked(SearchKind? scope) =>
        sources.Where(s => scope is null || s.Kind == scope).OrderBy(s => s.Kind);

    private static async Task<List<SearchGroup>> FindAsync(
        IReadUnit unit,
        ISearchSource[] open,
        SearchAsk ask,
        CancellationToken ct
    )
    {
        List<SearchGroup> groups = [];
        foreach (var source in open)
            if (await source.FindAsync(unit, ask, ct) is { Count: > 0 } hits)
                groups.Add(new(source.Kind, [.. hits.OrderByDescending(h => h.IsExact).Take(SearchAsk.Most)]));
        return
        [
            .. groups
                .OrderByDescending(g => g.Hits[0].IsExact)
                .ThenByDescending(g => g.Hits.Any(h => ask.IsNamedIn(h.Name))),
        ];
    }
}
