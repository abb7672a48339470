using Battwheels.Core.Common;
using Battwheels.Core.Platform.Search;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Accounting;

/// <summary>Accounts by code or any part of their name: a chart has some hundred.</summary>
internal sealed class AccountSearchSource : ISearchSource
{
    public SearchKind Kind => SearchKind.Account;

    public string Permission => AccountingPermissions.Read;

    public async Task<IReadOnlyList<SearchHit>> FindAsync(IReadUnit unit, SearchAsk ask, CancellationToken ct)
    {
        var text = ask.Text.ToUpperInvariant();
        var rows = await unit.Set<Account>()
#pragma warning disable CA1304, CA1311, CA1862 // Translated to SQL; only this form translates.
            .Where(a => a.IsActive && !a.IsGroup && (a.Code.StartsWith(text) || a.Name.ToUpper().Contains(text)))
#pragma warning restore CA1304, CA1311, CA1862
            .OrderBy(a => a.Code)
            .Take(SearchAsk.Most)
            .Select(a => new
            {
                a.Id,
                a.Code,
                a.Name,
            })
            .ToListAsync(ct);
        return rows.ConvertAll(a => new SearchHit(a.Id, $"{a.Code} {a.Name}", IsExact: ask.Is(a.Code)));
    }
}
