using System.Linq.Expressions;
using Battwheels.Core.Common;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Crm.Batteries;

/// <summary>Reads packs for their page and for that of their vehicle.</summary>
internal static class BatteryReading
{
    private const int History = 60;

    public static async Task<PackView?> ViewAsync(IReadUnit unit, long id, CancellationToken ct)
    {
        if (await unit.Set<BatteryPack>().SingleOrDefaultAsync(p => p.Id == id, ct) is not { } p)
            return null;
        return new PackView(
            p.Id,
            p.Version,
            p.Serial,
            p.Bpan,
            p.Make,
            p.Model,
            p.Chemistry,
            p.Volts,
            p.EnergyKwh,
            p.MadeOn,
            p.Terms,
            p.LastSohPercent,
            p.LastSohOn,
            p.LastCycles,
            p.ReturnedOn,
            await FitmentsAsync(unit, f => f.BatteryPackId == id, ct),
            (await ReadingsAsync(unit, [id], ct)).GetValueOrDefault(id) ?? [],
            await FirmwareAsync(unit, f => f.BatteryPackId == id, ct),
            await unit.Set<PackEvent>()
                .Where(e => e.BatteryPackId == id)
                .OrderByDescending(e => e.On)
                .ThenByDescending(e => e.Id)
                .Take(History)
                .Select(e => new PackEventRow(e.Kind, e.On, e.ByOthers, e.Note, e.ActorName))
                .ToListAsync(ct)
        );
    }

    public static async Task<VehicleBatteries?> OfVehicleAsync(IReadUnit unit, long vehicleId, CancellationToken ct)
    {
        var vehicle = await unit.Set<Vehicle>()
            .Where(v => v.Id == vehicleId)
            .Select(v => new { v.BatterySerial, v.LastOdometerKm })
            .SingleOrDefaultAsync(ct);
        if (vehicle is null)
            return null;
        var fitments = await FitmentsAsync(unit, f => f.VehicleId == vehicleId, ct);
        FitmentRow[] open = [.. fitments.Where(f => f.ToDate is null).OrderBy(f => f.Place)];
        long[] ids = [.. open.Select(f => f.BatteryPackId)];
        var packs = await BatteryList
            .Rows(unit, unit.Set<BatteryPack>().Where(p => ids.Contains(p.Id)))
            .ToListAsync(ct);
        var readings = await ReadingsAsync(unit, ids, ct);
        return new VehicleBatteries(
            vehicleId,
            vehicle.BatterySerial,
            vehicle.LastOdometerKm,
            [
                .. open.Select(f => new VehiclePack(
                    packs.Single(p => p.Id == f.BatteryPackId),
                    f.Place,
                    f.FromDate,
                    readings.GetValueOrDefault(f.BatteryPackId) ?? []
                )),
            ],
            fitments,
            await FirmwareAsync(unit, f => f.VehicleId == vehicleId, ct)
        );
    }

    /// <summary>The latest readings of some packs, oldest first.</summary>
    private static async Task<Dictionary<long, IReadOnlyList<SohRow>>> ReadingsAsync(
        IReadUnit unit,
        long[] packs,
        CancellationToken ct
    )
    {
        if (packs.Length == 0)
            return [];
        var rows = await unit.Set<SohReading>()
            .Where(r => packs.Contains(r.BatteryPackId))
            .OrderByDescending(r => r.ReadOn)
            .ThenByDescending(r => r.Id)
            .Take(History * packs.Length)
            .Select(r => new
            {
                r.BatteryPackId,
                Row = new SohRow(r.ReadOn, r.Percent, r.Method, r.Cycles, r.OdometerKm, r.ActorName),
            })
            .ToListAsync(ct);
        return rows.GroupBy(r => r.BatteryPackId)
            .ToDictionary(g => g.Key, g => (IReadOnlyList<SohRow>)[.. g.Take(History).Reverse().Select(r => r.Row)]);
    }

    private static async Task<IReadOnlyList<FitmentRow>> FitmentsAsync(
        IReadUnit unit,
        Expression<Func<BatteryFitment, bool>> which,
        CancellationToken ct
    ) =>
        await (
            from fitment in unit.Set<BatteryFitment>().Where(which)
            join pack in unit.Set<BatteryPack>() on fitment.BatteryPackId equals pack.Id
            join vehicle in unit.Set<Vehicle>() on fitment.VehicleId equals vehicle.Id
            orderby fitment.FromDate descending, fitment.Id descending
            select new FitmentRow(
                pack.Id,
                pack.Serial,
                vehicle.Id,
                vehicle.Registration,
                vehicle.Make + " " + vehicle.Model,
                fitment.Place,
                fitment.FromDate,
                fitment.ToDate,
                fitment.FittedAtKm,
                fitment.RemovedAtKm,
                fitment.Reason
            )
        )
            .Take(History)
            .ToListAsync(ct);

    private static async Task<IReadOnlyList<FirmwareRow>> FirmwareAsync(
        IReadUnit unit,
        Expression<Func<FirmwareRecord, bool>> which,
        CancellationToken ct
    ) =>
        await unit.Set<FirmwareRecord>()
            .Where(which)
            .OrderByDescending(f => f.On)
            .ThenByDescending(f => f.Id)
            .Take(History)
            .Select(f => new FirmwareRow(f.Unit, f.VersionText, f.On, f.IsUpdate, f.Note, f.ActorName))
            .ToListAsync(ct);
}
