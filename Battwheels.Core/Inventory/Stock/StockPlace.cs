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

    /// <summary>Finds both and checks that this quantity can move.</summary>
    public static async Task<Result<StockPlace>> FindAsync(
        IUnitOfWork unit,
        long itemId,
        long warehouseId,
        decimal quantity,
        CancellationToken ct
    )
    {
        var found = await (
            from item in unit.Set<Item>().Where(i => i.Id == itemId)
            from warehouse in unit.Set<Warehouse>().Where(w => w.Id == warehouseId)
            select new { item, warehouse }
        ).SingleOrDefaultAsync(ct);
        if (found is null)
            return CommonErrors.NotFound;
        if (Quantities.Refusal(found.item, quantity) is { } refusal)
            return refusal;
        return new StockPlace(found.item, found.warehouse);
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
