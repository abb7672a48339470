using System.Globalization;
using Battwheels.Core.Accounting;
using Battwheels.Core.Common;
using Battwheels.Core.Inventory.Items;

namespace Battwheels.Core.Inventory.Stock;

/// <summary>A movement about to be written: everything but its id and its journal entry.</summary>
/// <param name="Quantity">Signed.</param>
/// <param name="Value">Signed rupees.</param>
internal sealed record NewMovement(MovementKey Key, StockPlace Place, decimal Quantity, decimal Value, DateOnly Date)
{
    public long? AdjustsMovementId { get; init; }

    public long? JobCardId { get; init; }

    public long? VehicleId { get; init; }

    public CostPayer? Payer { get; init; }

    public string? Reason { get; init; }

    public StockMovement ToMovement(long id, long? journalEntryId, IUnitOfWork unit) =>
        new(id)
        {
            ItemId = Place.Item.Id,
            WarehouseId = Place.Warehouse.Id,
            Type = Key.Type,
            Quantity = Quantity,
            Value = Value,
            EffectiveDate = Date,
            SourceType = Key.SourceType,
            SourceId = Key.SourceId,
            SourceLine = Key.SourceLine,
            AdjustsMovementId = AdjustsMovementId,
            JobCardId = JobCardId,
            VehicleId = VehicleId,
            Payer = Payer,
            JournalEntryId = journalEntryId,
            Reason = Reason,
            MembershipId = unit.Actor.MembershipId,
            ActorName = unit.Actor.Name,
            AtUtc = unit.Now,
        };

    public StockPosting ToStockPosting(long id, string what, long? vendorId) =>
        new(
            StockLedger.PostingSource,
            id,
            Date,
            Place.Item.InventoryRole,
            Value,
            Place.Warehouse.Id,
            Narration(what),
            vendorId,
            Place.Warehouse.BranchId
        );

    public PartIssuePosting ToPartPosting(long id, string what) =>
        new(
            StockLedger.PostingSource,
            id,
            Date,
            Place.Item.InventoryRole,
            Place.Item.CogsRole,
            Payer ?? CostPayer.Customer,
            Math.Abs(Value),
            Place.Warehouse.Id,
            Narration(what),
            JobCardId,
            VehicleId,
            Place.Warehouse.BranchId
        );

    private string Narration(string what) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{what}: {Math.Abs(Quantity):0.###} {Place.Item.Uom} {Place.Item.Sku}"
        );
}

/// <summary>Posts the cost of a movement with the id the movement will have.</summary>
internal delegate Task<Result<JournalEntry?>> PostMovement(NewMovement movement, long movementId);

/// <summary>Writes movements: the entry first, then the movement that names it, then what is on hand.</summary>
internal static class StockWriting
{
    /// <summary>Adds to a held pool, with a layer of its own under FIFO.</summary>
    public static async Task<Result<StockMovement>> BringAsync(
        IUnitOfWork unit,
        HeldPool pool,
        NewMovement movement,
        PostMovement post,
        CancellationToken ct
    )
    {
        await StockPools.ChangeAsync(unit, pool, new StockAmount(movement.Quantity, movement.Value), 0m, ct);
        var written = await WriteAsync(unit, movement, post, ct);
        if (written.Error is null && movement.Place.Item.Valuation is ValuationMethod.Fifo)
        {
            StockLayers.Bring(unit, written.Value);
            await unit.FlushAsync(ct);
        }

        return written;
    }

    /// <summary>Takes from a held pool at the cost the item's method says.</summary>
    /// <param name="make">The movement of that cost.</param>
    public static async Task<Result<StockMovement>> TakeAsync(
        IUnitOfWork unit,
        HeldPool pool,
        StockPlace place,
        decimal quantity,
        decimal fromReserved,
        Func<decimal, NewMovement> make,
        PostMovement post,
        CancellationToken ct
    )
    {
        var cost = place.Item.Valuation switch
        {
            ValuationMethod.MovingAverage => MovingAverageCalculator.CostOf(pool.Amount, quantity),
            ValuationMethod.Fifo => await StockLayers.TakeAsync(unit, place.Item.Id, place.Warehouse.Id, quantity, ct),
        };
        await StockPools.ChangeAsync(unit, pool, new StockAmount(-quantity, -cost), -fromReserved, ct);
        return await WriteAsync(unit, make(cost), post, ct);
    }

    private static async Task<Result<StockMovement>> WriteAsync(
        IUnitOfWork unit,
        NewMovement movement,
        PostMovement post,
        CancellationToken ct
    )
    {
        var id = unit.NewId();
        var entry = await post(movement, id);
        if (entry.Error is { } refusal)
            return refusal;
        var written = unit.Add(movement.ToMovement(id, entry.Value?.Id, unit));
        await unit.FlushAsync(ct);
        return written;
    }
}
