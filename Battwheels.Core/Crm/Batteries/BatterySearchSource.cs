using Battwheels.Core.Common;
using Battwheels.Core.Platform.Search;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Crm.Batteries;

/// <summary>Battery packs by the beginning of their serial.</summary>
internal sealed class BatterySearchSource : ISearchSource
{
    private const int Shortest = 4;

    public SearchKind Kind => SearchKind.Battery;

    public string Permission => VehiclePermissions.Read;

    public async Task<IReadOnlyList<SearchHit>> FindAsync(IReadUnit unit, SearchAsk ask, CancellationToken ct)
    {
        if (ask.Compact.Length < Shortest)
            return [];
        var packs = unit.Set<BatteryPack>()
            .WhereBeginsWith(p => p.SerialKey, PackRules.Key(ask.Text))
            .OrderBy(p => p.SerialKey)
            .Take(SearchAsk.Most);
        var rows = await BatteryList.Rows(unit, packs).ToListAsync(ct);
        return rows.ConvertAll(p => new SearchHit(
            p.Id,
            p.Serial,
            p.Registration is { } plate
                ? $"{Registrations.Display(plate)} · {p.VehicleText}"
                : $"{p.Make} {p.Model}".Trim(),
            IsExact: ask.Is(p.Serial)
        ));
    }
}
