using System.Linq.Expressions;
using Battwheels.Core.Common;
using Battwheels.Core.Crm;
using Battwheels.Core.Platform.Search;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Billing;

/// <summary>Invoices by number, vehicle or customer; newest first.</summary>
internal sealed class InvoiceSearchSource : ISearchSource
{
    public SearchKind Kind => SearchKind.Invoice;

    public string Permission => InvoicePermissions.Read;

    public async Task<IReadOnlyList<SearchHit>> FindAsync(IReadUnit unit, SearchAsk ask, CancellationToken ct)
    {
        List<SearchHit> hits = [];
        if (ask.Sequences is { Count: > 0 } sequences)
            hits.AddRange((await HitsAsync(i => sequences.Contains(i.Sequence))).Where(h => ask.IsIn(h.Name)));
        if (await SearchParties.VehiclesAsync(unit, ask, ct) is { Count: > 0 } vehicles)
            hits.AddRange(await HitsAsync(i => vehicles.Contains(i.VehicleId ?? 0)));
        if (hits.Count == 0 && await SearchParties.ContactsAsync(unit, ask, ct) is { Count: > 0 } contacts)
            hits.AddRange(await HitsAsync(i => contacts.Contains(i.ContactId)));
        return [.. hits.DistinctBy(h => h.Id).Take(SearchAsk.Most)];

        async Task<List<SearchHit>> HitsAsync(Expression<Func<Invoice, bool>> which)
        {
            var rows = await (
                from i in unit.Set<Invoice>().Where(which).OrderByDescending(i => i.Id).Take(SearchAsk.Most)
                join b in unit.Set<InvoiceBalance>() on i.Id equals b.InvoiceId
                orderby i.Id descending
                select new
                {
                    i.Id,
                    i.Number,
                    i.CustomerName,
                    i.Total,
                    i.DueDate,
                    b.Status,
                    b.Outstanding,
                }
            ).ToListAsync(ct);
            return rows.ConvertAll(r => new SearchHit(
                r.Id,
                r.Number,
                $"{r.CustomerName} · {IndianText.Rupees(r.Total)}",
                InvoiceStandings.Of(r.Status, r.Total, r.Outstanding, r.DueDate, unit.Today),
                ask.Is(r.Number)
            ));
        }
    }
}
