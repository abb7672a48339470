using Battwheels.Core.Accounting;
using Battwheels.Core.Common;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Inventory.Stock;

/// <summary>
/// Every way stock comes and goes, inside the caller's transaction. Each call moves the pools, writes the movements and
/// posts their cost together; an error means nothing of it may be kept. The same source line again is the same movement.
/// The lines of one document go in one call: what they need is asked once, their pools are held in one order.
/// </summary>
public static class StockLedger
{
    /// <summary>Source type of the postings: the movement's own page.</summary>
    public const string PostingSource = "StockMovement";

    /// <summary>Receives goods at cost (posting row 18).</summary>
    /// <returns>
    /// The movement; or NOT_FOUND, ITEM_NOT_STOCKED, ITEM_INACTIVE, WAREHOUSE_INACTIVE, QUANTITY_INVALID, QTY_NOT_WHOLE,
    /// COST_NEGATIVE, or why the journal refused.
    /// </returns>
    public static async Task<Result<StockMovement>> ReceiveAsync(
        IUnitOfWork unit,
        StockReceiptLine line,
        CancellationToken ct
    ) => (await ReceiveManyAsync(unit, [line], ct)).Only;

    /// <summary>The same for the lines of one document, all or none.</summary>
    public static async Task<StockMoved> ReceiveManyAsync(
        IUnitOfWork unit,
        IReadOnlyList<StockReceiptLine> lines,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(unit);
        ArgumentNullException.ThrowIfNull(lines);
        return await StockIncoming.BringAsync(
            unit,
            [
                .. lines.Select(l => new IncomingLine(
                    new MovementKey(l.SourceType, l.SourceId, l.SourceLine, StockMovementType.Receipt),
                    l.ItemId,
                    l.WarehouseId,
                    l.Quantity,
                    l.Value,
                    unit.Today,
                    l.Reason,
                    l.VendorId
                )),
            ],
            (m, id) => Posting.GoodsReceived(m.ToStockPosting(id, "Goods received")),
            ct
        );
    }

    /// <summary>Enters what was in store when the books began (posting row 39); once per item and store.</summary>
    /// <returns>The movement; or, besides those of receiving, OPENING_AFTER_MOVEMENTS, DATE_IN_FUTURE, DATE_TOO_EARLY.</returns>
    public static async Task<Result<StockMovement>> OpenAsync(
        IUnitOfWork unit,
        OpeningStockLine line,
        CancellationToken ct
    ) => (await OpenManyAsync(unit, [line], ct)).Only;

    /// <summary>The same for the lines of one document, all or none.</summary>
    public static async Task<StockMoved> OpenManyAsync(
        IUnitOfWork unit,
        IReadOnlyList<OpeningStockLine> lines,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(unit);
        ArgumentNullException.ThrowIfNull(lines);
        return await StockIncoming.BringAsync(
            unit,
            [
                .. lines.Select(l => new IncomingLine(
                    new MovementKey(l.SourceType, l.SourceId, l.SourceLine, StockMovementType.Opening),
                    l.ItemId,
                    l.WarehouseId,
                    l.Quantity,
                    l.Value,
                    l.Date
                )),
            ],
            (m, id) => Posting.OpeningStock(m.ToStockPosting(id, "Opening stock")),
            ct
        );
    }

    /// <summary>Issues parts and posts their cost (row 31). Reserved stock of others is not touched.</summary>
    /// <returns>The movement, its value negative; or INSUFFICIENT_STOCK and the refusals of receiving.</returns>
    public static async Task<Result<StockMovement>> IssueAsync(
        IUnitOfWork unit,
        StockIssue issue,
        CancellationToken ct
    ) => (await IssueManyAsync(unit, [issue], ct)).Only;

    /// <summary>The same for the lines of one document, all or none.</summary>
    public static async Task<StockMoved> IssueManyAsync(
        IUnitOfWork unit,
        IReadOnlyList<StockIssue> issues,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(unit);
        ArgumentNullException.ThrowIfNull(issues);
        if (issues.Count == 0)
            return new StockMoved([]);
        var keys = issues.Select(i => new MovementKey(i.SourceType, i.SourceId, i.SourceLine, IssueType(i))).ToArray();
        var earlier = await MovementKey.FindAsync(unit, keys, ct);
        var places = await StockPlaces.ReadAsync(unit, [.. issues.Select(i => (i.ItemId, i.WarehouseId))], ct);
        StockWriting writing = new((m, id) => Posting.PartIssued(m.ToPartPosting(id, "Issued")));
        var movements = issues.Select((issue, i) => MovementOf(unit, issue, keys[i], places)).ToArray();
        await writing.ReadAccountsAsync(unit, movements.Where(m => m.Error is null).Select(m => m.Value), ct);
        // Held as late as can be: all that needs no pool is known by now.
        var pools = await StockPools.HoldAsync(unit, [.. issues.Select(i => (i.ItemId, i.WarehouseId))], ct);
        var reserved = await Reservations.ForIssuesAsync(unit, issues, ct);
        for (var i = 0; i < issues.Count; i++)
        {
            var issue = issues[i];
            if (earlier.GetValueOrDefault(keys[i]) is { } first)
            {
                var repeat = MovementKey.Repeat(first, issue.ItemId, -issue.Quantity);
                if (repeat.Error is { } conflict)
                    return StockMoved.Refused(conflict, i);
                writing.Repeat(i, first);
                continue;
            }

            if (movements[i].Error is { } refusal)
                return StockMoved.Refused(refusal, i);
            var pool = pools.GetValueOrDefault((issue.ItemId, issue.WarehouseId));
            var own = reserved.FirstOrDefault(r => r.IsFor(issue));
            var fromOwn = own?.Covers(issue) ?? 0m;
            if (pool is null || pool.Available + fromOwn < issue.Quantity)
                return StockMoved.Refused(
                    await InsufficientAsync(unit, issue, movements[i].Value.Place, pool, fromOwn, ct),
                    i
                );

            if (own is not null && fromOwn > 0m)
            {
                own.Take(fromOwn);
                await Reservations.TakeAsync(unit, own.ReservationId, fromOwn, ct);
            }

            await writing.TakeAsync(unit, i, pool, movements[i].Value, fromOwn, ct);
        }

        return await writing.WriteAsync(unit, pools.Values, ct);
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
            await unit.Set<StockMovement>().AsNoTracking().SingleOrDefaultAsync(m => m.Id == back.IssueMovementId, ct)
            is not { } issue
        )
            return CommonErrors.NotFound;
        if (ReturnType(issue.Type) is not { } type)
            return StockErrors.NotAnIssue;
        MovementKey key = new(back.SourceType, back.SourceId, back.SourceLine, type);
        if ((await MovementKey.FindAsync(unit, [key], ct)).GetValueOrDefault(key) is { } earlier)
            return MovementKey.Repeat(earlier, issue.ItemId, back.Quantity);
        var at = (issue.ItemId, issue.WarehouseId);
        var place = (await StockPlaces.ReadAsync(unit, [at], ct)).Find(issue.ItemId, issue.WarehouseId, back.Quantity);
        if (place.Error is { } refusal)
            return refusal;

        var pools = await StockPools.HoldOrMakeAsync(unit, [at], ct);
        var open = await StillOutAsync(unit, issue, ct);
        if (back.Quantity > open.Quantity)
            return StockErrors.ReturnExceedsIssue(open.Quantity, back.Quantity);
        NewMovement movement = new(
            key,
            place.Value,
            back.Quantity,
            ReturnCalculator.CostOf(open, back.Quantity),
            unit.Today
        )
        {
            AdjustsMovementId = issue.Id,
            JobCardId = issue.JobCardId,
            VehicleId = issue.VehicleId,
            Payer = issue.Payer,
            Reason = back.Reason,
        };
        StockWriting writing = new((m, id) => Posting.PartReturned(m.ToPartPosting(id, "Returned")));
        writing.Bring(0, pools[at], movement);
        return (await writing.WriteAsync(unit, pools.Values, ct)).Only;
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

    /// <summary>The movement of an issue; what it costs is known only once its pool is held.</summary>
    private static Result<NewMovement> MovementOf(
        IUnitOfWork unit,
        StockIssue issue,
        MovementKey key,
        StockPlaces places
    )
    {
        var place = places.Find(issue.ItemId, issue.WarehouseId, issue.Quantity);
        return place.Error is { } refusal
            ? refusal
            : new NewMovement(key, place.Value, -issue.Quantity, 0m, unit.Today)
            {
                JobCardId = issue.JobCardId,
                VehicleId = issue.VehicleId,
                Payer = issue.Payer,
                Reason = issue.Reason,
            };
    }

    private static async Task<Error> InsufficientAsync(
        IUnitOfWork unit,
        StockIssue issue,
        StockPlace place,
        HeldPool? pool,
        decimal reserved,
        CancellationToken ct
    ) =>
        StockErrors.Insufficient(
            place.Item,
            place.Warehouse.Name,
            pool is null ? 0m : pool.Available + reserved,
            issue.Quantity,
            await StockPools.ElsewhereAsync(unit, issue.ItemId, issue.WarehouseId, ct)
        );

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
