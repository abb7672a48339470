using Battwheels.Core.Inventory.Items;
using Battwheels.Web.Common;
using Battwheels.Web.Crm;
using Battwheels.Web.Shell.Parts;

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

    public IReadOnlyList<Difference> DifferencesTo(ItemInput theirs) =>
        Difference.Between(
            ("SKU", theirs.Sku, Sku),
            ("Name", theirs.Name, Name),
            ("Kind", Status.Words(theirs.Kind), Status.Words(Kind)),
            ("HSN or SAC", theirs.Hsn, Hsn),
            ("GST %", Show.Number(theirs.GstRatePercent), Text(GstRatePercent)),
            ("Unit", theirs.Uom, Uom),
            ("Sale price", Show.Number(theirs.SalesPrice), Text(SalesPrice)),
            ("MRP", Text(theirs.Mrp), Text(Mrp)),
            ("Barcode", theirs.Barcode, Barcode),
            ("Part number", theirs.PartNumber, PartNumber),
            ("Fits", theirs.CompatibleModels, CompatibleModels),
            ("Minimum stock", Show.Number(theirs.MinimumStock), Show.Number(MinimumStock ?? 0m)),
            ("Active", theirs.IsActive ? "yes" : "no", IsActive ? "yes" : "no")
        );

    private static string? Text(decimal? number) => number is { } value ? Show.Number(value) : null;
}
