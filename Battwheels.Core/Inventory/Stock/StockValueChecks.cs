using System.Globalization;
using Battwheels.Core.Accounting;
using Battwheels.Core.Common;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Inventory.Stock;

/// <summary>Stock against the inventory accounts, per warehouse.</summary>
internal static class StockValueChecks
{
    private static readonly string[] Roles =
    [
        AccountRoles.Inventory,
        AccountRoles.InventorySerial,
        AccountRoles.InventoryConsumable,
    ];

    public static async Task<IReadOnlyList<string>> FaultsAsync(IReadUnit unit, CancellationToken ct)
    {
        var stores = await unit.Set<Warehouse>().OrderBy(w => w.Code).Select(w => new { w.Id, w.Code }).ToListAsync(ct);
        var stock = await unit.Set<StockMovement>()
            .GroupBy(m => m.WarehouseId)
            .Select(g => new { g.Key, Value = g.Sum(m => m.Value) })
            .ToDictionaryAsync(s => s.Key, s => s.Value, ct);
        var books = await Lines(unit)
            .GroupBy(l => l.WarehouseId)
            .Select(g => new { g.Key, Value = g.Sum(l => l.Debit) - g.Sum(l => l.Credit) })
            .ToListAsync(ct);
        List<string> faults = [];
        foreach (var store in stores)
        {
            var inStock = stock.GetValueOrDefault(store.Id);
            var inBooks = books.Where(b => b.Key == store.Id).Sum(b => b.Value);
            if (inStock != inBooks)
                faults.Add(
                    $"{store.Code}: stock is worth {Text(inStock)}, its inventory accounts say {Text(inBooks)}."
                );
        }

        var nowhere = books.Where(b => b.Key is null).Sum(b => b.Value);
        if (nowhere != 0m)
            faults.Add($"Inventory accounts hold {Text(nowhere)} that belongs to no store.");
        if (await UnequalMovementAsync(unit, ct) is { } movement)
            faults.Add(movement);
        if (faults.Count > 0 && await ForeignEntryAsync(unit, ct) is { } entry)
            faults.Add(entry);
        return faults;
    }

    /// <summary>The first movement whose own entry says something else about its store.</summary>
    private static async Task<string?> UnequalMovementAsync(IReadUnit unit, CancellationToken ct)
    {
        var lines = Lines(unit);
        var found = await unit.Set<StockMovement>()
            .Where(m =>
                m.Value
                != lines.Where(l => l.EntryId == m.JournalEntryId && l.WarehouseId == m.WarehouseId).Sum(l => l.Debit)
                    - lines
                        .Where(l => l.EntryId == m.JournalEntryId && l.WarehouseId == m.WarehouseId)
                        .Sum(l => l.Credit)
            )
            .OrderBy(m => m.Id)
            .Select(m => new
            {
                m.Id,
                m.SourceType,
                m.SourceId,
            })
            .FirstOrDefaultAsync(ct);
        return found is null
            ? null
            : $"First difference: movement {found.Id} of {found.SourceType} {found.SourceId}, its entry has another value.";
    }

    /// <summary>The first entry on an inventory account that no movement names.</summary>
    private static async Task<string?> ForeignEntryAsync(IReadUnit unit, CancellationToken ct)
    {
        var movements = unit.Set<StockMovement>();
        var lines = Lines(unit);
        var found = await unit.Set<JournalEntry>()
            .Where(e => lines.Any(l => l.EntryId == e.Id) && !movements.Any(m => m.JournalEntryId == e.Id))
            .OrderBy(e => e.Id)
            .Select(e => new
            {
                e.Number,
                e.SourceType,
                e.SourceId,
            })
            .FirstOrDefaultAsync(ct);
        return found is null
            ? null
            : $"First entry without a movement: {found.Number} of {found.SourceType} {found.SourceId}.";
    }

    private static IQueryable<JournalLine> Lines(IReadUnit unit)
    {
        var accounts = unit.Set<Account>().Where(a => a.Role != null && Roles.Contains(a.Role));
        return unit.Set<JournalLine>().Where(l => accounts.Any(a => a.Id == l.AccountId));
    }

    private static string Text(decimal rupees) => rupees.ToString("0.00", CultureInfo.InvariantCulture);
}
