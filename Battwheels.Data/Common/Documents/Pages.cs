using SkiaSharp;

namespace Battwheels.Data.Common.Documents;

/// <param name="Title">Title of the file, as viewers show it.</param>
/// <param name="Foot">At the left of every page's foot: the document's number.</param>
/// <param name="Watermark">Across every page: CANCELLED, DRAFT.</param>
/// <param name="Running">At the top of every page but the first, where the head of the document stands.</param>
internal sealed record PageSetup(
    PageFormat Format,
    string Title,
    string Author,
    string Foot,
    DateTime CreatedUtc,
    string? Watermark = null,
    string? Running = null
);

/// <summary>Lays blocks down the pages: what does not fit goes to the next one, whole; every page says "Page n of m".</summary>
internal sealed class Pages(PageSetup setup)
{
    private const float FootHeight = 24f;
    private const float BelowRunning = 8f;
    private static readonly TextStyle FootStyle = new(7.5f, Ink: Ink.Grey);
    private readonly List<List<(Block Block, float Y)>> _pages = [];
    private float _y;
    private bool _isFresh;

    private PageFormat Format => setup.Format;

    private float Width => Format.Width - 2 * Format.Margin;

    private float Bottom =>
        Format.Height is { } height
            ? height - Format.Margin - (Format.HasFoot ? FootHeight : 0f)
            : float.PositiveInfinity;

    /// <summary>How many pages there are so far.</summary>
    public int Count => _pages.Count;

    /// <summary>Adds a block, after <paramref name="before"/> points of room (none at the top of a page).</summary>
    /// <remarks>A block higher than a page runs into its foot; texts in documents are limited well below that.</remarks>
    public Pages Add(Block block, float before = 0)
    {
        var height = block.Height(Width);
        if (_pages.Count == 0 || (_y + before + height > Bottom && !_isFresh))
            Turn();
        if (!_isFresh)
            _y += before;
        Place(block, height);
        return this;
    }

    /// <summary>
    /// Adds a table. Its head is repeated on every page and never stands alone; where the table carries a sum, the sum
    /// closes each full page and opens the next.
    /// </summary>
    /// <param name="end">Stays with the last row: totals never stand on a page of their own.</param>
    public Pages Add(Table table, float before = 0, Block? end = null)
    {
        var carried = 0m;
        var isHeaded = false;
        for (var i = 0; i < table.Rows.Count; i++)
        {
            var row = table.Rows[i];
            var kept = i == table.Rows.Count - 1 ? end?.Height(Width) ?? 0f : CarryHeight(table, carried);
            if (!Fits(table, row, isHeaded, before, kept))
            {
                if (isHeaded && table.Carry is not null)
                    Place(table.CarryRow("Carried over", carried));
                Turn();
                isHeaded = false;
            }

            if (!isHeaded)
            {
                PlaceHead(table, before, isRepeated: i > 0, carried);
                isHeaded = true;
            }

            Place(row);
            carried += row.Amount;
        }

        if (end is not null)
            Add(end);
        return this;
    }

    public byte[] ToPdf()
    {
        if (_pages.Count == 0)
            Turn();
        using MemoryStream file = new();
        SKDocumentPdfMetadata metadata = new()
        {
            Title = setup.Title,
            Author = setup.Author,
            Creator = "Battwheels",
            Producer = "Battwheels",
            Creation = setup.CreatedUtc,
            Modified = setup.CreatedUtc,
            RasterDpi = 300,
            EncodingQuality = 95,
        };
        var height = Format.Height ?? _y + Format.Margin;
        using DocumentFontUse fonts = new();
        using (SKNoDrawCanvas nowhere = new((int)Format.Width, (int)height))
            Draw(() => nowhere, fonts, height);
        fonts.Cut();
        using (var document = SKDocument.CreatePdf(file, metadata))
        {
            Draw(() => document.BeginPage(Format.Width, height), fonts, height);
            document.Close();
        }

        return file.ToArray();
    }

    private bool Fits(Table table, TableRow row, bool isHeaded, float before, float kept)
    {
        if (_pages.Count == 0)
            return false;
        var head = isHeaded ? 0f : table.Head.Height(Width) + (_isFresh ? 0f : before);
        return _y + head + row.Height(Width) + kept <= Bottom || (_isFresh && !isHeaded);
    }

    private float CarryHeight(Table table, decimal carried) =>
        table.Carry is null ? 0f : table.CarryRow("Carried over", carried).Height(Width);

    private void PlaceHead(Table table, float before, bool isRepeated, decimal carried)
    {
        if (!_isFresh)
            _y += before;
        Place(table.Head);
        if (isRepeated && table.Carry is not null)
            Place(table.CarryRow("Brought forward", carried));
    }

    private void Draw(Func<SKCanvas> page, DocumentFontUse fonts, float height)
    {
        for (var i = 0; i < _pages.Count; i++)
            DrawPage(new Paper(page(), fonts), _pages[i], $"Page {i + 1} of {_pages.Count}", height);
    }

    /// <summary>Begins a new page.</summary>
    public Pages Turn()
    {
        _pages.Add([]);
        _y = Format.Margin;
        if (setup.Running is { } running && _pages.Count > 1)
        {
            Place(new Stack(3, new TextBlock(running, FootStyle), new Rule()));
            _y += BelowRunning;
        }

        _isFresh = true;
        return this;
    }

    private void Place(Block block) => Place(block, block.Height(Width));

    private void Place(Block block, float height)
    {
        _pages[^1].Add((block, _y));
        _y += height;
        _isFresh = false;
    }

    private void DrawPage(Paper paper, List<(Block Block, float Y)> blocks, string pageOfPages, float height)
    {
        if (setup.Watermark is not null)
            DrawWatermark(paper, setup.Watermark, height);
        foreach (var (block, y) in blocks)
            block.Draw(paper, Format.Margin, y, Width);
        if (!Format.HasFoot)
            return;

        var foot = height - Format.Margin - 14f;
        new Rule().Draw(paper, Format.Margin, foot, Width);
        new TextBlock(setup.Foot, FootStyle).Draw(paper, Format.Margin, foot + 4f, Width);
        new TextBlock(pageOfPages, FootStyle, Align.Right).Draw(paper, Format.Margin, foot + 4f, Width);
    }

    /// <summary>From corner to corner, half as wide as the page is; the size follows the longer words.</summary>
    private void DrawWatermark(Paper paper, string text, float height)
    {
        const float Share = 0.85f;
        TextStyle unit = new(1, Bold: true);
        TextStyle style = unit with { Size = Math.Min(84f, Share * Format.Width / TextShaper.Width(text, unit)) };
        var shaped = TextShaper.Shape(text, style);
        paper.Canvas.Save();
        paper.Canvas.Translate(Format.Width / 2, height / 2);
        paper.Canvas.RotateDegrees(-45);
        using SKPaint pale = new() { Color = new SKColor(0, 0, 0, 28) };
        paper.Canvas.SaveLayer(pale);
        shaped.Draw(paper, -shaped.Width / 2, style.Size / 3);
        paper.Canvas.Restore();
        paper.Canvas.Restore();
    }
}
