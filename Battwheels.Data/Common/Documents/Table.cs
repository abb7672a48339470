using SkiaSharp;

namespace Battwheels.Data.Common.Documents;

/// <param name="Width">Points when fixed, otherwise a share of what is left.</param>
internal sealed record TableColumn(string Head, float Width, Align Align = Align.Left, bool Fixed = true);

/// <summary>Rows under a head that is repeated on every page; a row is never split.</summary>
/// <param name="carry">Column whose running sum goes from page to page; null when none does.</param>
internal sealed class Table(IReadOnlyList<TableColumn> columns, float fontSize = 8.5f, int? carry = null)
{
    private const float Side = 4f;
    private readonly List<TableRow> _rows = [];

    public TableRow Head => field ??= Row([.. columns.Select(c => Text(c.Head, c.Align, bold: true))], RowKind.Head);

    public IReadOnlyList<TableRow> Rows => _rows;

    public int? Carry => carry;

    /// <summary>Adds a row of texts, aligned as their columns.</summary>
    public Table Add(params IReadOnlyList<string> texts) =>
        Add(RowKind.Plain, [.. texts.Select((t, i) => Text(t, columns[i].Align, bold: false))]);

    /// <summary>Adds a row of totals.</summary>
    public Table AddTotal(params IReadOnlyList<string> texts) =>
        Add(RowKind.Total, [.. texts.Select((t, i) => Text(t, columns[i].Align, bold: true))]);

    public Table Add(RowKind kind, params IReadOnlyList<Block> cells) => Add(kind, 0m, cells);

    /// <param name="amount">What the row adds to the carried sum, rupees.</param>
    public Table Add(RowKind kind, decimal amount, params IReadOnlyList<Block> cells)
    {
        _rows.Add(Row(cells, kind, amount));
        return this;
    }

    /// <summary>The sum at the end of a page or at the head of the next, its words in the widest column.</summary>
    public TableRow CarryRow(string words, decimal amount)
    {
        var widest = columns.Select((c, i) => (c.Fixed, i)).First(c => !c.Fixed).i;
        return Row(
            [
                .. columns.Select(
                    (c, i) =>
                        i == carry ? Text(PrintedText.Amount(amount), c.Align, bold: true)
                        : i == widest ? Text(words, Align.Left, bold: true)
                        : Text("", c.Align, bold: false)
                ),
            ],
            RowKind.Carry
        );
    }

    /// <summary>The whole table as one block, for a short one beside something else.</summary>
    public Block AsBlock() => new Stack(0, [Head, .. _rows]);

    public TextBlock Text(string text, Align align, bool bold) => new(text, new TextStyle(fontSize, bold), align);

    private TableRow Row(IReadOnlyList<Block> cells, RowKind kind, decimal amount = 0m) =>
        new(
            new Columns(
                0,
                [.. cells.Select((c, i) => new Cell(new Box(c, Side, 0), columns[i].Width, columns[i].Fixed))]
            ),
            kind,
            amount
        );
}

internal enum RowKind
{
    Head,
    Plain,
    Total,

    /// <summary>The sum so far, where a page ends or begins.</summary>
    Carry,
}

internal sealed class TableRow(Block cells, RowKind kind, decimal amount) : Block
{
    private const float Pad = 5f;

    /// <summary>Rupees it adds to the carried sum.</summary>
    public decimal Amount => amount;

    private bool IsLight => kind is RowKind.Plain or RowKind.Carry;

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
        new Rule(IsLight ? 0.4f : 0.75f, !IsLight).Draw(paper, x, y + height - 0.4f, width);
    }
}
