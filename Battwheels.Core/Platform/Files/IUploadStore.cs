namespace Battwheels.Core.Platform.Files;

/// <summary>
/// Files on their way from a browser with a bad signal, piece by piece: each under an id the browser chose, apart for every
/// member. What arrived is what is on the disk, so a restart loses nothing; what is not fetched goes after <see cref="Uploads.Kept"/>.
/// </summary>
public interface IUploadStore
{
    /// <returns>Bytes that have arrived; 0 for an unknown one.</returns>
    long Length(UploadPlace place);

    /// <summary>Adds a piece behind what is there.</summary>
    /// <param name="from">Where the piece begins; must be what has arrived.</param>
    /// <returns>Bytes that have arrived, whether or not the piece was taken.</returns>
    Task<long> AppendAsync(UploadPlace place, long from, Stream piece, CancellationToken ct);

    /// <returns>All that has arrived; null when nothing has.</returns>
    Task<byte[]?> ReadAsync(UploadPlace place, CancellationToken ct);

    void Forget(UploadPlace place);
}

public readonly record struct UploadPlace(long OrganizationId, long MembershipId, Guid Id);

public static class Uploads
{
    /// <summary>Of one file (security.md: pictures).</summary>
    public const long MostBytes = 10 * 1024 * 1024;

    /// <summary>Of one piece: small enough to arrive between two losses of the signal.</summary>
    public const int MostPiece = 256 * 1024;

    /// <summary>Of one member at once.</summary>
    public const int MostOfOne = 60;

    public static readonly TimeSpan Kept = TimeSpan.FromDays(14);
}
