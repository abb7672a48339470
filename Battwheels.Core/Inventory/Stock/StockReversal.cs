using Battwheels.Core.Common;

namespace Battwheels.Core.Inventory.Stock;

/// <summary>
/// A goods receipt or opening stock that was entered wrongly lost its effect: the same quantities left at the cost they
/// came with, and the entries are reversed. The document itself stays as it is.
/// </summary>
public sealed class StockReversal : TenantEntity, IAppendOnly
{
    /// <summary><see cref="GoodsReceipt.Source"/> or <see cref="OpeningStock.Source"/>.</summary>
    public required string SourceType { get; init; }

    /// <summary>The document it reverses; each at most once.</summary>
    public required long SourceId { get; init; }

    public required DateOnly Date { get; init; }

    public required string Reason { get; init; }

    public long? MembershipId { get; init; }

    public required string ActorName { get; init; }

    public required DateTime AtUtc { get; init; }
}

/// <param name="Id">The receipt or opening stock.</param>
/// <param name="Reason">At least 5 characters.</param>
public sealed record ReverseStock(long Id, string Reason);

/// <summary>Who took a document back, when and why.</summary>
public sealed record StockReversalView(DateOnly Date, string Reason, string By, DateTime AtUtc);
