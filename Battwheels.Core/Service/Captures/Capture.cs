using Battwheels.Core.Common;
using Battwheels.Core.Service.JobCards;
using Battwheels.Core.Service.Photos;

namespace Battwheels.Core.Service.Captures;

/// <summary>What can be captured where there is no signal; money, stock and numbers cannot.</summary>
public enum CaptureKind
{
    Note,
    Tick,
    TimerStart,
    TimerStop,
    Reading,
    Photo,
    Voice,
}

/// <summary>One thing done at the vehicle. Which of the values count depends on the kind.</summary>
/// <param name="TakenAt">As the tablet's clock had it: part of what the capture is, not when it counts from.</param>
/// <param name="JobLineId">The line ticked, timed, measured or pictured; null for the job as a whole.</param>
/// <param name="IsDone">Of a tick: set or taken back.</param>
/// <param name="Text">A note, a reading's remark, a photo's caption or what is written beside a voice note.</param>
/// <param name="Value">A reading, in the unit of its measure.</param>
/// <param name="UploadId">Of a photo or voice note: what its bytes were sent under.</param>
/// <param name="Sha256">Of a photo or voice note as it was sent, hexadecimal.</param>
/// <param name="Released">Of a photo: the customer may see it.</param>
/// <param name="MarkedFromId">Of a photo with marks on it: the one it was made of.</param>
public sealed record Capture(
    CaptureKind Kind,
    long TicketId,
    DateTime TakenAt,
    long? JobLineId = null,
    bool IsDone = false,
    string? Text = null,
    ReadingMeasure? Measure = null,
    decimal? Value = null,
    PhotoKind? Photo = null,
    Guid? UploadId = null,
    string? Sha256 = null,
    bool Released = false,
    long? MarkedFromId = null
);

public static class CaptureErrors
{
    public static readonly Error TooOld = new(
        "CAPTURE_TOO_OLD",
        "This was captured more than 14 days ago. Enter it again on the job, then remove it here."
    );

    public static readonly Error Incomplete = new(
        "CAPTURE_INCOMPLETE",
        "Something is missing in this capture. Enter it again on the job, then remove it here."
    );
}
