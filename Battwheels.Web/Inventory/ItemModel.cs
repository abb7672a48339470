using Battwheels.Core.Inventory.Items;

namespace Battwheels.Web.Inventory;

/// <summary>What is typed into the item form.</summary>
public sealed class ItemModel
{
    public string? Sku { get; set; }

    public string? Name { get; set; }

    public ItemKind Kind { get; set; }

    public string? Hsn { get; set; }

    public decimal? GstRatePercent { get; set; } = 18m;

    public string? Uom { get; set; } = "NOS";

    public ValuationMethod Valuation { get; set; }

    public decimal? SalesPrice { get; set; }

    public decimal? Mrp { get; set; }

    public string? Barcode { get; set; }

    public string? PartNumber { get; set; }

    public string? CompatibleModels { get; set; }

    public decimal? MinimumStock { get; set; }

    public bool IsActive { get; set; } = true;

    public static ItemModel Of(ItemInput i) =>
        new()
        {
            Sku = i.Sku,
            Name = i.Name,
            Kind = i.Kind,
            Hsn = i.Hsn,
            GstRatePercent = i.GstRatePercent,
            Uom = i.Uom,
            Valuation = i.Valuation,
            SalesPrice = i.SalesPrice,
            Mrp = i.Mrp,
            Barcode = i.Barcode,
            PartNumber = i.PartNumber,
            CompatibleModels = i.CompatibleModels,
            MinimumStock = i.MinimumStock == 0m ? null : i.MinimumStock,
            IsActive = i.IsActive,
        };

    /// <summary>A rate or price that was not entered is refused by name, never taken for zero.</summary>
    public ItemInput ToInput() =>
        new(
            Sku ?? "",
            Name ?? "",
            Kind,
            Hsn ?? "",
            GstRatePercent ?? -1m,
            Uom ?? "",
            Valuation,
            SalesPrice ?? -1m,
            Mrp,
            Barcode,
            PartNumber,
            CompatibleModels,
            MinimumStock ?? 0m,
            IsActive
        );
}
