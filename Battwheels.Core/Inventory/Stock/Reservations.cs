using Battwheels.Core.Common;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Inventory.Stock;

/// <summary>Promises stock to documents, inside the caller's transaction. What is promised is nobody else's to issue.</summary>
public static class Reservations
{
    /// <summary>Days a reservation holds unless it is issued or released.</summary>
    public const int DaysHeld = 7;

    /// <summary>Queue that lets go of what was held too long.</summary>
    public const string Queue = "stock-reservations";

    /// <summary>Reserves what is available, at most <paramref name="quantity"/>, beside what the source already holds.</summary>
    /// <returns>How much was reserved now: 0 to <paramref name="quantity"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Not above zero, or more than three decimals.</exception>
    public static async Task<decimal> ReserveAsync(
        IUnitOfWork unit,
        long itemId,
        long warehouseId,
        decimal quantity,
        string sourceType,
        long sourceId,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(unit);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(quantity);
        ArgumentOutOfRangeException.ThrowIfNotEqual(Money.RoundTo(quantity, 3), quantity);
        if (await StockPools.HoldAsync(unit, itemId, warehouseId, ct) is not { } pool)
            return 0m;
        var granted = Math.Min(quantity, pool.Available);
        if (granted <= 0m)
            return 0m;

        pool.Move(default, granted);
        await StockPools.WriteAsync(unit, [pool], ct);
        var expires = unit.Today.AddDays(DaysHeld);
        var added = await unit.UpdateWhereAsync<Reservation>(
            r =>
                r.SourceType == sourceType
                && r.SourceId == sourceId
                && r.ItemId == itemId
                && r.WarehouseId == warehouseId,
            set => set.SetProperty(r => r.Quantity, r => r.Quantity + granted).SetProperty(r => r.ExpiresOn, expires),
            ct
        );
        if (added == 0)
        {
            unit.Add(
                new Reservation
                {
                    ItemId = itemId,
                    WarehouseId = warehouseId,
                    Quantity = granted,
                    SourceType = sourceType,
                    SourceId = sourceId,
                    ExpiresOn = expires,
                }
            );
            await unit.FlushAsync(ct);
        }

        unit.WorkDue(Queue, unit.Now.AddDays(DaysHeld + 1));
        return granted;
    }

    /// <summary>Lets go of everything a source still holds.</summary>
    public static async Task ReleaseAsync(IUnitOfWork unit, string sourceType, long sourceId, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(unit);
        var held = await unit.Set<Reservation>()
            .AsNoTracking()
            .Where(r => r.SourceType == sourceType && r.SourceId == sourceId && r.Quantity > 0m)
            .OrderBy(r => r.ItemId)
            .ThenBy(r => r.WarehouseId)
            .Select(r => r.Id)
            .ToListAsync(ct);
        foreach (var id in held)
            await ReleaseAsync(unit, id, ct);
    }

    /// <summary>What a source holds, over all stores.</summary>
    public static Task<decimal> HeldAsync(IReadUnit unit, string sourceType, long sourceId, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(unit);
        return unit.Set<Reservation>()
            .Where(r => r.SourceType == sourceType && r.SourceId == sourceId)
            .SumAsync(r => r.Quantity, ct);
    }

    /// <summary>Lets go of one reservation; nothing happens when it holds nothing any more.</summary>
    internal static async Task ReleaseAsync(IUnitOfWork unit, long reservationId, CancellationToken ct)
    {
        var reservations = unit.Set<Reservation>().AsNoTracking().Where(r => r.Id == reservationId);
        var of = await reservations.Select(r => new { r.ItemId, r.WarehouseId }).SingleAsync(ct);
        if (await StockPools.HoldAsync(unit, of.ItemId, of.WarehouseId, ct) is not { } pool)
            return;
        var quantity = await reservations.Select(r => r.Quantity).SingleAsync(ct); // as it is now that the pool is held
        if (quantity == 0m)
            return;
        await TakeAsync(unit, reservationId, quantity, ct);
        pool.Move(default, -quantity);
        await StockPools.WriteAsync(unit, [pool], ct);
    }

    /// <summary>What the sources of issues hold; the pools are held.</summary>
    internal static async Task<IReadOnlyList<ReservedPart>> ForIssuesAsync(
        IUnitOfWork unit,
        IEnumerable<StockIssue> issues,
        CancellationToken ct
    )
    {
        var asking = issues.Where(i => i.FromReservation > 0m).ToArray();
        if (asking.Length == 0)
            return [];
        var types = asking.Select(i => i.SourceType).Distinct().ToArray();
        var sources = asking.Select(i => i.SourceId).Distinct().ToArray();
        return await unit.Set<Reservation>()
            .AsNoTracking()
            .Where(r => types.Contains(r.SourceType) && sources.Contains(r.SourceId) && r.Quantity > 0m)
            .Select(r => new ReservedPart(r.Id, r.SourceType, r.SourceId, r.ItemId, r.WarehouseId, r.Quantity))
            .ToListAsync(ct);
    }

    /// <summary>Takes from a reservation whose pool is held.</summary>
    internal static async Task TakeAsync(IUnitOfWork unit, long reservationId, decimal quantity, CancellationToken ct)
    {
        var changed = await unit.UpdateWhereAsync<Reservation>(
            r => r.Id == reservationId && r.Quantity >= quantity,
            set => set.SetProperty(r => r.Quantity, r => r.Quantity - quantity),
            ct
        );
        if (changed != 1)
            throw new InvalidOperationException($"Reservation {reservationId} was changed while its pool was held.");
    }
}

/// <summary>One reservation as it is while its pool is held.</summary>
internal sealed class ReservedPart(
    long id,
    string sourceType,
    long sourceId,
    long itemId,
    long warehouseId,
    decimal quantity
)
{
    private decimal _left = quantity;

    public long ReservationId => id;

    public bool IsFor(StockIssue issue) =>
        (issue.SourceType, issue.SourceId, issue.ItemId, issue.WarehouseId)
        == (sourceType, sourceId, itemId, warehouseId);

    /// <summary>How much of an issue it covers.</summary>
    public decimal Covers(StockIssue issue) => Math.Min(Math.Min(_left, issue.FromReservation), issue.Quantity);

    public void Take(decimal taken) => _left -= taken;
}
