using Battwheels.Core.Common;
using Battwheels.Core.Inventory.Stock;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Inventory.Items;

/// <summary>Makes and changes items inside the caller's transaction.</summary>
public static class ItemCatalog
{
    /// <returns>The new item; or what <see cref="ItemInput.Refusal"/> finds, SKU_TAKEN, BARCODE_TAKEN.</returns>
    public static async Task<Result<Item>> CreateAsync(IUnitOfWork unit, ItemInput input, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(unit);
        ArgumentNullException.ThrowIfNull(input);
        var clean = input.Clean();
        if ((clean.Refusal() ?? await TakenAsync(unit, clean, itemId: 0, ct)) is { } refusal)
            return refusal;
        return Add(unit, clean);
    }

    /// <summary>Adds an item no rule refuses, whose SKU and barcode are free.</summary>
    /// <param name="clean">As <see cref="ItemInput.Clean"/> leaves it.</param>
    internal static Item Add(IUnitOfWork unit, ItemInput clean)
    {
        Item item = new()
        {
            Sku = clean.Sku,
            Name = clean.Name,
            Hsn = clean.Hsn,
            Uom = clean.Uom,
        };
        Fill(item, clean);
        return unit.Add(item);
    }

    /// <returns>Null when changed; else as for creating, or ITEM_IN_USE, ITEM_HAS_STOCK.</returns>
    public static async Task<Error?> ChangeAsync(IUnitOfWork unit, Item item, ItemInput input, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(unit);
        ArgumentNullException.ThrowIfNull(item);
        ArgumentNullException.ThrowIfNull(input);
        var clean = input.Clean();
        if ((clean.Refusal() ?? await TakenAsync(unit, clean, item.Id, ct)) is { } refusal)
            return refusal;
        var fixedParts = (item.Kind, item.Uom, item.Valuation) != (clean.Kind, clean.Uom, clean.Valuation);
        if (fixedParts && await HasMovedAsync(unit, item.Id, ct))
            return ItemErrors.InUse;
        if (item.IsActive && !clean.IsActive && await HasStockAsync(unit, item.Id, ct))
            return ItemErrors.HasStock;
        Fill(item, clean);
        return null;
    }

    /// <returns>Null when linked; or NOT_FOUND, REQUIRED, TEXT_TOO_LONG, BARCODE_TAKEN, ITEM_HAS_BARCODE.</returns>
    internal static async Task<Error?> LinkCodeAsync(IUnitOfWork unit, LinkItemCode link, CancellationToken ct)
    {
        var code = link.Code.Trim();
        if (code.Length is 0 or > ItemInput.LongestBarcode)
            return code.Length == 0
                ? CommonErrors.Required("Barcode", "Barcode")
                : CommonErrors.TooLong("Barcode", code.Length, ItemInput.LongestBarcode);
        if (await unit.Set<Item>().SingleOrDefaultAsync(i => i.Id == link.ItemId, ct) is not { } item)
            return CommonErrors.NotFound;
        if (item.Barcode is { } other)
            return other == code ? null : ItemErrors.HasBarcode(item.Sku, other);
        var taken = await unit.Set<Item>().Where(i => i.Barcode == code).Select(i => i.Sku).FirstOrDefaultAsync(ct);
        if (taken is not null)
            return ItemErrors.BarcodeTaken(taken);
        item.Barcode = code;
        return null;
    }

    public static Task<bool> HasMovedAsync(IReadUnit unit, long itemId, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(unit);
        return unit.Set<StockMovement>().AnyAsync(m => m.ItemId == itemId, ct);
    }

    private static Task<bool> HasStockAsync(IReadUnit unit, long itemId, CancellationToken ct) =>
        unit.Set<StockPool>().AnyAsync(p => p.ItemId == itemId && (p.Quantity > 0m || p.Reserved > 0m), ct);

    private static async Task<Error?> TakenAsync(IUnitOfWork unit, ItemInput input, long itemId, CancellationToken ct)
    {
        var others = unit.Set<Item>().Where(i => i.Id != itemId);
        if (await others.AnyAsync(i => i.Sku == input.Sku, ct))
            return ItemErrors.SkuTaken(input.Sku);
        if (input.Barcode is null)
            return null;
        var sameCode = await others.Where(i => i.Barcode == input.Barcode).Select(i => i.Sku).FirstOrDefaultAsync(ct);
        return sameCode is null ? null : ItemErrors.BarcodeTaken(sameCode);
    }

    private static void Fill(Item item, ItemInput input)
    {
        (item.Sku, item.Name, item.Kind) = (input.Sku, input.Name, input.Kind);
        (item.Hsn, item.GstRatePercent, item.Uom) = (input.Hsn, input.GstRatePercent, input.Uom);
        (item.Valuation, item.SalesPrice, item.Mrp) = (input.Valuation, input.SalesPrice, input.Mrp);
        (item.Barcode, item.PartNumber) = (input.Barcode, input.PartNumber);
        (item.CompatibleModels, item.MinimumStock) = (input.CompatibleModels, input.MinimumStock);
        item.IsActive = input.IsActive;
    }
}
