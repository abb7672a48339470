using System.Globalization;
using Battwheels.Core.Platform.Files;

namespace Battwheels.Data.Platform.Files;

/// <summary>One folder per organization and member below <c>uploads</c>; a file's length is how far it has come.</summary>
internal sealed class FolderUploadStore(FileStoreOptions options, TimeProvider time) : IUploadStore
{
    /// <summary>A few turns for all: two pieces of one file never write at once.</summary>
    private readonly SemaphoreSlim[] _turns = [.. Enumerable.Range(0, 16).Select(_ => new SemaphoreSlim(1, 1))];

    public long Length(UploadPlace place)
    {
        FileInfo file = new(PathOf(place));
        return file.Exists ? file.Length : 0;
    }

    public async Task<long> AppendAsync(UploadPlace place, long from, Stream piece, CancellationToken ct)
    {
        var turn = _turns[(uint)place.GetHashCode() % _turns.Length];
        await turn.WaitAsync(ct);
        try
        {
            var arrived = Length(place);
            if (from != arrived || !MayBegin(place, arrived))
                return arrived;
            using MemoryStream whole = new(); // a piece that breaks off is not half a piece on the disk
            await piece.CopyToAsync(whole, ct);
            if (whole.Length > Uploads.MostPiece || arrived + whole.Length > Uploads.MostBytes)
                return arrived;
            whole.Position = 0;
            await using var file = new FileStream(PathOf(place), FileMode.Append, FileAccess.Write);
            await whole.CopyToAsync(file, CancellationToken.None);
            file.Flush(flushToDisk: true);
            return file.Length;
        }
        finally
        {
            turn.Release();
        }
    }

    public async Task<byte[]?> ReadAsync(UploadPlace place, CancellationToken ct) =>
        File.Exists(PathOf(place)) ? await File.ReadAllBytesAsync(PathOf(place), ct) : null;

    public void Forget(UploadPlace place) => File.Delete(PathOf(place));

    /// <summary>Forgotten ones make room first.</summary>
    private bool MayBegin(UploadPlace place, long arrived)
    {
        if (arrived > 0)
            return true;
        var folder = Directory.CreateDirectory(Path.GetDirectoryName(PathOf(place))!);
        var tooOld = time.GetUtcNow().UtcDateTime - Uploads.Kept;
        var kept = 0;
        foreach (var file in folder.EnumerateFiles())
            if (file.LastWriteTimeUtc < tooOld)
                file.Delete();
            else
                kept++;
        return kept < Uploads.MostOfOne;
    }

    private string PathOf(UploadPlace place) =>
        Path.Combine(
            options.Folder,
            "uploads",
            place.OrganizationId.ToString(CultureInfo.InvariantCulture),
            place.MembershipId.ToString(CultureInfo.InvariantCulture),
            place.Id.ToString("N")
        );
}
