using Battwheels.Core.Common;
using Battwheels.Core.Service.JobCards;
using Battwheels.Core.Service.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Photos;

/// <param name="Kind">Null: all.</param>
/// <param name="Before">Only photos older than this one.</param>
public sealed record PhotoFilter(long TicketId, PhotoKind? Kind = null, long? Before = null);

/// <summary>A line of the job a photo can belong to.</summary>
public sealed record PhotoLine(long Id, string Description);

/// <summary>The photos of a visit, page by page.</summary>
/// <param name="Rows">Newest first.</param>
/// <param name="Next">Of the next page; null on the last.</param>
/// <param name="Pairs">Before and after; on the first page alone.</param>
/// <param name="Counts">How many there are of each kind.</param>
public sealed record PhotoGallery(
    string Number,
    IReadOnlyList<PhotoView> Rows,
    long? Next,
    IReadOnlyList<PhotoPair> Pairs,
    IReadOnlyDictionary<PhotoKind, int> Counts,
    IReadOnlyList<PhotoLine> Lines,
    bool MayChange
);

/// <summary>Reads photos that are shown.</summary>
internal static class PhotoGalleries
{
    public const int Size = 60;
    private const int MostPaired = 100;
    private const int MostLines = 200;

    public static async Task<PhotoGallery?> ReadAsync(IReadUnit unit, PhotoFilter filter, CancellationToken ct)
    {
        if (await TicketAccess.FindAsync(unit, filter.TicketId, ct) is not { } ticket)
            return null;
        var (kind, before) = (filter.Kind, filter.Before);
        var shown = Shown(unit, ticket.Id);
        var rows = await Views(
                shown.Where(p => (kind == null || p.Kind == kind) && (before == null || p.Id < before)),
                Size + 1
            )
            .ToListAsync(ct);
        var counts = await shown.GroupBy(p => p.Kind).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(ct);
        var lines = await unit.Set<JobLine>()
            .Where(l => l.TicketId == ticket.Id)
            .OrderBy(l => l.Id)
            .Take(MostLines)
            .Select(l => new PhotoLine(l.Id, l.Description))
            .ToListAsync(ct);
        return new PhotoGallery(
            ticket.Number,
            [.. rows.Take(Size)],
            rows.Count > Size ? rows[Size - 1].Id : null,
            before is null && kind is null ? await PairsAsync(shown, ct) : [],
            counts.ToDictionary(c => c.Key, c => c.Count),
            lines,
            unit.May(TicketPermissions.Update) && TicketScope.MayChange(unit, ticket)
        );
    }

    public static IQueryable<TicketPhoto> Shown(IReadUnit unit, long ticketId) =>
        unit.Set<TicketPhoto>().Where(p => p.TicketId == ticketId && p.RemovedAtUtc == null);

    public static IQueryable<PhotoView> Views(IQueryable<TicketPhoto> photos, int most) =>
        photos
            .OrderByDescending(p => p.Id)
            .Select(p => new PhotoView(p.Id, p.Kind, p.Caption, p.Width, p.Height, p.TakenAtUtc, p.ActorName)
            {
                JobLineId = p.JobLineId,
                MarkedFromId = p.MarkedFromId,
                IsReleased = p.ReleasedAtUtc != null,
            })
            .Take(most);

    private static async Task<IReadOnlyList<PhotoPair>> PairsAsync(
        IQueryable<TicketPhoto> shown,
        CancellationToken ct
    ) =>
        PhotoPairs.Of(
            await Views(shown.Where(p => p.Kind == PhotoKind.PartRemoved || p.Kind == PhotoKind.PartFitted), MostPaired)
                .ToListAsync(ct)
        );
}
