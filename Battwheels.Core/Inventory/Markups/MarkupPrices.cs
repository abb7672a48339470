using Battwheels.Core.Common;
using Battwheels.Core.Inventory.Items;
using Battwheels.Core.Inventory.Stock;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Inventory.Markups;

/// <summary>
/// What parts without a selling price are offered for. A price is for everybody who sells; the cost and the markup it comes from are not.
/// </summary>
internal static class MarkupPrices
{
    /// <summary>By item, rupees before tax; items that have a price, are never in stock or whose cost nobody knows are missing.</summary>
    public static async Task<IReadOnlyDictionary<long, decimal>> OfAsync(
        IReadUnit unit,
        IEnumerable<Item> items,
        CancellationToken ct
    )
    {
        long[] ids = [.. items.Where(i => i is { SalesPrice: 0m, IsStocked: true }).Select(i => i.Id).Distinct()];
        if (ids.Length == 0)
            return new Dictionary<long, decimal>();
        var bands = BandsOf(await unit.Set<MarkupTable>().AsNoTracking().Include(t => t.Rows).SingleOrDefaultAsync(ct));
        if (bands.Count == 0)
            return new Dictionary<long, decimal>();
        var costs = await CostsAsync(unit, ids, ct);
        return costs
            .Select(c => (c.Key, Price: MarkupCalculator.Price(bands, c.Value)))
            .Where(c => c.Price is not null)
            .ToDictionary(c => c.Key, c => c.Price!.Value);
    }

    public static IReadOnlyList<MarkupBand> BandsOf(MarkupTable? table) =>
        [.. (table?.Rows ?? []).OrderBy(r => r.FromCost).Select(r => new MarkupBand(r.FromCost, r.Percent))];

    /// <summary>The average of what all stores have; of what is out of stock what it last came for.</summary>
    private static async Task<Dictionary<long, decimal>> CostsAsync(IReadUnit unit, long[] ids, CancellationToken ct)
    {
        var pools = await unit.Set<StockPool>()
            .Where(p => ids.Contains(p.ItemId) && p.Quantity > 0m)
            .Select(p => new
            {
                p.ItemId,
                p.Quantity,
                p.Value,
            })
            .ToListAsync(ct);
        var costs = pools
            .GroupBy(p => p.ItemId)
            .ToDictionary(g => g.Key, g => Money.Round(g.Sum(p => p.Value) / g.Sum(p => p.Quantity)));
        long[] missing = [0, .. ids.Where(i => !costs.ContainsKey(i))];
        var lines = unit.Set<GoodsReceiptLine>()
            .Where(l => missing.Contains(l.ItemId))
            .Where(l =>
                !unit.Set<StockReversal>().Any(r => r.SourceType == GoodsReceipt.Source && r.SourceId == l.ReceiptId)
            );
        var last = lines.GroupBy(l => l.ItemId).Select(g => g.Max(l => l.Id));
        var came =
            missing.Length == 1
                ? []
                : await lines.Where(l => last.Contains(l.Id)).Select(l => new { l.ItemId, l.UnitCost }).ToListAsync(ct);
        foreach (var line in came)
            costs[line.ItemId] = Money.Round(line.UnitCost);
        return costs;
    }
}
