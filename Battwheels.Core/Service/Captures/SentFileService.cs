using System.Security.Cryptography;
using Battwheels.Core.Common;
using Battwheels.Core.Platform.Files;
using Battwheels.Core.Service.Photos;
using Battwheels.Core.Service.Tickets;

namespace Battwheels.Core.Service.Captures;

/// <summary>The bytes of a capture that came in pieces, put together outside any transaction.</summary>
public sealed class SentFileService(IUnitOfWorkFactory units, IUploadStore uploads)
{
    /// <returns>
    /// The bytes; null when nothing has arrived under this id, as when it was taken already; or UPLOAD_INCOMPLETE, NOT_FOUND.
    /// </returns>
    internal async Task<Result<SentFile>?> ReadAsync(Capture capture, CancellationToken ct)
    {
        if (capture.UploadId is not { } id)
            return null;
        var (place, mayBe) = await units.ReadAsync(
            TicketPermissions.Update,
            async unit => (Place(unit.Actor, id), await TicketAccess.FindAsync(unit, capture.TicketId, ct) is not null),
            ct
        );
        if (!mayBe)
            return CommonErrors.NotFound;
        if (place is not { } at || await uploads.ReadAsync(at, ct) is not { } sent)
            return null;
        return string.Equals(Convert.ToHexStringLower(SHA256.HashData(sent)), capture.Sha256, StringComparison.Ordinal)
            ? new SentFile(at.OrganizationId, sent)
            : PhotoErrors.NotSent;
    }

    /// <summary>The pieces are not needed any more.</summary>
    internal async Task ForgetAsync(Guid id, CancellationToken ct)
    {
        var place = await units.ReadAsync(TicketPermissions.Update, unit => Task.FromResult(Place(unit.Actor, id)), ct);
        if (place is { } at)
            uploads.Forget(at);
    }

    private static UploadPlace? Place(Actor actor, Guid id) =>
        actor.MembershipId is { } member ? new UploadPlace(actor.OrganizationId, member, id) : null;
}

/// <summary>A file of a capture, whole and as it was sent.</summary>
internal sealed record SentFile(long OrganizationId, byte[] Content);
