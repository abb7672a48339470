using SkiaSharp;

namespace Battwheels.Data.Common.Documents;

/// <summary>A square to tick by hand, or ticked already; in the middle of its column.</summary>
internal sealed class TickBox(bool isTicked) : Block
{
    private const float Side = 9f;

    public override float Height(float width) => Side + 2f;

    public override void Draw(Paper paper, float x, float y, float width)
    {
        var left = x + (width - Side) / 2;
        var top = y + 1f;
        using SKPaint pen = new()
        {
            Color = Inks.Colour(Ink.Black),
            Style = SKPaintStyle.Stroke,
            StrokeWidth = 0.8f,
        };
        paper.Canvas.DrawRect(left, top, Side, Side, pen);
        if (!isTicked)
            return;
        paper.Canvas.DrawLine(left + 2, top + 4.5f, left + 4, top + 7, pen);
        paper.Canvas.DrawLine(left + 4, top + 7, left + 7.5f, top + 2, pen);
    }
}
