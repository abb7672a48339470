using Battwheels.Core.Accounting;
using Battwheels.Core.Common;
using Battwheels.Core.Inventory.Items;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Inventory.Stock;

internal static class MovementList
{
    public const int MostReservations = 50;

    /// <summary>Columns the list can be ordered by; without one the newest stand on top. Values are not everybody's.</summary>
    private static readonly IReadOnlyList<SortKey<StockMovement>> Sorts =
    [
        SortKey<StockMovement>.Of("date", m => m.EffectiveDate),
    ];

    public static async Task<Page<MovementRow>> PageAsync(IReadUnit unit, MovementFilter filter, CancellationToken ct)
    {
        var withCost = unit.May(InventoryPermissions.ReadCost);
        return await Filtered(unit, filter)
            .PageAsync(
                Sorts,
                filter.Sort,
                Cursor.Read(filter.After),
                Lists.Default,
                some => Rows(unit, some, withCost),
                r => r.Id,
                ct
            );
    }

    private static IQueryable<MovementRow> Rows(IReadUnit unit, IQueryable<StockMovement> movements, bool withCost) =>
        Joined(unit, movements)
            .OrderByDescending(r => r.Movement.Id)
            .Select(r => new MovementRow(
                r.Movement.Id,
                r.Movement.EffectiveDate,
                r.Movement.Type,
                r.Item.Id,
                r.Item.Sku,
                r.Item.Name,
                r.Item.Uom,
                r.Store.Name,
                r.Movement.Quantity,
                withCost ? r.Movement.Value : null,
                r.Movement.ActorName
            ));

    public static async Task<MovementView?> FindAsync(IReadUnit unit, long id, CancellationToken ct)
    {
        var found = await Joined(unit, unit.Set<StockMovement>().Where(m => m.Id == id)).SingleOrDefaultAsync(ct);
        if (found is null)
            return null;
        var movement = found.Movement;
        var journal = await unit.Set<JournalEntry>()
            .Where(e => e.Id == movement.JournalEntryId)
            .Select(e => e.Number)
            .SingleOrDefaultAsync(ct);
        var open = StockLedger.ReturnType(movement.Type) is null
            ? (decimal?)null
            : (await StockLedger.StillOutAsync(unit, movement, ct)).Quantity;
        return new MovementView(
            movement.Id,
            movement.EffectiveDate,
            movement.Type,
            found.Item.Id,
            found.Item.Sku,
            found.Item.Name,
            found.Item.Uom,
            found.Store.Id,
            found.Store.Name,
            movement.Quantity,
            unit.May(InventoryPermissions.ReadCost) ? movement.Value : null,
            movement.SourceType,
            movement.SourceId,
            movement.SourceLine,
            movement.AdjustsMovementId,
            movement.JobCardId,
            movement.Payer,
            unit.May(AccountingPermissions.Read) ? movement.JournalEntryId : null,
            journal,
            movement.Reason,
            movement.ActorName,
            movement.AtUtc,
            open
        );
    }

    public static async Task<IReadOnlyList<ReservationRow>> ReservationsAsync(
        IReadUnit unit,
        long itemId,
        CancellationToken ct
    ) =>
        await unit.Set<Reservation>()
            .Where(r => r.ItemId == itemId && r.Quantity > 0m)
            .OrderBy(r => r.Id)
            .Take(MostReservations)
            .Join(
                unit.Set<Warehouse>(),
                r => r.WarehouseId,
                w => w.Id,
                (r, w) => new ReservationRow(r.Id, w.Name, r.Quantity, r.SourceType, r.SourceId, r.ExpiresOn)
            )
            .ToListAsync(ct);

    private static IQueryable<StockMovement> Filtered(IReadUnit unit, MovementFilter filter)
    {
        var movements = unit.Set<StockMovement>();
        if (filter.Type is { } type)
            movements = movements.Where(m => m.Type == type);
        if (filter.WarehouseId is { } store)
            movements = movements.Where(m => m.WarehouseId == store);
        if (filter.From is { } from)
            movements = movements.Where(m => m.EffectiveDate >= from);
        if (filter.To is { } to)
            movements = movements.Where(m => m.EffectiveDate <= to);
        if (string.IsNullOrWhiteSpace(filter.Text))
            return movements;
        var items = unit.Set<Item>().WithWords(filter.Text);
        return movements.Where(m => items.Any(i => i.Id == m.ItemId));
    }

    private static IQueryable<Row> Joined(IReadUnit unit, IQueryable<StockMovement> movements) =>
        movements
            .Join(unit.Set<Item>(), m => m.ItemId, i => i.Id, (m, i) => new { Movement = m, Item = i })
            .Join(
                unit.Set<Warehouse>(),
                r => r.Movement.WarehouseId,
                w => w.Id,
                (r, w) =>
                    new Row
                    {
                        Movement = r.Movement,
                        Item = r.Item,
                        Store = w,
                    }
            );

    private sealed class Row
    {
        public required StockMovement Movement { get; init; }

        public required Item Item { get; init; }

        public required Warehouse Store { get; init; }
    }
}
