using System.Buffers.Binary;

namespace Battwheels.Core.Service.VoiceNotes;

/// <summary>The length of an MP4 file: as its head says, else the sum of the pieces a browser wrote while it recorded.</summary>
internal static class Mp4Sound
{
    private const int Deepest = 6;

    /// <returns>Null for another kind of file, or one without sound.</returns>
    public static double? Seconds(ReadOnlySpan<byte> file)
    {
        if (file.Length < 12 || !file[4..].StartsWith("ftyp"u8))
            return null;
        Found found = new();
        Walk(file, found, 0);
        if (found is { Duration: > 0, Scale: > 0 })
            return found.Duration / found.Scale;
        return found.Pieces > 0 && found.TrackScale > 0 ? found.Pieces / found.TrackScale : null;
    }

    private static void Walk(ReadOnlySpan<byte> boxes, Found found, int depth)
    {
        while (boxes.Length >= 8)
        {
            long size = BinaryPrimitives.ReadUInt32BigEndian(boxes);
            var head = 8;
            if (size == 1 && boxes.Length >= 16)
                (size, head) = (BinaryPrimitives.ReadInt64BigEndian(boxes[8..]), 16);
            else if (size == 0)
                size = boxes.Length;
            if (size < head || size > boxes.Length)
                return;
            var name = boxes.Slice(4, 4);
            var body = boxes[head..(int)size];
            if (IsHolder(name) && depth < Deepest)
                Walk(body, found, depth + 1);
            else
                Read(name, body, found);
            boxes = boxes[(int)size..];
        }
    }

    private static bool IsHolder(ReadOnlySpan<byte> name) =>
        name.SequenceEqual("moov"u8)
        || name.SequenceEqual("trak"u8)
        || name.SequenceEqual("mdia"u8)
        || name.SequenceEqual("mvex"u8)
        || name.SequenceEqual("moof"u8)
        || name.SequenceEqual("traf"u8);

    private static void Read(ReadOnlySpan<byte> name, ReadOnlySpan<byte> body, Found found)
    {
        if (name.SequenceEqual("mvhd"u8))
            (found.Scale, found.Duration) = Head(body);
        else if (name.SequenceEqual("mdhd"u8))
            found.TrackScale = Head(body).Scale;
        else if (name.SequenceEqual("trex"u8) && body.Length >= 16)
            found.Usual = Word(body, 12);
        else if (name.SequenceEqual("tfhd"u8) && body.Length >= 8)
            found.Here = Default(body) ?? found.Usual;
        else if (name.SequenceEqual("trun"u8) && body.Length >= 8)
            found.Pieces += Run(body, found.Here);
    }

    private static (double Scale, double Duration) Head(ReadOnlySpan<byte> body) =>
        body.Length >= 32 && body[0] == 1 ? (Word(body, 20), BinaryPrimitives.ReadUInt64BigEndian(body[24..]))
        : body.Length >= 20 ? (Word(body, 12), Word(body, 16) == uint.MaxValue ? 0 : Word(body, 16))
        : (0, 0);

    /// <summary>The duration every sample of a fragment has; null where the fragment does not say.</summary>
    private static double? Default(ReadOnlySpan<byte> body)
    {
        var flags = Word(body, 0);
        var at = 8 + ((flags & 0x1) != 0 ? 8 : 0) + ((flags & 0x2) != 0 ? 4 : 0);
        return (flags & 0x8) != 0 && body.Length >= at + 4 ? Word(body, at) : null;
    }

    private static double Run(ReadOnlySpan<byte> body, double each)
    {
        var (flags, count) = (Word(body, 0), Word(body, 4));
        if ((flags & 0x100) == 0)
            return count * each;
        var at = 8 + ((flags & 0x1) != 0 ? 4 : 0) + ((flags & 0x4) != 0 ? 4 : 0);
        var step = 4 * System.Numerics.BitOperations.PopCount(flags & 0xF00);
        double sum = 0;
        for (uint i = 0; i < count && at + 4 <= body.Length; i++, at += step)
            sum += Word(body, at);
        return sum;
    }

    private static uint Word(ReadOnlySpan<byte> body, int at) => BinaryPrimitives.ReadUInt32BigEndian(body[at..]);

    private sealed class Found
    {
        public double Scale { get; set; }
        public double Duration { get; set; }
        public double TrackScale { get; set; }
        public double Usual { get; set; }
        public double Here { get; set; }
        public double Pieces { get; set; }
    }
}
