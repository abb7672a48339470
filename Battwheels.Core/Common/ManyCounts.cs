using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Common;

/// <summary>Counts of several queries in one statement: the tabs of a list cost one command, however many they are.</summary>
internal static class ManyCounts
{
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
