namespace Battwheels.Core.Inventory.Stock;

/// <summary>One line of a document that brings stock.</summary>
/// <param name="Quantity">In the item's unit, above zero.</param>
/// <param name="UnitCost">Rupees per unit, at most four decimals: net of discount, with freight, without creditable GST.</param>
public sealed record StockLineInput(long ItemId, decimal Quantity, decimal UnitCost);

/// <param name="Reference">The vendor's challan or bill number.</param>
/// <param name="Lines">1 to <see cref="StockLines.Most"/>.</param>
public sealed record GoodsReceiptInput(
    long WarehouseId,
    long VendorId,
    string? Reference,
    string? Notes,
    IReadOnlyList<StockLineInput> Lines
);

/// <param name="Date">The day the books begin: today or earlier. An earlier day needs <c>inventory:backdate</c>.</param>
/// <param name="Lines">1 to <see cref="StockLines.Most"/>.</param>
public sealed record OpeningStockInput(long WarehouseId, DateOnly Date, IReadOnlyList<StockLineInput> Lines);
