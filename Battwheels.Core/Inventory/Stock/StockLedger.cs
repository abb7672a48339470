using Battwheels.Core.Accounting;
using Battwheels.Core.Common;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Inventory.Stock;

/// <summary>
/// Every way stock comes and goes, inside the caller's transaction. Each call moves the pool, writes the movement and
/// posts its cost together; an error means nothing of it may be kept. The same source line again is the same movement.
/// </summary>
public static class StockLedger
{
    /// <summary>Source type of the postings: the movement's own page.</summary>
    public const string PostingSource = "StockMovement";

    /// <summary>As long as journals reach back.</summary>
    private const int OldestOpeningYears = 10;

    /// <summary>
    /// Holds several pools at once, in one order for everybody, so that documents of many lines do not block each
    /// other. Call it before the first line.
    /// </summary>
    public static async Task HoldAsync(
        IUnitOfWork unit,
        IEnumerable<(long ItemId, long WarehouseId)> pools,
        CancellationToken ct
    )
    {
        foreach (var (itemId, warehouseId) in pools.Distinct().Order())
            await StockPools.HoldAsync(unit, itemId, warehouseId, ct);
    }

    /// <summary>Receives goods at cost (posting row 18).</summary>
    /// <returns>
    /// The movement; or NOT_FOUND, ITEM_NOT_STOCKED, ITEM_INACTIVE, WAREHOUSE_INACTIVE, QUANTITY_INVALID, QTY_NOT_WHOLE,
    /// COST_NEGATIVE, or why the journal refused.
    /// </returns>
    public static async Task<Result<StockMovement>> ReceiveAsync(
        IUnitOfWork unit,
        StockReceiptLine line,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(unit);
        ArgumentNullException.ThrowIfNull(line);
        MovementKey key = new(line.SourceType, line.SourceId, line.SourceLine, StockMovementType.Receipt);
        if (await key.FindAsync(unit, ct) is { } earlier)
            return MovementKey.Repeat(earlier, line.ItemId, line.Quantity);
        if (line.Value < 0m)
            return StockErrors.CostNegative;
        var place = await StockPlace.FindAsync(unit, line.ItemId, line.WarehouseId, line.Quantity, ct);
        if (place.Error is { } refusal)
            return refusal;
        if (place.Value.Closed is { } closed)
            return closed;

        var pool = await StockPools.HoldOrMakeAsync(unit, line.ItemId, line.WarehouseId, ct);
        return await StockWriting.BringAsync(
            unit,
            pool,
            new NewMovement(key, place.Value, line.Quantity, line.Value, unit.Today) { Reason = line.Reason },
            (m, id) => Posting.GoodsReceivedAsync(unit, m.ToStockPosting(id, "Goods received", line.VendorId), ct),
            ct
        );
    }

    /// <summary>Enters what was in store when the books began (posting row 39); once per item and store.</summary>
    /// <returns>The movement; or, besides those of receiving, OPENING_AFTER_MOVEMENTS, DATE_IN_FUTURE, DATE_TOO_EARLY.</returns>
    public static async Task<Result<StockMovement>> OpenAsync(
        IUnitOfWork unit,
        OpeningStockLine line,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(unit);
        ArgumentNullException.ThrowIfNull(line);
        MovementKey key = new(line.SourceType, line.SourceId, line.SourceLine, StockMovementType.Opening);
        if (await key.FindAsync(unit, ct) is { } earlier)
            return MovementKey.Repeat(earlier, line.ItemId, line.Quantity);
        if (line.Value < 0m)
            return StockErrors.CostNegative;
        if (line.Date > unit.Today)
            return StockErrors.DateInFuture;
        if (line.Date < unit.Today.AddYears(-OldestOpeningYears))
            return StockErrors.OpeningTooOld(unit.Today.AddYears(-OldestOpeningYears));
        var place = await StockPlace.FindAsync(unit, line.ItemId, line.WarehouseId, line.Quantity, ct);
        if (place.Error is { } refusal)
            return refusal;
        if (place.Value.Closed is { } closed)
            return closed;

        var pool = await StockPools.HoldOrMakeAsync(unit, line.ItemId, line.WarehouseId, ct);
        if (
            await unit.Set<StockMovement>()
                .AnyAsync(m => m.ItemId == line.ItemId && m.WarehouseId == line.WarehouseId, ct)
        )
            return StockErrors.OpeningAfterMovements;
        return await StockWriting.BringAsync(
            unit,
            pool,
            new NewMovement(key, place.Value, line.Quantity, line.Value, line.Date),
            (m, id) => Posting.OpeningStockAsync(unit, m.ToStockPosting(id, "Opening stock", null), ct),
            ct
        );
    }

    /// <summary>Issues parts and posts their cost (row 31). Reserved stock of others is not touched.</summary>
    /// <returns>The movement, its value negative; or INSUFFICIENT_STOCK and the refusals of receiving.</returns>
    public static async Task<Result<StockMovement>> IssueAsync(IUnitOfWork unit, StockIssue issue, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(unit);
        ArgumentNullException.ThrowIfNull(issue);
        MovementKey key = new(issue.SourceType, issue.SourceId, issue.SourceLine, IssueType(issue));
        if (await key.FindAsync(unit, ct) is { } earlier)
            return MovementKey.Repeat(earlier, issue.ItemId, -issue.Quantity);
        var place = await StockPlace.FindAsync(unit, issue.ItemId, issue.WarehouseId, issue.Quantity, ct);
        if (place.Error is { } refusal)
            return refusal;

        var (item, warehouse) = place.Value;
        var pool = await StockPools.HoldAsync(unit, item.Id, warehouse.Id, ct);
        var reserved = pool is null ? default : await Reservations.ForIssueAsync(unit, issue, ct);
        var available = pool is null ? 0m : pool.Available + reserved.Quantity;
        if (pool is null || available < issue.Quantity)
            return StockErrors.Insufficient(
                item,
                warehouse.Name,
                available,
                issue.Quantity,
                await StockPools.ElsewhereAsync(unit, item.Id, warehouse.Id, ct)
            );

        if (reserved.Quantity > 0m)
            await Reservations.TakeAsync(unit, reserved.ReservationId, reserved.Quantity, ct);
        return await StockWriting.TakeAsync(
            unit,
            pool,
            place.Value,
            issue.Quantity,
            reserved.Quantity,
            cost => new NewMovement(key, place.Value, -issue.Quantity, -cost, unit.Today)
            {
                JobCardId = issue.JobCardId,
                VehicleId = issue.VehicleId,
                Payer = issue.Payer,
                Reason = issue.Reason,
            },
            (m, id) => Posting.PartIssuedAsync(unit, m.ToPartPosting(id, "Issued"), ct),
            ct
        );
    }

    /// <summary>Takes issued parts back at the cost they left with (row 32), into the store they left.</summary>
    /// <returns>The movement; or NOT_FOUND, NOT_AN_ISSUE, RETURN_EXCEEDS_ISSUE, QUANTITY_INVALID, QTY_NOT_WHOLE.</returns>
    public static async Task<Result<StockMovement>> ReturnAsync(
        IUnitOfWork unit,
        StockReturn back,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(unit);
        ArgumentNullException.ThrowIfNull(back);
        if (
            await unit.Set<StockMovement>().SingleOrDefaultAsync(m => m.Id == back.IssueMovementId, ct) is not { } issue
        )
            return CommonErrors.NotFound;
        if (ReturnType(issue.Type) is not { } type)
            return StockErrors.NotAnIssue;
        MovementKey key = new(back.SourceType, back.SourceId, back.SourceLine, type);
        if (await key.FindAsync(unit, ct) is { } earlier)
            return MovementKey.Repeat(earlier, issue.ItemId, back.Quantity);
        var place = await StockPlace.FindAsync(unit, issue.ItemId, issue.WarehouseId, back.Quantity, ct);
        if (place.Error is { } refusal)
            return refusal;

        var pool = await StockPools.HoldOrMakeAsync(unit, issue.ItemId, issue.WarehouseId, ct);
        var open = await StillOutAsync(unit, issue, ct);
        if (back.Quantity > open.Quantity)
            return StockErrors.ReturnExceedsIssue(open.Quantity, back.Quantity);
        return await StockWriting.BringAsync(
            unit,
            pool,
            new NewMovement(key, place.Value, back.Quantity, ReturnCalculator.CostOf(open, back.Quantity), unit.Today)
            {
                AdjustsMovementId = issue.Id,
                JobCardId = issue.JobCardId,
                VehicleId = issue.VehicleId,
                Payer = issue.Payer,
                Reason = back.Reason,
            },
            (m, id) => Posting.PartReturnedAsync(unit, m.ToPartPosting(id, "Returned"), ct),
            ct
        );
    }

    /// <summary>What of an issue has not come back: quantity and cost.</summary>
    public static async Task<StockAmount> StillOutAsync(IReadUnit unit, StockMovement issue, CancellationToken ct)
    {
        var back = unit.Set<StockMovement>().Where(m => m.AdjustsMovementId == issue.Id);
        return new StockAmount(
            -issue.Quantity - await back.SumAsync(m => m.Quantity, ct),
            -issue.Value - await back.SumAsync(m => m.Value, ct)
        );
    }

    private static StockMovementType IssueType(StockIssue issue) =>
        issue switch
        {
            { JobCardId: not null } => StockMovementType.IssueJob,
            { Payer: CostPayer.Internal } => StockMovementType.IssueInternal,
            _ => StockMovementType.IssueSale,
        };

    internal static StockMovementType? ReturnType(StockMovementType issue) =>
        issue switch
        {
            StockMovementType.IssueJob => StockMovementType.ReturnJob,
            StockMovementType.IssueSale => StockMovementType.ReturnSale,
            StockMovementType.IssueInternal => StockMovementType.ReturnInternal,
            _ => null,
        };
}
