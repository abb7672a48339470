using Battwheels.Core.Common;
using Battwheels.Core.Crm.Warranty;
using Battwheels.Core.Platform.Audit;
using Battwheels.Core.Platform.Undo;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Crm;

/// <summary>Vehicles and who owned them.</summary>
public sealed class VehicleService(IUnitOfWorkFactory units)
{
    private const int OfOneContact = 200;

    /// <returns>The vehicle's id; or OWNER_MISSING, VEHICLE_EXISTS, or why its data is refused.</returns>
    public Task<Result<long>> CreateAsync(NewVehicle vehicle, CommandId command, CancellationToken ct) =>
        units.RunAsync<long>(
            VehiclePermissions.Create,
            command,
            vehicle,
            async unit =>
            {
                var created = await Vehicles.CreateAsync(unit, vehicle.ContactId, vehicle.Input, ct);
                return created.Error is { } error ? error : created.Value.Id;
            },
            ct
        );

    /// <summary>Changes what is known of a vehicle; the odometer and the owner have their own ways.</summary>
    /// <returns>Done; or NOT_FOUND, VEHICLE_ARCHIVED, CONCURRENCY_CONFLICT, VEHICLE_EXISTS, or why its data is refused.</returns>
    public Task<Result<Done>> UpdateAsync(UpdateVehicle update, CommandId command, CancellationToken ct) =>
        units.RunAsync<Done>(
            VehiclePermissions.Update,
            command,
            update,
            async unit =>
            {
                var found = await LiveAsync(unit, update.Id, update.Version, ct);
                if (found.Error is { } error)
                    return error;
                if (VehicleRules.Refusal(update.Input with { OdometerKm = null }, unit.Today) is { } refusal)
                    return refusal;
                VehicleRules.Apply(found.Value, update.Input, unit.Today);
                if (await Vehicles.ClashAsync(unit, found.Value, ct) is { } clash)
                    return clash;
                await WarrantyTermsTable.FillAsync(unit, found.Value, ct);
                return Done.Instance;
            },
            ct
        );

    /// <summary>Takes a vehicle out of lists and searches, or brings it back. Its history stays.</summary>
    /// <returns>Done; or NOT_FOUND, CONCURRENCY_CONFLICT, VEHICLE_EXISTS (its number is taken by now).</returns>
    public Task<Result<Done>> ArchiveAsync(ArchiveVehicle archive, CommandId command, CancellationToken ct) =>
        units.RunAsync<Done>(
            VehiclePermissions.Archive,
            command,
            archive,
            async unit =>
            {
                if (await FindAsync(unit, archive.Id, ct) is not { } vehicle)
                    return CommonErrors.NotFound;
                if (CommonErrors.Stale(vehicle, archive.Version) is { } stale)
                    return stale;
                if (vehicle.IsArchived == archive.Archived)
                    return Done.Instance;
                vehicle.IsArchived = archive.Archived;
                VehicleRules.Index(vehicle);
                if (await Vehicles.ClashAsync(unit, vehicle, ct) is { } clash)
                    return clash;
                await ReversibleActs.KeepAsync(unit, CrmUndo.Archived(vehicle), ct);
                return Done.Instance;
            },
            ct
        );

    /// <summary>Records that the vehicle belongs to someone else from a day on; the earlier owners stay on record.</summary>
    /// <returns>Done; or NOT_FOUND, VEHICLE_ARCHIVED, CONCURRENCY_CONFLICT, OWNER_MISSING, SAME_OWNER, TRANSFER_DATE_INVALID.</returns>
    public Task<Result<Done>> TransferAsync(TransferVehicle transfer, CommandId command, CancellationToken ct) =>
        units.RunAsync<Done>(
            VehiclePermissions.Transfer,
            command,
            transfer,
            async unit =>
            {
                var found = await LiveAsync(unit, transfer.Id, transfer.Version, ct);
                if (found.Error is { } error)
                    return error;
                return await TransferAsync(unit, found.Value, transfer, ct) is { } refusal ? refusal : Done.Instance;
            },
            ct
        );

    /// <summary>Writes down a reading of the odometer, taken today.</summary>
    /// <returns>Done; or NOT_FOUND, ODOMETER_INVALID, ODOMETER_FALLS.</returns>
    public Task<Result<Done>> ReadOdometerAsync(ReadOdometer reading, CommandId command, CancellationToken ct) =>
        units.RunAsync<Done>(
            VehiclePermissions.Update,
            command,
            reading,
            async unit =>
                await Vehicles.ReadOdometerAsync(unit, reading.VehicleId, reading.OdometerKm, reading.Reason, ct)
                    is { } error
                    ? error
                    : Done.Instance,
            ct
        );

    /// <summary>Who saved it last; null when nobody did yet.</summary>
    public Task<LastChange?> LastChangeAsync(long id, CancellationToken ct) =>
        units.ReadAsync(VehiclePermissions.Read, unit => LastChanges.OfAsync<Vehicle>(unit, id, ct), ct);

    /// <summary>The vehicle with its history; the owner only for those who may read contacts.</summary>
    public Task<Result<VehicleView>> GetAsync(long id, CancellationToken ct) =>
        units.ReadAsync<Result<VehicleView>>(
            VehiclePermissions.Read,
            async unit => await VehicleList.ViewAsync(unit, id, ct) is { } view ? view : CommonErrors.NotFound,
            ct
        );

    /// <summary>Newest first; the filter's text finds the beginning of a registration or VIN, or the last four digits.</summary>
    public Task<Page<VehicleRow>> ListAsync(VehicleFilter filter, string? after, CancellationToken ct) =>
        units.ReadAsync(
            VehiclePermissions.Read,
            unit => VehicleList.PageAsync(unit, filter, Cursor.Read(after), Lists.Default, ct),
            ct
        );

    /// <summary>Puts on record that somebody takes the list out of the system; then read it page by page.</summary>
    public Task<Result<Done>> BeginExportAsync(VehicleFilter filter, CommandId command, CancellationToken ct) =>
        units.RunAsync<Done>(
            ContactPermissions.Export,
            command,
            filter,
            unit =>
            {
                unit.Demand(VehiclePermissions.Read);
                unit.Audit("EXPORTED", nameof(Vehicle), 0, filter);
                return Task.FromResult<Result<Done>>(Done.Instance);
            },
            ct
        );

    /// <summary>The list in long pages, for the file.</summary>
    public Task<Page<VehicleRow>> ExportAsync(VehicleFilter filter, string? after, CancellationToken ct) =>
        units.ReadAsync(
            ContactPermissions.Export,
            unit =>
            {
                unit.Demand(VehiclePermissions.Read);
                return VehicleList.PageAsync(unit, filter, Cursor.Read(after), VehicleList.ExportPage, ct);
            },
            ct
        );

    /// <summary>How many vehicles several filters find, in one statement; null where a text would have to be searched.</summary>
    [Bounded(ManyCounts.Most)]
    public Task<IReadOnlyList<int?>> CountsAsync(IReadOnlyList<VehicleFilter> filters, CancellationToken ct) =>
        units.ReadAsync(VehiclePermissions.Read, unit => VehicleList.CountsAsync(unit, filters, ct), ct);

    /// <summary>A contact's live vehicles, newest first.</summary>
    [Bounded(OfOneContact)]
    public Task<IReadOnlyList<VehicleRow>> OfContactAsync(long contactId, CancellationToken ct) =>
        units.ReadAsync(
            VehiclePermissions.Read,
            unit => VehicleList.OfContactAsync(unit, contactId, OfOneContact, ct),
            ct
        );

    private static async Task<Error?> TransferAsync(
        IUnitOfWork unit,
        Vehicle vehicle,
        TransferVehicle transfer,
        CancellationToken ct
    )
    {
        if (transfer.ContactId == vehicle.ContactId)
            return VehicleErrors.SameOwner;
        if (await Vehicles.OwnerRefusalAsync(unit, transfer.ContactId, ct) is { } refusal)
            return refusal;
        var since = await unit.Set<VehicleOwnership>()
            .Where(o => o.VehicleId == vehicle.Id)
            .MaxAsync(o => o.FromDate, ct);
        if (transfer.FromDate < since || transfer.FromDate > unit.Today)
            return VehicleErrors.TransferDateInvalid;
        vehicle.ContactId = transfer.ContactId;
        unit.Add(
            new VehicleOwnership
            {
                VehicleId = vehicle.Id,
                ContactId = transfer.ContactId,
                FromDate = transfer.FromDate,
                Reason = string.IsNullOrWhiteSpace(transfer.Reason) ? null : transfer.Reason.Trim(),
            }
        );
        return null;
    }

    private static async Task<Result<Vehicle>> LiveAsync(IUnitOfWork unit, long id, int version, CancellationToken ct)
    {
        if (await FindAsync(unit, id, ct) is not { } vehicle)
            return CommonErrors.NotFound;
        if (vehicle.IsArchived)
            return VehicleErrors.Archived;
        return CommonErrors.Stale(vehicle, version) is { } stale ? stale : vehicle;
    }

    private static Task<Vehicle?> FindAsync(IUnitOfWork unit, long id, CancellationToken ct) =>
        unit.Set<Vehicle>().SingleOrDefaultAsync(v => v.Id == id, ct);
}

public sealed record NewVehicle(long ContactId, VehicleInput Input);

/// <param name="Version">The version the form was filled from.</param>
public sealed record UpdateVehicle(long Id, int Version, VehicleInput Input);

/// <param name="Archived">False restores.</param>
public sealed record ArchiveVehicle(long Id, int Version, bool Archived);

/// <param name="FromDate">First day of the new owner.</param>
public sealed record TransferVehicle(long Id, int Version, long ContactId, DateOnly FromDate, string? Reason);

/// <param name="Reason">Why it is below the last reading: meter replaced.</param>
public sealed record ReadOdometer(long VehicleId, int OdometerKm, string? Reason);
