using Battwheels.Core.Access;
using Battwheels.Core.Inventory.Stock;
using Battwheels.Core.Platform.Jobs;

namespace Battwheels.Data.Inventory.Stock;

/// <summary>Looks once after each day something expires.</summary>
internal sealed class ReservationWorker(ReservationExpiryService expiry) : IQueueWorker
{
    public string Queue => Reservations.Queue;

    public string Permission => SystemPermissions.ReleaseReservations;

    public async Task<DateTime?> WorkAsync(long organizationId, CancellationToken ct) =>
        // The day after, in the evening of UTC at the latest: by then it has ended in every time zone.
        (await expiry.ReleaseExpiredAsync(ct))
            ?.AddDays(1)
            .ToDateTime(new TimeOnly(12, 0), DateTimeKind.Utc);
}
