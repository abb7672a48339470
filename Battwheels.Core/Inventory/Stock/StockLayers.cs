using Battwheels.Core.Common;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Inventory.Stock;

/// <summary>The only writer of <see cref="StockLayer"/>; called while the pool is held.</summary>
internal static class StockLayers
{
    private const int Batch = 50;

    /// <summary>A new last layer for what came in.</summary>
    public static void Bring(IUnitOfWork unit, StockMovement movement) =>
        unit.Add(
            new StockLayer
            {
                ItemId = movement.ItemId,
                WarehouseId = movement.WarehouseId,
                MovementId = movement.Id,
                EffectiveDate = movement.EffectiveDate,
                Quantity = movement.Quantity,
                Value = movement.Value,
            }
        );

    /// <summary>Takes from the oldest layers.</summary>
    /// <returns>The cost of what was taken, rupees.</returns>
    public static async Task<decimal> TakeAsync(
        IUnitOfWork unit,
        long itemId,
        long warehouseId,
        decimal quantity,
        CancellationToken ct
    )
    {
        var cost = 0m;
        while (quantity > 0m)
        {
            var layers = await OldestAsync(unit, itemId, warehouseId, ct);
            var amounts = layers.ConvertAll(l => new StockAmount(l.Quantity, l.Value));
            var fromThese = Math.Min(quantity, amounts.Sum(a => a.Quantity));
            var taken = FifoCalculator.Take(amounts, fromThese); // throws when the layers hold less than the pool: a bug
            for (var i = 0; i < taken.Count; i++)
                await ReduceAsync(unit, layers[i], taken[i], ct);
            cost += taken.Sum(t => t.Value);
            quantity -= fromThese;
        }

        return cost;
    }

    /// <summary>Takes from the layers these movements brought while they last, then from the oldest.</summary>
    /// <returns>The cost of what was taken, rupees.</returns>
    public static async Task<decimal> TakeBackAsync(
        IUnitOfWork unit,
        IReadOnlyList<StockMovement> brought,
        decimal quantity,
        CancellationToken ct
    )
    {
        var ids = brought.Select(m => m.Id).ToArray();
        var own = await unit.Set<StockLayer>()
            .AsNoTracking()
            .Where(l => ids.Contains(l.MovementId) && l.Quantity > 0m)
            .OrderBy(l => l.MovementId)
            .Take(ids.Length)
            .ToListAsync(ct);
        foreach (var layer in own)
            await ReduceAsync(unit, layer, new StockAmount(layer.Quantity, layer.Value), ct);
        var rest = quantity - own.Sum(l => l.Quantity);
        return own.Sum(l => l.Value) + await TakeAsync(unit, brought[0].ItemId, brought[0].WarehouseId, rest, ct);
    }

    private static Task<List<StockLayer>> OldestAsync(
        IUnitOfWork unit,
        long itemId,
        long warehouseId,
        CancellationToken ct
    ) =>
        unit.Set<StockLayer>()
            .AsNoTracking()
            .Where(l => l.ItemId == itemId && l.WarehouseId == warehouseId && l.Quantity > 0m)
            .OrderBy(l => l.EffectiveDate)
            .ThenBy(l => l.MovementId)
            .Take(Batch)
            .ToListAsync(ct);

    private static async Task ReduceAsync(IUnitOfWork unit, StockLayer layer, StockAmount taken, CancellationToken ct)
    {
        var changed = await unit.UpdateWhereAsync<StockLayer>(
            l => l.Id == layer.Id && l.Quantity == layer.Quantity && l.Value == layer.Value,
            set =>
                set.SetProperty(l => l.Quantity, l => l.Quantity - taken.Quantity)
                    .SetProperty(l => l.Value, l => l.Value - taken.Value),
            ct
        );
        if (changed != 1)
            throw new InvalidOperationException($"Stock layer {layer.Id} was changed while its pool was held.");
    }
}
