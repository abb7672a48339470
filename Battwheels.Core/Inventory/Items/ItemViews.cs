using Battwheels.Core.Inventory.Stock;

namespace Battwheels.Core.Inventory.Items;

/// <summary>What one store has of an item. Cost is absent for those who may not see it.</summary>
/// <param name="Value">Rupees; null without inventory:cost:read.</param>
public sealed record StoreStock(
    long WarehouseId,
    string Warehouse,
    decimal OnHand,
    decimal Reserved,
    decimal? Value = null
)
{
    public decimal Available => OnHand - Reserved;

    /// <summary>Rupees per unit, four decimals, for display.</summary>
    public decimal? Rate => Value is { } value ? new StockAmount(OnHand, value).Rate : null;
}

/// <summary>Which items a list shows.</summary>
/// <param name="Text">Words that all occur in SKU, barcode, part number or name.</param>
/// <param name="LowOnly">Available stock below the item's minimum, over all stores or in the one chosen.</param>
/// <param name="After">Cursor of the page before.</param>
public sealed record ItemFilter(
    string? Text = null,
    ItemKind? Kind = null,
    long? WarehouseId = null,
    bool LowOnly = false,
    bool Inactive = false,
    string? After = null,
    Common.Sort? Sort = null
);

/// <summary>An item in a list.</summary>
/// <param name="Value">Stock value over <paramref name="Stores"/>, rupees; null without inventory:cost:read.</param>
/// <param name="Stores">Stores that have some.</param>
public sealed record ItemRow(
    long Id,
    string Sku,
    string Name,
    ItemKind Kind,
    string? PartNumber,
    string Uom,
    decimal GstRatePercent,
    decimal SalesPrice,
    decimal MinimumStock,
    bool IsActive,
    IReadOnlyList<StoreStock> Stores,
    decimal? Value
)
{
    public bool IsStocked => Kind is not ItemKind.Service;

    public decimal OnHand => Stores.Sum(s => s.OnHand);

    public decimal Reserved => Stores.Sum(s => s.Reserved);

    public decimal Available => OnHand - Reserved;

    public bool IsLow => IsStocked && MinimumStock > 0m && Available < MinimumStock;
}

/// <summary>One item with everything the edit form and the card's side show.</summary>
/// <param name="HasMoved">Kind, unit and cost method are fixed.</param>
public sealed record ItemView(long Id, int Version, ItemInput Data, bool HasMoved, IReadOnlyList<StoreStock> Stores);

/// <summary>An item found by scan or text, for lines of documents.</summary>
/// <param name="Stores">Stores that have some; the chosen one first.</param>
public sealed record ItemMatch(
    long Id,
    string Sku,
    string Name,
    ItemKind Kind,
    string? PartNumber,
    string Hsn,
    decimal GstRatePercent,
    string Uom,
    decimal SalesPrice,
    IReadOnlyList<StoreStock> Stores,
    string? Barcode = null
)
{
    /// <summary>By the markup on its cost, where it has no selling price; null where it has one or the cost is not known.</summary>
    public decimal? SuggestedPrice { get; init; }

    /// <summary>What it is offered for, rupees before tax; 0 where nobody has said.</summary>
    public decimal OfferPrice => SalesPrice > 0m ? SalesPrice : SuggestedPrice ?? 0m;

    public decimal Available => Stores.Sum(s => s.Available);
}
