using System.Text;
using SkiaSharp;

namespace Battwheels.Data.Common.Documents;

/// <summary>What blocks draw on: a page's canvas and the fonts of this document.</summary>
internal sealed class Paper(SKCanvas canvas, DocumentFontUse fonts)
{
    public SKCanvas Canvas { get; } = canvas;

    public SKTypeface TypefaceFor(GlyphRun run) => fonts.TypefaceFor(run);
}

/// <summary>
/// The letters a document uses. The first drawing only takes note of them; then the fonts are cut to them for the
/// second, which is the one that is kept.
/// </summary>
internal sealed class DocumentFontUse : IDisposable
{
    private readonly Dictionary<DocumentFace, (HashSet<ushort> Glyphs, HashSet<Rune> Runes)> _used = [];
    private readonly Dictionary<DocumentFace, SKTypeface> _cut = [];

    public SKTypeface TypefaceFor(GlyphRun run)
    {
        if (_cut.TryGetValue(run.Face, out var typeface))
            return typeface;
        if (!_used.TryGetValue(run.Face, out var used))
            _used[run.Face] = used = ([], []);
        used.Glyphs.UnionWith(run.Glyphs);
        used.Runes.UnionWith(Encoding.UTF8.GetString(run.Utf8).EnumerateRunes());
        return run.Face.Typeface;
    }

    public void Cut()
    {
        foreach (var (face, used) in _used)
            _cut[face] = FontSubset.Cut(face, used.Glyphs, used.Runes);
    }

    public void Dispose()
    {
        foreach (var typeface in _cut.Values)
            typeface.Dispose();
    }
}
