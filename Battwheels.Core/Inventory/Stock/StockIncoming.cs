using Battwheels.Core.Accounting;
using Battwheels.Core.Common;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Inventory.Stock;

/// <summary>A line that brings stock: received or there from the beginning.</summary>
internal sealed record IncomingLine(
    MovementKey Key,
    long ItemId,
    long WarehouseId,
    decimal Quantity,
    decimal Value,
    DateOnly Date,
    string? Reason = null,
    long? VendorId = null
)
{
    public (long ItemId, long WarehouseId) Place => (ItemId, WarehouseId);

    public bool IsOpening => Key.Type is StockMovementType.Opening;
}

/// <summary>Brings the lines of one document into their pools.</summary>
internal static class StockIncoming
{
    /// <summary>As long as journals reach back.</summary>
    private const int OldestOpeningYears = 10;

    public static async Task<StockMoved> BringAsync(
        IUnitOfWork unit,
        IReadOnlyList<IncomingLine> lines,
        Func<NewMovement, long, EntryDraft> draft,
        CancellationToken ct
    )
    {
        if (lines.Count == 0)
            return new StockMoved([]);
        var earlier = await MovementKey.FindAsync(unit, [.. lines.Select(l => l.Key)], ct);
        var places = await StockPlaces.ReadAsync(unit, [.. lines.Select(l => l.Place)], ct);
        var pools = await StockPools.HoldOrMakeAsync(unit, [.. lines.Select(l => l.Place)], ct);
        var moved = await MovedAsync(unit, lines, pools, ct);
        StockWriting writing = new(draft);
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i];
            if (earlier.GetValueOrDefault(line.Key) is { } first)
            {
                var repeat = MovementKey.Repeat(first, line.ItemId, line.Quantity);
                if (repeat.Error is { } conflict)
                    return StockMoved.Refused(conflict, i);
                writing.Repeat(i, first);
                continue;
            }

            var place = Place(unit, line, places);
            if (place.Error is { } refusal)
                return StockMoved.Refused(refusal, i);
            if (line.IsOpening && !moved.Add(line.Place))
                return StockMoved.Refused(StockErrors.OpeningAfterMovements, i);
            NewMovement movement = new(line.Key, place.Value, line.Quantity, line.Value, line.Date)
            {
                Reason = line.Reason,
                VendorId = line.VendorId,
            };
            writing.Bring(i, pools[line.Place], movement);
        }

        return await writing.WriteAsync(unit, pools.Values, ct);
    }

    private static Result<StockPlace> Place(IUnitOfWork unit, IncomingLine line, StockPlaces places)
    {
        if (line.Value < 0m)
            return StockErrors.CostNegative;
        if (line.IsOpening && line.Date > unit.Today)
            return StockErrors.DateInFuture;
        var earliest = unit.Today.AddYears(-OldestOpeningYears);
        if (line.IsOpening && line.Date < earliest)
            return StockErrors.OpeningTooOld(earliest);
        var place = places.Find(line.ItemId, line.WarehouseId, line.Quantity);
        return place.Error is null && place.Value.Closed is { } closed ? closed : place;
    }

    /// <summary>Where something has moved already; asked for opening stock alone.</summary>
    private static async Task<HashSet<(long ItemId, long WarehouseId)>> MovedAsync(
        IUnitOfWork unit,
        IReadOnlyList<IncomingLine> lines,
        Dictionary<(long ItemId, long WarehouseId), HeldPool> pools,
        CancellationToken ct
    )
    {
        var asked = lines.Where(l => l.IsOpening).Select(l => pools[l.Place].Id).Where(id => id != 0).ToArray();
        if (asked.Length == 0)
            return [];
        var movements = StockReversals.Standing(unit, unit.Set<StockMovement>());
        var moved = await unit.Set<StockPool>()
            .AsNoTracking()
            .Where(p => asked.Contains(p.Id))
            .Where(p => movements.Any(m => m.ItemId == p.ItemId && m.WarehouseId == p.WarehouseId))
            .Select(p => new { p.ItemId, p.WarehouseId })
            .Take(asked.Length)
            .ToListAsync(ct);
        return [.. moved.Select(p => (p.ItemId, p.WarehouseId))];
    }
}
