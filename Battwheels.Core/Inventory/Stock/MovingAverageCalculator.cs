using Battwheels.Core.Common;

namespace Battwheels.Core.Inventory.Stock;

/// <summary>Some stock and what it cost: quantity in the item's unit, value in rupees.</summary>
public readonly record struct StockAmount(decimal Quantity, decimal Value)
{
    /// <summary>Rupees per unit, four decimals: for display only, never multiplied back.</summary>
    public decimal? Rate => Quantity == 0m ? null : Money.RoundTo(Value / Quantity, 4);

    public static StockAmount operator +(StockAmount left, StockAmount right) =>
        new(left.Quantity + right.Quantity, left.Value + right.Value);

    public static StockAmount operator -(StockAmount left, StockAmount right) =>
        new(left.Quantity - right.Quantity, left.Value - right.Value);
}

/// <summary>Moving weighted average: the cost of what leaves is its share of the whole pool.</summary>
/// <remarks>AS 2 para 16, ICDS II. The value is stored, so a pool emptied in any number of steps ends at zero.</remarks>
public static class MovingAverageCalculator
{
    /// <summary>Cost in rupees of taking <paramref name="quantity"/>; the last unit takes whatever value is left.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not above zero, or more than there is.</exception>
    public static decimal CostOf(StockAmount pool, decimal quantity)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(quantity);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(quantity, pool.Quantity);
        return quantity == pool.Quantity ? pool.Value : Money.Round(pool.Value * quantity / pool.Quantity);
    }
}

/// <summary>What a return puts back: its share of what is still out of the issue, at the cost it left with.</summary>
/// <remarks>Used up over time: round(rest * part / open), the last return takes the rest.</remarks>
public static class ReturnCalculator
{
    /// <param name="open">Issued less returned so far, quantity and cost.</param>
    /// <exception cref="ArgumentOutOfRangeException">Not above zero, or more than is still out.</exception>
    public static decimal CostOf(StockAmount open, decimal quantity) => MovingAverageCalculator.CostOf(open, quantity);
}
