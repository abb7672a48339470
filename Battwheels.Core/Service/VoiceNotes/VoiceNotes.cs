using Battwheels.Core.Common;
using Battwheels.Core.Service.Captures;
using Battwheels.Core.Service.JobCards;
using Battwheels.Core.Service.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.VoiceNotes;

/// <summary>Voice notes of a visit, inside the caller's transaction.</summary>
internal static class VoiceNotes
{
    /// <returns>Null; or NOT_FOUND, TEXT_TOO_LONG.</returns>
    public static async Task<Error?> AddAsync(
        IUnitOfWork unit,
        ServiceTicket ticket,
        Capture capture,
        StoredSound stored,
        DateTime atUtc,
        CancellationToken ct
    )
    {
        if (CommonErrors.TooLong("Remark", capture.Text, VoiceNote.LongestRemark) is { } tooLong)
            return tooLong;
        if (
            capture.JobLineId is { } line
            && !await unit.Set<JobLine>().AnyAsync(l => l.Id == line && l.TicketId == ticket.Id, ct)
        )
            return CommonErrors.NotFound;
        unit.Add(
            new VoiceNote
            {
                TicketId = ticket.Id,
                JobLineId = capture.JobLineId,
                FileKey = stored.FileKey,
                ContentType = stored.ContentType,
                Bytes = stored.Bytes,
                Sha256 = stored.Sha256,
                Seconds = stored.Seconds,
                Remark = string.IsNullOrWhiteSpace(capture.Text) ? null : capture.Text.Trim(),
                TakenAtUtc = atUtc,
                ArrivedAtUtc = unit.Now,
                MembershipId = unit.Actor.MembershipId,
                ActorName = unit.Actor.Name,
            }
        );
        return null;
    }

    public static IQueryable<VoiceNote> Shown(IReadUnit unit) =>
        unit.Set<VoiceNote>().Where(v => v.RemovedAtUtc == null);
}
