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
        var item = await unit.Set<Item>().SingleOrDefaultAsync(i => i.Id == itemId, ct);
        var warehouse = await unit.Set<Warehouse>().SingleOrDefaultAsync(w => w.Id == warehouseId, ct);
        if (item is null || warehouse is null)
            return CommonErrors.NotFound;
        if (Quantities.Refusal(item, quantity) is { } refusal)
            return refusal;
        return new StockPlace(item, warehouse);
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
