using Battwheels.Core.Common;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Inventory.Items;

internal static class ItemList
{
    public const int ExportSize = 1_000;

    public static async Task<Page<ItemRow>> PageAsync(IReadUnit unit, ItemFilter filter, int size, CancellationToken ct)
    {
        var items = await Filtered(unit, filter)
            .WhereAfter(i => i.Sku, Cursor.Read(filter.After))
            .OrderBy(i => i.Sku)
            .ThenBy(i => i.Id)
            .Take(size + 1)
            .ToListAsync(ct);
        var page = Lists.Cut(items, size, i => new Cursor(i.Sku, i.Id));
        var stores = await ItemStock.OfAsync(unit, [.. page.Rows.Select(i => i.Id)], filter.WarehouseId, ct);
        var withCost = unit.May(InventoryPermissions.ReadCost);
        return new Page<ItemRow>([.. page.Rows.Select(i => Row(i, [.. stores[i.Id]], withCost))], page.Next);
    }

    /// <summary>Every word occurs somewhere in what searching looks into.</summary>
    public static IQueryable<Item> WithWords(this IQueryable<Item> items, string? text)
    {
        foreach (var word in Words(text))
            items = items.Where(i => i.SearchKey.Contains(word));
        return items;
    }

    /// <summary>As the edit form shows it.</summary>
    public static ItemInput Data(Item i) =>
        new(
            i.Sku,
            i.Name,
            i.Kind,
            i.Hsn,
            i.GstRatePercent,
            i.Uom,
            i.Valuation,
            i.SalesPrice,
            i.Mrp,
            i.Barcode,
            i.PartNumber,
            i.CompatibleModels,
            i.MinimumStock,
            i.IsActive
        );

    private static IQueryable<Item> Filtered(IReadUnit unit, ItemFilter filter)
    {
        var items = filter.LowOnly ? ItemStock.Low(unit, filter.WarehouseId) : unit.Set<Item>();
        items = items.WithWords(filter.Text).Where(i => i.IsActive != filter.Inactive);
        if (filter.Kind is { } kind)
            items = items.Where(i => i.Kind == kind);
        return items;
    }

    private static ItemRow Row(Item i, IReadOnlyList<StoreStock> stores, bool withCost) =>
        new(
            i.Id,
            i.Sku,
            i.Name,
            i.Kind,
            i.PartNumber,
            i.Uom,
            i.GstRatePercent,
            i.SalesPrice,
            i.MinimumStock,
            i.IsActive,
            stores,
            withCost ? stores.Sum(s => s.Value ?? 0m) : null
        );

    private static string[] Words(string? text) =>
        (text ?? "")
            .ToUpperInvariant()
            .Split(' ', 6, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
