using Battwheels.Core.Common;
using Battwheels.Core.Gst;

namespace Battwheels.Core.Inventory.Items;

/// <summary>What a person enters about an item. Meanings and units as in <see cref="Item"/>.</summary>
public sealed record ItemInput(
    string Sku,
    string Name,
    ItemKind Kind,
    string Hsn,
    decimal GstRatePercent,
    string Uom,
    ValuationMethod Valuation,
    decimal SalesPrice,
    decimal? Mrp = null,
    string? Barcode = null,
    string? PartNumber = null,
    string? CompatibleModels = null,
    decimal MinimumStock = 0m,
    bool IsActive = true
)
{
    internal const int LongestBarcode = 60;

    /// <summary>The same without blanks around the texts; empty ones are absent.</summary>
    public ItemInput Clean() =>
        this with
        {
            Sku = Sku.Trim().ToUpperInvariant(),
            Name = Name.Trim(),
            Hsn = Hsn.Replace(" ", "", StringComparison.Ordinal),
            Uom = Uom.Trim().ToUpperInvariant(),
            Barcode = OrNull(Barcode),
            PartNumber = OrNull(PartNumber),
            CompatibleModels = OrNull(CompatibleModels),
        };

    /// <summary>What is wrong with it by itself, before anything is read.</summary>
    /// <returns>Null; or REQUIRED, TEXT_TOO_LONG, HSN_INVALID, SAC_INVALID, GST_RATE_INVALID, UNIT_UNKNOWN, AMOUNT_INVALID, QTY_NOT_WHOLE.</returns>
    public Error? Refusal() =>
        Error.Of(
            Sku.Length == 0 ? CommonErrors.Required(nameof(Sku), "SKU") : null,
            Name.Length == 0 ? CommonErrors.Required(nameof(Name), "Name") : null,
            TooLong(nameof(Sku), Sku, 40),
            TooLong(nameof(Name), Name, 160),
            TooLong(nameof(Barcode), Barcode, LongestBarcode),
            TooLong(nameof(PartNumber), PartNumber, 60),
            TooLong(nameof(CompatibleModels), CompatibleModels, 400),
            HsnRefusal(),
            GstRates.IsSlab(GstRatePercent) ? null : ItemErrors.RateInvalid,
            Units.Find(Uom) is null ? ItemErrors.UnitUnknown : null,
            IsAmount(SalesPrice) ? null : ItemErrors.AmountInvalid(nameof(SalesPrice)),
            Mrp is { } mrp && !IsAmount(mrp) ? ItemErrors.AmountInvalid(nameof(Mrp)) : null,
            MinimumRefusal()
        );

    private static Error? TooLong(string field, string? text, int most) =>
        text?.Length > most ? CommonErrors.TooLong(field, text.Length, most) : null;

    private Error? HsnRefusal()
    {
        if (!Hsn.All(char.IsAsciiDigit))
            return Kind is ItemKind.Service ? ItemErrors.SacInvalid : ItemErrors.HsnInvalid;
        if (Kind is ItemKind.Service)
            return Hsn.Length == 6 && Hsn.StartsWith("99", StringComparison.Ordinal) ? null : ItemErrors.SacInvalid;
        return Hsn.Length is 4 or 6 or 8 ? null : ItemErrors.HsnInvalid;
    }

    private Error? MinimumRefusal()
    {
        if (MinimumStock is < 0m or > 10_000_000m || Money.RoundTo(MinimumStock, 3) != MinimumStock)
            return ItemErrors.AmountInvalid(nameof(MinimumStock));
        return Units.Find(Uom) is not null && Units.IsWhole(Uom) && decimal.Truncate(MinimumStock) != MinimumStock
            ? ItemErrors.MinimumNotWhole(Uom)
            : null;
    }

    private static bool IsAmount(decimal rupees) =>
        rupees is >= 0m and <= 1_000_000_000m && Money.Round(rupees) == rupees;

    private static string? OrNull(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
