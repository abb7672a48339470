using Battwheels.Core.Common;
using Battwheels.Core.Crm.Batteries;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Crm.Warranty;

/// <summary>What is promised about a vehicle, judged by what is known of it and of the packs in it.</summary>
internal static class WarrantyReading
{
    public static async Task<IReadOnlyList<CoverRow>> OfVehicleAsync(
        IReadUnit unit,
        long vehicleId,
        CancellationToken ct
    )
    {
        var covers = await CoversAsync(unit, vehicleId, ct);
        if (covers.Count == 0)
            return [];
        var odometer = await unit.Set<Vehicle>()
            .Where(v => v.Id == vehicleId)
            .Select(v => v.LastOdometerKm)
            .SingleOrDefaultAsync(ct);
        var packs = await PacksAsync(unit, vehicleId, ct);
        return [.. covers.OrderBy(c => c.Subject).Select(c => Row(c, Judge(c, packs, odometer, unit.Today)))];
    }

    /// <summary>What is promised, and what would be said about it today.</summary>
    public static async Task<WarrantyAnswer> JudgeAsync(
        IReadUnit unit,
        WarrantyCover cover,
        long vehicleId,
        int? odometerKm,
        CancellationToken ct
    ) => Judge(cover, await PacksAsync(unit, vehicleId, ct), odometerKm, unit.Today);

    private static Task<List<WarrantyCover>> CoversAsync(IReadUnit unit, long vehicleId, CancellationToken ct)
    {
        var packs = unit.Set<BatteryFitment>()
            .Where(f => f.VehicleId == vehicleId && f.OpenPackId != null)
            .Select(f => f.OpenPackId);
        return unit.Set<WarrantyCover>()
            .AsNoTracking()
            .Where(c => c.VehicleId == vehicleId || (c.BatteryPackId != null && packs.Contains(c.BatteryPackId)))
            .OrderBy(c => c.StartsOn)
            .ThenBy(c => c.Id)
            .Take(WarrantyService.MostCovers)
            .ToListAsync(ct);
    }

    private static Task<List<PackFacts>> PacksAsync(IReadUnit unit, long vehicleId, CancellationToken ct) =>
        unit.Set<BatteryFitment>()
            .Where(f => f.VehicleId == vehicleId && f.OpenPackId != null)
            .Select(f => new PackFacts(
                f.BatteryPackId,
                unit.Set<BatteryPack>().Where(p => p.Id == f.BatteryPackId).Select(p => p.LastSohPercent).First(),
                unit.Set<PackEvent>()
                    .Any(e =>
                        e.BatteryPackId == f.BatteryPackId
                        && e.ByOthers
                        && (e.Kind == PackEventKind.Opened || e.Kind == PackEventKind.Repaired)
                    ),
                unit.Set<PackEvent>().Any(e => e.BatteryPackId == f.BatteryPackId && e.Kind == PackEventKind.Water)
            ))
            .Take(BatteryFitment.MostPlaces)
            .ToListAsync(ct);

    private static WarrantyAnswer Judge(
        WarrantyCover cover,
        IReadOnlyList<PackFacts> packs,
        int? odometerKm,
        DateOnly today
    )
    {
        PackFacts[] own = [.. packs.Where(p => cover.BatteryPackId is null || p.Id == cover.BatteryPackId)];
        WarrantyFacts facts = new(
            today,
            odometerKm,
            own.Min(p => p.SohPercent),
            own.Any(p => p.OpenedByOthers),
            own.Any(p => p.Water)
        );
        WarrantyPromise promise = new(
            cover.Subject,
            cover.StartsOn,
            cover.Months,
            cover.Km,
            cover.StartKm,
            cover.SohFloorPercent,
            cover.VoidedOn
        );
        return WarrantyCalculator.Judge(promise, facts);
    }

    private static CoverRow Row(WarrantyCover c, WarrantyAnswer answer) =>
        new(
            c.Id,
            c.Version,
            c.Subject,
            c.Description,
            c.Provider,
            c.StartsOn,
            c.Months,
            c.Km,
            c.IsAssumed,
            c.VoidedOn is not null,
            answer
        );

    private sealed record PackFacts(long Id, decimal? SohPercent, bool OpenedByOthers, bool Water);
}
