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

    public static readonly Error CostInvalid = new(
        "COST_INVALID",
        "A cost per unit has at most four decimals. Round it and try again.",
        "UnitCost"
    );

    public static readonly Error LinesMissing = new(
        "LINES_MISSING",
        "Nothing is entered yet. Add at least one item with its quantity and cost.",
        "Lines"
    );

    public static readonly Error TooManyLines = new(
        "TOO_MANY_LINES",
        $"One document holds at most {StockLines.Most} lines. Save these, then enter the rest in a second one.",
        "Lines"
    );

    public static readonly Error WarehouseUnknown = new(
        "WAREHOUSE_UNKNOWN",
        "Choose the store the goods are in.",
        "WarehouseId"
    );

    public static readonly Error VendorUnknown = new(
        "VENDOR_UNKNOWN",
        "Choose the supplier the goods came from, for a cash purchase the shop: the books keep who is owed. If it is missing, add it under Contacts and mark it as a supplier. What was here before the books began goes under Opening stock.",
        "VendorId"
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

    public static Error OpeningTooOld(DateOnly earliest) =>
        new("DATE_TOO_EARLY", $"Opening stock is dated {earliest} or later. Enter the day your books began.", "Date");

    public static readonly Error MovementConflict = new(
        "MOVEMENT_CONFLICT",
        "This line was already posted with another quantity. Reload to see it."
    );

    public static readonly Error NotAnIssue = new(
        "NOT_AN_ISSUE",
        "Only parts that were issued can be returned. Choose the issue they came from.",
        "IssueMovementId"
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
                ? T("No other store has it")
                : string.Join(", ", elsewhere.Select(e => T($"{e.Warehouse} has {Text(e.Available)}")));
        return new Error(
            "INSUFFICIENT_STOCK",
            $"Only {Text(available)} of {item.Name} available at {warehouse}, {Text(requested)} requested. {others}. "
                + $"Take fewer, or receive more first.",
            "Quantity"
        );
    }

    public static Error ReturnExceedsIssue(decimal open, decimal requested) =>
        new(
            "RETURN_EXCEEDS_ISSUE",
            $"{Text(open)} of this issue are still out, so {Text(requested)} cannot come back. Enter {Text(open)} or fewer.",
            "Quantity"
        );

    public static Error AlreadyReversed(string document, StockReversalView reversal) =>
        new(
            "STOCK_ALREADY_REVERSED",
            $"{document} was reversed by {reversal.By} on {reversal.Date}. Reload to see it; enter what really came as a new document."
        );

    /// <param name="left">Of what the document brought.</param>
    internal static Error StockGone(StockPlace place, decimal left, decimal came) =>
        new(
            "STOCK_GONE",
            $"{place.Item.Name}: {Text(left)} of {Text(came)} are left at {place.Warehouse.Name}, the rest has gone out. "
                + $"Take the issued parts back on their job cards first, then reverse."
        );

    internal static Error StockReserved(StockPlace place, decimal available, decimal came) =>
        new(
            "STOCK_RESERVED",
            $"{place.Item.Name}: {Text(available)} of {Text(came)} are free at {place.Warehouse.Name}, the rest is reserved for jobs. "
                + $"Receive the right quantity first, or leave the parts out on their job cards, then reverse."
        );

    internal static Error TooMuchSince(Item item) =>
        new(
            "TOO_MUCH_SINCE",
            $"{item.Name} has moved more than 20,000 times since, too often to work out its cost anew. Receive or issue the difference instead."
        );

    private static string Text(decimal quantity) => IndianText.Number(quantity);
}

/// <summary>What one store could give of an item.</summary>
public sealed record StoreQuantity(long WarehouseId, string Warehouse, decimal Available);
