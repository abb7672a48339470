using Battwheels.Core.Common;
using Battwheels.Core.Platform.Files;
using Battwheels.Core.Platform.Undo;
using Battwheels.Core.Service.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Photos;

/// <param name="Released">The customer may see them; else no more.</param>
public sealed record ReleasePhotos(long TicketId, IReadOnlyList<long> PhotoIds, bool Released);

/// <summary>Photos of visits: shown to whoever may read the ticket, taken off by whoever may change it.</summary>
public sealed class PhotoService(IUnitOfWorkFactory units, IFileStore files)
{
    private const int MostOfTicket = 200;

    /// <summary>Newest first.</summary>
    [Bounded(MostOfTicket)]
    public Task<IReadOnlyList<PhotoView>> OfTicketAsync(long ticketId, CancellationToken ct) =>
        units.ReadAsync<IReadOnlyList<PhotoView>>(
            TicketPermissions.Read,
            async unit =>
                await PhotoGalleries.Views(PhotoGalleries.Shown(unit, ticketId), MostOfTicket).ToListAsync(ct),
            ct
        );

    /// <summary>A page of them with its pairs of before and after; null for no such ticket.</summary>
    public Task<PhotoGallery?> GalleryAsync(PhotoFilter filter, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(filter);
        return units.ReadAsync(TicketPermissions.Read, unit => PhotoGalleries.ReadAsync(unit, filter, ct), ct);
    }

    /// <summary>The JPEG file itself; null when there is none, or none any more.</summary>
    /// <param name="thumb">The small one.</param>
    public async Task<Stream?> OpenAsync(long photoId, bool thumb, CancellationToken ct)
    {
        var found = await units.ReadAsync(
            TicketPermissions.Read,
            async unit =>
                (
                    unit.Actor.OrganizationId,
                    Key: await unit.Set<TicketPhoto>()
                        .Where(p => p.Id == photoId && p.RemovedAtUtc == null)
                        .Select(p => thumb ? p.ThumbKey : p.FileKey)
                        .SingleOrDefaultAsync(ct)
                ),
            ct
        );
        return found.Key is { } key ? files.Open(found.OrganizationId, key) : null;
    }

    /// <summary>Shows a photo no more; the file is kept as evidence.</summary>
    /// <returns>Done; or NOT_FOUND, TICKET_NOT_YOURS.</returns>
    public Task<Result<Done>> RemoveAsync(long ticketId, long photoId, CommandId command, CancellationToken ct) =>
        ChangeAsync(
            ticketId,
            photoId,
            command,
            new { ticketId, photoId },
            async (unit, photo) =>
            {
                if (photo.RemovedAtUtc is not null)
                    return null;
                photo.RemovedAtUtc = unit.Now;
                await ReversibleActs.KeepAsync(unit, PhotoUndo.TakenOff(photo), ct);
                return null;
            },
            ct
        );

    /// <summary>Shows a photo again that was taken off.</summary>
    /// <param name="version">Of the photo, as it was taken off.</param>
    /// <returns>Done; or NOT_FOUND, TICKET_NOT_YOURS, CONCURRENCY_CONFLICT.</returns>
    public Task<Result<Done>> PutBackAsync(
        long ticketId,
        long photoId,
        int version,
        CommandId command,
        CancellationToken ct
    ) =>
        ChangeAsync(
            ticketId,
            photoId,
            command,
            new
            {
                putBack = ticketId,
                photoId,
                version,
            },
            async (unit, photo) =>
            {
                if (CommonErrors.Stale(photo, version) is { } changed)
                    return changed;
                photo.RemovedAtUtc = null;
                await ReversibleActs.UndoesAsync(unit, ct);
                return null;
            },
            ct
        );

    /// <summary>The customer may see these photos from now on, or not any more.</summary>
    /// <returns>Done; or REQUIRED, NOT_FOUND, TICKET_NOT_YOURS.</returns>
    public Task<Result<Done>> ReleaseAsync(ReleasePhotos input, CommandId command, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        return units.RunAsync<Done>(
            TicketPermissions.Update,
            command,
            input,
            async unit =>
            {
                if (await TicketAccess.FindAsync(unit, input.TicketId, ct) is not { } ticket)
                    return CommonErrors.NotFound;
                if (await TicketScope.RefusalAsync(unit, ticket, TicketPermissions.Update, ct) is { } notYours)
                    return notYours;
                var ids = input.PhotoIds.Distinct().Take(MostOfTicket + 1).ToList();
                if (ids.Count is 0 or > MostOfTicket)
                    return CommonErrors.Required("Photos", T("A photo"));
                var photos = await PhotoGalleries.Shown(unit, ticket.Id).Where(p => ids.Contains(p.Id)).ToListAsync(ct);
                if (photos.Count != ids.Count)
                    return CommonErrors.NotFound;
                foreach (var photo in photos.Where(p => p.ReleasedAtUtc is null == input.Released))
                {
                    photo.ReleasedAtUtc = input.Released ? unit.Now : null;
                    photo.ReleasedBy = input.Released ? unit.Actor.Name : null;
                }

                return Done.Instance;
            },
            ct
        );
    }

    private Task<Result<Done>> ChangeAsync(
        long ticketId,
        long photoId,
        CommandId command,
        object input,
        Func<IUnitOfWork, TicketPhoto, Task<Error?>> change,
        CancellationToken ct
    ) =>
        units.RunAsync<Done>(
            TicketPermissions.Update,
            command,
            input,
            async unit =>
            {
                var photo = await unit.Set<TicketPhoto>()
                    .SingleOrDefaultAsync(p => p.Id == photoId && p.TicketId == ticketId, ct);
                if (photo is null || await TicketAccess.FindAsync(unit, ticketId, ct) is not { } ticket)
                    return CommonErrors.NotFound;
                if (await TicketScope.RefusalAsync(unit, ticket, TicketPermissions.Update, ct) is { } notYours)
                    return notYours;
                return await change(unit, photo) is { } refusal ? refusal : Done.Instance;
            },
            ct
        );
}
