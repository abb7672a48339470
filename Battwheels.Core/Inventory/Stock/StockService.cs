using Battwheels.Core.Common;

namespace Battwheels.Core.Inventory.Stock;

/// <summary>What is on hand and how it came to be: stock cards, movements, reservations.</summary>
public sealed class StockService(IUnitOfWorkFactory units)
{
    /// <summary>The stock card of one item; null when there is no such item.</summary>
    public Task<StockCard?> CardAsync(StockCardFilter filter, CancellationToken ct) =>
        units.ReadAsync(InventoryPermissions.Read, unit => StockCards.ReadAsync(unit, filter, ct), ct);

    /// <summary>Movements of all items, newest first.</summary>
    public Task<Page<MovementRow>> MovementsAsync(MovementFilter filter, CancellationToken ct) =>
        units.ReadAsync(InventoryPermissions.Read, unit => MovementList.PageAsync(unit, filter, ct), ct);

    /// <summary>Puts on record that somebody takes the movements out of the system; then read them page by page.</summary>
    public Task<Result<Done>> BeginExportAsync(MovementFilter filter, CommandId command, CancellationToken ct) =>
        units.RunAsync<Done>(
            InventoryPermissions.Read,
            command,
            filter,
            unit =>
            {
                unit.Audit("EXPORTED", nameof(StockMovement), 0, filter);
                return Task.FromResult<Result<Done>>(Done.Instance);
            },
            ct
        );

    /// <summary>One movement; null when there is none.</summary>
    public Task<MovementView?> MovementAsync(long id, CancellationToken ct) =>
        units.ReadAsync(InventoryPermissions.Read, unit => MovementList.FindAsync(unit, id, ct), ct);

    /// <summary>Whom the stock of an item is promised to, the oldest promise first.</summary>
    [Bounded(MovementList.MostReservations)]
    public Task<IReadOnlyList<ReservationRow>> ReservationsAsync(long itemId, CancellationToken ct) =>
        units.ReadAsync(InventoryPermissions.Read, unit => MovementList.ReservationsAsync(unit, itemId, ct), ct);
}

/// <summary>Which movements a list shows.</summary>
/// <param name="Text">Words of the item's SKU, barcode, part number or name.</param>
public sealed record MovementFilter(
    string? Text = null,
    StockMovementType? Type = null,
    long? WarehouseId = null,
    DateOnly? From = null,
    DateOnly? To = null,
    string? After = null,
    Sort? Sort = null
);

/// <param name="Value">Rupees, signed; null without inventory:cost:read.</param>
public sealed record MovementRow(
    long Id,
    DateOnly Date,
    StockMovementType Type,
    long ItemId,
    string Sku,
    string Item,
    string Uom,
    string Warehouse,
    decimal Quantity,
    decimal? Value,
    string By
);

/// <param name="Value">Rupees, signed; null without inventory:cost:read, as the rate.</param>
/// <param name="JournalEntryId">Only for those who may read the books.</param>
/// <param name="StillOut">Of an issue: what has not come back; null for other types.</param>
public sealed record MovementView(
    long Id,
    DateOnly Date,
    StockMovementType Type,
    long ItemId,
    string Sku,
    string Item,
    string Uom,
    long WarehouseId,
    string Warehouse,
    decimal Quantity,
    decimal? Value,
    string SourceType,
    long SourceId,
    int SourceLine,
    long? AdjustsMovementId,
    long? JobCardId,
    Accounting.CostPayer? Payer,
    long? JournalEntryId,
    string? JournalNumber,
    string? Reason,
    string By,
    DateTime AtUtc,
    decimal? StillOut
);

public sealed record ReservationRow(
    long Id,
    string Warehouse,
    decimal Quantity,
    string SourceType,
    long SourceId,
    DateOnly ExpiresOn
);

/// <param name="WarehouseId">One store; null for all together.</param>
/// <param name="From">First day shown; null from the beginning.</param>
public sealed record StockCardFilter(
    long ItemId,
    long? WarehouseId = null,
    DateOnly? From = null,
    DateOnly? To = null,
    string? After = null
);

/// <summary>Stock register of one item.</summary>
/// <param name="Opening">On hand before the first day shown.</param>
/// <param name="Received">Opening entries, receipts and found stock in the days shown, less what of it was reversed.</param>
/// <param name="Issued">Issues, as a positive quantity.</param>
/// <param name="Returned">Taken back from jobs and sales.</param>
/// <param name="Lost">Count losses, as a positive quantity.</param>
/// <remarks>CGST Rules 2017, rule 56(2).</remarks>
public sealed record StockCard(
    decimal Opening,
    decimal Received,
    decimal Issued,
    decimal Returned,
    decimal Lost,
    Page<StockCardLine> Lines
)
{
    public decimal Closing => Opening + Received - Issued + Returned - Lost;
}

/// <param name="Balance">On hand after it.</param>
/// <param name="Value">Rupees, signed; null without inventory:cost:read.</param>
public sealed record StockCardLine(
    long Id,
    DateOnly Date,
    StockMovementType Type,
    string Warehouse,
    decimal Quantity,
    decimal Balance,
    decimal? Value,
    string SourceType,
    long SourceId,
    string? Reason,
    string By
);
