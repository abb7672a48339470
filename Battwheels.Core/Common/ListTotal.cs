using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Common;

/// <summary>The sum of one column over a whole filtered list; rupees.</summary>
/// <param name="Count">Exact below 10,000; there it stops, and the sum is of the newest 10,000 alone.</param>
/// <param name="Left">Of those; they stand in the list but in no sum.</param>
public sealed record ListTotal(int Count, int Left, decimal Total)
{
    /// <summary>There are more than were summed.</summary>
    public bool IsPart => Count >= Lists.Counted;

    /// <summary>One statement, whatever is filtered.</summary>
    internal static async Task<ListTotal> OfAsync<T>(
        IQueryable<T> rows,
        Expression<Func<T, Summed>> amount,
        CancellationToken ct
    )
        where T : TenantEntity
    {
        var sums = await rows.OrderByDescending(r => r.Id)
            .Take(Lists.Counted)
            .Select(amount)
            .GroupBy(s => s.IsLeft)
            .Select(g => new
            {
                IsLeft = g.Key,
                Count = g.Count(),
                Amount = g.Sum(s => s.Amount),
            })
            .ToListAsync(ct);
        return new ListTotal(
            sums.Sum(s => s.Count),
            sums.Where(s => s.IsLeft).Sum(s => s.Count),
            sums.Where(s => !s.IsLeft).Sum(s => s.Amount)
        );
    }
}

/// <summary>What one row of a list adds to its sum.</summary>
internal sealed class Summed
{
    public decimal Amount { get; init; }

    /// <summary>It stands in the list and counts for nothing.</summary>
    public bool IsLeft { get; init; }
}
