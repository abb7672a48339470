using Battwheels.Core.Common;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Crm;

/// <summary>What a live vehicle is recognized by.</summary>
/// <param name="Plate">Compact registration; null when there is none.</param>
/// <param name="Vin">In capitals without blanks; null when unknown.</param>
internal sealed record VehicleKeys(string? Plate, string? Vin)
{
    public static VehicleKeys Of(string? registration, string? vin, DateOnly today) =>
        new(
            Registrations.Read(registration, today).Compact is { Length: > 0 } plate ? plate : null,
            Vins.Normalize(vin)
        );
}

/// <param name="Name">Of the owner.</param>
internal sealed record VehicleOwner(long ContactId, string Name);

/// <summary>Who owns the vehicles of some plates and VINs, asked for all of them at once.</summary>
internal sealed class KnownVehicles
{
    private readonly Dictionary<string, VehicleOwner> _byPlate = new(StringComparer.Ordinal);
    private readonly Dictionary<string, VehicleOwner> _byVin = new(StringComparer.Ordinal);

    public static async Task<KnownVehicles> LoadAsync(
        IReadUnit unit,
        IEnumerable<VehicleKeys> keys,
        CancellationToken ct
    )
    {
        KnownVehicles known = new();
        var asked = keys.ToList();
        string[] plates = [.. asked.Select(k => k.Plate).OfType<string>().Distinct()];
        string[] vins = [.. asked.Select(k => k.Vin).OfType<string>().Distinct()];
        if (plates.Length > 0)
            await known.ReadAsync(unit, unit.Set<Vehicle>().Where(v => plates.Contains(v.RegistrationKey)), ct);
        if (vins.Length > 0)
            await known.ReadAsync(unit, unit.Set<Vehicle>().Where(v => vins.Contains(v.VinKey)), ct);
        return known;
    }

    public VehicleOwner? ByPlate(string? plate) => plate is null ? null : _byPlate.GetValueOrDefault(plate);

    public VehicleOwner? ByVin(string? vin) => vin is null ? null : _byVin.GetValueOrDefault(vin);

    /// <summary>From now on this vehicle is known too.</summary>
    public void Add(VehicleKeys keys, VehicleOwner owner)
    {
        if (keys.Plate is { } plate)
            _byPlate[plate] = owner;
        if (keys.Vin is { } vin)
            _byVin[vin] = owner;
    }

    private async Task ReadAsync(IReadUnit unit, IQueryable<Vehicle> vehicles, CancellationToken ct)
    {
        var found = await vehicles
            .Join(
                unit.Set<Contact>(),
                v => v.ContactId,
                c => c.Id,
                (v, c) =>
                    new
                    {
                        v.RegistrationKey,
                        v.VinKey,
                        c.Id,
                        c.Name,
                    }
            )
            .ToListAsync(ct);
        foreach (var vehicle in found)
            Add(new VehicleKeys(vehicle.RegistrationKey, vehicle.VinKey), new VehicleOwner(vehicle.Id, vehicle.Name));
    }
}
