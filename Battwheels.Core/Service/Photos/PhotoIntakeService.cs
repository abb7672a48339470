using System.Security.Cryptography;
using Battwheels.Core.Common;
using Battwheels.Core.Platform.Files;
using Battwheels.Core.Service.Captures;
using Battwheels.Core.Service.Tickets;

namespace Battwheels.Core.Service.Photos;

/// <summary>The way of a photo from its pieces to the store, outside any transaction: it takes time.</summary>
public sealed class PhotoIntakeService(
    IUnitOfWorkFactory units,
    IUploadStore uploads,
    IPhotoDeveloper developer,
    IFileStore files
)
{
    /// <returns>
    /// The stored picture; null when nothing has arrived under this id, as when it was taken already; or UPLOAD_INCOMPLETE,
    /// PHOTO_UNREADABLE, PHOTO_TOO_LARGE, NOT_FOUND.
    /// </returns>
    internal async Task<Result<StoredPhoto>?> PrepareAsync(Capture capture, CancellationToken ct)
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
        if (!string.Equals(Convert.ToHexStringLower(SHA256.HashData(sent)), capture.Sha256, StringComparison.Ordinal))
            return PhotoErrors.NotSent;
        var developed = developer.Develop(sent);
        if (developed.Error is { } unfit)
            return unfit;
        var photo = developed.Value;
        var image = await SaveAsync(at.OrganizationId, photo.Image, ct);
        var thumb = await SaveAsync(at.OrganizationId, photo.Thumb, ct);
        return new StoredPhoto(image.Key, thumb.Key, image.Bytes, image.Sha256, photo.Width, photo.Height);
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

    private async Task<StoredFile> SaveAsync(long organizationId, byte[] content, CancellationToken ct)
    {
        using MemoryStream stream = new(content, writable: false);
        return await files.SaveAsync(organizationId, stream, ct);
    }
}
