using Battwheels.Core.Common;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Inventory.Stock;

/// <summary>One pool as this transaction holds it: nobody else changes it before the commit.</summary>
internal sealed record HeldPool(long Id, decimal Quantity, decimal Reserved, decimal Value)
{
    public decimal Available => Quantity - Reserved;

    public StockAmount Amount => new(Quantity, Value);
}

/// <summary>
/// The only writer of <see cref="StockPool"/>. A pool is held first (one guarded statement that also locks its row),
/// then read, then changed under a guard that repeats what was read: no sale of what is not there, no lost value.
/// </summary>
internal static class StockPools
{
    /// <summary>Holds the pool of an item in a warehouse; null when there is none yet.</summary>
    public static async Task<HeldPool?> HoldAsync(IUnitOfWork unit, long itemId, long warehouseId, CancellationToken ct)
    {
        var held = await unit.UpdateWhereAsync<StockPool>(
            p => p.ItemId == itemId && p.WarehouseId == warehouseId,
            set => set.SetProperty(p => p.Turn, p => p.Turn + 1),
            ct
        );
        if (held == 0)
            return null;
        return await unit.Set<StockPool>()
            .AsNoTracking()
            .Where(p => p.ItemId == itemId && p.WarehouseId == warehouseId)
            .Select(p => new HeldPool(p.Id, p.Quantity, p.Reserved, p.Value))
            .SingleAsync(ct);
    }

    /// <summary>The same, making an empty pool where there is none. A second maker at the same time starts over.</summary>
    public static async Task<HeldPool> HoldOrMakeAsync(
        IUnitOfWork unit,
        long itemId,
        long warehouseId,
        CancellationToken ct
    )
    {
        if (await HoldAsync(unit, itemId, warehouseId, ct) is { } pool)
            return pool;
        var made = unit.Add(new StockPool { ItemId = itemId, WarehouseId = warehouseId });
        await unit.FlushAsync(ct);
        return new HeldPool(made.Id, 0m, 0m, 0m);
    }

    /// <summary>Changes a held pool.</summary>
    /// <exception cref="InvalidOperationException">It was not held: a bug.</exception>
    public static async Task ChangeAsync(
        IUnitOfWork unit,
        HeldPool pool,
        StockAmount change,
        decimal reserved,
        CancellationToken ct
    )
    {
        var changed = await unit.UpdateWhereAsync<StockPool>(
            p =>
                p.Id == pool.Id
                && p.Quantity == pool.Quantity
                && p.Reserved == pool.Reserved
                && p.Value == pool.Value
                && p.Quantity + change.Quantity >= p.Reserved + reserved
                && p.Reserved + reserved >= 0m,
            set =>
                set.SetProperty(p => p.Quantity, p => p.Quantity + change.Quantity)
                    .SetProperty(p => p.Value, p => p.Value + change.Value)
                    .SetProperty(p => p.Reserved, p => p.Reserved + reserved),
            ct
        );
        if (changed != 1)
            throw new InvalidOperationException($"Stock pool {pool.Id} was changed without being held.");
    }

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
