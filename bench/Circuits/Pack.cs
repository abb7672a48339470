using System.Buffers.Binary;
using System.Text;

namespace Battwheels.Circuits;

/// <summary>The part of MessagePack that Blazor's hub speaks: nil, bool, whole numbers, doubles, text, bytes, arrays, maps.</summary>
internal sealed class PackWriter
{
    private readonly List<byte> _bytes = [];

    public PackWriter Array(int count)
    {
        if (count < 16)
            _bytes.Add((byte)(0x90 | count));
        else
            Sized(0xdc, (ushort)count);
        return this;
    }

    /// <summary>An empty map: the headers of a message.</summary>
    public PackWriter NoHeaders()
    {
        _bytes.Add(0x80);
        return this;
    }

    public PackWriter Value(object? value)
    {
        switch (value)
        {
            case null:
                _bytes.Add(0xc0);
                break;
            case bool flag:
                _bytes.Add(flag ? (byte)0xc3 : (byte)0xc2);
                break;
            case int or long:
                Number(Convert.ToInt64(value, null));
                break;
            case string text:
                Text(text);
                break;
            default:
                throw new ArgumentException($"A {value.GetType()} has no place in a message.", nameof(value));
        }

        return this;
    }

    /// <summary>The message behind its own length, as the hub frames it.</summary>
    public byte[] Framed()
    {
        var body = _bytes.ToArray();
        List<byte> frame = [];
        for (var rest = (uint)body.Length; ; rest >>= 7)
        {
            frame.Add((byte)(rest < 0x80 ? rest : (rest & 0x7f) | 0x80));
            if (rest < 0x80)
                break;
        }

        frame.AddRange(body);
        return [.. frame];
    }

    private void Number(long value)
    {
        if (value is >= 0 and < 128)
        {
            _bytes.Add((byte)value);
            return;
        }

        Span<byte> eight = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(eight, value);
        _bytes.Add(0xd3);
        _bytes.AddRange(eight);
    }

    private void Text(string text)
    {
        var utf8 = Encoding.UTF8.GetBytes(text);
        Span<byte> four = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(four, (uint)utf8.Length);
        _bytes.Add(0xdb);
        _bytes.AddRange(four);
        _bytes.AddRange(utf8);
    }

    private void Sized(byte kind, ushort size)
    {
        Span<byte> two = stackalloc byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(two, size);
        _bytes.Add(kind);
        _bytes.AddRange(two);
    }
}

/// <summary>Reads the same.</summary>
internal ref struct PackReader(ReadOnlySpan<byte> rest)
{
    private ReadOnlySpan<byte> _rest = rest;

    /// <summary>null, bool, long, double, string, byte[], or object?[] of these; a map is skipped and read as null.</summary>
    public object? Value()
    {
        var kind = Take(1)[0];
        return kind switch
        {
            < 0x80 => (long)kind,
            >= 0xe0 => (long)(sbyte)kind,
            < 0x90 => Map(kind & 0x0f),
            < 0xa0 => Array(kind & 0x0f),
            < 0xc0 => Text(kind & 0x1f),
            0xc0 => null,
            0xc2 => false,
            0xc3 => true,
            0xc4 => Take(Size(1)).ToArray(),
            0xc5 => Take(Size(2)).ToArray(),
            0xc6 => Take(Size(4)).ToArray(),
            0xca => (double)BinaryPrimitives.ReadSingleBigEndian(Take(4)),
            0xcb => BinaryPrimitives.ReadDoubleBigEndian(Take(8)),
            0xcc => (long)Take(1)[0],
            0xcd => (long)BinaryPrimitives.ReadUInt16BigEndian(Take(2)),
            0xce => (long)BinaryPrimitives.ReadUInt32BigEndian(Take(4)),
            0xcf => (long)BinaryPrimitives.ReadUInt64BigEndian(Take(8)),
            0xd0 => (long)(sbyte)Take(1)[0],
            0xd1 => (long)BinaryPrimitives.ReadInt16BigEndian(Take(2)),
            0xd2 => (long)BinaryPrimitives.ReadInt32BigEndian(Take(4)),
            0xd3 => BinaryPrimitives.ReadInt64BigEndian(Take(8)),
            0xd9 => Text(Size(1)),
            0xda => Text(Size(2)),
            0xdb => Text(Size(4)),
            0xdc => Array(Size(2)),
            0xdd => Array(Size(4)),
            0xde => Map(Size(2)),
            _ => throw new InvalidDataException($"MessagePack kind {kind:x2}"),
        };
    }

    private ReadOnlySpan<byte> Take(int count)
    {
        var taken = _rest[..count];
        _rest = _rest[count..];
        return taken;
    }

    private int Size(int bytes) =>
        bytes switch
        {
            1 => Take(1)[0],
            2 => BinaryPrimitives.ReadUInt16BigEndian(Take(2)),
            _ => BinaryPrimitives.ReadInt32BigEndian(Take(4)),
        };

    private string Text(int size) => Encoding.UTF8.GetString(Take(size));

    private object?[] Array(int count)
    {
        var values = new object?[count];
        for (var i = 0; i < count; i++)
            values[i] = Value();
        return values;
    }

    private object? Map(int count)
    {
        for (var i = 0; i < count; i++)
        {
            Value();
            Value();
        }

        return null;
    }
}
