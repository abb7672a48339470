using SkiaSharp;

namespace Battwheels.Data.Common.Documents;

/// <param name="Width">Points when fixed, otherwise a share of what is left.</param>
internal sealed record TableColumn(string Head, float Width, Align Align = Align.Left, bool Fixed = true);

/// <summary>Rows under a head that is repeated on every page; a row is never split.</summary>
internal sealed class Table(IReadOnlyList<TableColumn> columns, float fontSize = 8.5f)
{
    private const float Side = 4f;
    private readonly List<TableRow> _rows = [];

    public TableRow Head => Row([.. columns.Select(c => Text(c.Head, c.Align, bold: true))], RowKind.Head);

    public IReadOnlyList<TableRow> Rows => _rows;

    /// <summary>Adds a row of texts, aligned as their columns.</summary>
    public Table Add(params IReadOnlyList<string> texts) =>
        Add(RowKind.Plain, [.. texts.Select((t, i) => Text(t, columns[i].Align, bold: false))]);

    /// <summary>Adds a row of totals.</summary>
    public Table AddTotal(params IReadOnlyList<string> texts) =>
        Add(RowKind.Total, [.. texts.Select((t, i) => Text(t, columns[i].Align, bold: true))]);

    public Table Add(RowKind kind, params IReadOnlyList<Block> cells)
    {
        _rows.Add(Row(cells, kind));
        return this;
    }

    /// <summary>The whole table as one block, for a short one beside something else.</summary>
    public Block AsBlock() => new Stack(0, [Head, .. _rows]);

    public TextBlock Text(string text, Align align, bool bold) => new(text, new TextStyle(fontSize, bold), align);

    private TableRow Row(IReadOnlyList<Block> cells, RowKind kind) =>
        new(
            new Columns(
                0,
                [.. cells.Select((c, i) => new Cell(new Box(c, Side, 0), columns[i].Width, columns[i].Fixed))]
            ),
            kind
        );
}

internal enum RowKind
{
    Head,
    Plain,
    Total,
}

internal sealed class TableRow(Block cells, RowKind kind) : Block
{
    private const float Pad = 5f;

    public override float Height(float width) => cells.Height(width) + 2 * Pad;

    public override void Draw(Paper paper, float x, float y, float width)
    {
        var height = Height(width);
        if (kind is RowKind.Head)
        {
            using SKPaint fill = new() { Color = Inks.Fill };
            paper.Canvas.DrawRect(x, y, width, height, fill);
            new Rule(0.75f, strong: true).Draw(paper, x, y, width);
        }

        if (kind is RowKind.Total)
            new Rule(0.75f, strong: true).Draw(paper, x, y, width);
        cells.Draw(paper, x, y + Pad, width);
        new Rule(kind is RowKind.Plain ? 0.4f : 0.75f, kind is not RowKind.Plain).Draw(
            paper,
            x,
            y + height - 0.4f,
            width
        );
    }
}
