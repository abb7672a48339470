using Battwheels.Core.Common;
using Battwheels.Core.Service.Tickets;

namespace Battwheels.Core.Service.VoiceNotes;

/// <summary>
/// Something said at the vehicle. The recording is kept as it came and never changed; taken off the job it is kept and played
/// no more.
/// </summary>
public sealed class VoiceNote : TenantEntity, IVersioned
{
    /// <summary>Of a recording; a second or two more is the browser's.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(3);

    public const long MostBytes = 6 * 1024 * 1024;

    /// <summary>Characters of what is written beside it.</summary>
    public const int LongestRemark = 4_000;

    /// <summary>How long after its arrival whoever recorded it may write beside it.</summary>
    public static readonly TimeSpan Open = TimeSpan.FromMinutes(15);

    public required long TicketId { get; init; }

    public long? JobLineId { get; init; }

    /// <summary>In the file store.</summary>
    public required string FileKey { get; init; }

    /// <summary>As read from its bytes: audio/webm, audio/ogg or audio/mp4.</summary>
    public required string ContentType { get; init; }

    public required long Bytes { get; init; }

    /// <summary>Of the stored file, hexadecimal.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Its length, rounded up.</summary>
    public required int Seconds { get; init; }

    /// <summary>Written beside it.</summary>
    [Personal(typeof(ServiceTicket), nameof(TicketId))]
    public string? Remark { get; set; }

    public required DateTime TakenAtUtc { get; init; }

    /// <summary>When the server got it, maybe hours later.</summary>
    public required DateTime ArrivedAtUtc { get; init; }

    public long? MembershipId { get; init; }

    public required string ActorName { get; init; }

    public DateTime? RemovedAtUtc { get; set; }

    public int Version { get; private set; }

    /// <summary>May this member write beside it now?</summary>
    public bool IsOpenTo(long? membershipId, DateTime nowUtc) =>
        membershipId is not null && MembershipId == membershipId && nowUtc < ArrivedAtUtc + Open;
}

/// <summary>A voice note as a page shows it.</summary>
/// <param name="MayRemark">The reader may write beside it now.</param>
public sealed record VoiceNoteView(
    long Id,
    int Seconds,
    string? Remark,
    DateTime TakenAtUtc,
    string By,
    bool MayRemark
);

/// <summary>A recording to be played.</summary>
public sealed record VoiceFile(Stream Content, string ContentType);

/// <summary>A recording that was written to the store and belongs to nothing yet.</summary>
internal sealed record StoredSound(string FileKey, string ContentType, long Bytes, string Sha256, int Seconds);

public static class VoiceErrors
{
    public static readonly Error Unreadable = new(
        "VOICE_UNREADABLE",
        "This recording cannot be played. Record it again, or write a note."
    );

    public static readonly Error TooLong = new(
        "VOICE_TOO_LONG",
        "A voice note has at most 3 minutes and 6 MB. Say it in two."
    );

    public static readonly Error RemarkClosed = new(
        "VOICE_REMARK_CLOSED",
        "Only whoever recorded it can write beside it, for 15 minutes. Add a note on the job instead."
    );
}
