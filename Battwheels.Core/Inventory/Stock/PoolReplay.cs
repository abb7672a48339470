namespace Battwheels.Core.Inventory.Stock;

/// <summary>A movement as a replay needs it.</summary>
internal sealed record ReplayedMovement(long Id, long? AdjustsMovementId, decimal Quantity, decimal Value);

/// <summary>What a pool would hold had some of its movements never been.</summary>
/// <param name="Amount">Under moving average; meaningless when <paramref name="Lowest"/> is below zero.</param>
/// <param name="Lowest">The smallest quantity on the way: below zero, what was left out has been used.</param>
internal readonly record struct PoolReplay(StockAmount Amount, decimal Lowest)
{
    /// <summary>Replays in the order of posting. What was issued and came back counts as never issued.</summary>
    /// <param name="before">What the pool held before the first of them.</param>
    /// <param name="leftOut">Movements left out, and with them whatever adjusts them.</param>
    public static PoolReplay Without(
        StockAmount before,
        IReadOnlyList<ReplayedMovement> movements,
        IReadOnlySet<long> leftOut
    )
    {
        var issues = movements.Where(m => m.Quantity < 0m).Select(m => m.Id).ToHashSet();
        var back = movements.Where(m => m.Quantity > 0m).ToLookup(m => m.AdjustsMovementId, m => m.Quantity);
        PoolReplay replay = new(before, before.Quantity);
        foreach (var movement in movements)
        {
            if (leftOut.Contains(movement.Id))
                continue;
            if (movement.AdjustsMovementId is { } adjusted && (leftOut.Contains(adjusted) || issues.Contains(adjusted)))
                continue;
            replay =
                movement.Quantity < 0m
                    ? replay.Take(-movement.Quantity - back[movement.Id].Sum())
                    : replay with
                    {
                        Amount = replay.Amount + new StockAmount(movement.Quantity, movement.Value),
                    };
        }

        return replay;
    }

    private PoolReplay Take(decimal quantity)
    {
        if (quantity == 0m)
            return this;
        var cost = quantity < Amount.Quantity ? MovingAverageCalculator.CostOf(Amount, quantity) : Amount.Value;
        var rest = Amount - new StockAmount(quantity, cost);
        return new PoolReplay(rest, Math.Min(Lowest, rest.Quantity));
    }
}
