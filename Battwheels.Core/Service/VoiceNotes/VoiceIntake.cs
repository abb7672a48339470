using Battwheels.Core.Common;
using Battwheels.Core.Platform.Files;
using Battwheels.Core.Service.Captures;

namespace Battwheels.Core.Service.VoiceNotes;

/// <summary>The way of a recording from its pieces to the store, outside any transaction.</summary>
internal static class VoiceIntake
{
    private static readonly TimeSpan Spare = TimeSpan.FromSeconds(5);

    /// <returns>
    /// The stored recording; null when nothing has arrived under this id, as when it was taken already; or UPLOAD_INCOMPLETE,
    /// VOICE_UNREADABLE, VOICE_TOO_LONG, NOT_FOUND.
    /// </returns>
    public static async Task<Result<StoredSound>?> PrepareAsync(
        SentFileService sent,
        IFileStore files,
        Capture capture,
        CancellationToken ct
    )
    {
        if (await sent.ReadAsync(capture, ct) is not { } read)
            return null;
        if (read.Error is { } missing)
            return missing;
        var content = read.Value.Content;
        if (content.LongLength > VoiceNote.MostBytes)
            return VoiceErrors.TooLong;
        if (SoundFiles.Read(content) is not { } sound)
            return VoiceErrors.Unreadable;
        if (sound.Length > VoiceNote.Longest + Spare)
            return VoiceErrors.TooLong;
        using MemoryStream stream = new(content, writable: false);
        var kept = await files.SaveAsync(read.Value.OrganizationId, stream, ct);
        return new StoredSound(
            kept.Key,
            sound.ContentType,
            kept.Bytes,
            kept.Sha256,
            (int)Math.Ceiling(sound.Length.TotalSeconds)
        );
    }
}
