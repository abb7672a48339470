using System.Linq.Expressions;
using Battwheels.Core.Common;
using Battwheels.Core.Crm;
using Battwheels.Core.Platform.Search;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Tickets;

/// <summary>Visits by number, vehicle or customer; newest first.</summary>
internal sealed class TicketSearchSource : ISearchSource
{
    public SearchKind Kind => SearchKind.Ticket;

    public string Permission => TicketPermissions.Read;

    public async Task<IReadOnlyList<SearchHit>> FindAsync(IReadUnit unit, SearchAsk ask, CancellationToken ct)
    {
        List<SearchHit> hits = [];
        if (ask.Sequences is { Count: > 0 } sequences)
            hits.AddRange((await HitsAsync(t => sequences.Contains(t.Sequence))).Where(h => ask.IsIn(h.Name)));
        if (await SearchParties.VehiclesAsync(unit, ask, ct) is { Count: > 0 } vehicles)
            hits.AddRange(await HitsAsync(t => vehicles.Contains(t.VehicleId)));
        if (hits.Count == 0 && await SearchParties.ContactsAsync(unit, ask, ct) is { Count: > 0 } contacts)
            hits.AddRange(await HitsAsync(t => contacts.Contains(t.ContactId)));
        return [.. hits.DistinctBy(h => h.Id).Take(SearchAsk.Most)];

        async Task<List<SearchHit>> HitsAsync(Expression<Func<ServiceTicket, bool>> which)
        {
            var rows = await unit.Set<ServiceTicket>()
                .Where(which)
                .OrderByDescending(t => t.Id)
                .Take(SearchAsk.Most)
                .Select(t => new
                {
                    t.Id,
                    t.Number,
                    t.Title,
                    t.State,
                })
                .ToListAsync(ct);
            return rows.ConvertAll(t => new SearchHit(t.Id, t.Number, t.Title, t.State, ask.Is(t.Number)));
        }
    }
}
