using System.Globalization;
using System.Text;
using HarfBuzzSharp;
using SkiaSharp;
using Buffer = HarfBuzzSharp.Buffer;

namespace Battwheels.Data.Common.Documents;

/// <param name="Size">Points.</param>
/// <param name="Ink">Documents are printed in grey as well: black and greys only.</param>
internal readonly record struct TextStyle(float Size, bool Bold = false, Ink Ink = Ink.Black)
{
    /// <summary>Distance from one line to the next, points.</summary>
    public float LineHeight => Size * 1.36f;

    /// <summary>From the top of a line to the baseline, points.</summary>
    public float Ascent => Size * 1.06f;
}

internal enum Ink
{
    Black,
    Grey,
    White,
}

/// <summary>Glyphs of one font, with their places from the start of the run.</summary>
/// <param name="Clusters">For each glyph the byte of <paramref name="Utf8"/> it stands for: text stays searchable.</param>
internal sealed record GlyphRun(
    DocumentFace Face,
    ushort[] Glyphs,
    SKPoint[] Places,
    uint[] Clusters,
    byte[] Utf8,
    float Width
);

/// <summary>A piece of text ready to draw: its runs side by side.</summary>
internal sealed record ShapedText(string Text, TextStyle Style, IReadOnlyList<GlyphRun> Runs, float Width)
{
    /// <param name="x">Left edge.</param>
    /// <param name="baseline">Where the letters stand.</param>
    public void Draw(Paper paper, float x, float baseline)
    {
        using SKPaint paint = new() { Color = Inks.Colour(Style.Ink), IsAntialias = true };
        foreach (var run in Runs)
        {
            using SKFont font = new(paper.TypefaceFor(run), Style.Size) { Subpixel = true, LinearMetrics = true };
            using SKTextBlobBuilder builder = new();
            var buffer = builder.AllocatePositionedTextRun(font, run.Glyphs.Length, run.Utf8.Length);
            run.Glyphs.CopyTo(buffer.Glyphs);
            run.Places.CopyTo(buffer.Positions);
            run.Clusters.CopyTo(buffer.Clusters);
            run.Utf8.CopyTo(buffer.Text);
            using var blob = builder.Build();
            if (blob is not null)
                paper.Canvas.DrawText(blob, x, baseline, paint);
            x += run.Width;
        }
    }
}

internal static class Inks
{
    public static SKColor Colour(Ink ink) =>
        ink switch
        {
            Ink.Black => new SKColor(0x14, 0x18, 0x17),
            Ink.Grey => new SKColor(0x55, 0x5B, 0x59),
            Ink.White => SKColors.White,
        };

    /// <summary>Thin lines between rows.</summary>
    public static readonly SKColor Line = new(0xB9, 0xBF, 0xBD);

    /// <summary>Behind the heads of tables; light enough to write on after a copy in grey.</summary>
    public static readonly SKColor Fill = new(0xEF, 0xF1, 0xF0);
}

/// <summary>Turns text into glyphs: run by run, each in the font its script needs.</summary>
internal static class TextShaper
{
    /// <summary>"fi" stays two letters, so that a search in the file finds it. Devanagari joins by other features.</summary>
    private static readonly Feature[] NoLigatures = [new(Tag.Parse("liga"), 0)];

    public static ShapedText Shape(string text, TextStyle style)
    {
        List<GlyphRun> runs = [];
        foreach (var (face, part) in Runs(text, style.Bold))
            runs.Add(ShapeRun(face, part, style.Size));
        return new ShapedText(text, style, runs, runs.Sum(r => r.Width));
    }

    public static float Width(string text, TextStyle style) => Shape(text, style).Width;

    /// <summary>Cuts text where the font changes. A letter no font has becomes a question mark, never an empty box.</summary>
    private static IEnumerable<(DocumentFace Face, string Text)> Runs(string text, bool bold)
    {
        var faces = DocumentFonts.Faces(bold);
        StringBuilder part = new();
        DocumentFace? current = null;
        foreach (var cluster in Clusters(text))
        {
            var face = FaceOf(cluster, faces, current);
            if (current is not null && face != current && face is not null)
            {
                yield return (current, part.ToString());
                part.Clear();
            }

            current = face ?? current ?? faces[0];
            part.Append(face is null ? "?" : cluster);
        }

        if (current is not null)
            yield return (current, part.ToString());
    }

    /// <summary>Spaces and joiners stay where they are; the rest goes to the font of its script.</summary>
    private static DocumentFace? FaceOf(string cluster, IReadOnlyList<DocumentFace> faces, DocumentFace? current)
    {
        var runes = cluster.EnumerateRunes().ToArray();
        if (current is not null && cluster == " " && current.Has(runes[0]))
            return current;
        var preferred = runes.Any(DocumentFonts.IsDevanagari) ? faces[1] : faces[0];
        if (Covers(preferred, runes))
            return preferred;
        return faces.FirstOrDefault(f => Covers(f, runes));
    }

    private static bool Covers(DocumentFace face, Rune[] runes) => runes.All(r => IsJoiner(r) || face.Has(r));

    private static bool IsJoiner(Rune rune) => rune.Value is 0x200C or 0x200D;

    private static IEnumerable<string> Clusters(string text)
    {
        var clean = string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c));
        var clusters = StringInfo.GetTextElementEnumerator(clean);
        while (clusters.MoveNext())
            yield return clusters.GetTextElement();
    }

    private static GlyphRun ShapeRun(DocumentFace face, string text, float size)
    {
        var utf8 = Encoding.UTF8.GetBytes(text);
        using Buffer buffer = new();
        buffer.AddUtf8(utf8);
        buffer.GuessSegmentProperties();
        face.Shaper.Shape(buffer, NoLigatures);

        var infos = buffer.GetGlyphInfoSpan();
        var positions = buffer.GetGlyphPositionSpan();
        var glyphs = new ushort[infos.Length];
        var places = new SKPoint[infos.Length];
        var clusters = new uint[infos.Length];
        var scale = size / DocumentFace.Units;
        var x = 0f;
        for (var i = 0; i < infos.Length; i++)
        {
            glyphs[i] = (ushort)infos[i].Codepoint;
            clusters[i] = infos[i].Cluster;
            places[i] = new SKPoint(x + positions[i].XOffset * scale, -positions[i].YOffset * scale);
            x += positions[i].XAdvance * scale;
        }

        return new GlyphRun(face, glyphs, places, clusters, utf8, x);
    }
}
