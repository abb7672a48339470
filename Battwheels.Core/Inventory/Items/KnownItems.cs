using Battwheels.Core.Common;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Inventory.Items;

/// <summary>Which SKUs and barcodes of some items are taken, asked for all of them at once.</summary>
internal sealed class KnownItems
{
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _skus = new(StringComparer.Ordinal);

    public static async Task<KnownItems> LoadAsync(
        IReadUnit unit,
        IReadOnlyCollection<ItemInput> inputs,
        CancellationToken ct
    )
    {
        KnownItems known = new();
        string[] skus = [.. inputs.Select(i => i.Sku).Distinct()];
        string[] barcodes = [.. inputs.Select(i => i.Barcode).OfType<string>().Distinct()];
        await known.ReadAsync(unit.Set<Item>().Where(i => skus.Contains(i.Sku)), ct);
        if (barcodes.Length > 0)
            await known.ReadAsync(unit.Set<Item>().Where(i => barcodes.Contains(i.Barcode)), ct);
        return known;
    }

    /// <summary>Null when the SKU is free.</summary>
    public string? NameOf(string sku) => _names.GetValueOrDefault(sku);

    /// <summary>The SKU of the item that has the barcode; null when it is free.</summary>
    public string? SkuWith(string? barcode) => barcode is null ? null : _skus.GetValueOrDefault(barcode);

    private async Task ReadAsync(IQueryable<Item> items, CancellationToken ct)
    {
        var found = await items
            .Select(i => new
            {
                i.Sku,
                i.Name,
                i.Barcode,
            })
            .ToListAsync(ct);
        foreach (var item in found)
        {
            _names[item.Sku] = item.Name;
            if (item.Barcode is { } barcode)
                _skus[barcode] = item.Sku;
        }
    }
}
