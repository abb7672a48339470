using Battwheels.Data.Common.Documents;

namespace Battwheels.Data.Billing;

/// <summary>Pieces the documents of billing share.</summary>
internal static class DocumentParts
{
    public static readonly TextStyle Small = new(7.5f, Ink: Ink.Grey);
    public static readonly TextStyle Body = new(8.5f);
    public static readonly TextStyle Strong = new(8.5f, Bold: true);

    public static TextBlock Text(string? text, Align align = Align.Left) => new(text, Body, align);

    public static TextBlock Caption(string text, Align align = Align.Left) => new(text, Small, align);

    /// <summary>A caption over its value.</summary>
    public static Block Fact(string caption, string? value) =>
        new Stack(1, Caption(caption), new TextBlock(string.IsNullOrEmpty(value) ? "–" : value, Strong));

    /// <summary>Name, address and numbers on the left; the document's title on the right.</summary>
    public static Block Head(
        string name,
        string? legalName,
        string address,
        IReadOnlyList<string?> contacts,
        string? gstin,
        string title,
        string? mark
    )
    {
        var reach = string.Join(" · ", contacts.Where(c => !string.IsNullOrEmpty(c)));
        List<Block> left = [new TextBlock(name, new TextStyle(14, Bold: true))];
        if (legalName is not null)
            left.Add(Text(legalName));
        if (address.Length > 0)
            left.Add(Text(address.Replace("\n", ", ", StringComparison.Ordinal)));
        if (reach.Length > 0)
            left.Add(Text(reach));
        if (gstin is not null)
            left.Add(new TextBlock([new("GSTIN ", Body), new(gstin, Strong)]));
        List<Block> right = [new TextBlock(title, new TextStyle(15, Bold: true), Align.Right)];
        if (mark is not null)
            right.Add(Text(mark, Align.Right));
        return new Columns(12, new Cell(new Stack(1, left), 1), new Cell(new Stack(1, right), 170, Fixed: true));
    }

    /// <summary>A label with its amount at the right edge.</summary>
    public static Block Sum(string label, string amount, TextStyle? style = null)
    {
        var look = style ?? Body;
        return new Columns(
            8,
            new Cell(new TextBlock(label, look), 1),
            new Cell(new TextBlock(amount, look with { Bold = true }, Align.Right), 110, Fixed: true)
        );
    }

    /// <summary>For whom, room to sign, the line.</summary>
    public static Block Signature(string name) =>
        new Stack(
            0,
            Text($"For {name}", Align.Right),
            new Space(34),
            new Columns(0, new Cell(new Space(0), 1), new Cell(new Rule(0.6f, strong: true), 130, Fixed: true)),
            new Space(3),
            Text("Authorised signatory", Align.Right)
        );
}
