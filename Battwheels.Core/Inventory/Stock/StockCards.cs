using Battwheels.Core.Common;
using Battwheels.Core.Inventory.Items;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Inventory.Stock;

internal static class StockCards
{
    public static async Task<StockCard?> ReadAsync(IReadUnit unit, StockCardFilter filter, CancellationToken ct)
    {
        if (!await unit.Set<Item>().AnyAsync(i => i.Id == filter.ItemId, ct))
            return null;
        var all = unit.Set<StockMovement>().Where(m => m.ItemId == filter.ItemId);
        if (filter.WarehouseId is { } store)
            all = all.Where(m => m.WarehouseId == store);
        var opening = filter.From is { } from
            ? await all.Where(m => m.EffectiveDate < from).SumAsync(m => m.Quantity, ct)
            : 0m;
        var shown = Between(all, filter);
        var sums = await shown
            .GroupBy(m => m.Type)
            .Select(g => new { Type = g.Key, Quantity = g.Sum(m => m.Quantity) })
            .ToDictionaryAsync(s => s.Type, s => s.Quantity, ct);
        decimal Sum(params ReadOnlySpan<StockMovementType> types)
        {
            var sum = 0m;
            foreach (var type in types)
                sum += sums.GetValueOrDefault(type);
            return sum;
        }

        return new StockCard(
            opening,
            Sum(
                StockMovementType.Opening,
                StockMovementType.Receipt,
                StockMovementType.CountGain,
                StockMovementType.Reversal
            ),
            -Sum(StockMovementType.IssueJob, StockMovementType.IssueSale, StockMovementType.IssueInternal),
            Sum(StockMovementType.ReturnJob, StockMovementType.ReturnSale, StockMovementType.ReturnInternal),
            -Sum(StockMovementType.CountLoss),
            await LinesAsync(unit, all, shown, filter.After, ct)
        );
    }

    private static IQueryable<StockMovement> Between(IQueryable<StockMovement> movements, StockCardFilter filter)
    {
        if (filter.From is { } from)
            movements = movements.Where(m => m.EffectiveDate >= from);
        if (filter.To is { } to)
            movements = movements.Where(m => m.EffectiveDate <= to);
        return movements;
    }

    /// <summary>Newest first, each with what was on hand after it.</summary>
    private static async Task<Page<StockCardLine>> LinesAsync(
        IReadUnit unit,
        IQueryable<StockMovement> all,
        IQueryable<StockMovement> shown,
        string? after,
        CancellationToken ct
    )
    {
        var withCost = unit.May(InventoryPermissions.ReadCost);
        if (Cursor.Read(after) is { Date: { } date } cursor)
            shown = shown.Where(m => m.EffectiveDate < date || (m.EffectiveDate == date && m.Id < cursor.Id));
        var rows = await shown
            .OrderByDescending(m => m.EffectiveDate)
            .ThenByDescending(m => m.Id)
            .Take(Lists.Default + 1)
            .Join(unit.Set<Warehouse>(), m => m.WarehouseId, w => w.Id, (m, w) => new { Movement = m, Store = w.Name })
            .OrderByDescending(r => r.Movement.EffectiveDate)
            .ThenByDescending(r => r.Movement.Id)
            .ToListAsync(ct);
        if (rows.Count == 0)
            return new Page<StockCardLine>([], null);

        var newest = rows[0].Movement;
        var balance = await all.Where(m =>
                m.EffectiveDate < newest.EffectiveDate || (m.EffectiveDate == newest.EffectiveDate && m.Id <= newest.Id)
            )
            .SumAsync(m => m.Quantity, ct);
        List<StockCardLine> lines = [];
        foreach (var row in rows)
        {
            lines.Add(Line(row.Movement, row.Store, balance, withCost));
            balance -= row.Movement.Quantity;
        }

        return Lists.Cut(lines, Lists.Default, l => Cursor.Of(l.Date, l.Id));
    }

    private static StockCardLine Line(StockMovement m, string store, decimal balance, bool withCost) =>
        new(
            m.Id,
            m.EffectiveDate,
            m.Type,
            store,
            m.Quantity,
            balance,
            withCost ? m.Value : null,
            m.SourceType,
            m.SourceId,
            m.Reason,
            m.ActorName
        );
}
