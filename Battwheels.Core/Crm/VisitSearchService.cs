using Battwheels.Core.Common;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Crm;

/// <summary>A vehicle, a contact, or both, that what was typed may mean.</summary>
/// <param name="VehicleText">Make, model and variant.</param>
public sealed record VisitMatch(
    long? VehicleId,
    string? Registration,
    string? VehicleText,
    long ContactId,
    string ContactName,
    string? Phone,
    string City
);

/// <summary>The one box of a new visit: registration, phone, VIN or name.</summary>
public sealed class VisitSearchService(IUnitOfWorkFactory units)
{
    private const int Most = 20;
    private const int Shortest = 3;

    /// <summary>
    /// Vehicles and contacts that begin with what was typed: spaces, hyphens and small letters in registrations, any
    /// form of phone number, VIN, GSTIN, words of a name. Nothing below three characters.
    /// </summary>
    [Bounded(Most)]
    public Task<IReadOnlyList<VisitMatch>> FindAsync(string text, CancellationToken ct) =>
        units.ReadAsync(ContactPermissions.Read, unit => FindAsync(unit, (text ?? "").Trim(), ct), ct);

    private static async Task<IReadOnlyList<VisitMatch>> FindAsync(IReadUnit unit, string text, CancellationToken ct)
    {
        if (text.Length < Shortest)
            return [];
        var mayVehicles = unit.May(VehiclePermissions.Read);
        var vehicleIds = mayVehicles ? await VehicleList.FindAsync(unit, text, Most, ct) : [];
        var contactIds = await ContactIdsAsync(unit, text, ct);

        if (vehicleIds.Count == 0 && contactIds.Count == 0)
            return [];
        var vehicles = mayVehicles ? await VehiclesAsync(unit, vehicleIds, contactIds, ct) : [];
        var owners = vehicles.Select(v => v.ContactId).Concat(contactIds).Distinct().ToArray();
        var contacts = await unit.Set<Contact>()
            .Where(c => owners.Contains(c.Id) && !c.IsArchived)
            .Select(c => new
            {
                c.Id,
                c.Name,
                c.Phone,
                c.City,
            })
            .ToDictionaryAsync(c => c.Id, ct);

        var found = vehicleIds.ToList();
        return
        [
            .. vehicles
                .Where(v => contacts.ContainsKey(v.ContactId))
                .OrderBy(v => found.IndexOf(v.Id) is var at && at < 0 ? Most : at)
                .ThenBy(v => contacts[v.ContactId].Name, StringComparer.Ordinal)
                .Select(v => Match(v.ContactId, v))
                .Concat(
                    contactIds
                        .Except(vehicles.Select(v => v.ContactId))
                        .Where(contacts.ContainsKey)
                        .Select(id => Match(id, null))
                )
                .Take(Most),
        ];

        VisitMatch Match(long contactId, Found? vehicle)
        {
            var contact = contacts[contactId];
            return new(
                vehicle?.Id,
                vehicle?.Registration,
                vehicle?.Text,
                contactId,
                contact.Name,
                contact.Phone,
                contact.City
            );
        }
    }

    /// <summary>By the text as phone, GSTIN or name; in key order, so that the same text shows the same rows.</summary>
    private static async Task<IReadOnlyList<long>> ContactIdsAsync(IReadUnit unit, string text, CancellationToken ct)
    {
        if (ContactSearch.Of(unit, text) is not { } keys)
            return [];
        // A contact may be met by two words of its name.
        var ids = await keys.OrderBy(k => k.Key)
            .ThenBy(k => k.ContactId)
            .Select(k => k.ContactId)
            .Take(Most * 2)
            .ToListAsync(ct);
        return [.. ids.Distinct().Take(Most)];
    }

    private static Task<List<Found>> VehiclesAsync(
        IReadUnit unit,
        IReadOnlyList<long> ids,
        IReadOnlyList<long> contactIds,
        CancellationToken ct
    ) =>
        unit.Set<Vehicle>()
            .Where(v => ids.Contains(v.Id) || (contactIds.Contains(v.ContactId) && !v.IsArchived))
            .OrderByDescending(v => v.Id)
            .Take(Most * 2)
            .Select(v => new Found(v.Id, v.ContactId, v.Registration, v.Make, v.Model, v.Variant))
            .ToListAsync(ct);

    private sealed record Found(
        long Id,
        long ContactId,
        string? Registration,
        string Make,
        string Model,
        string? Variant
    )
    {
        public string Text => VehicleNames.Of(Make, Model, Variant);
    }
}
