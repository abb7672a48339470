using Battwheels.Core.Accounting;

namespace Battwheels.Core.Inventory.Stock;

/// <summary>Goods that came in.</summary>
/// <param name="Quantity">In the item's unit, above zero.</param>
/// <param name="Value">Receipt cost of the line in rupees: net of discount, with freight, without creditable GST.</param>
/// <param name="VendorId">The contact they came from; goods received and not yet billed are owed to it.</param>
public sealed record StockReceiptLine(
    long ItemId,
    long WarehouseId,
    decimal Quantity,
    decimal Value,
    string SourceType,
    long SourceId,
    int SourceLine,
    long? VendorId = null,
    string? Reason = null
);

/// <summary>What was there when the books began.</summary>
/// <param name="Value">Rupees, zero or more.</param>
/// <param name="Date">The day the books begin; today or earlier, in an open period.</param>
public sealed record OpeningStockLine(
    long ItemId,
    long WarehouseId,
    decimal Quantity,
    decimal Value,
    DateOnly Date,
    string SourceType,
    long SourceId,
    int SourceLine
);

/// <summary>Parts that leave the store.</summary>
/// <param name="Payer">Decides the account the cost goes to.</param>
/// <param name="FromReservation">At most how much of it comes out of the reservation of the same source.</param>
public sealed record StockIssue(
    long ItemId,
    long WarehouseId,
    decimal Quantity,
    string SourceType,
    long SourceId,
    int SourceLine,
    CostPayer Payer,
    decimal FromReservation,
    long? JobCardId,
    long? VehicleId,
    string? Reason = null
);

/// <summary>Issued parts that come back to the store they left.</summary>
public sealed record StockReturn(
    long IssueMovementId,
    decimal Quantity,
    string SourceType,
    long SourceId,
    int SourceLine,
    string? Reason = null
);
