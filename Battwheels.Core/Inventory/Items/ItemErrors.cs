using Battwheels.Core.Common;

namespace Battwheels.Core.Inventory.Items;

public static class ItemErrors
{
    public static readonly Error HsnInvalid = new(
        "HSN_INVALID",
        "An HSN code has 4, 6 or 8 digits. Take it from the supplier's bill.",
        nameof(ItemInput.Hsn)
    );

    public static readonly Error SacInvalid = new(
        "SAC_INVALID",
        "The code of a service (SAC) has 6 digits and begins with 99, such as 998714 for vehicle repair.",
        nameof(ItemInput.Hsn)
    );

    public static readonly Error RateInvalid = new(
        "GST_RATE_INVALID",
        "GST has no such rate; most parts and services have 5 or 18 percent. Correct it and save again.",
        nameof(ItemInput.GstRatePercent)
    );

    public static readonly Error UnitUnknown = new(
        "UNIT_UNKNOWN",
        "This unit is not one the GST returns know. Choose one of the list, such as NOS or LTR.",
        nameof(ItemInput.Uom)
    );

    public static readonly Error InUse = new(
        "ITEM_IN_USE",
        "This item already moved, so its kind, unit and cost method stay. Make a new item for the change and set this one inactive.",
        nameof(ItemInput.Uom)
    );

    public static readonly Error HasStock = new(
        "ITEM_HAS_STOCK",
        "There is still stock of this item, or some is reserved. Use it up or release it, then set it inactive.",
        nameof(ItemInput.IsActive)
    );

    public static Error SkuTaken(string sku) =>
        new("SKU_TAKEN", $"Another item already has the SKU {sku}. Choose another, or edit that item.", "Sku");

    public static Error BarcodeTaken(string sku) =>
        new("BARCODE_TAKEN", $"Item {sku} already has this barcode. Scan again, or correct that item.", "Barcode");

    public static Error HasBarcode(string sku, string barcode) =>
        new(
            "ITEM_HAS_BARCODE",
            $"Item {sku} has the barcode {barcode} already. Choose another item, or change the barcode on the item's page.",
            "LinkTo"
        );

    public static Error AmountInvalid(string field) =>
        new("AMOUNT_INVALID", "Enter zero or more, with at most two decimals for rupees.", field);

    public static Error MinimumNotWhole(string uom) =>
        new("QTY_NOT_WHOLE", $"{uom} are counted: enter a whole number.", nameof(ItemInput.MinimumStock));
}
