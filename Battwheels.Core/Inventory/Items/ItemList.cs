using Battwheels.Core.Common;
using Battwheels.Core.Platform.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Inventory.Items;

internal static class ItemList
{
    public const int ExportSize = 1_000;

    private static readonly IReadOnlyList<SortKey<Item>> Sorts =
    [
        SortKey<Item>.OfText("sku", i => i.Sku),
        SortKey<Item>.OfText("name", i => i.Name),
        SortKey<Item>.Of("price", i => i.SalesPrice),
    ];

    private static async Task<Page<Item>> ItemsAsync(IReadUnit unit, ItemFilter filter, int size, CancellationToken ct)
    {
        var (items, after) = (Filtered(unit, filter), Cursor.Read(filter.After));
        if (Sorts.Find(filter.Sort) is { } key)
            return await items.SortedPageAsync(key, filter.Sort!.Value.Down, after, size, some => some, i => i.Id, ct);
        var rows = await items
            .WhereAfter(i => i.Sku, after)
            .OrderBy(i => i.Sku)
            .ThenBy(i => i.Id)
            .Take(size + 1)
            .ToListAsync(ct);
        return Lists.Cut(rows, size, i => new Cursor(i.Sku, i.Id));
    }

    public static Task<IReadOnlyList<int?>> CountsAsync(
        IReadUnit unit,
        IReadOnlyList<ItemFilter> filters,
        CancellationToken ct
    ) =>
        ManyCounts.OfFiltersAsync(
            unit.Set<Branch>(),
            filters,
            filter => Task.FromResult(filter.Text is null ? Filtered(unit, filter) : null),
            ct
        );

    public static async Task<Page<ItemRow>> PageAsync(IReadUnit unit, ItemFilter filter, int size, CancellationToken ct)
    {
        var page = await ItemsAsync(unit, filter, size, ct);
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
