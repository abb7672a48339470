using System.Buffers.Binary;
using System.Text;

namespace Battwheels.Circuits;

/// <summary>One node of the page as the circuit sees it; a component is a node that only holds others.</summary>
internal sealed class Node(string name)
{
    /// <summary>Tag name; <c>#text</c>, <c>#markup</c> or <c>#component</c> for the others.</summary>
    public string Name { get; } = name;

    public string Text { get; set; } = "";
    public Node? Parent { get; set; }
    public List<Node> Children { get; } = [];
    public Dictionary<string, string?> Attributes { get; } = new(0, StringComparer.Ordinal);

    /// <summary>Event handlers by attribute, such as <c>onclick</c>.</summary>
    public Dictionary<string, ulong> Handlers { get; } = new(0, StringComparer.Ordinal);

    public IEnumerable<Node> Descendants() => Children.SelectMany(c => c.Descendants().Prepend(c));

    public string InnerText() => Text + string.Concat(Children.Select(c => c.InnerText()));

    public void Insert(int index, Node child)
    {
        child.Parent = this;
        Children.Insert(index, child);
    }
}

/// <summary>The page of one circuit: applies render batches as the browser would, so that handler ids are always current.</summary>
internal sealed class Tree
{
    private readonly Dictionary<int, Node> _components = [];

    public IEnumerable<Node> All => _components.Values.Where(c => c.Parent is null).SelectMany(c => c.Descendants());

    public void AddRoot(int componentId) => _components[componentId] = new Node("#component");

    /// <summary>Drops everything: what is measured then is the server's part alone.</summary>
    public void Forget() => _components.Clear();

    public void Apply(ReadOnlySpan<byte> bytes)
    {
        Batch batch = new(bytes);
        for (var i = 0; i < batch.UpdatedCount; i++)
        {
            var at = batch.Updated(i);
            if (_components.TryGetValue(batch.Int(at), out var component))
                Edit(batch, component, at + 8, batch.Int(at + 4));
        }

        foreach (var id in batch.DisposedComponents())
            _components.Remove(id);
    }

    private void Edit(Batch batch, Node component, int at, int count)
    {
        var parent = component;
        List<(int From, int To)> moves = [];
        for (var i = 0; i < count; i++, at += 16)
        {
            var (sibling, other) = (batch.Int(at + 4), batch.Int(at + 8));
            switch (batch.Int(at))
            {
                case 1:
                    Insert(batch, parent, sibling, other);
                    break;
                case 2:
                    parent.Children.RemoveAt(sibling);
                    break;
                case 3:
                    SetAttribute(batch, parent.Children[sibling], batch.Frame(other));
                    break;
                case 4:
                    parent.Children[sibling].Attributes.Remove(batch.Text(batch.Int(at + 12))!);
                    parent.Children[sibling].Handlers.Remove(batch.Text(batch.Int(at + 12))!);
                    break;
                case 5 or 8:
                    parent.Children[sibling].Text = batch.Text(batch.Int(batch.Frame(other) + 4)) ?? "";
                    break;
                case 6:
                    parent = parent.Children[sibling];
                    break;
                case 7:
                    parent = parent.Parent!;
                    break;
                case 9:
                    moves.Add((sibling, other));
                    break;
                case 10:
                    var old = parent.Children.ToList();
                    foreach (var (from, to) in moves)
                        parent.Children[to] = old[from];
                    moves.Clear();
                    break;
                default:
                    throw new InvalidDataException($"Edit {batch.Int(at)}");
            }
        }
    }

    /// <returns>How many nodes the frame became.</returns>
    private int Insert(Batch batch, Node parent, int index, int frame)
    {
        var at = batch.Frame(frame);
        switch (batch.Int(at))
        {
            case 1:
                Node element = new(batch.Text(batch.Int(at + 8))!);
                parent.Insert(index, element);
                var next = frame + 1;
                for (; next < frame + batch.Int(at + 4) && batch.Int(batch.Frame(next)) == 3; next++)
                    SetAttribute(batch, element, batch.Frame(next));
                InsertRange(batch, element, 0, next, frame + batch.Int(at + 4));
                return 1;
            case 2 or 8:
                parent.Insert(
                    index,
                    new Node(batch.Int(at) == 2 ? "#text" : "#markup") { Text = batch.Text(batch.Int(at + 4)) ?? "" }
                );
                return 1;
            case 4:
                Node component = new("#component");
                _components[batch.Int(at + 8)] = component;
                parent.Insert(index, component);
                return 1;
            case 5:
                return InsertRange(batch, parent, index, frame + 1, frame + batch.Int(at + 4));
            default: // captures, render modes and names of events become no node
                return 0;
        }
    }

    private int InsertRange(Batch batch, Node parent, int index, int frame, int end)
    {
        var first = index;
        while (frame < end)
        {
            index += Insert(batch, parent, index, frame);
            var at = batch.Frame(frame);
            frame += batch.Int(at) is 1 or 4 or 5 ? batch.Int(at + 4) : 1;
        }

        return index - first;
    }

    private static void SetAttribute(Batch batch, Node element, int at)
    {
        var name = batch.Text(batch.Int(at + 4))!;
        var handler = batch.Long(at + 12);
        if (handler != 0)
            element.Handlers[name] = handler;
        else
            element.Attributes[name] = batch.Text(batch.Int(at + 8));
    }
}

/// <summary>A render batch as sent: little endian, five offsets at its end, texts in a table.</summary>
internal readonly ref struct Batch(ReadOnlySpan<byte> bytes)
{
    private const int FrameSize = 20;
    private readonly ReadOnlySpan<byte> _bytes = bytes;

    public int UpdatedCount => Int(Offset(0));

    public int Updated(int index) => Int(Offset(0) + 4 + 4 * index);

    public int Frame(int index) => Offset(1) + 4 + FrameSize * index;

    public List<int> DisposedComponents()
    {
        var at = Offset(2);
        List<int> ids = new(Int(at));
        for (var i = 0; i < Int(at); i++)
            ids.Add(Int(at + 4 + 4 * i));
        return ids;
    }

    public string? Text(int index)
    {
        if (index < 0)
            return null;
        var at = Int(Offset(4) + 4 * index);
        var (size, shift) = (0, 0);
        for (; ; at++, shift += 7)
        {
            size |= (_bytes[at] & 0x7f) << shift;
            if (_bytes[at] < 0x80)
                break;
        }

        return Encoding.UTF8.GetString(_bytes.Slice(at + 1, size));
    }

    public int Int(int at) => BinaryPrimitives.ReadInt32LittleEndian(_bytes[at..]);

    public ulong Long(int at) => BinaryPrimitives.ReadUInt64LittleEndian(_bytes[at..]);

    private int Offset(int which) => Int(_bytes.Length - 20 + 4 * which);
}
