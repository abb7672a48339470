using Battwheels.Core.Common;
using Battwheels.Core.Inventory.Markups;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Inventory.Items;

/// <summary>Finds items for the lines of documents: by scan of a barcode, SKU, part number or words of the name.</summary>
public sealed class ItemSearchService(IUnitOfWorkFactory units)
{
    public const int Most = 20;

    /// <summary>Active items, exact codes first; at most 20. Empty text finds nothing.</summary>
    /// <param name="warehouseId">The store whose stock comes first in each match.</param>
    [Bounded(Most)]
    public Task<IReadOnlyList<ItemMatch>> FindAsync(string text, long? warehouseId, CancellationToken ct) =>
        units.ReadAsync(InventoryPermissions.Read, unit => FindAsync(unit, text, warehouseId, ct), ct);

    /// <summary>One active item with its stock; null when there is none.</summary>
    public Task<ItemMatch?> GetAsync(long id, long? warehouseId, CancellationToken ct) =>
        units.ReadAsync(
            InventoryPermissions.Read,
            async unit =>
            {
                var item = await unit.Set<Item>().Where(i => i.Id == id && i.IsActive).Take(1).ToListAsync(ct);
                return (await MatchesAsync(unit, item, warehouseId, ct)).SingleOrDefault();
            },
            ct
        );

    /// <summary>The active item that has exactly this barcode, SKU or part number, as a scanner reads it; null when there is none.</summary>
    public Task<ItemMatch?> ByCodeAsync(string code, CancellationToken ct) =>
        units.ReadAsync(
            InventoryPermissions.Read,
            async unit =>
            {
                var (read, upper) = (code.Trim(), code.Trim().ToUpperInvariant());
                var items = await unit.Set<Item>()
                    .Where(i => i.IsActive)
                    .Where(i => i.Barcode == read || i.Barcode == upper || i.Sku == upper || i.PartNumber == upper)
                    .OrderBy(i =>
                        i.Barcode == read ? 0
                        : i.Sku == upper ? 1
                        : 2
                    )
                    .ThenBy(i => i.Sku)
                    .Take(1)
                    .ToListAsync(ct);
                return (await MatchesAsync(unit, items, null, ct)).SingleOrDefault();
            },
            ct
        );

    private static async Task<IReadOnlyList<ItemMatch>> FindAsync(
        IReadUnit unit,
        string text,
        long? warehouseId,
        CancellationToken ct
    )
    {
        var code = text.Trim().ToUpperInvariant();
        if (code.Length == 0)
            return [];
        var items = await unit.Set<Item>()
            .Where(i => i.IsActive)
            .WithWords(code)
            .OrderBy(i => i.Sku == code || i.Barcode == code || i.PartNumber == code ? 0 : 1)
            .ThenBy(i => i.Sku)
            .Take(Most)
            .ToListAsync(ct);
        return await MatchesAsync(unit, items, warehouseId, ct);
    }

    private static async Task<IReadOnlyList<ItemMatch>> MatchesAsync(
        IReadUnit unit,
        List<Item> items,
        long? warehouseId,
        CancellationToken ct
    )
    {
        var stores = await ItemStock.OfAsync(unit, items.ConvertAll(i => i.Id), warehouseId: null, ct);
        var suggested = await MarkupPrices.OfAsync(unit, items, ct);
        return items.ConvertAll(i => new ItemMatch(
            i.Id,
            i.Sku,
            i.Name,
            i.Kind,
            i.PartNumber,
            i.Hsn,
            i.GstRatePercent,
            i.Uom,
            i.SalesPrice,
            [.. stores[i.Id].OrderByDescending(s => s.WarehouseId == warehouseId)],
            i.Barcode
        )
        {
            SuggestedPrice = suggested.TryGetValue(i.Id, out var price) ? price : null,
        });
    }
}
