using System.Globalization;
using Battwheels.Core.Common;
using Battwheels.Core.Inventory.Items;

namespace Battwheels.Core.Inventory.Stock;

public static class StockErrors
{
    public static readonly Error QuantityInvalid = new(
        "QUANTITY_INVALID",
        "The quantity must be above zero, with at most three decimals. Enter how many and try again.",
        "Quantity"
    );

    public static readonly Error CostNegative = new(
        "COST_NEGATIVE",
        "A cost cannot be below zero. Enter what was paid per unit, or 0 for a free sample.",
        "UnitCost"
    );

    public static readonly Error OpeningAfterMovements = new(
        "OPENING_AFTER_MOVEMENTS",
        "This item already moved in this store, so its opening stock is fixed. Receive the goods, or correct the count.",
        "ItemId"
    );

    public static readonly Error DateInFuture = new(
        "DATE_IN_FUTURE",
        "Stock cannot move on a day that has not come. Choose today or an earlier date.",
        "Date"
    );

    public static readonly Error MovementConflict = new(
        "MOVEMENT_CONFLICT",
        "This line was already posted with another quantity. Reload to see it."
    );

    public static readonly Error NotAnIssue = new(
        "NOT_AN_ISSUE",
        "Only parts that were issued can be returned. Choose the issue they came from.",
        "IssueMovementId"
    );

    public static readonly Error CountUnchanged = new(
        "COUNT_UNCHANGED",
        "The counted quantity is what the store already shows, so there is nothing to correct.",
        "Counted"
    );

    public static readonly Error NoCost = new(
        "NO_COST",
        "Nothing tells what the found stock cost. Enter its cost per unit.",
        "UnitCost"
    );

    public static readonly Error ReasonMissing = new(
        "REASON_MISSING",
        "Say in a few words why the stock differs (at least five letters).",
        "Reason"
    );

    public static Error QuantityNotWhole(Item item) =>
        new("QTY_NOT_WHOLE", $"{item.Name} is counted in {item.Uom}: enter a whole number.", "Quantity");

    public static Error NotStocked(Item item) =>
        new("ITEM_NOT_STOCKED", $"{item.Name} is a service and is not kept in stock. Choose a part.", "ItemId");

    public static Error ItemInactive(Item item) =>
        new("ITEM_INACTIVE", $"{item.Name} is inactive. Activate it first, or choose another item.", "ItemId");

    public static Error WarehouseInactive(Warehouse warehouse) =>
        new("WAREHOUSE_INACTIVE", $"{warehouse.Name} is closed. Choose another store.", "WarehouseId");

    /// <summary>Names what is there and where else to look.</summary>
    public static Error Insufficient(
        Item item,
        string warehouse,
        decimal available,
        decimal requested,
        IReadOnlyList<StoreQuantity> elsewhere
    )
    {
        var others =
            elsewhere.Count == 0
                ? "No other store has it"
                : string.Join(", ", elsewhere.Select(e => $"{e.Warehouse} has {Text(e.Available)}"));
        return new Error(
            "INSUFFICIENT_STOCK",
            $"Only {Text(available)} of {item.Name} available at {warehouse}, {Text(requested)} requested. {others}. "
                + "Take fewer, or receive more first.",
            "Quantity"
        );
    }

    public static Error ReturnExceedsIssue(decimal open, decimal requested) =>
        new(
            "RETURN_EXCEEDS_ISSUE",
            $"{Text(open)} of this issue are still out, so {Text(requested)} cannot come back. Enter {Text(open)} or fewer.",
            "Quantity"
        );

    private static string Text(decimal quantity) => quantity.ToString("0.###", CultureInfo.InvariantCulture);
}

/// <summary>What one store could give of an item.</summary>
public sealed record StoreQuantity(long WarehouseId, string Warehouse, decimal Available);
