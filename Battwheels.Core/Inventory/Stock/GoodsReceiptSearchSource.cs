using System.Linq.Expressions;
using Battwheels.Core.Common;
using Battwheels.Core.Crm;
using Battwheels.Core.Platform.Search;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Inventory.Stock;

/// <summary>Goods receipts by number or the vendor's bill; newest first.</summary>
internal sealed class GoodsReceiptSearchSource : ISearchSource
{
    private const string Prefix = "GRN";

    public SearchKind Kind => SearchKind.Receipt;

    public string Permission => InventoryPermissions.Read;

    public async Task<IReadOnlyList<SearchHit>> FindAsync(IReadUnit unit, SearchAsk ask, CancellationToken ct)
    {
        if (!ask.Text.Any(char.IsAsciiDigit))
            return [];
        var numbers = ask.NumbersOf(Prefix);
        var found = numbers.Count > 0 ? await HitsAsync(r => numbers.Contains(r.Number)) : [];
        var bill = ask.Text.ToUpperInvariant();
        return found.Count > 0 ? found : await HitsAsync(r => r.SearchKey.EndsWith("|" + bill));

        async Task<List<SearchHit>> HitsAsync(Expression<Func<GoodsReceipt, bool>> which)
        {
            var rows = await (
                from r in unit.Set<GoodsReceipt>().Where(which).OrderByDescending(r => r.Id).Take(SearchAsk.Most)
                join c in unit.Set<Contact>() on r.VendorId equals c.Id
                orderby r.Id descending
                select new
                {
                    r.Id,
                    r.Number,
                    r.Reference,
                    Vendor = c.Name,
                }
            ).ToListAsync(ct);
            return rows.ConvertAll(r => new SearchHit(
                r.Id,
                r.Number,
                r.Reference is null ? r.Vendor : $"{r.Vendor} · {r.Reference}",
                IsExact: ask.Is(r.Number) || ask.Is(r.Reference)
            ));
        }
    }
}
