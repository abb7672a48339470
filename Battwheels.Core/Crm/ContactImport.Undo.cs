using Battwheels.Core.Common;
using Battwheels.Core.Crm.Merging;
using Battwheels.Core.Platform.Import;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Crm;

/// <content>
/// Owners and readings of a vehicle are never deleted, so what is taken back goes to the archive: out of every list and
/// search, its plate and keys free for the corrected file.
/// </content>
public sealed partial class ContactImport
{
    public IReadOnlyList<string> TakeBackPermissions { get; } =
    [ContactPermissions.Archive, VehiclePermissions.Archive];

    public async Task<IReadOnlyList<Error?>> TakeBackAsync(
        IUnitOfWork unit,
        IReadOnlyList<ImportMade> made,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(unit);
        ArgumentNullException.ThrowIfNull(made);
        long[] ids = [.. made.Select(m => m.Id), .. made.Select(m => m.OfId).OfType<long>()];
        var vehicles = await unit.Set<Vehicle>().Where(v => ids.Contains(v.Id)).ToDictionaryAsync(v => v.Id, ct);
        var contacts = await unit.Set<Contact>().Where(c => ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id, ct);
        long[] cars = [.. vehicles.Keys];
        long[] people = [.. contacts.Keys];
        var drivenIn = await use.UsedAsync<Vehicle>(
            unit,
            cars,
            [typeof(VehicleOwnership), typeof(OdometerReading)],
            ct
        );
        var dealtWith = await use.UsedAsync<Contact>(
            unit,
            people,
            [
                typeof(ContactKey),
                typeof(Vehicle),
                typeof(VehicleOwnership),
                typeof(DuplicateCheck),
                typeof(DuplicatePair),
            ],
            ct
        );
        var elsewhere = await unit.Set<Vehicle>()
            .Where(v => people.Contains(v.ContactId) && !v.IsArchived && !cars.Contains(v.Id))
            .Select(v => v.ContactId)
            .Distinct()
            .ToListAsync(ct);
        HashSet<long> staying =
        [
            .. dealtWith,
            .. elsewhere,
            .. contacts.Values.Where(c => c.Version > 0).Select(c => c.Id),
            .. vehicles.Values.Where(v => IsTouched(v, drivenIn)).Select(v => v.ContactId),
        ];
        foreach (var row in made)
            if (vehicles.GetValueOrDefault(row.Id) is { } vehicle && !IsTouched(vehicle, drivenIn))
                if (row.OfId is not { } customer || !staying.Contains(customer))
                    Archive(vehicle);
        foreach (var contact in contacts.Values.Where(c => !staying.Contains(c.Id)))
            await ArchiveAsync(unit, contact, ct);
        return [.. made.Select(m => Standing(m, vehicles, contacts))];
    }

    private static bool IsTouched(Vehicle vehicle, IReadOnlySet<long> used) =>
        vehicle.Version > 0 || used.Contains(vehicle.Id);

    private static void Archive(Vehicle vehicle)
    {
        vehicle.IsArchived = true;
        VehicleRules.Index(vehicle);
    }

    private static Task ArchiveAsync(IUnitOfWork unit, Contact contact, CancellationToken ct)
    {
        contact.IsArchived = true;
        return Contacts.RewriteKeysAsync(unit, contact, ct);
    }

    /// <summary>Whichever of the row's records is still live.</summary>
    private static Error? Standing(
        ImportMade made,
        Dictionary<long, Vehicle> vehicles,
        Dictionary<long, Contact> contacts
    )
    {
        if (vehicles.GetValueOrDefault(made.Id) is { IsArchived: false } vehicle)
            return ImportErrors.Touched(
                vehicle.Registration is { } plate ? Registrations.Display(plate) : $"{vehicle.Make} {vehicle.Model}"
            );
        return contacts.GetValueOrDefault(made.OfId ?? made.Id) is { IsArchived: false } contact
            ? ImportErrors.Touched(contact.Name)
            : null;
    }
}
