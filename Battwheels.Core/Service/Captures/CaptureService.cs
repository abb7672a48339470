using Battwheels.Core.Common;
using Battwheels.Core.Platform.Files;
using Battwheels.Core.Service.JobCards;
using Battwheels.Core.Service.Photos;
using Battwheels.Core.Service.Tickets;
using Battwheels.Core.Service.VoiceNotes;

namespace Battwheels.Core.Service.Captures;

/// <summary>
/// Takes what a tablet captured, maybe hours ago: each under the id the tablet gave it, so that sent again it is one. The
/// rules are those of the same act done online; only the time differs.
/// </summary>
public sealed class CaptureService(
    IUnitOfWorkFactory units,
    SentFileService sent,
    IPhotoDeveloper developer,
    IFileStore files
)
{
    /// <param name="age">How long ago by the tablet's clock, at sending.</param>
    /// <returns>
    /// Done; or NOT_FOUND, TICKET_NOT_YOURS, CAPTURE_TOO_OLD, CAPTURE_INCOMPLETE, and what the act itself is refused for.
    /// </returns>
    public async Task<Result<Done>> TakeAsync(Capture capture, TimeSpan age, CommandId command, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(capture);
        var picture =
            capture.Kind is CaptureKind.Photo
                ? await PhotoIntake.PrepareAsync(sent, developer, files, capture, ct)
                : null;
        if (picture?.Error is { } unfit)
            return unfit;
        var sound = capture.Kind is CaptureKind.Voice ? await VoiceIntake.PrepareAsync(sent, files, capture, ct) : null;
        if (sound?.Error is { } unheard)
            return unheard;
        var taken = await units.RunAsync<Done>(
            TicketPermissions.Update,
            command,
            capture,
            async unit =>
            {
                var at = CapturedTime.Of(age, unit.Now);
                if (at.Error is { } old)
                    return old;
                if (await TicketAccess.FindAsync(unit, capture.TicketId, ct) is not { } ticket)
                    return CommonErrors.NotFound;
                if (await TicketScope.RefusalAsync(unit, ticket, TicketPermissions.Update, ct) is { } notYours)
                    return notYours;
                return
                    await ApplyAsync(unit, ticket, capture, new(picture?.Value, sound?.Value), at.Value, ct)
                        is { } error
                    ? error
                    : Done.Instance;
            },
            ct
        );
        if (taken.Error is null && capture.UploadId is { } id)
            await sent.ForgetAsync(id, ct);
        return taken;
    }

    private static async Task<Error?> ApplyAsync(
        IUnitOfWork unit,
        ServiceTicket ticket,
        Capture capture,
        CapturedFile file,
        DateTime atUtc,
        CancellationToken ct
    )
    {
        switch (capture.Kind)
        {
            case CaptureKind.Note:
                return TicketRemarks.Add(unit, ticket, capture.Text, atUtc).Error;
            case CaptureKind.Tick when capture.JobLineId is { } line:
                return (await JobTicks.SetAsync(unit, ticket, line, capture.IsDone, atUtc, ct)).Error;
            case CaptureKind.TimerStart when ticket.State is TicketState.InDiagnosis:
                return await JobTimers.StartAsync(unit, ticket, capture.JobLineId, atUtc, ct);
            case CaptureKind.TimerStart:
                return await JobStart.StartAsync(unit, ticket, capture.JobLineId, atUtc, ct);
            case CaptureKind.TimerStop:
                return await JobTimers.StopOwnAsync(unit, ticket.Id, atUtc, ct) ? null : JobErrors.NoTimer;
            case CaptureKind.Reading when capture is { Measure: { } measure, Value: { } value }:
                return await JobReadings.AddAsync(
                    unit,
                    new NewReading(ticket, capture.JobLineId, measure, value, capture.Text, atUtc),
                    ct
                );
            case CaptureKind.Photo when file.Picture is { } picture:
                return await TicketPhotos.AddAsync(unit, ticket, capture, picture, atUtc, ct);
            case CaptureKind.Voice when file.Sound is { } sound:
                return await VoiceNotes.VoiceNotes.AddAsync(unit, ticket, capture, sound, atUtc, ct);
            default:
                return CaptureErrors.Incomplete;
        }
    }

    /// <summary>What was written to the store for the capture; none where nothing had to be, or it was taken before.</summary>
    private readonly record struct CapturedFile(StoredPhoto? Picture, StoredSound? Sound);
}
