using Battwheels.Core.Common;
using Battwheels.Core.Platform.Files;
using Battwheels.Core.Service.Tickets;

namespace Battwheels.Core.Service.Photos;

/// <summary>Takes the pieces of photos; what they belong to is said afterwards.</summary>
public sealed class UploadService(IUnitOfWorkFactory units, IUploadStore uploads)
{
    /// <returns>Bytes of this file that have arrived.</returns>
    public Task<long> LengthAsync(Guid id, CancellationToken ct) =>
        units.ReadAsync(
            TicketPermissions.Update,
            unit => Task.FromResult(PlaceOf(unit, id) is { } place ? uploads.Length(place) : 0),
            ct
        );

    /// <param name="from">Where the piece begins.</param>
    /// <param name="piece">At most <see cref="Uploads.MostPiece"/> bytes.</param>
    /// <returns>Bytes that have arrived: the sender goes on from there, whatever it believed.</returns>
    public Task<long> AppendAsync(Guid id, long from, Stream piece, CancellationToken ct) =>
        units.ReadAsync(
            TicketPermissions.Update,
            async unit => PlaceOf(unit, id) is { } place ? await uploads.AppendAsync(place, from, piece, ct) : 0,
            ct
        );

    private static UploadPlace? PlaceOf(IReadUnit unit, Guid id) =>
        unit.Actor.MembershipId is { } member ? new UploadPlace(unit.Actor.OrganizationId, member, id) : null;
}
