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
                long[] found = [.. ids.Distinct().Take(SearchAsk.Most)];
                return found.Length == 0 ? found : [.. found, .. await MergedAsync(unit, found, ct)];
            }
        );

    /// <summary>Those merged into them: their issued documents still name them.</summary>
    private static Task<List<long>> MergedAsync(IReadUnit unit, long[] found, CancellationToken ct) =>
        unit.Set<Contact>()
            .Where(c => c.MergedIntoId != null && found.Contains(c.MergedIntoId.Value))
            .OrderBy(c => c.Id)
            .Select(c => c.Id)
            .Take(SearchAsk.Most)
            .ToListAsync(ct);
}
