using Battwheels.Core.Common;
using Battwheels.Core.Crm;
using Battwheels.Core.Crm.Warranty;
using Battwheels.Core.Platform.Search;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Claims;

/// <summary>Warranty claims by number; newest first.</summary>
internal sealed class ClaimSearchSource : ISearchSource
{
    public SearchKind Kind => SearchKind.Claim;

    public string Permission => WarrantyPermissions.Read;

    public async Task<IReadOnlyList<SearchHit>> FindAsync(IReadUnit unit, SearchAsk ask, CancellationToken ct)
    {
        if (ask.NumbersOf("CLM") is not { Count: > 0 } numbers)
            return [];
        var claims = unit.Set<WarrantyClaim>().Where(c => numbers.Contains(c.Number)).Take(SearchAsk.Most);
        var rows = await ClaimList.Rows(unit, claims).ToListAsync(ct);
        return rows.ConvertAll(c => new SearchHit(
            c.Id,
            c.Number,
            $"{c.Maker} · {(c.Registration is { } plate ? Registrations.Display(plate) : c.VehicleText)}",
            IsExact: ask.Is(c.Number)
        ));
    }
}
