using Battwheels.Core.Accounting;
using Battwheels.Core.Common;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Inventory.Stock;

/// <summary>
/// Takes back what a document brought, inside the caller's transaction and today. Each line leaves with the cost it came
/// with and reverses its own entry. Where parts have gone out at a cost the document had a share in, one more movement
/// without quantity puts the rest right, against the cost of sales.
/// </summary>
internal static class StockReversals
{
    /// <summary>So many movements of one pool are replayed at most.</summary>
    private const int MostReplayed = 20_000;

    /// <param name="input">Of a document that exists.</param>
    /// <param name="name">What it is called in a refusal: <c>GRN-2627-00042</c>.</param>
    /// <returns>
    /// The reversal; or REASON_TOO_SHORT, STOCK_ALREADY_REVERSED, STOCK_GONE, STOCK_RESERVED, TOO_MUCH_SINCE,
    /// PERIOD_LOCKED.
    /// </returns>
    public static async Task<Result<StockReversal>> PostAsync(
        IUnitOfWork unit,
        string sourceType,
        ReverseStock input,
        string name,
        CancellationToken ct
    )
    {
        if ((input.Reason ?? "").Trim() is not { Length: >= 5 } why)
            return AccountingErrors.ReasonTooShort;
        var lines = await LinesAsync(unit, sourceType, input.Id, ct);
        var pools = await StockPools.HoldAsync(unit, [.. lines.Select(Place)], ct);
        // Asked once the pools are held: whoever reverses the same document waits, and then finds it reversed.
        if (await FindAsync(unit, sourceType, input.Id, ct) is { } earlier)
            return StockErrors.AlreadyReversed(name, earlier);
        if (lines.Count > 0 && await TakeBackAsync(unit, lines, pools, why, ct) is { } refusal)
            return refusal;
        await StockPools.WriteAsync(unit, pools.Values, ct);
        return unit.Add(
            new StockReversal
            {
                SourceType = sourceType,
                SourceId = input.Id,
                Date = unit.Today,
                Reason = why,
                MembershipId = unit.Actor.MembershipId,
                ActorName = unit.Actor.Name,
                AtUtc = unit.Now,
            }
        );
    }

    /// <summary>The reversal of a document; null while it stands.</summary>
    public static Task<StockReversalView?> FindAsync(IReadUnit unit, string type, long id, CancellationToken ct) =>
        unit.Set<StockReversal>()
            .Where(r => r.SourceType == type && r.SourceId == id)
            .Select(r => new StockReversalView(r.Date, r.Reason, r.ActorName, r.AtUtc))
            .SingleOrDefaultAsync(ct);

    /// <summary>Movements that stand: neither a reversal nor reversed.</summary>
    public static IQueryable<StockMovement> Standing(IReadUnit unit, IQueryable<StockMovement> movements)
    {
        var reversals = unit.Set<StockMovement>().Where(r => r.Type == StockMovementType.Reversal);
        return movements.Where(m =>
            m.Type != StockMovementType.Reversal
            && m.Type != StockMovementType.CostAdjustment
            && !reversals.Any(r => r.AdjustsMovementId == m.Id)
        );
    }

    private static (long ItemId, long WarehouseId) Place(StockMovement m) => (m.ItemId, m.WarehouseId);

    private static Task<List<StockMovement>> LinesAsync(
        IUnitOfWork unit,
        string sourceType,
        long sourceId,
        CancellationToken ct
    ) =>
        unit.Set<StockMovement>()
            .AsNoTracking()
            .Where(m => m.SourceType == sourceType && m.SourceId == sourceId)
            .Where(m => m.Type == StockMovementType.Receipt || m.Type == StockMovementType.Opening)
            .OrderBy(m => m.SourceLine)
            .Take(StockLines.Most)
            .ToListAsync(ct);

    private static async Task<Error?> TakeBackAsync(
        IUnitOfWork unit,
        IReadOnlyList<StockMovement> lines,
        Dictionary<(long ItemId, long WarehouseId), HeldPool> pools,
        string why,
        CancellationToken ct
    )
    {
        var places = await StockPlaces.ReadAsync(unit, [.. lines.Select(Place)], ct);
        foreach (var ofPool in lines.GroupBy(Place))
        {
            var place = places.Find(ofPool.Key.ItemId, ofPool.Key.WarehouseId, ofPool.First().Quantity);
            if (place.Error is { } unknown)
                return unknown;
            if (await OfPoolAsync(unit, place.Value, pools[ofPool.Key], [.. ofPool], why, ct) is { } refusal)
                return refusal;
        }

        return null;
    }

    private static async Task<Error?> OfPoolAsync(
        IUnitOfWork unit,
        StockPlace place,
        HeldPool pool,
        IReadOnlyList<StockMovement> lines,
        string why,
        CancellationToken ct
    )
    {
        var came = new StockAmount(lines.Sum(l => l.Quantity), lines.Sum(l => l.Value));
        var replay = await ReplayAsync(unit, lines, ct);
        if (replay is null)
            return StockErrors.TooMuchSince(place.Item);
        var left = Math.Min(pool.Amount.Quantity, came.Quantity + Math.Min(replay.Value.Lowest, 0m));
        if (left < came.Quantity)
            return StockErrors.StockGone(place, left, came.Quantity);
        if (pool.Available < came.Quantity)
            return StockErrors.StockReserved(place, pool.Available, came.Quantity);

        var taken = place.Item.Valuation switch
        {
            Items.ValuationMethod.MovingAverage => pool.Amount.Value - replay.Value.Amount.Value,
            Items.ValuationMethod.Fifo => await StockLayers.TakeBackAsync(unit, lines, came.Quantity, ct),
        };
        pool.Move(new StockAmount(-came.Quantity, -taken), 0m);
        foreach (var line in lines)
            if (await ReverseAsync(unit, place, line, why, ct) is { } refusal)
                return refusal;
        return await AdjustAsync(unit, place, lines[0], came.Value - taken, why, ct);
    }

    /// <returns>Null when more has moved than is replayed.</returns>
    private static async Task<PoolReplay?> ReplayAsync(
        IUnitOfWork unit,
        IReadOnlyList<StockMovement> lines,
        CancellationToken ct
    )
    {
        var (item, store) = Place(lines[0]);
        var all = unit.Set<StockMovement>().AsNoTracking().Where(m => m.ItemId == item && m.WarehouseId == store);
        var reversed = await all.Where(m => m.Type == StockMovementType.Reversal)
            .OrderBy(m => m.Id)
            .Select(m => m.AdjustsMovementId!.Value)
            .Take(MostReplayed)
            .ToListAsync(ct);
        // After an earlier reversal what lies between it and its document is replayed too: from the beginning, then.
        var from = reversed.Count == 0 ? lines.Min(l => l.Id) : 0;
        var movements = await all.Where(m => m.Id >= from)
            .OrderBy(m => m.Id)
            .Select(m => new ReplayedMovement(m.Id, m.AdjustsMovementId, m.Quantity, m.Value))
            .Take(MostReplayed + 1)
            .ToListAsync(ct);
        if (movements.Count > MostReplayed)
            return null;
        var earlier = all.Where(m => m.Id < from);
        StockAmount before = new(await earlier.SumAsync(m => m.Quantity, ct), await earlier.SumAsync(m => m.Value, ct));
        return PoolReplay.Without(before, movements, reversed.Concat(lines.Select(l => l.Id)).ToHashSet());
    }

    private static async Task<Error?> ReverseAsync(
        IUnitOfWork unit,
        StockPlace place,
        StockMovement line,
        string why,
        CancellationToken ct
    )
    {
        long? entry = null;
        if (line.JournalEntryId is { } posted)
        {
            var reversed = await Ledger.ReverseAsync(unit, posted, unit.Today, why, ct);
            if (reversed.Error is { } refusal)
                return refusal;
            entry = reversed.Value.Id;
        }

        var movement = Movement(unit, place, line, StockMovementType.Reversal, new(-line.Quantity, -line.Value), why);
        unit.Add(movement.ToMovement(unit.NewId(), entry, unit));
        return null;
    }

    /// <param name="value">What the pool holds too little of, rupees; zero needs no movement.</param>
    private static async Task<Error?> AdjustAsync(
        IUnitOfWork unit,
        StockPlace place,
        StockMovement line,
        decimal value,
        string why,
        CancellationToken ct
    )
    {
        if (value == 0m)
            return null;
        var movement = Movement(unit, place, line, StockMovementType.CostAdjustment, new(0m, value), why);
        var id = unit.NewId();
        var posted = await Posting.CostAdjustedAsync(
            unit,
            movement.ToStockPosting(id, "Cost of what had gone out"),
            place.Item.CogsRole,
            ct
        );
        if (posted.Error is { } refusal)
            return refusal;
        unit.Add(movement.ToMovement(id, posted.Value!.Id, unit));
        return null;
    }

    private static NewMovement Movement(
        IUnitOfWork unit,
        StockPlace place,
        StockMovement line,
        StockMovementType type,
        StockAmount amount,
        string why
    ) =>
        new(
            new MovementKey(line.SourceType, line.SourceId, line.SourceLine, type),
            place,
            amount.Quantity,
            amount.Value,
            unit.Today
        )
        {
            AdjustsMovementId = line.Id,
            Reason = why,
        };
}
