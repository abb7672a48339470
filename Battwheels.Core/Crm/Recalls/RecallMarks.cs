using Battwheels.Core.Common;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Crm.Recalls;

/// <summary>Where vehicles stand with recalls, inside the caller's transaction.</summary>
internal static class RecallMarks
{
    public static async Task<Error?> SetAsync(IUnitOfWork unit, MarkRecall mark, CancellationToken ct)
    {
        if (CommonErrors.TooLong(nameof(mark.Note), mark.Note, RecallRules.LongestNote) is { } tooLong)
            return tooLong;
        if (await unit.Set<Recall>().SingleOrDefaultAsync(r => r.Id == mark.RecallId, ct) is not { } recall)
            return CommonErrors.NotFound;
        if (await unit.Set<Vehicle>().SingleOrDefaultAsync(v => v.Id == mark.VehicleId, ct) is not { } vehicle)
            return CommonErrors.NotFound;
        if (recall.ClosedOn is not null)
            return RecallErrors.IsClosed;
        var listed =
            vehicle.VinKey is { } vin
            && await unit.Set<RecallVin>().AnyAsync(v => v.RecallId == recall.Id && v.VinKey == vin, ct);
        var scope = VehicleRecalls.ScopeOf(recall);
        if (scope.Of(vehicle.ModelKey, vehicle.Year, vehicle.VinKey, listed) is RecallVerdict.NotMeant)
            return RecallErrors.NotMeant;
        var stands = await unit.Set<RecallVehicle>()
            .SingleOrDefaultAsync(m => m.RecallId == recall.Id && m.VehicleId == vehicle.Id, ct);
        if (mark.State is not { } state)
        {
            if (stands is not null)
                unit.Remove(stands);
            return null;
        }

        stands ??= unit.Add(
            new RecallVehicle
            {
                RecallId = recall.Id,
                VehicleId = vehicle.Id,
                On = unit.Today,
                ActorName = unit.Actor.Name,
            }
        );
        (stands.State, stands.On, stands.TicketId) = (state, unit.Today, mark.TicketId);
        (stands.Note, stands.ActorName) = (RecallRules.Text(mark.Note), unit.Actor.Name);
        return null;
    }
}
