using Battwheels.Core.Access;
using Battwheels.Core.Common;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Inventory.Stock;

/// <summary>Lets go of stock that was promised too long ago, so that others can have it.</summary>
public sealed class ReservationExpiryService(IUnitOfWorkFactory units)
{
    private const int Batch = 100;

    /// <summary>Releases what expired before today; safe to repeat.</summary>
    /// <returns>The next day something expires; null when nothing is held.</returns>
    public async Task<DateOnly?> ReleaseExpiredAsync(CancellationToken ct)
    {
        while (true)
        {
            var command = CommandId.New();
            var released = await units.RunAsync<int>(
                SystemPermissions.ReleaseReservations,
                command,
                new { command },
                unit => ReleaseBatchAsync(unit, ct),
                ct
            );
            if (released.Value < Batch)
                break;
        }

        return await units.ReadAsync(
            SystemPermissions.ReleaseReservations,
            unit => unit.Set<Reservation>().Where(r => r.Quantity > 0m).MinAsync(r => (DateOnly?)r.ExpiresOn, ct),
            ct
        );
    }

    private static async Task<Result<int>> ReleaseBatchAsync(IUnitOfWork unit, CancellationToken ct)
    {
        var today = unit.Today;
        var expired = await unit.Set<Reservation>()
            .AsNoTracking()
            .Where(r => r.Quantity > 0m && r.ExpiresOn < today)
            .OrderBy(r => r.ItemId)
            .ThenBy(r => r.WarehouseId)
            .Take(Batch)
            .ToListAsync(ct);
        foreach (var reservation in expired)
        {
            await Reservations.ReleaseAsync(unit, reservation.Id, ct);
            unit.Audit(
                "RESERVATION_EXPIRED",
                nameof(Reservation),
                reservation.Id,
                new
                {
                    reservation.ItemId,
                    reservation.WarehouseId,
                    reservation.Quantity,
                    reservation.SourceType,
                    reservation.SourceId,
                }
            );
        }

        return expired.Count;
    }
}
