using SkiaSharp;

namespace Battwheels.Data.Common.Documents;

/// <summary>A rectangle of a page that is never split: it says how high it is at a width, then draws itself.</summary>
internal abstract class Block
{
    /// <summary>Points.</summary>
    public abstract float Height(float width);

    /// <param name="x">Left edge, points from the page's left.</param>
    /// <param name="y">Top edge, points from the page's top.</param>
    public abstract void Draw(Paper paper, float x, float y, float width);
}

/// <summary>Blocks below each other.</summary>
internal sealed class Stack(float gap, params IEnumerable<Block> blocks) : Block
{
    private readonly Block[] _blocks = [.. blocks];

    public override float Height(float width) =>
        _blocks.Sum(b => b.Height(width)) + gap * Math.Max(0, _blocks.Length - 1);

    public override void Draw(Paper paper, float x, float y, float width)
    {
        foreach (var block in _blocks)
        {
            block.Draw(paper, x, y, width);
            y += block.Height(width) + gap;
        }
    }
}

/// <param name="Width">Points when fixed, otherwise a share of what is left.</param>
internal sealed record Cell(Block Block, float Width, bool Fixed = false);

/// <summary>Blocks beside each other, tops aligned.</summary>
internal sealed class Columns(float gap, params IReadOnlyList<Cell> cells) : Block
{
    public override float Height(float width) => cells.Zip(Widths(width), (c, w) => c.Block.Height(w)).Max();

    public override void Draw(Paper paper, float x, float y, float width)
    {
        foreach (var (cell, cellWidth) in cells.Zip(Widths(width)))
        {
            cell.Block.Draw(paper, x, y, cellWidth);
            x += cellWidth + gap;
        }
    }

    private IEnumerable<float> Widths(float width)
    {
        var free = width - gap * (cells.Count - 1) - cells.Where(c => c.Fixed).Sum(c => c.Width);
        var shares = cells.Where(c => !c.Fixed).Sum(c => c.Width);
        return cells.Select(c => c.Fixed ? c.Width : free * c.Width / shares);
    }
}

/// <summary>A line across.</summary>
internal sealed class Rule(float thickness = 0.5f, bool strong = false) : Block
{
    public override float Height(float width) => thickness;

    public override void Draw(Paper paper, float x, float y, float width)
    {
        using SKPaint paint = new() { Color = strong ? Inks.Colour(Ink.Black) : Inks.Line };
        paper.Canvas.DrawRect(x, y, width, thickness, paint);
    }
}

internal sealed class Space(float height) : Block
{
    public override float Height(float width) => height;

    public override void Draw(Paper paper, float x, float y, float width) { }
}

/// <summary>A block with room around it, framed or not.</summary>
internal sealed class Box(Block content, float horizontal, float vertical, bool framed = false) : Block
{
    public override float Height(float width) => content.Height(width - 2 * horizontal) + 2 * vertical;

    public override void Draw(Paper paper, float x, float y, float width)
    {
        if (framed)
        {
            using SKPaint paint = new()
            {
                Color = Inks.Line,
                Style = SKPaintStyle.Stroke,
                StrokeWidth = 0.75f,
            };
            paper.Canvas.DrawRect(x, y, width, Height(width), paint);
        }

        content.Draw(paper, x + horizontal, y + vertical, width - 2 * horizontal);
    }
}
