using System.Linq.Expressions;
using Battwheels.Core.Common;
using Battwheels.Core.Crm;
using Battwheels.Core.Platform.Search;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Estimates;

/// <summary>Estimates by number, vehicle or customer; newest first.</summary>
internal sealed class EstimateSearchSource : ISearchSource
{
    private const string Prefix = "EST";

    public SearchKind Kind => SearchKind.Estimate;

    public string Permission => EstimatePermissions.Read;

    public async Task<IReadOnlyList<SearchHit>> FindAsync(IReadUnit unit, SearchAsk ask, CancellationToken ct)
    {
        List<SearchHit> hits = [];
        if (ask.NumbersOf(Prefix) is { Count: > 0 } numbers)
            hits.AddRange(await HitsAsync(e => numbers.Contains(e.Number)));
        if (await SearchParties.VehiclesAsync(unit, ask, ct) is { Count: > 0 } vehicles)
            hits.AddRange(await HitsAsync(e => vehicles.Contains(e.VehicleId)));
        if (hits.Count == 0 && await SearchParties.ContactsAsync(unit, ask, ct) is { Count: > 0 } contacts)
            hits.AddRange(await HitsAsync(e => contacts.Contains(e.ContactId)));
        return [.. hits.DistinctBy(h => h.Id).Take(SearchAsk.Most)];

        async Task<List<SearchHit>> HitsAsync(Expression<Func<Estimate, bool>> which)
        {
            var rows = await (
                from e in unit.Set<Estimate>().Where(which).OrderByDescending(e => e.Id).Take(SearchAsk.Most)
                join c in unit.Set<Contact>() on e.ContactId equals c.Id
                orderby e.Id descending
                select new { Estimate = e, c.Name }
            ).ToListAsync(ct);
            return rows.ConvertAll(r => new SearchHit(
                r.Estimate.Id,
                r.Estimate.Number,
                $"{r.Name} · {IndianText.Rupees(r.Estimate.Total)}",
                r.Estimate.StateOn(unit.Today),
                ask.Is(r.Estimate.Number),
                Parent: r.Estimate.TicketId
            ));
        }
    }
}
