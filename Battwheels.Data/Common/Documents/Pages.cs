using SkiaSharp;

namespace Battwheels.Data.Common.Documents;

/// <summary>Sizes in points; a point is 1/72 inch.</summary>
internal sealed record PageFormat(float Width, float Height, float Margin)
{
    public static readonly PageFormat A4 = new(595.28f, 841.89f, 32f);

    public static readonly PageFormat A5 = new(419.53f, 595.28f, 26f);
}

/// <param name="Title">Title of the file, as viewers show it.</param>
/// <param name="Foot">At the left of every page's foot: the document's number.</param>
/// <param name="Watermark">Across every page: CANCELLED, DRAFT.</param>
internal sealed record PageSetup(
    PageFormat Format,
    string Title,
    string Author,
    string Foot,
    DateTime CreatedUtc,
    string? Watermark = null
);

/// <summary>Lays blocks down the pages: what does not fit goes to the next one, whole; every page says "Page n of m".</summary>
internal sealed class Pages(PageSetup setup)
{
    private const float FootHeight = 24f;
    private static readonly TextStyle FootStyle = new(7.5f, Ink: Ink.Grey);
    private readonly List<List<(Block Block, float Y)>> _pages = [];
    private float _y;

    private float Width => setup.Format.Width - 2 * setup.Format.Margin;

    private float Bottom => setup.Format.Height - setup.Format.Margin - FootHeight;

    /// <summary>Adds a block, after <paramref name="before"/> points of room (none at the top of a page).</summary>
    /// <remarks>A block higher than a page runs into its foot; texts in documents are limited well below that.</remarks>
    public Pages Add(Block block, float before = 0)
    {
        var height = block.Height(Width);
        if (_pages.Count == 0 || (_y + before + height > Bottom && _pages[^1].Count > 0))
            Turn();
        if (_pages[^1].Count > 0)
            _y += before;
        Place(block, height);
        return this;
    }

    /// <summary>Adds a table; its head never stands alone at the end of a page.</summary>
    public Pages Add(Table table, float before = 0)
    {
        var head = table.Head.Height(Width);
        var isHeaded = false;
        foreach (var row in table.Rows)
        {
            var height = row.Height(Width);
            var needed = isHeaded ? height : height + head + before;
            if (_pages.Count == 0 || _y + needed > Bottom)
            {
                Turn();
                isHeaded = false;
            }

            if (!isHeaded)
            {
                if (_pages[^1].Count > 0)
                    _y += before;
                Place(table.Head, head);
                isHeaded = true;
            }

            Place(row, height);
        }

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
        using DocumentFontUse fonts = new();
        using (SKNoDrawCanvas nowhere = new((int)setup.Format.Width, (int)setup.Format.Height))
            Draw(() => nowhere, fonts);
        fonts.Cut();
        using (var document = SKDocument.CreatePdf(file, metadata))
        {
            Draw(() => document.BeginPage(setup.Format.Width, setup.Format.Height), fonts);
            document.Close();
        }

        return file.ToArray();
    }

    private void Draw(Func<SKCanvas> page, DocumentFontUse fonts)
    {
        for (var i = 0; i < _pages.Count; i++)
            DrawPage(new Paper(page(), fonts), _pages[i], $"Page {i + 1} of {_pages.Count}");
    }

    private void Turn()
    {
        _pages.Add([]);
        _y = setup.Format.Margin;
    }

    private void Place(Block block, float height)
    {
        _pages[^1].Add((block, _y));
        _y += height;
    }

    private void DrawPage(Paper paper, List<(Block Block, float Y)> blocks, string pageOfPages)
    {
        if (setup.Watermark is not null)
            DrawWatermark(paper, setup.Watermark);
        foreach (var (block, y) in blocks)
            block.Draw(paper, setup.Format.Margin, y, Width);

        var foot = setup.Format.Height - setup.Format.Margin - 14f;
        new Rule().Draw(paper, setup.Format.Margin, foot, Width);
        new TextBlock(setup.Foot, FootStyle).Draw(paper, setup.Format.Margin, foot + 4f, Width);
        new TextBlock(pageOfPages, FootStyle, Align.Right).Draw(paper, setup.Format.Margin, foot + 4f, Width);
    }

    private void DrawWatermark(Paper paper, string text)
    {
        var shaped = TextShaper.Shape(text, new TextStyle(84, Bold: true));
        paper.Canvas.Save();
        paper.Canvas.Translate(setup.Format.Width / 2, setup.Format.Height / 2);
        paper.Canvas.RotateDegrees(-45);
        using SKPaint pale = new() { Color = new SKColor(0, 0, 0, 28) };
        paper.Canvas.SaveLayer(pale);
        shaped.Draw(paper, -shaped.Width / 2, 30);
        paper.Canvas.Restore();
        paper.Canvas.Restore();
    }
}
