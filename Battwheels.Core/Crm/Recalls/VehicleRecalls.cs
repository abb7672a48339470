using Battwheels.Core.Common;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Crm.Recalls;

/// <summary>The recalls of one vehicle.</summary>
internal static class VehicleRecalls
{
    /// <summary>Open ones that mean it or may mean it, and those with a mark; what is due comes first, safety before the rest.</summary>
    public static async Task<IReadOnlyList<RecallOfVehicle>> OfAsync(
        IReadUnit unit,
        Vehicle vehicle,
        CancellationToken ct
    )
    {
        var marks = await unit.Set<RecallVehicle>()
            .AsNoTracking()
            .Where(m => m.VehicleId == vehicle.Id)
            .ToDictionaryAsync(m => m.RecallId, ct);
        long[] marked = [.. marks.Keys];
        var recalls = await unit.Set<Recall>()
            .AsNoTracking()
            .Where(r => r.ClosedOn == null || marked.Contains(r.Id))
            .OrderByDescending(r => r.Id)
            .Take(RecallReading.MostOpen)
            .ToListAsync(ct);
        var listed = vehicle.VinKey is { } vin
            ? await unit.Set<RecallVin>().Where(l => l.VinKey == vin).Select(l => l.RecallId).ToListAsync(ct)
            : [];
        return
        [
            .. recalls
                .Select(r => Row(vehicle, r, marks.GetValueOrDefault(r.Id), listed.Contains(r.Id)))
                .Where(r => r.State is not null || r.Verdict is not RecallVerdict.NotMeant)
                .OrderByDescending(r => r.IsOpen)
                .ThenByDescending(r => r.Recall.IsSafety)
                .ThenByDescending(r => r.Recall.Id),
        ];
    }

    public static RecallScope ScopeOf(Recall recall) =>
        new(recall.ModelKey, recall.YearFrom, recall.YearTo, recall.ByVin);

    private static RecallOfVehicle Row(Vehicle vehicle, Recall recall, RecallVehicle? mark, bool isListed) =>
        new(
            RecallReading.RowOf(recall),
            recall.Remedy,
            ScopeOf(recall).Of(vehicle.ModelKey, vehicle.Year, vehicle.VinKey, isListed),
            mark?.State,
            mark?.On,
            mark?.Note,
            mark?.TicketId,
            mark?.ActorName
        );
}
