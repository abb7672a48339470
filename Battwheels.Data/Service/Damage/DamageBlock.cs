using Battwheels.Core.Crm;
using Battwheels.Core.Service.Damage;
using Battwheels.Data.Common.Documents;
using SkiaSharp;

namespace Battwheels.Data.Service.Damage;

/// <summary>One outline with numbered marks; earlier ones as empty rings.</summary>
internal sealed class DamageBlock(DamageOutline outline, DamageMap map) : Block
{
    private const float Radius = 5.5f;

    public override float Height(float width) => width * DamageOutlines.Height / DamageOutlines.Width;

    public override void Draw(Paper paper, float x, float y, float width)
    {
        var height = Height(width);
        DrawOutline(paper, x, y, width);
        using SKPaint ring = new()
        {
            Color = new SKColor(0x8A, 0x8F, 0x98),
            Style = SKPaintStyle.Stroke,
            StrokeWidth = 1f,
            IsAntialias = true,
        };
        foreach (var old in (map.Earlier?.Marks ?? []).Where(m => m.View == outline.View))
            paper.Canvas.DrawCircle(x + old.X * width / 1000f, y + old.Y * height / 1000f, Radius, ring);
        foreach (var mark in map.Marks.Where(m => m.View == outline.View))
            DrawMark(paper, mark, x + mark.X * width / 1000f, y + mark.Y * height / 1000f);
    }

    private void DrawOutline(Paper paper, float x, float y, float width)
    {
        using var path = SKPath.ParseSvgPathData(outline.Path);
        var scale = width / DamageOutlines.Width;
        using SKPaint line = new()
        {
            Color = new SKColor(0x5B, 0x61, 0x6B),
            Style = SKPaintStyle.Stroke,
            StrokeWidth = 0.8f / scale,
            IsAntialias = true,
        };
        paper.Canvas.Save();
        paper.Canvas.Translate(outline.IsMirrored ? x + width : x, y);
        paper.Canvas.Scale(outline.IsMirrored ? -scale : scale, scale);
        paper.Canvas.DrawPath(path, line);
        paper.Canvas.Restore();
    }

    private static void DrawMark(Paper paper, DamageMarkView mark, float x, float y)
    {
        using SKPaint fill = new() { Color = SKColors.White, IsAntialias = true };
        using SKPaint edge = new()
        {
            Color = SKColors.Black,
            Style = SKPaintStyle.Stroke,
            StrokeWidth = 1f,
            IsAntialias = true,
        };
        paper.Canvas.DrawCircle(x, y, Radius, fill);
        paper.Canvas.DrawCircle(x, y, Radius, edge);
        TextBlock number = new(PrintedText.Number(mark.Number), new TextStyle(7f, Bold: true), Align.Centre);
        number.Draw(paper, x - 12, y - number.Height(24) / 2, 24);
    }
}

/// <summary>What was seen on the vehicle when it came: drawings side by side, and what the numbers mean.</summary>
internal static class DamageSheet
{
    /// <returns>Null where nothing was marked, now or before.</returns>
    public static Block? Of(DamageMap map)
    {
        if (!map.HasMarks)
            return null;
        List<Block> said =
        [
            DocumentParts.Caption("Damage seen at intake"),
            new Columns(8, [.. DamageOutlines.For(map.Category).Select(o => new Cell(new DamageBlock(o, map), 1))]),
            .. map.Marks.Select(m => DocumentParts.Text(Words(map.Category, m))),
        ];
        if (map.Earlier is { } earlier)
            said.Add(
                DocumentParts.Caption(
                    $"Rings: already there on {PrintedText.Date(earlier.On)} ({earlier.TicketNumber}): "
                        + string.Join("; ", earlier.Marks.Select(m => Plain(map.Category, m)))
                )
            );
        return new Stack(3, said);
    }

    private static string Words(VehicleCategory category, DamageMarkView mark) =>
        $"{PrintedText.Number(mark.Number)}. {Plain(category, mark)}";

    private static string Plain(VehicleCategory category, DamageMarkView mark) =>
        $"{DamagePlaces.Words(mark.Kind)}, {DamagePlaces.Of(category, mark)}"
        + (mark.Note is null ? "" : $": {mark.Note}");
}
