using Battwheels.Core.Common;
using Battwheels.Core.Platform.Audit;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Crm.Batteries;

/// <summary>Battery packs: where they are and were, how healthy they are, and what happened to them.</summary>
public sealed class BatteryService(IUnitOfWorkFactory units)
{
    /// <summary>Adds a pack, and fits it where a vehicle is named.</summary>
    /// <returns>Its id; or PACK_EXISTS, what <see cref="FitAsync"/> refuses, or what is wrong by field.</returns>
    /// <exception cref="AccessDeniedException">The actor lacks vehicles:create.</exception>
    public Task<Result<long>> RegisterAsync(NewPack input, CommandId command, CancellationToken ct) =>
        units.RunAsync<long>(
            VehiclePermissions.Create,
            command,
            input,
            async unit =>
            {
                if (PackRules.Refusal(input.Input, unit.Today) is { } refusal)
                    return refusal;
                if (await ClashAsync(unit, 0, input.Input.Serial, ct) is { } clash)
                    return clash;
                BatteryPack pack = new()
                {
                    Serial = input.Input.Serial,
                    SerialKey = "",
                    CreatedAtUtc = unit.Now,
                };
                PackRules.Apply(pack, input.Input);
                unit.Add(pack);
                if (input.VehicleId is not { } vehicleId)
                    return pack.Id;
                FitPack fit = new(pack.Id, vehicleId, input.FittedOn ?? unit.Today, input.Place, input.OdometerKm);
                return await Fitments.FitAsync(unit, pack, fit, ct) is { } refused ? refused : pack.Id;
            },
            ct
        );

    /// <returns>Done; or NOT_FOUND, CONCURRENCY_CONFLICT, PACK_EXISTS, or what is wrong by field.</returns>
    /// <exception cref="AccessDeniedException">The actor lacks vehicles:update.</exception>
    public Task<Result<Done>> UpdateAsync(UpdatePack update, CommandId command, CancellationToken ct) =>
        ActAsync(
            command,
            update,
            update.Id,
            async (unit, pack) =>
            {
                if (CommonErrors.Stale(pack, update.Version) is { } stale)
                    return stale;
                if (PackRules.Refusal(update.Input, unit.Today) is { } refusal)
                    return refusal;
                if (await ClashAsync(unit, pack.Id, update.Input.Serial, ct) is { } clash)
                    return clash;
                PackRules.Apply(pack, update.Input);
                return null;
            },
            ct
        );

    /// <summary>Puts a pack that is in no vehicle into one.</summary>
    /// <returns>Done; or NOT_FOUND, PACK_RETURNED, VEHICLE_ARCHIVED, PLACE_INVALID, DATE_IN_FUTURE, PACK_TAKEN, PLACE_TAKEN.</returns>
    /// <exception cref="AccessDeniedException">The actor lacks vehicles:update.</exception>
    public Task<Result<Done>> FitAsync(FitPack fit, CommandId command, CancellationToken ct) =>
        ActAsync(command, fit, fit.BatteryPackId, (unit, pack) => Fitments.FitAsync(unit, pack, fit, ct), ct);

    /// <summary>Takes a pack out of its vehicle.</summary>
    /// <returns>Done; or NOT_FOUND, PACK_NOT_FITTED, REMOVED_TOO_EARLY, DATE_IN_FUTURE, REQUIRED.</returns>
    /// <exception cref="AccessDeniedException">The actor lacks vehicles:update.</exception>
    public Task<Result<Done>> RemoveAsync(RemovePack remove, CommandId command, CancellationToken ct) =>
        ActAsync(
            command,
            remove,
            remove.BatteryPackId,
            async (unit, pack) =>
            {
                var open = await unit.Set<BatteryFitment>().SingleOrDefaultAsync(f => f.OpenPackId == pack.Id, ct);
                if (open is null)
                    return BatteryErrors.NotFitted;
                if (Fitments.Remove(unit, open, remove.On, remove.OdometerKm, remove.Reason) is { } refused)
                    return refused;
                var vehicle = await unit.Set<Vehicle>().SingleAsync(v => v.Id == open.VehicleId, ct);
                if (vehicle.BatterySerial == pack.Serial)
                    vehicle.BatterySerial = null;
                return null;
            },
            ct
        );

    /// <summary>One pack out, another one in, at the same moment: both or neither.</summary>
    /// <returns>Done; or NOT_FOUND, PLACE_EMPTY, SAME_PACK, and what fitting and removing refuse.</returns>
    /// <exception cref="AccessDeniedException">The actor lacks vehicles:update.</exception>
    public Task<Result<Done>> SwapAsync(SwapPack swap, CommandId command, CancellationToken ct) =>
        ActAsync(
            command,
            swap,
            swap.BatteryPackId,
            async (unit, pack) =>
            {
                var place = BatteryFitment.PlaceKey(swap.VehicleId, swap.Place);
                var open = await unit.Set<BatteryFitment>().SingleOrDefaultAsync(f => f.OpenPlace == place, ct);
                if (open is null)
                    return BatteryErrors.PlaceEmpty;
                if (open.BatteryPackId == pack.Id)
                    return BatteryErrors.SamePack;
                FitPack fit = new(pack.Id, swap.VehicleId, swap.On, swap.Place, swap.OdometerKm, swap.TicketId);
                return Fitments.Remove(unit, open, swap.On, swap.OdometerKm, swap.Reason)
                    ?? await Fitments.FitAsync(unit, pack, fit, ct);
            },
            ct
        );

    /// <summary>Writes down a measurement of the state of health.</summary>
    /// <returns>Done; or NOT_FOUND, SOH_INVALID, CYCLES_INVALID, ODOMETER_INVALID, DATE_IN_FUTURE.</returns>
    /// <exception cref="AccessDeniedException">The actor lacks vehicles:update.</exception>
    public Task<Result<Done>> ReadSohAsync(ReadSoh reading, CommandId command, CancellationToken ct) =>
        ActAsync(
            command,
            reading,
            reading.BatteryPackId,
            async (unit, pack) =>
            {
                if (PackRules.Refusal(reading, unit.Today) is { } refusal)
                    return refusal;
                await PackRecords.ReadAsync(unit, pack, reading, ct);
                return null;
            },
            ct
        );

    /// <summary>Writes down which version a control unit has, found or installed.</summary>
    /// <returns>Done; or NOT_FOUND, FIRMWARE_OWNER_MISSING, DATE_IN_FUTURE, REQUIRED, TEXT_TOO_LONG.</returns>
    /// <exception cref="AccessDeniedException">The actor lacks vehicles:update.</exception>
    public Task<Result<Done>> FirmwareAsync(NewFirmware firmware, CommandId command, CancellationToken ct) =>
        units.RunAsync<Done>(
            VehiclePermissions.Update,
            command,
            firmware,
            async unit => await PackRecords.FirmwareAsync(unit, firmware, ct) is { } refused ? refused : Done.Instance,
            ct
        );

    /// <summary>Writes down that a pack was opened, repaired, under water, or given back at the end of its life.</summary>
    /// <returns>Done; or NOT_FOUND, PACK_RETURNED, PACK_TAKEN, DATE_IN_FUTURE, TEXT_TOO_LONG.</returns>
    /// <exception cref="AccessDeniedException">The actor lacks vehicles:update.</exception>
    public Task<Result<Done>> RecordEventAsync(NewPackEvent happened, CommandId command, CancellationToken ct) =>
        ActAsync(
            command,
            happened,
            happened.BatteryPackId,
            (unit, pack) => PackRecords.EventAsync(unit, pack, happened, ct),
            ct
        );

    /// <summary>Who saved it last; null when nobody did yet.</summary>
    public Task<LastChange?> LastChangeAsync(long id, CancellationToken ct) =>
        units.ReadAsync(VehiclePermissions.Read, unit => LastChanges.OfAsync<BatteryPack>(unit, id, ct), ct);

    /// <summary>Everything about one pack; or NOT_FOUND.</summary>
    public Task<Result<PackView>> GetAsync(long id, CancellationToken ct) =>
        units.ReadAsync<Result<PackView>>(
            VehiclePermissions.Read,
            async unit => await BatteryReading.ViewAsync(unit, id, ct) is { } view ? view : CommonErrors.NotFound,
            ct
        );

    /// <summary>Packs of a vehicle: what is in it, what was, and the versions of its control units.</summary>
    /// <returns>It; or NOT_FOUND.</returns>
    public Task<Result<VehicleBatteries>> OfVehicleAsync(long vehicleId, CancellationToken ct) =>
        units.ReadAsync<Result<VehicleBatteries>>(
            VehiclePermissions.Read,
            async unit =>
                await BatteryReading.OfVehicleAsync(unit, vehicleId, ct) is { } view ? view : CommonErrors.NotFound,
            ct
        );

    /// <summary>Newest first, or as the filter orders; its text is the beginning of a serial.</summary>
    public Task<Page<PackRow>> ListAsync(PackFilter filter, string? after, CancellationToken ct) =>
        units.ReadAsync(
            VehiclePermissions.Read,
            unit => BatteryList.PageAsync(unit, filter, Cursor.Read(after), Lists.Default, ct),
            ct
        );

    /// <summary>How many packs several filters find, in one statement.</summary>
    [Bounded(ManyCounts.Most)]
    public Task<IReadOnlyList<int?>> CountsAsync(IReadOnlyList<PackFilter> filters, CancellationToken ct) =>
        units.ReadAsync(VehiclePermissions.Read, unit => BatteryList.CountsAsync(unit, filters, ct), ct);

    /// <summary>Puts on record that somebody takes the list out of the system; then read it page by page.</summary>
    public Task<Result<Done>> BeginExportAsync(PackFilter filter, CommandId command, CancellationToken ct) =>
        units.RunAsync<Done>(
            VehiclePermissions.Read,
            command,
            filter,
            unit =>
            {
                unit.Audit("EXPORTED", nameof(BatteryPack), 0, filter);
                return Task.FromResult<Result<Done>>(Done.Instance);
            },
            ct
        );

    /// <summary>The list in long pages, for the file.</summary>
    public Task<Page<PackRow>> ExportAsync(PackFilter filter, string? after, CancellationToken ct) =>
        units.ReadAsync(
            VehiclePermissions.Read,
            unit => BatteryList.PageAsync(unit, filter, Cursor.Read(after), BatteryList.ExportPage, ct),
            ct
        );

    private Task<Result<Done>> ActAsync(
        CommandId command,
        object input,
        long packId,
        Func<IUnitOfWork, BatteryPack, Task<Error?>> act,
        CancellationToken ct
    ) =>
        units.RunAsync<Done>(
            VehiclePermissions.Update,
            command,
            input,
            async unit =>
            {
                if (await unit.Set<BatteryPack>().SingleOrDefaultAsync(p => p.Id == packId, ct) is not { } pack)
                    return CommonErrors.NotFound;
                return await act(unit, pack) is { } refused ? refused : Done.Instance;
            },
            ct
        );

    private static async Task<Error?> ClashAsync(IUnitOfWork unit, long id, string serial, CancellationToken ct)
    {
        var key = PackRules.Key(serial);
        return await unit.Set<BatteryPack>().AnyAsync(p => p.SerialKey == key && p.Id != id, ct)
            ? BatteryErrors.Exists(serial.Trim())
            : null;
    }
}
