using Battwheels.Core.Common;

namespace Battwheels.Core.Inventory.Stock;

/// <summary>Goods that came from a vendor: posted as it is entered, never changed.</summary>
public sealed class GoodsReceipt : TenantEntity, IAppendOnly
{
    /// <summary>Source type of its movements.</summary>
    public const string Source = "GoodsReceipt";

    private readonly List<GoodsReceiptLine> _lines = [];

    private GoodsReceipt() { }

    /// <param name="id">Known beforehand: the movements that come first name it.</param>
    internal GoodsReceipt(long id) => Id = id;

    /// <summary>As printed: <c>GRN-2627-00042</c>.</summary>
    public required string Number { get; init; }

    public required DateOnly Date { get; init; }

    public required long WarehouseId { get; init; }

    /// <summary>The contact it came from.</summary>
    public required long VendorId { get; init; }

    /// <summary>The vendor's challan or bill number.</summary>
    public string? Reference { get; init; }

    public string? Notes { get; init; }

    /// <summary>What searching looks into, in capitals.</summary>
    [SearchKey]
    public string SearchKey
    {
        get => $"{Number}|{Reference}".ToUpperInvariant();
        private set { } // read by queries only; always made from the other properties
    }

    /// <summary>Receipt cost, rupees: the sum of its lines.</summary>
    public required decimal Value { get; init; }

    public long? MembershipId { get; init; }

    public required string ActorName { get; init; }

    public required DateTime AtUtc { get; init; }

    public IReadOnlyList<GoodsReceiptLine> Lines => _lines;

    internal void Add(GoodsReceiptLine line) => _lines.Add(line);
}

/// <summary>Goods are in the store that were not there before.</summary>
public sealed record GoodsReceived(long ReceiptId) : DomainEvent(ReceiptId)
{
    public override string Type => "GOODS_RECEIVED";
}

/// <summary>One item of a receipt; its movement has the same line number.</summary>
[NotAudited("Written once with its receipt, which is audited; the movement of the line is audited too.")]
public sealed class GoodsReceiptLine : TenantEntity, IAppendOnly
{
    public long ReceiptId { get; private set; }

    /// <summary>1, 2, 3 ...</summary>
    public required int LineNo { get; init; }

    public required long ItemId { get; init; }

    /// <summary>In the item's unit.</summary>
    [Quantity]
    public required decimal Quantity { get; init; }

    /// <summary>Rupees per unit, as entered.</summary>
    [UnitCost]
    public required decimal UnitCost { get; init; }

    /// <summary>Rupees: quantity times cost, rounded to the paisa.</summary>
    public required decimal Value { get; init; }
}

/// <summary>What was in a store when the books began, entered in one go.</summary>
public sealed class OpeningStock : TenantEntity, IAppendOnly
{
    /// <summary>Source type of its movements.</summary>
    public const string Source = "OpeningStock";

    private OpeningStock() { }

    /// <param name="id">Known beforehand: the movements that come first name it.</param>
    internal OpeningStock(long id) => Id = id;

    public required DateOnly Date { get; init; }

    public required long WarehouseId { get; init; }

    public required int LineCount { get; init; }

    /// <summary>Rupees: the sum of its movements.</summary>
    public required decimal Value { get; init; }

    public long? MembershipId { get; init; }

    public required string ActorName { get; init; }

    public required DateTime AtUtc { get; init; }
}
