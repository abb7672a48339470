using Battwheels.Core.Common;
using Battwheels.Core.Service.JobCards;
using Battwheels.Core.Service.Photos;
using Battwheels.Core.Service.Tickets;

namespace Battwheels.Core.Service.Captures;

/// <summary>
/// Takes what a tablet captured, maybe hours ago: each under the id the tablet gave it, so that sent again it is one. The
/// rules are those of the same act done online; only the time differs.
/// </summary>
public sealed class CaptureService(IUnitOfWorkFactory units, PhotoIntakeService photos)
{
    /// <param name="age">How long ago by the tablet's clock, at sending.</param>
    /// <returns>
    /// Done; or NOT_FOUND, TICKET_NOT_YOURS, CAPTURE_TOO_OLD, CAPTURE_INCOMPLETE, and what the act itself is refused for.
    /// </returns>
    public async Task<Result<Done>> TakeAsync(Capture capture, TimeSpan age, CommandId command, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(capture);
        var picture = capture.Kind is CaptureKind.Photo ? await photos.PrepareAsync(capture, ct) : null;
        if (picture?.Error is { } unfit)
            return unfit;
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
                return await ApplyAsync(unit, ticket, capture, picture?.Value, at.Value, ct) is { } error
                    ? error
                    : Done.Instance;
            },
            ct
        );
        if (taken.Error is null && capture.UploadId is { } sent)
            await photos.ForgetAsync(sent, ct);
        return taken;
    }

    private static async Task<Error?> ApplyAsync(
        IUnitOfWork unit,
        ServiceTicket ticket,
        Capture capture,
        StoredPhoto? picture,
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
            case CaptureKind.Photo when picture is not null:
                return await TicketPhotos.AddAsync(unit, ticket, capture, picture, atUtc, ct);
            default:
                return CaptureErrors.Incomplete;
        }
    }
}
