using Battwheels.Core.Common;

namespace Battwheels.Core.Inventory.Stock;

/// <summary>
/// What is on hand of one item in one warehouse, and what it cost: the sum of its movements. Changed by guarded updates
/// of <see cref="StockPools"/> alone.
/// </summary>
[NotAudited("A balance; the movements that make it are audited.")]
public sealed class StockPool : TenantEntity
{
    public required long ItemId { get; init; }

    public required long WarehouseId { get; init; }

    /// <summary>On hand, never below zero.</summary>
    [Quantity]
    public decimal Quantity { get; init; }

    /// <summary>Part of the quantity promised to jobs.</summary>
    [Quantity]
    public decimal Reserved { get; init; }

    /// <summary>Rupees; zero when the quantity is.</summary>
    public decimal Value { get; init; }

    /// <summary>Raised by every change: what was read before is guarded by it.</summary>
    public long Turn { get; init; }
}

/// <summary>What is left of one receipt or return under FIFO, in the order of date and movement.</summary>
[NotAudited("A balance; the movements that make it are audited.")]
public sealed class StockLayer : TenantEntity
{
    public required long ItemId { get; init; }

    public required long WarehouseId { get; init; }

    /// <summary>The movement that brought it.</summary>
    public required long MovementId { get; init; }

    public required DateOnly EffectiveDate { get; init; }

    /// <summary>What is left.</summary>
    [Quantity]
    public required decimal Quantity { get; init; }

    /// <summary>Cost of what is left, rupees.</summary>
    public required decimal Value { get; init; }
}
