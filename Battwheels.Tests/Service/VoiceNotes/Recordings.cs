using System.Buffers.Binary;

namespace Battwheels.Tests.Service.VoiceNotes;

/// <summary>Recordings of silence, as browsers build their files.</summary>
internal static class Recordings
{
    /// <summary>As Chrome records: nothing has a length, a cluster begins every ten seconds, a block every second.</summary>
    public static byte[] WebM(int seconds)
    {
        List<byte> file = [.. Element([0x1A, 0x45, 0xDF, 0xA3], Element([0x42, 0x82], [.. "webm"u8]))];
        file.AddRange([0x18, 0x53, 0x80, 0x67, 0x01, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF]);
        file.AddRange(Element([0x15, 0x49, 0xA9, 0x66], Element([0x2A, 0xD7, 0xB1], [0x0F, 0x42, 0x40])));
        for (var second = 0; second <= seconds; second++)
        {
            if (second % 10 == 0)
            {
                file.AddRange([0x1F, 0x43, 0xB6, 0x75, 0x01, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF]);
                file.AddRange(Element([0xE7], Big32((uint)second * 1_000)));
            }

            var offset = second % 10 * 1_000;
            file.AddRange(Element([0xA3], [0x81, (byte)(offset >> 8), (byte)offset, 0x80, 7, 7, 7]));
        }

        return [.. file];
    }

    /// <summary>As Firefox records: Opus in two pages, the last of which ends the sound.</summary>
    public static byte[] Ogg(int seconds) =>
        [.. Page([.. "OpusHead"u8, 1, 1, 0, 0, 0x80, 0xBB, 0, 0, 0, 0, 0], 0), .. Page([7, 7, 7], seconds * 48_000L)];

    /// <summary>As Safari records: a head without a length, then pieces.</summary>
    public static byte[] Mp4(int seconds)
    {
        byte[] movie =
        [
            .. Box("mvhd", [0, 0, 0, 0, .. new byte[8], .. Big32(1_000), .. Big32(0), .. new byte[80]]),
            .. Box("trak", Box("mdia", Box("mdhd", [0, 0, 0, 0, .. new byte[8], .. Big32(48_000), .. Big32(0), 0, 0]))),
            .. Box("mvex", Box("trex", [0, 0, 0, 0, .. Big32(1), .. Big32(1), .. Big32(1_024), .. Big32(0)])),
        ];
        List<byte> file = [.. Box("ftyp", [.. "iso5"u8, 0, 0, 0, 0]), .. Box("moov", movie)];
        for (var second = 0; second < seconds; second++)
        {
            // One sample a second, which says its length itself.
            byte[] run = [0, 0, 1, 0, .. Big32(1), .. Big32(48_000)];
            file.AddRange(Box("moof", Box("traf", [.. Box("tfhd", [0, 0, 0, 0, .. Big32(1)]), .. Box("trun", run)])));
        }

        return [.. file];
    }

    private static byte[] Element(byte[] id, byte[] body) => [.. id, (byte)(0x80 | body.Length), .. body];

    private static byte[] Page(byte[] packet, long position)
    {
        var at = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(at, position);
        return [.. "OggS"u8, 0, 0, .. at, .. new byte[12], 1, (byte)packet.Length, .. packet];
    }

    private static byte[] Box(string name, byte[] body) =>
        [.. Big32((uint)body.Length + 8), .. System.Text.Encoding.ASCII.GetBytes(name), .. body];

    private static byte[] Big32(uint value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, value);
        return bytes;
    }
}
