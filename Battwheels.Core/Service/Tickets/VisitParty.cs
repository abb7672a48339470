using Battwheels.Core.Common;
using Battwheels.Core.Crm;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Tickets;

/// <summary>A vehicle and who brings it: found, or made inside the caller's transaction.</summary>
internal sealed record VisitParty(long? VehicleId, VehicleInput? NewVehicle, long? ContactId, ContactInput? NewContact)
{
    /// <returns>
    /// Both; or NOT_FOUND, VEHICLE_MISSING, CUSTOMER_MISSING, and the refusals of contact and vehicle (DUPLICATE_CONTACT,
    /// VEHICLE_EXISTS).
    /// </returns>
    /// <exception cref="AccessDeniedException">Something is to be made and the actor may not.</exception>
    public async Task<Result<(Vehicle Vehicle, long ContactId)>> FindAsync(IUnitOfWork unit, CancellationToken ct)
    {
        var contact = await ContactAsync(unit, ct);
        if (contact.Error is { } unknown)
            return unknown;
        if (VehicleId is { } known)
        {
            var vehicle = await unit.Set<Vehicle>().SingleOrDefaultAsync(v => v.Id == known, ct);
            return vehicle switch
            {
                null => CommonErrors.NotFound,
                { IsArchived: true } => VehicleErrors.Archived,
                _ => (vehicle, contact.Value ?? vehicle.ContactId),
            };
        }

        if (NewVehicle is null)
            return new Error("VEHICLE_MISSING", "Choose the vehicle, or enter a new one.", "VehicleId");
        if (contact.Value is not { } owner)
            return new Error("CUSTOMER_MISSING", "Choose the customer, or enter a new one.", "ContactId");
        unit.Demand(VehiclePermissions.Create);
        var made = await Vehicles.CreateAsync(unit, owner, NewVehicle, ct);
        return made.Error is { } refused ? refused : (made.Value, owner);
    }

    /// <summary>Null: whoever owns the vehicle.</summary>
    private async Task<Result<long?>> ContactAsync(IUnitOfWork unit, CancellationToken ct)
    {
        if (ContactId is { } known)
        {
            var found = await unit.Set<Contact>()
                .Where(c => c.Id == known)
                .Select(c => new { c.IsArchived, c.MergedIntoId })
                .SingleOrDefaultAsync(ct);
            return found switch
            {
                null => CommonErrors.NotFound,
                { MergedIntoId: { } into } => into, // merged while the form was open
                { IsArchived: true } => ContactErrors.Archived,
                _ => known,
            };
        }

        if (NewContact is null)
            return (long?)null;
        unit.Demand(ContactPermissions.Create);
        var made = await Contacts.CreateAsync(unit, NewContact, ct);
        return made.Error is { } refused ? refused : made.Value.Id;
    }
}
