using Battwheels.Core.Common;
using Battwheels.Core.Service.Tickets;

namespace Battwheels.Core.Service.Photos;

/// <summary>What a photo shows.</summary>
public enum PhotoKind
{
    Work,
    Intake,
    Damage,

    /// <summary>Before the work: the part that was taken out.</summary>
    PartRemoved,

    /// <summary>After the work: the part that was fitted.</summary>
    PartFitted,
    Qc,
}

/// <summary>
/// A picture of one visit. The file was written anew by the server: at most 1,600 pixels, no place, no camera. It is never
/// changed; taken off the job it is kept and shown no more.
/// </summary>
public sealed class TicketPhoto : TenantEntity, IVersioned
{
    public required long TicketId { get; init; }

    public long? JobLineId { get; init; }

    public required PhotoKind Kind { get; init; }

    /// <summary>At most 200 characters.</summary>
    [Personal(typeof(ServiceTicket), nameof(TicketId))]
    public string? Caption { get; init; }

    /// <summary>In the file store.</summary>
    public required string FileKey { get; init; }

    public required string ThumbKey { get; init; }

    /// <summary>Of the stored file.</summary>
    public required long Bytes { get; init; }

    /// <summary>Of the stored file, hexadecimal.</summary>
    public required string Sha256 { get; init; }

    public required int Width { get; init; }

    public required int Height { get; init; }

    public required DateTime TakenAtUtc { get; init; }

    public long? MembershipId { get; init; }

    public required string ActorName { get; init; }

    /// <summary>The photo this one is of, with marks on it; that one stays as it was taken.</summary>
    public long? MarkedFromId { get; init; }

    /// <summary>Since when the customer may see it; null: they may not.</summary>
    public DateTime? ReleasedAtUtc { get; set; }

    public string? ReleasedBy { get; set; }

    public DateTime? RemovedAtUtc { get; set; }

    public int Version { get; private set; }
}

/// <summary>A photo as a page shows it.</summary>
public sealed record PhotoView(
    long Id,
    PhotoKind Kind,
    string? Caption,
    int Width,
    int Height,
    DateTime TakenAtUtc,
    string By
)
{
    /// <summary>The line of the job it belongs to; null for the job as a whole.</summary>
    public long? JobLineId { get; init; }

    public long? MarkedFromId { get; init; }

    /// <summary>The customer may see it.</summary>
    public bool IsReleased { get; init; }
}

/// <summary>A picture that was written to the store and belongs to nothing yet.</summary>
public sealed record StoredPhoto(string FileKey, string ThumbKey, long Bytes, string Sha256, int Width, int Height);
