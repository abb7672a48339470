namespace Battwheels.Core.Inventory.Stock;

/// <summary>First in, first out: what leaves takes the cost of the oldest layers.</summary>
/// <remarks>AS 2 para 16, ICDS II.</remarks>
public static class FifoCalculator
{
    /// <summary>What leaves each layer, from the first; layers that give nothing are left out.</summary>
    /// <param name="layers">Oldest first, all with a quantity above zero.</param>
    /// <exception cref="ArgumentOutOfRangeException">Not above zero, or more than the layers hold.</exception>
    public static IReadOnlyList<StockAmount> Take(IReadOnlyList<StockAmount> layers, decimal quantity)
    {
        ArgumentNullException.ThrowIfNull(layers);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(quantity);
        List<StockAmount> taken = [];
        foreach (var layer in layers)
        {
            var part = Math.Min(quantity, layer.Quantity);
            taken.Add(new StockAmount(part, MovingAverageCalculator.CostOf(layer, part)));
            quantity -= part;
            if (quantity == 0m)
                return taken;
        }

        throw new ArgumentOutOfRangeException(nameof(quantity), quantity, "More than the layers hold.");
    }
}
