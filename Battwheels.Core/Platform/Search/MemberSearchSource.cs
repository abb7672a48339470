using Battwheels.Core.Access;
using Battwheels.Core.Common;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Platform.Search;

/// <summary>Members by any part of their name: an organization has dozens, not thousands.</summary>
internal sealed class MemberSearchSource : ISearchSource
{
    public SearchKind Kind => SearchKind.Member;

    public string Permission => OrganizationPermissions.ReadMembers;

    public async Task<IReadOnlyList<SearchHit>> FindAsync(IReadUnit unit, SearchAsk ask, CancellationToken ct)
    {
        var name = ask.Text.ToUpperInvariant();
        var members = await unit.Set<Membership>()
#pragma warning disable CA1304, CA1311, CA1862 // Translated to SQL; only this form translates.
            .Where(m => m.Status != MembershipStatus.Ended && m.DisplayName.ToUpper().Contains(name))
#pragma warning restore CA1304, CA1311, CA1862
            .OrderBy(m => m.DisplayName)
            .Take(SearchAsk.Most)
            .Select(m => new { m.Id, m.DisplayName })
            .ToListAsync(ct);
        return members.ConvertAll(m => new SearchHit(m.Id, m.DisplayName));
    }
}
