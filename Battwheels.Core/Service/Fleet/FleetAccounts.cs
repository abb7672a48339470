using Battwheels.Core.Common;
using Battwheels.Core.Crm;
using Battwheels.Core.Service.Portal;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Fleet;

/// <summary>Reading an account with its people.</summary>
internal static class FleetAccounts
{
    /// <summary>Vehicles to choose from in one list.</summary>
    public const int MostVehicles = 500;

    /// <summary>Whose account the portal's visitor is of.</summary>
    public static long? Own(IReadUnit unit) => unit.Actor.MergedIntoId ?? unit.Actor.ContactId;

    /// <summary>Has it a manager or an approver?</summary>
    public static Task<bool> DecidesByPeopleAsync(IReadUnit unit, long accountId, CancellationToken ct) =>
        unit.Set<FleetPerson>().AnyAsync(p => p.ContactId == accountId && p.IsActive && p.Role != FleetRole.Driver, ct);

    /// <param name="editor">The manager who reads; null for the workshop, which may change everybody.</param>
    /// <returns>Null for no such contact.</returns>
    public static async Task<FleetAccount?> ReadAsync(
        IReadUnit unit,
        long accountId,
        FleetPerson? editor,
        CancellationToken ct
    )
    {
        var name = await unit.Set<Contact>().Where(c => c.Id == accountId).Select(c => c.Name).SingleOrDefaultAsync(ct);
        if (name is null)
            return null;
        var people = await unit.Set<FleetPerson>()
            .Where(p => p.ContactId == accountId)
            .OrderBy(p => p.Id)
            .Take(FleetPerson.Most * 2)
            .ToListAsync(ct);
        var vehicles = await unit.Set<Vehicle>()
            .Where(v => v.ContactId == accountId && !v.IsArchived)
            .OrderBy(v => v.Registration)
            .ThenBy(v => v.Id)
            .Take(MostVehicles)
            .Select(v => new
            {
                v.Id,
                v.Registration,
                v.Make,
                v.Model,
            })
            .ToListAsync(ct);
        return new FleetAccount(
            name,
            [
                .. people
                    .OrderBy(p => !p.IsActive)
                    .ThenBy(p => p.Role)
                    .ThenBy(p => p.Name, StringComparer.OrdinalIgnoreCase)
                    .Select(p => Row(p, editor)),
            ],
            await AssignmentsAsync(unit, accountId, ct),
            vehicles.ConvertAll(v => new PortalVehicle(v.Id, v.Registration, VehicleNames.Of(v.Make, v.Model))),
            people.Exists(p => p.IsActive && FleetRules.Decides(p.Role))
        );
    }

    private static FleetPersonRow Row(FleetPerson person, FleetPerson? editor) =>
        new(
            person.Id,
            person.Version,
            person.Name,
            person.MobileKey,
            person.MailKey,
            person.Role,
            person.Limit,
            person.IsActive,
            person.Id == editor?.Id,
            editor is null || person.Id == editor.Id || FleetRules.MayGive(editor.Limit, person.Role, person.Limit)
        );

    private static async Task<IReadOnlyList<FleetAssignmentRow>> AssignmentsAsync(
        IReadUnit unit,
        long accountId,
        CancellationToken ct
    )
    {
        var now = unit.Now;
        var rows = await (
            from drive in unit.Set<FleetAssignment>()
            where drive.ContactId == accountId && (drive.EndsAtUtc == null || drive.EndsAtUtc > now)
            join person in unit.Set<FleetPerson>() on drive.FleetPersonId equals person.Id
            join vehicle in unit.Set<Vehicle>() on drive.VehicleId equals vehicle.Id
            orderby person.Name, drive.Id
            select new
            {
                Drive = drive,
                person.Name,
                vehicle.Registration,
                vehicle.Make,
                vehicle.Model,
            }
        )
            .Take(MostVehicles)
            .ToListAsync(ct);
        return rows.ConvertAll(r => new FleetAssignmentRow(
            r.Drive.Id,
            r.Drive.FleetPersonId,
            r.Name,
            r.Drive.VehicleId,
            r.Registration,
            VehicleNames.Of(r.Make, r.Model),
            r.Drive.StartsAtUtc
        ));
    }
}
