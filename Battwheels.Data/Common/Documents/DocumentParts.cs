using Battwheels.Core.Common;
using Battwheels.Core.Platform.Organizations;

namespace Battwheels.Data.Common.Documents;

/// <summary>Pieces documents share.</summary>
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
        return new Columns(12, new Cell(new Stack(1, left), 1), new Cell(new Stack(1, right), 0.42f));
    }

    public static Block Head(Letterhead by, string title, string? mark) =>
        Head(by.Name, by.LegalName, by.Address, [by.Phone, by.Email], by.Gstin, title, mark);

    /// <summary>A total written out, between two lines.</summary>
    public static Block Words(decimal rupees) =>
        new Stack(
            6,
            new Rule(),
            new TextBlock([new("Amount in words ", Small), new(RupeesInWords.Of(rupees), Strong)]),
            new Rule()
        );

    /// <summary>Lines to sign on, side by side, each with what it is for.</summary>
    public static Block Signatures(params IReadOnlyList<string> roles) =>
        new Columns(
            24,
            [.. roles.Select(r => new Cell(new Stack(3, new Rule(0.6f, strong: true), Caption(r, Align.Centre)), 1))]
        );

    /// <summary>The head of a till slip: everything in the middle, below each other.</summary>
    public static Block RollHead(string name, string address, string? phone, string? gstin, string title)
    {
        List<Block> lines = [new TextBlock(name, new TextStyle(11, Bold: true), Align.Centre)];
        if (address.Length > 0)
            lines.Add(Caption(address.Replace("\n", ", ", StringComparison.Ordinal), Align.Centre));
        if (!string.IsNullOrEmpty(phone))
            lines.Add(Caption(phone, Align.Centre));
        if (gstin is not null)
            lines.Add(Caption($"GSTIN {gstin}", Align.Centre));
        lines.Add(new Space(2));
        lines.Add(new TextBlock(title, new TextStyle(10, Bold: true), Align.Centre));
        return new Stack(1, lines);
    }

    /// <summary>A short caption with its value beside it.</summary>
    public static Block Pair(string caption, string? value) =>
        new Columns(
            6,
            new Cell(Text(caption), 44, Fixed: true),
            new Cell(new TextBlock(string.IsNullOrEmpty(value) ? "–" : value, Strong), 1)
        );

    /// <summary>A label with its amount at the right edge.</summary>
    public static Block Sum(string label, string amount, TextStyle? style = null)
    {
        var look = style ?? Body;
        return new Columns(
            8,
            new Cell(new TextBlock(label, look), 1),
            new Cell(new TextBlock(amount, look with { Bold = true }, Align.Right), 92, Fixed: true)
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
