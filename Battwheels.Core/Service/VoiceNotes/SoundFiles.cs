namespace Battwheels.Core.Service.VoiceNotes;

/// <summary>What a recording is.</summary>
public sealed record SoundFile(string ContentType, TimeSpan Length);

/// <summary>Reads from the bytes of a recording what it is and how long: what a browser says of it counts for nothing.</summary>
public static class SoundFiles
{
    /// <returns>Null for what is no WebM, Ogg or MP4 file with sound in it.</returns>
    public static SoundFile? Read(ReadOnlySpan<byte> content) =>
        Of("audio/webm", WebMSound.Seconds(content))
        ?? Of("audio/ogg", OggSound.Seconds(content))
        ?? Of("audio/mp4", Mp4Sound.Seconds(content));

    /// <summary>A file may say anything; whatever is beyond a day is a day.</summary>
    private static SoundFile? Of(string type, double? seconds) =>
        seconds is > 0 ? new SoundFile(type, TimeSpan.FromSeconds(Math.Min(seconds.Value, 86_400))) : null;
}
