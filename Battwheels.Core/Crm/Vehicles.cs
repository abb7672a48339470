using Battwheels.Core.Common;
using Battwheels.Core.Crm.Warranty;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Crm;

/// <summary>Vehicles made and read inside the caller's transaction.</summary>
public static class Vehicles
{
    /// <summary>Above so many kilometres a day a reading deserves a second look.</summary>
    public const int LikelyKmPerDay = 1_500;

    /// <summary>Adds a vehicle of a contact, its first owner row and first reading.</summary>
    /// <returns>The vehicle; or NOT_FOUND (contact), VEHICLE_EXISTS, or why its data is refused.</returns>
    public static async Task<Result<Vehicle>> CreateAsync(
        IUnitOfWork unit,
        long contactId,
        VehicleInput input,
        CancellationToken ct
    )
    {
        if (VehicleRules.Refusal(input, unit.Today) is { } refusal)
            return refusal;
        if (await OwnerRefusalAsync(unit, contactId, ct) is { } noOwner)
            return noOwner;

        var vehicle = Make(unit, contactId, input);
        if (await ClashAsync(unit, vehicle, ct) is { } clash)
            return clash;
        Add(unit, vehicle, input.OdometerKm);
        await WarrantyTermsTable.FillAsync(unit, vehicle, ct);
        return vehicle;
    }

    /// <summary>The vehicle of an input that no rule refuses; not added yet.</summary>
    internal static Vehicle Make(IUnitOfWork unit, long contactId, VehicleInput input)
    {
        Vehicle vehicle = new()
        {
            ContactId = contactId,
            Make = input.Make,
            Model = input.Model,
            CreatedAtUtc = unit.Now,
        };
        VehicleRules.Apply(vehicle, input, unit.Today);
        return vehicle;
    }

    /// <summary>Adds a vehicle whose plate and VIN are nobody else's.</summary>
    internal static void Add(IUnitOfWork unit, Vehicle vehicle, int? odometerKm)
    {
        unit.Add(vehicle);
        unit.Add(
            new VehicleOwnership
            {
                VehicleId = vehicle.Id,
                ContactId = vehicle.ContactId,
                FromDate = unit.Today,
            }
        );
        if (odometerKm is { } km)
            Read(unit, vehicle, km, null);
    }

    /// <summary>Writes down a reading of the odometer, taken today.</summary>
    /// <returns>Null; or NOT_FOUND, ODOMETER_INVALID, or ODOMETER_FALLS without a reason and tickets:override.</returns>
    public static async Task<Error?> ReadOdometerAsync(
        IUnitOfWork unit,
        long vehicleId,
        int km,
        string? reason,
        CancellationToken ct
    )
    {
        if (VehicleRules.OdometerRefusal(km) is { } refusal)
            return refusal;
        if (await unit.Set<Vehicle>().SingleOrDefaultAsync(v => v.Id == vehicleId, ct) is not { } vehicle)
            return CommonErrors.NotFound;
        var falls = vehicle.LastOdometerKm is { } last && km < last;
        if (falls && (string.IsNullOrWhiteSpace(reason) || !unit.May(VehiclePermissions.OdometerOverride)))
            return VehicleErrors.OdometerFalls(km, vehicle.LastOdometerKm!.Value);
        Read(unit, vehicle, km, falls ? reason!.Trim() : null);
        return null;
    }

    /// <summary>Why a reading deserves a second look, though it is not refused; null when it does not.</summary>
    public static string? OdometerWarning(int? lastKm, DateOnly? lastOn, int km, DateOnly today) =>
        lastKm is { } last
        && lastOn is { } day
        && km - last > LikelyKmPerDay * Math.Max(1, today.DayNumber - day.DayNumber)
            ? T("That is more than 1,500 km a day since the last reading. Check the figure once more.")
            : null;

    /// <summary>VEHICLE_EXISTS when the registration or VIN belongs to another live vehicle.</summary>
    internal static async Task<Error?> ClashAsync(IUnitOfWork unit, Vehicle vehicle, CancellationToken ct)
    {
        var (id, registration, vin) = (vehicle.Id, vehicle.RegistrationKey, vehicle.VinKey);
        if (registration is null && vin is null)
            return null;
        var other = await unit.Set<Vehicle>()
            .Where(v =>
                v.Id != id
                && ((registration != null && v.RegistrationKey == registration) || (vin != null && v.VinKey == vin))
            )
            .Select(v => new { v.ContactId, v.RegistrationKey })
            .FirstOrDefaultAsync(ct);
        if (other is null)
            return null;
        var owner = await unit.Set<Contact>().Where(c => c.Id == other.ContactId).Select(c => c.Name).SingleAsync(ct);
        return registration is not null && other.RegistrationKey == registration
            ? VehicleErrors.Exists(Registrations.Display(registration), owner, nameof(VehicleInput.Registration))
            : VehicleErrors.Exists(T($"VIN {vin}"), owner, nameof(VehicleInput.Vin));
    }

    internal static async Task<Error?> OwnerRefusalAsync(IUnitOfWork unit, long contactId, CancellationToken ct)
    {
        // A contact added in this transaction is not in the database yet.
        await unit.FlushAsync(ct);
        var owner = await unit.Set<Contact>().SingleOrDefaultAsync(c => c.Id == contactId, ct);
        return owner switch
        {
            null => VehicleErrors.OwnerMissing,
            { IsArchived: true } => ContactErrors.Archived,
            _ => null,
        };
    }

    private static void Read(IUnitOfWork unit, Vehicle vehicle, int km, string? reason)
    {
        (vehicle.LastOdometerKm, vehicle.LastOdometerOn) = (km, unit.Today);
        unit.Add(
            new OdometerReading
            {
                VehicleId = vehicle.Id,
                Km = km,
                ReadOn = unit.Today,
                Reason = reason,
            }
        );
    }
}
