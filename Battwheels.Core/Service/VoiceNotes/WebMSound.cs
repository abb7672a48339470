using System.Buffers.Binary;

namespace Battwheels.Core.Service.VoiceNotes;

/// <summary>The length of a WebM file: browsers write it while they record, so it is where the last block begins.</summary>
internal static class WebMSound
{
    private const long Unknown = -1;

    /// <returns>Null for another kind of file, or one without blocks.</returns>
    public static double? Seconds(ReadOnlySpan<byte> file)
    {
        if (!file.StartsWith<byte>([0x1A, 0x45, 0xDF, 0xA3]) || file[..Math.Min(64, file.Length)].IndexOf("webm"u8) < 0)
            return null;
        double scale = 1_000_000, // nanoseconds of a tick
            cluster = 0,
            last = -1,
            said = 0;
        var at = 0;
        while (Next(file, ref at, out var id, out var size))
        {
            // What holds others is gone into; where it ends does not matter then.
            if (id is 0x18538067 or 0x1549A966 or 0x1F43B675 or 0xA0)
                continue;
            if (size is Unknown || size > file.Length - at)
                break;
            var body = file.Slice(at, (int)size);
            at += (int)size;
            if (id is 0x2AD7B1)
                scale = Number(body);
            else if (id is 0x4489)
                said = Fraction(body);
            else if (id is 0xE7)
                cluster = Number(body);
            else if (id is 0xA3 or 0xA1 && Offset(body) is { } offset)
                last = Math.Max(last, cluster + offset);
        }

        return last < 0 ? null : Math.Max(Math.Max(last, double.IsFinite(said) ? said : 0), 1) * scale / 1e9;
    }

    private static bool Next(ReadOnlySpan<byte> file, ref int at, out long id, out long size)
    {
        size = 0;
        return Variable(file, ref at, keepMark: true, out id) && Variable(file, ref at, keepMark: false, out size);
    }

    /// <summary>A number that says its own width by the place of its first bit.</summary>
    private static bool Variable(ReadOnlySpan<byte> file, ref int at, bool keepMark, out long value)
    {
        value = 0;
        if (at >= file.Length || file[at] == 0)
            return false;
        var width = System.Numerics.BitOperations.LeadingZeroCount((uint)file[at]) - 23;
        if (at + width > file.Length)
            return false;
        value = keepMark ? file[at] : file[at] & ((1 << (8 - width)) - 1);
        var full = value == (1 << (8 - width)) - 1;
        for (var i = 1; i < width; i++)
        {
            value = (value << 8) | file[at + i];
            full &= file[at + i] == 0xFF;
        }

        at += width;
        if (!keepMark && full)
            value = Unknown;
        return true;
    }

    private static double Number(ReadOnlySpan<byte> body)
    {
        double value = 0;
        foreach (var part in body[..Math.Min(8, body.Length)])
            value = (value * 256) + part;
        return value;
    }

    private static double Fraction(ReadOnlySpan<byte> body) =>
        body.Length switch
        {
            4 => BinaryPrimitives.ReadSingleBigEndian(body),
            8 => BinaryPrimitives.ReadDoubleBigEndian(body),
            _ => 0,
        };

    /// <summary>Of a block within its cluster, in ticks.</summary>
    private static short? Offset(ReadOnlySpan<byte> block)
    {
        var at = 0;
        return Variable(block, ref at, keepMark: false, out _) && block.Length >= at + 2
            ? BinaryPrimitives.ReadInt16BigEndian(block[at..])
            : null;
    }
}
