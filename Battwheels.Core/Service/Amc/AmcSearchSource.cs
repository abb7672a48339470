using Battwheels.Core.Common;
using Battwheels.Core.Crm;
using Battwheels.Core.Platform.Search;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Amc;

/// <summary>Service contracts by number; newest first.</summary>
internal sealed class AmcSearchSource : ISearchSource
{
    public SearchKind Kind => SearchKind.Contract;

    public string Permission => AmcPermissions.Read;

    public async Task<IReadOnlyList<SearchHit>> FindAsync(IReadUnit unit, SearchAsk ask, CancellationToken ct)
    {
        if (ask.NumbersOf("AMC") is not { Count: > 0 } numbers)
            return [];
        var found =
            from contract in unit.Set<AmcContract>()
            where numbers.Contains(contract.Number)
            join customer in unit.Set<Contact>() on contract.ContactId equals customer.Id
            orderby contract.Id descending
            select new
            {
                contract.Id,
                contract.Number,
                contract.PlanName,
                customer.Name,
            };
        var rows = await found.Take(SearchAsk.Most).ToListAsync(ct);
        return rows.ConvertAll(c => new SearchHit(
            c.Id,
            c.Number,
            $"{c.PlanName} · {c.Name}",
            IsExact: ask.Is(c.Number)
        ));
    }
}
