using Battwheels.Core.Accounting;
using Battwheels.Core.Common;

namespace Battwheels.Core.Inventory.Items;

public enum ItemKind
{
    Part,
    Battery,
    Consumable,

    /// <summary>Labour or work from outside: priced and taxed, never in stock.</summary>
    Service,
}

/// <summary>How the cost of what leaves the store is found.</summary>
/// <remarks>AS 2 and ICDS II allow both; LIFO is not allowed and does not exist here.</remarks>
public enum ValuationMethod
{
    MovingAverage,
    Fifo,
}

/// <summary>Something the garage keeps in store or charges for.</summary>
public sealed class Item : TenantEntity, IVersioned
{
    /// <summary>Unique in the organization, 1 to 40 characters, kept in capitals.</summary>
    [SearchKey]
    public required string Sku
    {
        get;
        set => field = value.Trim().ToUpperInvariant();
    }

    public required string Name { get; set; }

    public ItemKind Kind { get; set; } = ItemKind.Part;

    /// <summary>HSN of goods (4, 6 or 8 digits) or SAC of services (6 digits beginning with 99).</summary>
    public required string Hsn { get; set; }

    /// <summary>Combined rate: 18 means 18 %.</summary>
    [Rate]
    public decimal GstRatePercent { get; set; }

    /// <summary>Unit quantity code of the GST returns: <c>NOS</c>, <c>LTR</c>. See <see cref="Units"/>.</summary>
    public required string Uom { get; set; }

    public ValuationMethod Valuation { get; set; } = ValuationMethod.MovingAverage;

    /// <summary>Rupees per unit, before tax.</summary>
    public decimal SalesPrice { get; set; }

    /// <summary>Printed maximum retail price, rupees, tax included.</summary>
    public decimal? Mrp { get; set; }

    /// <summary>Unique in the organization where there is one.</summary>
    public string? Barcode { get; set; }

    /// <summary>The manufacturer's part number.</summary>
    public string? PartNumber { get; set; }

    /// <summary>Free text: makes and models it fits.</summary>
    public string? CompatibleModels { get; set; }

    /// <summary>Below it the item is on the low-stock list; 0 means it is not watched.</summary>
    [Quantity]
    public decimal MinimumStock { get; set; }

    public bool IsActive { get; set; } = true;

    public int Version { get; private set; }

    /// <summary>Kept in stores; services are not.</summary>
    public bool IsStocked => Kind is not ItemKind.Service;

    /// <summary>What searching looks into, in capitals.</summary>
    [SearchKey]
    public string SearchKey
    {
        get => string.Join('|', Sku, Barcode, PartNumber, Name).ToUpperInvariant();
        private set { } // read by queries only; always made from the other properties
    }

    public string InventoryRole =>
        Kind switch
        {
            ItemKind.Part or ItemKind.Service => AccountRoles.Inventory,
            ItemKind.Battery => AccountRoles.InventorySerial,
            ItemKind.Consumable => AccountRoles.InventoryConsumable,
        };

    public string CogsRole =>
        Kind switch
        {
            ItemKind.Part or ItemKind.Service => AccountRoles.Cogs,
            ItemKind.Battery => AccountRoles.CogsBattery,
            ItemKind.Consumable => AccountRoles.CogsConsumable,
        };

    public string SalesRole =>
        Kind switch
        {
            ItemKind.Part or ItemKind.Consumable => AccountRoles.SalesParts,
            ItemKind.Battery => AccountRoles.SalesBattery,
            ItemKind.Service => AccountRoles.ServiceLabour,
        };
}
