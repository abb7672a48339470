using Battwheels.Core.Common;
using Battwheels.Core.Inventory.Stock;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Inventory.Items;

/// <summary>What the stores have of the items of one page, in one statement.</summary>
internal static class ItemStock
{
    /// <param name="warehouseId">Only this store; null for all.</param>
    public static async Task<ILookup<long, StoreStock>> OfAsync(
        IReadUnit unit,
        IReadOnlyCollection<long> itemIds,
        long? warehouseId,
        CancellationToken ct
    )
    {
        long[] ids = [.. itemIds];
        var pools = unit.Set<StockPool>().Where(p => ids.Contains(p.ItemId) && p.Quantity > 0m);
        if (warehouseId is { } only)
            pools = pools.Where(p => p.WarehouseId == only);
        var withCost = unit.May(InventoryPermissions.ReadCost);
        var rows =
            ids.Length == 0
                ? []
                : await pools
                    .Join(
                        unit.Set<Warehouse>(),
                        p => p.WarehouseId,
                        w => w.Id,
                        (p, w) =>
                            new
                            {
                                p.ItemId,
                                p.WarehouseId,
                                w.Name,
                                p.Quantity,
                                p.Reserved,
                                Value = withCost ? (decimal?)p.Value : null,
                            }
                    )
                    .OrderBy(r => r.Name)
                    .ToListAsync(ct);
        return rows.ToLookup(
            r => r.ItemId,
            r => new StoreStock(r.WarehouseId, r.Name, r.Quantity, r.Reserved, r.Value)
        );
    }

    /// <summary>Items whose available stock is below their minimum.</summary>
    public static IQueryable<Item> Low(IReadUnit unit, long? warehouseId)
    {
        var pools = unit.Set<StockPool>();
        if (warehouseId is { } only)
            pools = pools.Where(p => p.WarehouseId == only);
        return unit.Set<Item>()
            .Where(i =>
                i.IsActive
                && i.Kind != ItemKind.Service
                && i.MinimumStock > 0m
                && pools.Where(p => p.ItemId == i.Id).Sum(p => p.Quantity - p.Reserved) < i.MinimumStock
            );
    }
}
