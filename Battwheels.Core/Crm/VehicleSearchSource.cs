using Battwheels.Core.Common;
using Battwheels.Core.Platform.Search;

namespace Battwheels.Core.Crm;

/// <summary>Vehicles by registration, its last four digits, VIN or their owner.</summary>
internal sealed class VehicleSearchSource : ISearchSource
{
    public SearchKind Kind => SearchKind.Vehicle;

    public string Permission => VehiclePermissions.Read;

    public async Task<IReadOnlyList<SearchHit>> FindAsync(IReadUnit unit, SearchAsk ask, CancellationToken ct)
    {
        var ids = await SearchParties.VehiclesAsync(unit, ask, ct);
        var owners = await SearchParties.ContactsAsync(unit, ask, ct);
        if (ids.Count == 0 && owners.Count == 0)
            return [];
        var rows = ids.Count == 0 ? [] : await VehicleList.OfAsync(unit, v => ids.Contains(v.Id), SearchAsk.Most, ct);
        if (rows.Count == 0 && owners.Count > 0)
            rows = await VehicleList.OfAsync(
                unit,
                v => owners.Contains(v.ContactId) && !v.IsArchived,
                SearchAsk.Most,
                ct
            );
        var found = ids.ToList();
        return
        [
            .. rows.OrderBy(v => found.IndexOf(v.Id))
                .Select(v => new SearchHit(
                    v.Id,
                    v.Registration is null ? T("Unregistered") : Registrations.Display(v.Registration),
                    string.Join(
                        " · ",
                        new[] { VehicleNames.Of(v.Make, v.Model, v.Variant), v.OwnerName }.Where(t => t is not null)
                    ),
                    IsExact: ask.Is(v.Registration)
                )),
        ];
    }
}
