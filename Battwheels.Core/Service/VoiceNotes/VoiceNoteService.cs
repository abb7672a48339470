using Battwheels.Core.Common;
using Battwheels.Core.Platform.Files;
using Battwheels.Core.Platform.Undo;
using Battwheels.Core.Service.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.VoiceNotes;

/// <summary>Voice notes of visits: played to whoever may read the ticket, taken off by whoever may change it.</summary>
public sealed class VoiceNoteService(IUnitOfWorkFactory units, IFileStore files)
{
    private const int Most = 100;

    /// <summary>Newest first.</summary>
    [Bounded(Most)]
    public Task<IReadOnlyList<VoiceNoteView>> OfTicketAsync(long ticketId, CancellationToken ct) =>
        units.ReadAsync<IReadOnlyList<VoiceNoteView>>(
            TicketPermissions.Read,
            async unit =>
            {
                var notes = await VoiceNotes
                    .Shown(unit)
                    .Where(v => v.TicketId == ticketId)
                    .OrderByDescending(v => v.Id)
                    .Take(Most)
                    .ToListAsync(ct);
                var mayWrite = unit.May(TicketPermissions.Update);
                return notes.ConvertAll(v => new VoiceNoteView(
                    v.Id,
                    v.Seconds,
                    v.Remark,
                    v.TakenAtUtc,
                    v.ActorName,
                    mayWrite && v.IsOpenTo(unit.Actor.MembershipId, unit.Now)
                ));
            },
            ct
        );

    /// <summary>The recording; null when there is none, or none any more.</summary>
    public async Task<VoiceFile?> OpenAsync(long voiceNoteId, CancellationToken ct)
    {
        var found = await units.ReadAsync(
            TicketPermissions.Read,
            unit =>
                VoiceNotes
                    .Shown(unit)
                    .Where(v => v.Id == voiceNoteId)
                    .Select(v => new
                    {
                        v.OrganizationId,
                        v.FileKey,
                        v.ContentType,
                    })
                    .SingleOrDefaultAsync(ct),
            ct
        );
        return found is null ? null : new VoiceFile(files.Open(found.OrganizationId, found.FileKey), found.ContentType);
    }

    /// <summary>Writes beside a recording, or anew.</summary>
    /// <returns>Done; or NOT_FOUND, TICKET_NOT_YOURS, VOICE_REMARK_CLOSED, REQUIRED, TEXT_TOO_LONG.</returns>
    public Task<Result<Done>> RemarkAsync(
        long ticketId,
        long voiceNoteId,
        string? text,
        CommandId command,
        CancellationToken ct
    ) =>
        ChangeAsync(
            ticketId,
            voiceNoteId,
            command,
            new
            {
                ticketId,
                voiceNoteId,
                text,
            },
            (unit, note) =>
            {
                if (note.RemovedAtUtc is not null)
                    return Task.FromResult<Error?>(CommonErrors.NotFound);
                if (!note.IsOpenTo(unit.Actor.MembershipId, unit.Now))
                    return Task.FromResult<Error?>(VoiceErrors.RemarkClosed);
                if (string.IsNullOrWhiteSpace(text))
                    return Task.FromResult<Error?>(CommonErrors.Required("Remark", T("The text")));
                if (CommonErrors.TooLong("Remark", text, VoiceNote.LongestRemark) is { } tooLong)
                    return Task.FromResult<Error?>(tooLong);
                note.Remark = text.Trim();
                return Task.FromResult<Error?>(null);
            },
            ct
        );

    /// <summary>Plays a recording no more; the file is kept as evidence.</summary>
    /// <returns>Done; or NOT_FOUND, TICKET_NOT_YOURS.</returns>
    public Task<Result<Done>> RemoveAsync(long ticketId, long voiceNoteId, CommandId command, CancellationToken ct) =>
        ChangeAsync(
            ticketId,
            voiceNoteId,
            command,
            new { ticketId, voiceNoteId },
            async (unit, note) =>
            {
                if (note.RemovedAtUtc is not null)
                    return null;
                note.RemovedAtUtc = unit.Now;
                await ReversibleActs.KeepAsync(unit, VoiceNoteUndo.TakenOff(note), ct);
                return null;
            },
            ct
        );

    /// <summary>Plays a recording again that was taken off.</summary>
    /// <param name="version">Of the voice note, as it was taken off.</param>
    /// <returns>Done; or NOT_FOUND, TICKET_NOT_YOURS, CONCURRENCY_CONFLICT.</returns>
    public Task<Result<Done>> PutBackAsync(
        long ticketId,
        long voiceNoteId,
        int version,
        CommandId command,
        CancellationToken ct
    ) =>
        ChangeAsync(
            ticketId,
            voiceNoteId,
            command,
            new
            {
                putBack = ticketId,
                voiceNoteId,
                version,
            },
            async (unit, note) =>
            {
                if (CommonErrors.Stale(note, version) is { } changed)
                    return changed;
                note.RemovedAtUtc = null;
                await ReversibleActs.UndoesAsync(unit, ct);
                return null;
            },
            ct
        );

    private Task<Result<Done>> ChangeAsync(
        long ticketId,
        long voiceNoteId,
        CommandId command,
        object input,
        Func<IUnitOfWork, VoiceNote, Task<Error?>> change,
        CancellationToken ct
    ) =>
        units.RunAsync<Done>(
            TicketPermissions.Update,
            command,
            input,
            async unit =>
            {
                var note = await unit.Set<VoiceNote>()
                    .SingleOrDefaultAsync(v => v.Id == voiceNoteId && v.TicketId == ticketId, ct);
                if (note is null || await TicketAccess.FindAsync(unit, ticketId, ct) is not { } ticket)
                    return CommonErrors.NotFound;
                if (await TicketScope.RefusalAsync(unit, ticket, TicketPermissions.Update, ct) is { } notYours)
                    return notYours;
                return await change(unit, note) is { } refusal ? refusal : Done.Instance;
            },
            ct
        );
}
