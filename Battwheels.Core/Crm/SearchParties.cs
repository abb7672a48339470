using Battwheels.Core.Common;
using Battwheels.Core.Platform.Search;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Crm;

/// <summary>
/// The vehicles and contacts a search means, read once for every kind of document that belongs to them. Nobody learns of a
/// document by a name or plate they may not read.
/// </summary>
internal static class SearchParties
{
    public static Task<IReadOnlyList<long>> VehiclesAsync(IReadUnit unit, SearchAsk ask, CancellationToken ct) =>
        ask.OnceAsync<IReadOnlyList<long>>(
            "vehicles",
            async () =>
                unit.May(VehiclePermissions.Read) && ask.Text.Any(char.IsAsciiDigit) // every plate and VIN has some
                    ? await VehicleList.FindAsync(unit, ask.Text, SearchAsk.Most, ct)
                    : []
        );

    public static Task<IReadOnlyList<long>> ContactsAsync(IReadUnit unit, SearchAsk ask, CancellationToken ct) =>
        ask.OnceAsync<IReadOnlyList<long>>(
            "contacts",
            async () =>
            {
                if (!unit.May(ContactPermissions.Read) || ContactSearch.Of(unit, ask.Text) is not { } keys)
                    return [];
                // A contact may be met by two words of its name.
                var ids = await keys.OrderBy(k => k.Key)
                    .ThenBy(k => k.ContactId)
                    .Select(k => k.ContactId)
                    .Take(SearchAsk.Most * 2)
                    .ToListAsync(ct);
                return [.. ids.Distinct().Take(SearchAsk.Most)];
            }
        );
}
