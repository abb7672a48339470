using Battwheels.Core.Common;
using Battwheels.Core.Service.Tickets;

namespace Battwheels.Core.Service.Photos;

/// <summary>What a photo shows.</summary>
public enum PhotoKind
{
    Work,
    Intake,
    Damage,
    PartRemoved,
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
);

/// <summary>A picture that was written to the store and belongs to nothing yet.</summary>
public sealed record StoredPhoto(string FileKey, string ThumbKey, long Bytes, string Sha256, int Width, int Height);
