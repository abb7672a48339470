using Battwheels.Core.Common;
using Battwheels.Core.Platform.Files;
using Battwheels.Core.Service.Captures;

namespace Battwheels.Core.Service.Photos;

/// <summary>The way of a photo from its pieces to the store, outside any transaction: it takes time.</summary>
internal static class PhotoIntake
{
    /// <returns>
    /// The stored picture; null when nothing has arrived under this id, as when it was taken already; or UPLOAD_INCOMPLETE,
    /// PHOTO_UNREADABLE, PHOTO_TOO_LARGE, NOT_FOUND.
    /// </returns>
    public static async Task<Result<StoredPhoto>?> PrepareAsync(
        SentFileService sent,
        IPhotoDeveloper developer,
        IFileStore files,
        Capture capture,
        CancellationToken ct
    )
    {
        if (await sent.ReadAsync(capture, ct) is not { } read)
            return null;
        if (read.Error is { } missing)
            return missing;
        var developed = developer.Develop(read.Value.Content);
        if (developed.Error is { } unfit)
            return unfit;
        return await PhotoFiles.SaveAsync(files, read.Value.OrganizationId, developed.Value, ct);
    }
}

/// <summary>Developed pictures in the file store.</summary>
internal static class PhotoFiles
{
    public static async Task<StoredPhoto> SaveAsync(
        IFileStore files,
        long organizationId,
        DevelopedPhoto photo,
        CancellationToken ct
    )
    {
        var image = await SaveAsync(files, organizationId, photo.Image, ct);
        var thumb = await SaveAsync(files, organizationId, photo.Thumb, ct);
        return new StoredPhoto(image.Key, thumb.Key, image.Bytes, image.Sha256, photo.Width, photo.Height);
    }

    private static async Task<StoredFile> SaveAsync(
        IFileStore files,
        long organizationId,
        byte[] content,
        CancellationToken ct
    )
    {
        using MemoryStream stream = new(content, writable: false);
        return await files.SaveAsync(organizationId, stream, ct);
    }
}
