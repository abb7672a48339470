using Battwheels.Core.Common;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Crm.Batteries;

/// <summary>Packs put into vehicles and taken out, inside the caller's transaction.</summary>
internal static class Fitments
{
    /// <summary>Puts a pack in from a day on.</summary>
    /// <returns>Null; or NOT_FOUND, PACK_RETURNED, VEHICLE_ARCHIVED, PLACE_INVALID, DATE_IN_FUTURE, PACK_TAKEN, PLACE_TAKEN.</returns>
    public static async Task<Error?> FitAsync(IUnitOfWork unit, BatteryPack pack, FitPack fit, CancellationToken ct)
    {
        if (fit.Place is < 1 or > BatteryFitment.MostPlaces)
            return BatteryErrors.PlaceInvalid;
        if (fit.On > unit.Today)
            return BatteryErrors.DateInFuture(nameof(fit.On));
        if (PackRules.Km(fit.OdometerKm) is { } km)
            return km;
        if (pack.ReturnedOn is not null)
            return BatteryErrors.Returned;
        if (await unit.Set<Vehicle>().SingleOrDefaultAsync(v => v.Id == fit.VehicleId, ct) is not { } vehicle)
            return CommonErrors.NotFound;
        if (vehicle.IsArchived)
            return VehicleErrors.Archived;
        await unit.FlushAsync(ct);
        if (await OverlapAsync(unit, fit, ct) is { } overlap)
            return overlap;
        unit.Add(
            new BatteryFitment
            {
                BatteryPackId = pack.Id,
                VehicleId = fit.VehicleId,
                Place = fit.Place,
                FromDate = fit.On,
                FittedAtKm = fit.OdometerKm,
                TicketId = fit.TicketId,
                OpenPackId = pack.Id,
                OpenPlace = BatteryFitment.PlaceKey(fit.VehicleId, fit.Place),
            }
        );
        if (fit.Place == 1)
            vehicle.BatterySerial = pack.Serial;
        return null;
    }

    /// <returns>Null; or REMOVED_TOO_EARLY, DATE_IN_FUTURE, REQUIRED.</returns>
    public static Error? Remove(IUnitOfWork unit, BatteryFitment fitment, DateOnly on, int? odometerKm, string? reason)
    {
        if (string.IsNullOrWhiteSpace(reason))
            return CommonErrors.Required("Reason", "Why it was taken out");
        if (CommonErrors.TooLong("Reason", reason, 400) is { } long_)
            return long_;
        if (on > unit.Today)
            return BatteryErrors.DateInFuture("On");
        if (on < fitment.FromDate)
            return BatteryErrors.RemovedTooEarly(fitment.FromDate);
        if (PackRules.Km(odometerKm) is { } km)
            return km;
        (fitment.ToDate, fitment.RemovedAtKm, fitment.Reason) = (on, odometerKm, reason.Trim());
        (fitment.OpenPackId, fitment.OpenPlace) = (null, null);
        return null;
    }

    /// <summary>A fitment without end meets every one that ends after it begins.</summary>
    private static async Task<Error?> OverlapAsync(IUnitOfWork unit, FitPack fit, CancellationToken ct)
    {
        var met = await unit.Set<BatteryFitment>()
            .Where(f => f.ToDate == null || f.ToDate > fit.On)
            .Where(f => f.BatteryPackId == fit.BatteryPackId || (f.VehicleId == fit.VehicleId && f.Place == fit.Place))
            .OrderBy(f => f.FromDate)
            .Select(f => new
            {
                f.BatteryPackId,
                unit.Set<BatteryPack>().First(p => p.Id == f.BatteryPackId).Serial,
                unit.Set<Vehicle>().First(v => v.Id == f.VehicleId).Registration,
            })
            .FirstOrDefaultAsync(ct);
        if (met is null)
            return null;
        return met.BatteryPackId == fit.BatteryPackId
            ? BatteryErrors.PackTaken(
                met.Registration is null ? T("an unregistered vehicle") : Registrations.Display(met.Registration),
                nameof(fit.On)
            )
            : BatteryErrors.PlaceTaken(met.Serial, nameof(fit.On));
    }
}
