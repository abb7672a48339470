using Battwheels.Core.Common;
using Battwheels.Core.Crm.Warranty;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Crm.Recalls;

/// <summary>Recalls of makers, the vehicles they mean, and which of them have been seen to.</summary>
public sealed class RecallService(IUnitOfWorkFactory units)
{
    internal const int MostOfVehicle = RecallReading.MostOpen;

    /// <summary>Puts a recall on record; the vehicles it means are found at once and from then on.</summary>
    /// <returns>Its id; or RECALL_EXISTS, RECALL_TOO_MANY_OPEN, or what is wrong by field.</returns>
    /// <exception cref="AccessDeniedException">The actor lacks warranty:create.</exception>
    public Task<Result<long>> CreateAsync(RecallInput input, CommandId command, CancellationToken ct) =>
        units.RunAsync<long>(
            WarrantyPermissions.Create,
            command,
            input,
            async unit =>
            {
                if ((RecallRules.Refusal(input) ?? await ClashAsync(unit, 0, input, ct)) is { } refusal)
                    return refusal;
                if (await unit.Set<Recall>().CountAsync(r => r.ClosedOn == null, ct) >= RecallReading.MostOpen)
                    return RecallErrors.TooManyOpen;
                Recall recall = new()
                {
                    Reference = "",
                    Title = "",
                    Remedy = "",
                    Make = "",
                    ModelKey = "",
                    PublishedOn = unit.Today,
                    CreatedAtUtc = unit.Now,
                };
                RecallRules.Apply(recall, input, unit.Today);
                unit.Add(recall);
                await ListAsync(unit, recall, input, ct);
                return recall.Id;
            },
            ct
        );

    /// <returns>Done; or NOT_FOUND, CONCURRENCY_CONFLICT, RECALL_EXISTS, or what is wrong by field.</returns>
    /// <exception cref="AccessDeniedException">The actor lacks warranty:create.</exception>
    public Task<Result<Done>> UpdateAsync(UpdateRecall update, CommandId command, CancellationToken ct) =>
        ActAsync(
            command,
            update,
            update.Id,
            update.Version,
            async (unit, recall) =>
            {
                if (
                    (RecallRules.Refusal(update.Input) ?? await ClashAsync(unit, recall.Id, update.Input, ct)) is { } no
                )
                    return no;
                RecallRules.Apply(recall, update.Input, recall.PublishedOn);
                await ListAsync(unit, recall, update.Input, ct);
                return null;
            },
            ct
        );

    /// <summary>The maker ended it, or takes it up again; what was done stays on record.</summary>
    /// <returns>Done; or NOT_FOUND, CONCURRENCY_CONFLICT, RECALL_TOO_MANY_OPEN.</returns>
    /// <exception cref="AccessDeniedException">The actor lacks warranty:create.</exception>
    public Task<Result<Done>> CloseAsync(
        long recallId,
        int version,
        bool isClosed,
        CommandId command,
        CancellationToken ct
    ) =>
        ActAsync(
            command,
            new
            {
                recallId,
                version,
                isClosed,
            },
            recallId,
            version,
            async (unit, recall) =>
            {
                if (
                    !isClosed
                    && await unit.Set<Recall>().CountAsync(r => r.ClosedOn == null, ct) >= RecallReading.MostOpen
                )
                    return RecallErrors.TooManyOpen;
                recall.ClosedOn = isClosed ? unit.Today : null;
                return null;
            },
            ct
        );

    /// <summary>Writes down where a vehicle stands with a recall; the last word counts.</summary>
    /// <returns>Done; or NOT_FOUND, RECALL_CLOSED, RECALL_NOT_MEANT, TEXT_TOO_LONG.</returns>
    /// <exception cref="AccessDeniedException">The actor lacks vehicles:update.</exception>
    public Task<Result<Done>> MarkAsync(MarkRecall mark, CommandId command, CancellationToken ct) =>
        units.RunAsync<Done>(
            VehiclePermissions.Update,
            command,
            mark,
            async unit => await RecallMarks.SetAsync(unit, mark, ct) is { } refused ? refused : Done.Instance,
            ct
        );

    /// <summary>Everything about one recall; or NOT_FOUND.</summary>
    public Task<Result<RecallView>> GetAsync(long id, CancellationToken ct) =>
        units.ReadAsync<Result<RecallView>>(
            VehiclePermissions.Read,
            async unit => await RecallReading.ViewAsync(unit, id, ct) is { } view ? view : CommonErrors.NotFound,
            ct
        );

    /// <summary>Vehicles a recall means, newest first; none where there is no such recall.</summary>
    public Task<Page<RecallVehicleRow>> VehiclesAsync(
        long recallId,
        RecallSet set,
        string? after,
        CancellationToken ct
    ) => VehiclesAsync(recallId, set, after, Lists.Default, ct);

    /// <summary>Recalls of a vehicle, what is to be done first.</summary>
    /// <returns>None where there is no such vehicle.</returns>
    [Bounded(MostOfVehicle)]
    public Task<IReadOnlyList<RecallOfVehicle>> OfVehicleAsync(long vehicleId, CancellationToken ct) =>
        units.ReadAsync<IReadOnlyList<RecallOfVehicle>>(
            VehiclePermissions.Read,
            async unit =>
                await unit.Set<Vehicle>().SingleOrDefaultAsync(v => v.Id == vehicleId, ct) is { } vehicle
                    ? await VehicleRecalls.OfAsync(unit, vehicle, ct)
                    : [],
            ct
        );

    /// <summary>Newest first, or as the filter orders.</summary>
    public Task<Page<RecallRow>> ListAsync(RecallFilter filter, string? after, CancellationToken ct) =>
        units.ReadAsync(
            VehiclePermissions.Read,
            unit => RecallReading.PageAsync(unit, filter, Cursor.Read(after), ct),
            ct
        );

    /// <summary>How many recalls several filters find, in one statement.</summary>
    [Bounded(ManyCounts.Most)]
    public Task<IReadOnlyList<int?>> CountsAsync(IReadOnlyList<RecallFilter> filters, CancellationToken ct) =>
        units.ReadAsync(VehiclePermissions.Read, unit => RecallReading.CountsAsync(unit, filters, ct), ct);

    /// <summary>Puts on record that somebody takes the vehicles of a recall out of the system; then read them page by page.</summary>
    public Task<Result<Done>> BeginExportAsync(long recallId, RecallSet set, CommandId command, CancellationToken ct) =>
        units.RunAsync<Done>(
            VehiclePermissions.Read,
            command,
            new { recallId, set },
            unit =>
            {
                unit.Audit("EXPORTED", nameof(RecallVehicle), recallId, new { set });
                return Task.FromResult<Result<Done>>(Done.Instance);
            },
            ct
        );

    /// <summary>The vehicles in long pages, for the file.</summary>
    public Task<Page<RecallVehicleRow>> ExportAsync(
        long recallId,
        RecallSet set,
        string? after,
        CancellationToken ct
    ) => VehiclesAsync(recallId, set, after, RecallReading.ExportPage, ct);

    /// <summary>Who saved it last; null when nobody did yet.</summary>
    public Task<Platform.Audit.LastChange?> LastChangeAsync(long id, CancellationToken ct) =>
        units.ReadAsync(VehiclePermissions.Read, unit => Platform.Audit.LastChanges.OfAsync<Recall>(unit, id, ct), ct);

    private Task<Page<RecallVehicleRow>> VehiclesAsync(
        long recallId,
        RecallSet set,
        string? after,
        int size,
        CancellationToken ct
    ) =>
        units.ReadAsync(
            VehiclePermissions.Read,
            async unit =>
                await unit.Set<Recall>().AsNoTracking().SingleOrDefaultAsync(r => r.Id == recallId, ct) is { } recall
                    ? await RecallReading.VehiclesAsync(unit, recall, set, Cursor.Read(after), size, ct)
                    : new Page<RecallVehicleRow>([], null),
            ct
        );

    private Task<Result<Done>> ActAsync(
        CommandId command,
        object input,
        long recallId,
        int version,
        Func<IUnitOfWork, Recall, Task<Error?>> act,
        CancellationToken ct
    ) =>
        units.RunAsync<Done>(
            WarrantyPermissions.Create,
            command,
            input,
            async unit =>
            {
                if (await unit.Set<Recall>().SingleOrDefaultAsync(r => r.Id == recallId, ct) is not { } recall)
                    return CommonErrors.NotFound;
                if (CommonErrors.Stale(recall, version) is { } stale)
                    return stale;
                return await act(unit, recall) is { } refused ? refused : Done.Instance;
            },
            ct
        );

    private static async Task<Error?> ClashAsync(IUnitOfWork unit, long id, RecallInput input, CancellationToken ct)
    {
        var reference = input.Reference.Trim();
        return await unit.Set<Recall>().AnyAsync(r => r.Reference == reference && r.Id != id, ct)
            ? RecallErrors.Exists(reference)
            : null;
    }

    /// <summary>Brings the list of VINs to what was entered.</summary>
    private static async Task ListAsync(IUnitOfWork unit, Recall recall, RecallInput input, CancellationToken ct)
    {
        var wanted = RecallRules.Vins(input.Vins).ToHashSet(StringComparer.Ordinal);
        recall.ByVin = wanted.Count > 0;
        var listed = await unit.Set<RecallVin>().Where(v => v.RecallId == recall.Id).ToListAsync(ct);
        foreach (var gone in listed.Where(v => !wanted.Contains(v.VinKey)))
            unit.Remove(gone);
        wanted.ExceptWith(listed.Select(v => v.VinKey));
        foreach (var vin in wanted)
            unit.Add(new RecallVin { RecallId = recall.Id, VinKey = vin });
    }
}
