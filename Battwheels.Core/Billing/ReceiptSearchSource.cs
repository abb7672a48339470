using System.Linq.Expressions;
using Battwheels.Core.Common;
using Battwheels.Core.Crm;
using Battwheels.Core.Platform.Search;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Billing;

/// <summary>Payments by number, the payer's reference (UTR, cheque) or customer; newest first.</summary>
internal sealed class ReceiptSearchSource : ISearchSource
{
    public SearchKind Kind => SearchKind.Payment;

    public string Permission => PaymentPermissions.Read;

    public async Task<IReadOnlyList<SearchHit>> FindAsync(IReadUnit unit, SearchAsk ask, CancellationToken ct)
    {
        List<SearchHit> hits = [];
        var reference = ask.Text.ToUpperInvariant();
        if (ask.NumbersOf(Receipts.Prefix) is { Count: > 0 } numbers)
            hits.AddRange(await HitsAsync(r => numbers.Contains(r.Number)));
        if (ask.Text.Any(char.IsAsciiDigit))
            hits.AddRange(await HitsAsync(r => r.Reference == reference));
        if (hits.Count == 0 && await SearchParties.ContactsAsync(unit, ask, ct) is { Count: > 0 } contacts)
            hits.AddRange(await HitsAsync(r => contacts.Contains(r.ContactId)));
        return [.. hits.DistinctBy(h => h.Id).Take(SearchAsk.Most)];

        async Task<List<SearchHit>> HitsAsync(Expression<Func<Receipt, bool>> which)
        {
            var rows = await unit.Set<Receipt>()
                .Where(which)
                .OrderByDescending(r => r.Id)
                .Take(SearchAsk.Most)
                .Select(r => new
                {
                    r.Id,
                    r.Number,
                    r.CustomerName,
                    r.Received,
                    r.Reference,
                })
                .ToListAsync(ct);
            return rows.ConvertAll(r => new SearchHit(
                r.Id,
                r.Number,
                $"{r.CustomerName} · {IndianText.Rupees(r.Received)}{(r.Reference is null ? "" : $" · {r.Reference}")}",
                IsExact: ask.Is(r.Number) || r.Reference == reference
            ));
        }
    }
}
