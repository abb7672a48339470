using Battwheels.Core.Accounting;
using Battwheels.Core.Common;

namespace Battwheels.Core.Inventory.Stock;

public enum StockMovementType
{
    Opening,
    Receipt,
    IssueJob,
    IssueSale,

    /// <summary>For the garage's own use.</summary>
    IssueInternal,

    ReturnJob,
    ReturnSale,
    ReturnInternal,
    CountGain,
    CountLoss,

    /// <summary>A receipt or opening stock entered wrongly leaves again, at the cost it came with.</summary>
    Reversal,

    /// <summary>A change of cost alone, without quantity.</summary>
    CostAdjustment,
}

/// <summary>Stock that came or went, and its cost: never without the journal entry that says so in the books.</summary>
/// <remarks>The database refuses a value without an entry, and a sign that does not fit the type.</remarks>
public sealed class StockMovement : TenantEntity, IAppendOnly
{
    private StockMovement() { }

    /// <param name="id">Known beforehand: the posting that comes first names it.</param>
    internal StockMovement(long id) => Id = id;

    public required long ItemId { get; init; }

    public required long WarehouseId { get; init; }

    public required StockMovementType Type { get; init; }

    /// <summary>In the item's unit; negative when it leaves.</summary>
    [Quantity]
    public required decimal Quantity { get; init; }

    /// <summary>Cost in rupees; negative when it leaves.</summary>
    public required decimal Value { get; init; }

    public required DateOnly EffectiveDate { get; init; }

    /// <summary>Kind of document that caused it; with id, line and type it happens once.</summary>
    public required string SourceType { get; init; }

    public required long SourceId { get; init; }

    public required int SourceLine { get; init; }

    /// <summary>What this one undoes: the issue of a return, the receipt or opening of a reversal.</summary>
    public long? AdjustsMovementId { get; init; }

    public long? JobCardId { get; init; }

    public long? VehicleId { get; init; }

    /// <summary>Who bears the cost of an issue.</summary>
    public CostPayer? Payer { get; init; }

    /// <summary>The posting of this movement; null only when it has no value.</summary>
    public long? JournalEntryId { get; init; }

    public string? Reason { get; init; }

    public long? MembershipId { get; init; }

    public required string ActorName { get; init; }

    public required DateTime AtUtc { get; init; }
}
