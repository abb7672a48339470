using Battwheels.Core.Common;
using Battwheels.Core.Inventory.Items;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Inventory.Stock;

/// <summary>What moves, and where.</summary>
internal sealed record StockPlace(Item Item, Warehouse Warehouse)
{
    /// <summary>Why nothing new may come in here; taking out what is there stays possible.</summary>
    public Error? Closed =>
        !Item.IsActive ? StockErrors.ItemInactive(Item)
        : !Warehouse.IsActive ? StockErrors.WarehouseInactive(Warehouse)
        : null;
}

/// <summary>Items and stores of the lines of one document, read at once.</summary>
internal sealed class StockPlaces
{
    private readonly Dictionary<(long ItemId, long WarehouseId), StockPlace> _places = [];

    private StockPlaces() { }

    public static async Task<StockPlaces> ReadAsync(
        IUnitOfWork unit,
        IReadOnlyCollection<(long ItemId, long WarehouseId)> keys,
        CancellationToken ct
    )
    {
        var items = keys.Select(k => k.ItemId).Distinct().ToArray();
        var warehouses = keys.Select(k => k.WarehouseId).Distinct().ToArray();
        var found = await (
            from item in unit.Set<Item>().AsNoTracking().Where(i => items.Contains(i.Id))
            from warehouse in unit.Set<Warehouse>().Where(w => warehouses.Contains(w.Id))
            select new { item, warehouse }
        )
            .Take(items.Length * warehouses.Length)
            .ToListAsync(ct);
        StockPlaces places = new();
        foreach (var row in found)
            places._places[(row.item.Id, row.warehouse.Id)] = new StockPlace(row.item, row.warehouse);
        return places;
    }

    /// <summary>Finds both and checks that this quantity can move.</summary>
    public Result<StockPlace> Find(long itemId, long warehouseId, decimal quantity)
    {
        if (_places.GetValueOrDefault((itemId, warehouseId)) is not { } place)
            return CommonErrors.NotFound;
        return Quantities.Refusal(place.Item, quantity) is { } refusal ? refusal : place;
    }
}

/// <summary>Which quantities of an item can move at all.</summary>
public static class Quantities
{
    /// <summary>The largest quantity one line may have.</summary>
    public const decimal Largest = 10_000_000m;

    /// <returns>Null; or ITEM_NOT_STOCKED, QUANTITY_INVALID, QTY_NOT_WHOLE.</returns>
    public static Error? Refusal(Item item, decimal quantity)
    {
        ArgumentNullException.ThrowIfNull(item);
        if (!item.IsStocked)
            return StockErrors.NotStocked(item);
        if (quantity is <= 0m or > Largest || Money.RoundTo(quantity, 3) != quantity)
            return StockErrors.QuantityInvalid;
        if (Units.IsWhole(item.Uom) && decimal.Truncate(quantity) != quantity)
            return StockErrors.QuantityNotWhole(item);
        return null;
    }
}
