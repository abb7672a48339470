using System.Buffers.Binary;

namespace Battwheels.Core.Service.VoiceNotes;

/// <summary>The length of an Ogg file with Opus or Vorbis in it: the position its last page ends at.</summary>
internal static class OggSound
{
    private const int Head = 27;

    /// <returns>Null for another kind of file, or another kind of sound.</returns>
    public static double? Seconds(ReadOnlySpan<byte> file)
    {
        if (Page(file) is not { } first || Rate(file.Slice(first.Body, first.Size)) is not { } rate)
            return null;
        long last = 0;
        for (var rest = file; Page(rest) is { } page; rest = rest[(page.Body + page.Size)..])
            last = Math.Max(last, page.Position);
        return last <= 0 ? null : (double)last / rate;
    }

    private static (long Position, int Body, int Size)? Page(ReadOnlySpan<byte> file)
    {
        if (file.Length < Head || !file.StartsWith("OggS"u8))
            return null;
        var body = Head + file[26];
        if (file.Length < body)
            return null;
        var size = 0;
        foreach (var part in file[Head..body])
            size += part;
        return file.Length < body + size ? null : (BinaryPrimitives.ReadInt64LittleEndian(file[6..]), body, size);
    }

    /// <summary>Opus always counts 48,000 a second.</summary>
    private static uint? Rate(ReadOnlySpan<byte> packet) =>
        packet.StartsWith("OpusHead"u8) ? 48_000
        : packet.Length >= 16
        && packet.StartsWith("\u0001vorbis"u8)
        && BinaryPrimitives.ReadUInt32LittleEndian(packet[12..]) is > 0 and var rate
            ? rate
        : null;
}
