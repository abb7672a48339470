using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Common;

/// <summary>Counts of several queries in one statement: the tabs of a list cost one command, however many they are.</summary>
internal static class ManyCounts
{
    /// <summary>Filters beyond so many are not counted.</summary>
    public const int Most = 24;

    /// <summary>Counting ends here; a list says "10,000+" then.</summary>
    public const int Counted = Lists.Counted;

    /// <summary>Rows each filter finds, in one statement.</summary>
    /// <param name="query">What a filter finds; null where counting would have to search a text.</param>
    public static async Task<IReadOnlyList<int?>> OfFiltersAsync<TAnchor, TFilter, T>(
        IQueryable<TAnchor> anchor,
        IReadOnlyList<TFilter> filters,
        Func<TFilter, Task<IQueryable<T>?>> query,
        CancellationToken ct
    )
        where TAnchor : TenantEntity
    {
        List<IQueryable<T>> plain = [];
        List<int> places = [];
        foreach (var (place, filter) in filters.Take(Most).Index())
            if (await query(filter) is { } found)
            {
                plain.Add(found.Take(Counted));
                places.Add(place);
            }

        var counted = await OfAsync(anchor, plain, ct);
        var all = new int?[filters.Count];
        foreach (var (place, count) in places.Zip(counted))
            all[place] = count;
        return all;
    }

    /// <param name="anchor">A table with at least one row; its rows carry the counts and are not read.</param>
    /// <param name="queries">Each cut off where counting shall end.</param>
    public static async Task<IReadOnlyList<int>> OfAsync<TAnchor, T>(
        IQueryable<TAnchor> anchor,
        IReadOnlyList<IQueryable<T>> queries,
        CancellationToken ct
    )
        where TAnchor : TenantEntity
    {
        if (queries.Count == 0)
            return [];
        var counts = queries.Select(q =>
            Expression.Call(typeof(Queryable), nameof(Queryable.Count), [typeof(T)], q.Expression)
        );
        var select = Expression.Lambda<Func<TAnchor, int[]>>(
            Expression.NewArrayInit(typeof(int), counts),
            Expression.Parameter(typeof(TAnchor), "_")
        );
        return await anchor.OrderBy(a => a.Id).Take(1).Select(select).FirstOrDefaultAsync(ct) ?? new int[queries.Count];
    }
}
