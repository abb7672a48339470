using System.Linq.Expressions;
using Battwheels.Core.Common;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Inventory.Stock;

/// <summary>
/// One pool as this transaction holds it: nobody else changes it before the commit. What happens to it is summed up here
/// and written at the end, by one statement for all the lines of a document.
/// </summary>
internal sealed class HeldPool(long id, decimal quantity, decimal reserved, decimal value, long turn)
{
    /// <summary>0 where there was none yet.</summary>
    public long Id => id;

    public long Turn => turn;

    public required (long ItemId, long WarehouseId) Of { get; init; }

    public StockAmount Change { get; private set; }

    public decimal ReservedChange { get; private set; }

    public decimal Available => Amount.Quantity - reserved - ReservedChange;

    public StockAmount Amount => new StockAmount(quantity, value) + Change;

    /// <exception cref="InvalidOperationException">Less than nothing would be left: a bug, checked before.</exception>
    public void Move(StockAmount change, decimal reservedChange)
    {
        (Change, ReservedChange) = (Change + change, ReservedChange + reservedChange);
        if (Available < 0m || reserved + ReservedChange < 0m)
            throw new InvalidOperationException($"Stock pool {id} would go below zero.");
    }
}

/// <summary>
/// The only writer of <see cref="StockPool"/>. A pool is held first (read in a way that also locks its row), then changed
/// under a guard that repeats what was read: no sale of what is not there, no lost value.
/// </summary>
internal static class StockPools
{
    /// <summary>Holds the pool of an item in a warehouse; null when there is none yet.</summary>
    public static async Task<HeldPool?> HoldAsync(
        IUnitOfWork unit,
        long itemId,
        long warehouseId,
        CancellationToken ct
    ) => (await HoldAsync(unit, [(itemId, warehouseId)], ct)).GetValueOrDefault((itemId, warehouseId));

    /// <summary>
    /// Holds the pools of one document, in one order for everybody, so that documents of many lines do not block each
    /// other. Where there is no pool, there is none in the answer.
    /// </summary>
    public static async Task<Dictionary<(long ItemId, long WarehouseId), HeldPool>> HoldAsync(
        IUnitOfWork unit,
        IReadOnlyCollection<(long ItemId, long WarehouseId)> keys,
        CancellationToken ct
    )
    {
        var wanted = keys.ToHashSet();
        if (wanted.Count == 0)
            return [];
        var items = wanted.Select(k => k.ItemId).Distinct().ToArray();
        var warehouses = wanted.Select(k => k.WarehouseId).Distinct().ToArray();
        var held = await unit.HoldAsync(
            unit.Set<StockPool>()
                .AsNoTracking()
                .Where(p => items.Contains(p.ItemId) && warehouses.Contains(p.WarehouseId))
                .OrderBy(p => p.ItemId)
                .ThenBy(p => p.WarehouseId),
            ct
        );
        return held.Where(p => wanted.Contains((p.ItemId, p.WarehouseId)))
            .Select(p => new HeldPool(p.Id, p.Quantity, p.Reserved, p.Value, p.Turn) { Of = (p.ItemId, p.WarehouseId) })
            .ToDictionary(p => p.Of);
    }

    /// <summary>The same with an empty pool where there is none. A second maker at the same time starts over.</summary>
    public static async Task<Dictionary<(long ItemId, long WarehouseId), HeldPool>> HoldOrMakeAsync(
        IUnitOfWork unit,
        IReadOnlyCollection<(long ItemId, long WarehouseId)> keys,
        CancellationToken ct
    )
    {
        var held = await HoldAsync(unit, keys, ct);
        foreach (var key in keys)
            held.TryAdd(key, new HeldPool(0, 0m, 0m, 0m, 0) { Of = key });
        return held;
    }

    /// <summary>Writes what happened to held pools. New ones are written by the next flush.</summary>
    /// <exception cref="InvalidOperationException">One was not held: a bug.</exception>
    public static async Task WriteAsync(IUnitOfWork unit, IEnumerable<HeldPool> pools, CancellationToken ct)
    {
        foreach (var some in pools.Chunk(ByKey.Most))
        {
            HeldPool[] known = [.. some.Where(p => p.Id != 0)];
            foreach (var made in some.Except(known))
                unit.Add(
                    new StockPool
                    {
                        ItemId = made.Of.ItemId,
                        WarehouseId = made.Of.WarehouseId,
                        Quantity = made.Amount.Quantity,
                        Value = made.Amount.Value,
                    }
                );
            if (known.Length > 0 && await ChangeAsync(unit, known, ct) != known.Length)
                throw new InvalidOperationException("A stock pool was changed without being held.");
        }
    }

    private static Task<int> ChangeAsync(IUnitOfWork unit, HeldPool[] pools, CancellationToken ct)
    {
        if (pools is [var pool])
            return unit.UpdateWhereAsync<StockPool>(
                p => p.Id == pool.Id && p.Turn == pool.Turn,
                set =>
                    set.SetProperty(p => p.Turn, p => p.Turn + 1)
                        .SetProperty(p => p.Quantity, p => p.Quantity + pool.Change.Quantity)
                        .SetProperty(p => p.Value, p => p.Value + pool.Change.Value)
                        .SetProperty(p => p.Reserved, p => p.Reserved + pool.ReservedChange),
                ct
            );
        var ids = pools.Select(p => p.Id).ToArray();
        Expression<Func<StockPool, bool>> these = p => ids.Contains(p.Id);
        return unit.UpdateWhereAsync(
            these.And(ByKey.Is<StockPool>(p => p.Turn, p => p.Id, pools.Select(p => (p.Id, p.Turn)))),
            set =>
                set.SetProperty(p => p.Turn, p => p.Turn + 1)
                    .SetProperty(p => p.Quantity, Plus(p => p.Quantity, pools.Select(p => (p.Id, p.Change.Quantity))))
                    .SetProperty(p => p.Value, Plus(p => p.Value, pools.Select(p => (p.Id, p.Change.Value))))
                    .SetProperty(p => p.Reserved, Plus(p => p.Reserved, pools.Select(p => (p.Id, p.ReservedChange)))),
            ct
        );
    }

    private static Expression<Func<StockPool, decimal>> Plus(
        Expression<Func<StockPool, decimal>> column,
        IEnumerable<(long Pool, decimal Amount)> amounts
    ) => ByKey.Plus(column, p => p.Id, amounts);

    /// <summary>Other active stores that have some, richest first, at most five.</summary>
    public static async Task<IReadOnlyList<StoreQuantity>> ElsewhereAsync(
        IReadUnit unit,
        long itemId,
        long warehouseId,
        CancellationToken ct
    ) =>
        await unit.Set<StockPool>()
            .AsNoTracking()
            .Where(p => p.ItemId == itemId && p.WarehouseId != warehouseId && p.Quantity > p.Reserved)
            .Join(
                unit.Set<Warehouse>().Where(w => w.IsActive),
                p => p.WarehouseId,
                w => w.Id,
                (p, w) =>
                    new
                    {
                        w.Id,
                        w.Name,
                        Available = p.Quantity - p.Reserved,
                    }
            )
            .OrderByDescending(s => s.Available)
            .Take(5)
            .Select(s => new StoreQuantity(s.Id, s.Name, s.Available))
            .ToListAsync(ct);
}
