using Battwheels.Core.Common;
using Battwheels.Core.Service.Inspections;
using Battwheels.Core.Service.Photos;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Tickets;

/// <summary>Inspections, photos and voice notes as the history of a visit tells them; what was taken off is not told.</summary>
internal static class TicketRecordings
{
    public static async Task<IEnumerable<(long, TicketHappening)>> PhotosAsync(
        IReadUnit unit,
        long ticketId,
        long? before,
        int most,
        CancellationToken ct
    )
    {
        var photos = await PhotoGalleries
            .Shown(unit, ticketId)
            .Where(p => before == null || p.Id < before)
            .OrderByDescending(p => p.Id)
            .Take(most)
            .Select(p => new
            {
                p.Id,
                p.TakenAtUtc,
                p.Caption,
                p.ActorName,
                p.MarkedFromId,
            })
            .ToListAsync(ct);
        return photos.Select(p =>
            (
                p.Id,
                new TicketHappening(
                    p.TakenAtUtc,
                    With(p.MarkedFromId is null ? T("Photo added") : T("Photo with marks added"), p.Caption),
                    p.ActorName,
                    null,
                    false,
                    TicketDeed.Photo
                )
            )
        );
    }

    public static async Task<IEnumerable<(long, TicketHappening)>> VoicesAsync(
        IReadUnit unit,
        long ticketId,
        long? before,
        int most,
        CancellationToken ct
    )
    {
        var notes = await VoiceNotes
            .VoiceNotes.Shown(unit)
            .Where(v => v.TicketId == ticketId && (before == null || v.Id < before))
            .OrderByDescending(v => v.Id)
            .Take(most)
            .Select(v => new
            {
                v.Id,
                v.TakenAtUtc,
                v.Remark,
                v.ActorName,
            })
            .ToListAsync(ct);
        return notes.Select(v =>
            (
                v.Id,
                new TicketHappening(
                    v.TakenAtUtc,
                    With(T("Voice note"), v.Remark),
                    v.ActorName,
                    null,
                    false,
                    TicketDeed.Voice,
                    v.Id
                )
            )
        );
    }

    public static async Task<IEnumerable<(long, TicketHappening)>> InspectionsAsync(
        IReadUnit unit,
        long ticketId,
        long? before,
        int most,
        CancellationToken ct
    )
    {
        var finished = await unit.Set<Inspection>()
            .Where(i => i.TicketId == ticketId && i.FinishedAtUtc != null && (before == null || i.Id < before))
            .OrderByDescending(i => i.Id)
            .Take(most)
            .Select(i => new
            {
                i.Id,
                i.FinishedAtUtc,
                i.Name,
                i.FinishedBy,
            })
            .ToListAsync(ct);
        return finished.Select(i =>
            (
                i.Id,
                new TicketHappening(
                    i.FinishedAtUtc!.Value,
                    T($"Finished: {T(i.Name)}"),
                    i.FinishedBy ?? "",
                    null,
                    false,
                    TicketDeed.Inspection
                )
            )
        );
    }

    private static string With(string what, string? words) => words is null ? what : $"{what}: {words}";
}
