using Battwheels.Core.Common;
using Battwheels.Core.Platform.Files;
using Battwheels.Core.Service.Estimates;
using Battwheels.Core.Service.Portal;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Photos;

/// <summary>A photo the customer may see.</summary>
public sealed record CustomerPhoto(long Id, PhotoKind Kind, string? Caption, DateTime TakenAtUtc);

/// <summary>Reads what was released to the customer and is still shown.</summary>
internal static class CustomerPhotos
{
    public const int Most = 60;

    /// <summary>In the order they were taken. The caller found the ticket among the customer's own.</summary>
    public static async Task<IReadOnlyList<CustomerPhoto>> OfTicketAsync(
        IReadUnit unit,
        long ticketId,
        CancellationToken ct
    ) =>
        await Released(unit)
            .Where(p => p.TicketId == ticketId)
            .OrderBy(p => p.Id)
            .Take(Most)
            .Select(p => new CustomerPhoto(p.Id, p.Kind, p.Caption, p.TakenAtUtc))
            .ToListAsync(ct);

    public static IQueryable<TicketPhoto> Released(IReadUnit unit) =>
        unit.Set<TicketPhoto>().Where(p => p.ReleasedAtUtc != null && p.RemovedAtUtc == null);
}

/// <summary>
/// The files behind them. Whatever was not released, was taken off or belongs to a visit of somebody else's is not there.
/// </summary>
public sealed class CustomerPhotoService(IUnitOfWorkFactory units, IFileStore files)
{
    /// <summary>Of a visit of whoever is signed in; a driver's as their visits are.</summary>
    /// <param name="thumb">The small one.</param>
    /// <returns>The JPEG file; null for none of theirs.</returns>
    /// <exception cref="AccessDeniedException">The actor lacks portal:tickets:read.</exception>
    public async Task<Stream?> OpenAsync(long photoId, bool thumb, CancellationToken ct) =>
        Open(
            await units.ReadAsync(
                PortalPermissions.ReadVisits,
                unit =>
                {
                    var own = PortalReading.Tickets(unit);
                    return KeyAsync(
                        unit,
                        CustomerPhotos.Released(unit).Where(p => own.Any(t => t.Id == p.TicketId)),
                        photoId,
                        thumb,
                        ct
                    );
                },
                ct
            )
        );

    /// <summary>Of the visit whose estimate a link opens, while it opens it.</summary>
    /// <param name="thumb">The small one.</param>
    /// <returns>The JPEG file; null for none of it.</returns>
    /// <exception cref="AccessDeniedException">The actor lacks portal:estimates:read.</exception>
    public async Task<Stream?> OpenByLinkAsync(string token, long photoId, bool thumb, CancellationToken ct) =>
        Open(
            await units.ReadAsync(
                EstimatePermissions.PortalRead,
                async unit =>
                {
                    if (
                        await OfferLinks.FindAsync(unit, token, ct) is not { } offer
                        || offer.Standing(unit) is LinkStanding.Closed
                    )
                        return default;
                    var ticket = offer.Estimate.TicketId;
                    var photos = CustomerPhotos.Released(unit).Where(p => p.TicketId == ticket);
                    return await KeyAsync(unit, photos, photoId, thumb, ct);
                },
                ct
            )
        );

    private Stream? Open((long OrganizationId, string? Key) file) =>
        file.Key is { } key ? files.Open(file.OrganizationId, key) : null;

    private static async Task<(long OrganizationId, string? Key)> KeyAsync(
        IReadUnit unit,
        IQueryable<TicketPhoto> photos,
        long photoId,
        bool thumb,
        CancellationToken ct
    ) =>
        (
            unit.Actor.OrganizationId,
            await photos
                .Where(p => p.Id == photoId)
                .Select(p => thumb ? p.ThumbKey : p.FileKey)
                .SingleOrDefaultAsync(ct)
        );
}
