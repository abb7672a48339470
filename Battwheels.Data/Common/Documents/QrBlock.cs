using Battwheels.Core.Common;
using SkiaSharp;

namespace Battwheels.Data.Common.Documents;

/// <summary>A QR code as vector squares, its quiet zone included.</summary>
/// <param name="side">Points, quiet zone included.</param>
internal sealed class QrBlock(QrMatrix code, float side) : Block
{
    /// <summary>Squares overlap by a hair, or printers show white seams between them.</summary>
    private const float Overlap = 0.03f;

    public override float Height(float width) => side;

    public override void Draw(Paper paper, float x, float y, float width)
    {
        using SKPaint white = new() { Color = SKColors.White };
        paper.Canvas.DrawRect(x, y, side, side, white);
        var module = side / code.Size;
        using SKPathBuilder squares = new();
        foreach (var run in code.DarkRuns())
            squares.AddRect(
                SKRect.Create(
                    x + run.Column * module,
                    y + run.Row * module,
                    run.Length * module + Overlap,
                    module + Overlap
                )
            );
        using SKPaint black = new() { Color = SKColors.Black, IsAntialias = false };
        using var path = squares.Detach();
        paper.Canvas.DrawPath(path, black);
    }
}
