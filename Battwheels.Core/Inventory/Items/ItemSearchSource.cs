using Battwheels.Core.Common;
using Battwheels.Core.Platform.Search;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Inventory.Items;

/// <summary>Items by barcode, SKU, part number or words of the name.</summary>
internal sealed class ItemSearchSource : ISearchSource
{
    public SearchKind Kind => SearchKind.Item;

    public string Permission => InventoryPermissions.Read;

    public async Task<IReadOnlyList<SearchHit>> FindAsync(IReadUnit unit, SearchAsk ask, CancellationToken ct)
    {
        var rows = await HitsAsync(unit.Set<Item>().WithWords(ask.Text), ask.Text.ToUpperInvariant(), ct);
        if (rows.Count == 0 && ask.Compact.Length > 0)
        {
            var code = ask.Compact; // BP 0041 for BP-0041
            rows = await HitsAsync(
                unit.Set<Item>().Where(i => i.SearchKey.Replace("-", "").Replace(" ", "").Contains(code)),
                code,
                ct
            );
        }

        return rows.ConvertAll(i => new SearchHit(
            i.Id,
            i.Sku,
            i.Name,
            IsExact: ask.Is(i.Sku) || ask.Is(i.Barcode) || ask.Is(i.PartNumber)
        ));
    }

    private static Task<List<Item>> HitsAsync(IQueryable<Item> items, string code, CancellationToken ct) =>
        items
            .OrderBy(i => i.Sku == code || i.Barcode == code || i.PartNumber == code ? 0 : 1)
            .ThenBy(i => i.Sku)
            .Take(SearchAsk.Most)
            .ToListAsync(ct);
}
