using System.Globalization;
using Battwheels.Core.Common;
using Battwheels.Core.Inventory.Items;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Inventory.Stock;

/// <summary>Balances against the rows they are made of, a few hundred pools at a time.</summary>
internal static class PoolChecks
{
    private const int Batch = 500;
    private const int MostFaults = 50;

    public static async Task<IReadOnlyList<string>> FaultsAsync(IReadUnit unit, CancellationToken ct)
    {
        List<string> faults = [];
        if (await OrphanAsync(unit, ct) is { } orphan)
            faults.Add(orphan);
        for (var after = 0L; faults.Count < MostFaults; )
        {
            var items = await unit.Set<StockPool>()
                .Where(p => p.ItemId > after)
                .Select(p => p.ItemId)
                .Distinct()
                .OrderBy(id => id)
                .Take(Batch)
                .ToListAsync(ct);
            if (items.Count == 0)
                break;
            faults.AddRange(await RangeAsync(unit, items[0], items[^1], ct));
            after = items[^1];
        }

        return faults;
    }

    /// <summary>A movement whose pool does not exist.</summary>
    private static async Task<string?> OrphanAsync(IReadUnit unit, CancellationToken ct)
    {
        var pools = unit.Set<StockPool>();
        var orphan = await unit.Set<StockMovement>()
            .Where(m => !pools.Any(p => p.ItemId == m.ItemId && p.WarehouseId == m.WarehouseId))
            .OrderBy(m => m.Id)
            .Select(m => (long?)m.Id)
            .FirstOrDefaultAsync(ct);
        return orphan is null ? null : $"Movement {orphan} has no balance of its item and store.";
    }

    private static async Task<List<string>> RangeAsync(IReadUnit unit, long first, long last, CancellationToken ct)
    {
        var movements = await unit.Set<StockMovement>()
            .Where(m => m.ItemId >= first && m.ItemId <= last)
            .GroupBy(m => new { m.ItemId, m.WarehouseId })
            .Select(g => new
            {
                g.Key,
                Quantity = g.Sum(m => m.Quantity),
                Value = g.Sum(m => m.Value),
            })
            .ToDictionaryAsync(s => (s.Key.ItemId, s.Key.WarehouseId), s => new StockAmount(s.Quantity, s.Value), ct);
        var layers = await unit.Set<StockLayer>()
            .Where(l => l.ItemId >= first && l.ItemId <= last)
            .GroupBy(l => new { l.ItemId, l.WarehouseId })
            .Select(g => new
            {
                g.Key,
                Quantity = g.Sum(l => l.Quantity),
                Value = g.Sum(l => l.Value),
            })
            .ToDictionaryAsync(s => (s.Key.ItemId, s.Key.WarehouseId), s => new StockAmount(s.Quantity, s.Value), ct);
        var reserved = await unit.Set<Reservation>()
            .Where(r => r.ItemId >= first && r.ItemId <= last)
            .GroupBy(r => new { r.ItemId, r.WarehouseId })
            .Select(g => new { g.Key, Quantity = g.Sum(r => r.Quantity) })
            .ToDictionaryAsync(s => (s.Key.ItemId, s.Key.WarehouseId), s => s.Quantity, ct);
        var pools = await unit.Set<StockPool>()
            .Where(p => p.ItemId >= first && p.ItemId <= last)
            .Join(unit.Set<Item>(), p => p.ItemId, i => i.Id, (p, i) => new { Pool = p, Item = i })
            .Join(
                unit.Set<Warehouse>(),
                r => r.Pool.WarehouseId,
                w => w.Id,
                (r, w) =>
                    new
                    {
                        r.Pool,
                        r.Item.Sku,
                        r.Item.Valuation,
                        Store = w.Code,
                    }
            )
            .ToListAsync(ct);

        List<string> faults = [];
        foreach (var row in pools)
        {
            var key = (row.Pool.ItemId, row.Pool.WarehouseId);
            StockAmount pool = new(row.Pool.Quantity, row.Pool.Value);
            var where = $"{row.Sku} in {row.Store}";
            if (movements.GetValueOrDefault(key) is var sum && sum != pool)
                faults.Add($"{where}: balance {Text(pool)}, movements {Text(sum)}.");
            if (row.Valuation is ValuationMethod.Fifo && layers.GetValueOrDefault(key) is var rest && rest != pool)
                faults.Add($"{where}: balance {Text(pool)}, layers {Text(rest)}.");
            if (reserved.GetValueOrDefault(key) is var held && held != row.Pool.Reserved)
                faults.Add(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{where}: {row.Pool.Reserved:0.###} counted as reserved, reservations hold {held:0.###}."
                    )
                );
        }

        return faults;
    }

    private static string Text(StockAmount amount) =>
        string.Create(CultureInfo.InvariantCulture, $"{amount.Quantity:0.###} worth {amount.Value:0.00}");
}
