using Battwheels.Core.Common;
using Battwheels.Core.Service.Captures;
using Battwheels.Core.Service.JobCards;
using Battwheels.Core.Service.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Photos;

internal static class TicketPhotos
{
    public const int MostCaption = 200;

    /// <returns>Null; or NOT_FOUND, TEXT_TOO_LONG.</returns>
    public static async Task<Error?> AddAsync(
        IUnitOfWork unit,
        ServiceTicket ticket,
        Capture capture,
        StoredPhoto stored,
        DateTime atUtc,
        CancellationToken ct
    )
    {
        if (CommonErrors.TooLong("Caption", capture.Text, MostCaption) is { } tooLong)
            return tooLong;
        if (
            capture.JobLineId is { } line
            && !await unit.Set<JobLine>().AnyAsync(l => l.Id == line && l.TicketId == ticket.Id, ct)
        )
            return CommonErrors.NotFound;
        if (
            capture.MarkedFromId is { } original
            && !await unit.Set<TicketPhoto>()
                .AnyAsync(p => p.Id == original && p.TicketId == ticket.Id && p.RemovedAtUtc == null, ct)
        )
            return CommonErrors.NotFound;
        unit.Add(
            new TicketPhoto
            {
                TicketId = ticket.Id,
                JobLineId = capture.JobLineId,
                Kind = capture.Photo ?? PhotoKind.Work,
                Caption = string.IsNullOrWhiteSpace(capture.Text) ? null : capture.Text.Trim(),
                FileKey = stored.FileKey,
                ThumbKey = stored.ThumbKey,
                Bytes = stored.Bytes,
                Sha256 = stored.Sha256,
                Width = stored.Width,
                Height = stored.Height,
                TakenAtUtc = atUtc,
                MembershipId = unit.Actor.MembershipId,
                ActorName = unit.Actor.Name,
                MarkedFromId = capture.MarkedFromId,
                ReleasedAtUtc = capture.Released ? unit.Now : null,
                ReleasedBy = capture.Released ? unit.Actor.Name : null,
            }
        );
        return null;
    }
}
