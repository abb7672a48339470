using Battwheels.Core.Common;
using Battwheels.Core.Platform.Search;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Crm;

/// <summary>Customers and vendors by name, phone or GSTIN.</summary>
internal sealed class ContactSearchSource : ISearchSource
{
    public SearchKind Kind => SearchKind.Contact;

    public string Permission => ContactPermissions.Read;

    public async Task<IReadOnlyList<SearchHit>> FindAsync(IReadUnit unit, SearchAsk ask, CancellationToken ct)
    {
        var ids = await SearchParties.ContactsAsync(unit, ask, ct);
        if (ids.Count == 0)
            return [];
        var rows = await unit.Set<Contact>()
            .Where(c => ids.Contains(c.Id) && !c.IsArchived)
            .OrderBy(c => c.SortName)
            .Take(SearchAsk.Most)
            .Select(c => new
            {
                c.Id,
                c.Name,
                c.Phone,
                c.Gstin,
                c.City,
            })
            .ToListAsync(ct);
        return rows.ConvertAll(c => new SearchHit(
            c.Id,
            c.Name,
            string.Join(" · ", new[] { Phones.Display(c.Phone), c.City }.Where(t => !string.IsNullOrEmpty(t))),
            IsExact: ask.Is(c.Gstin) || (c.Phone is not null && c.Phone == Phones.Read(ask.Text)?.Key),
            Phone: c.Phone
        ));
    }
}
