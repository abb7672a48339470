using System.Runtime.InteropServices;
using System.Text;
using HarfBuzzSharp;
using SkiaSharp;

namespace Battwheels.Data.Common.Documents;

/// <summary>
/// One bundled font: outlines to draw, tables to shape. Shared by all documents of the process and never released.
/// </summary>
internal sealed class DocumentFace
{
    /// <summary>Shaping works in this many units per em, so positions keep sub-point precision.</summary>
    public const int Units = 2048;

    private DocumentFace(SKTypeface typeface, Face tables, Font shaper) =>
        (Typeface, Tables, Shaper) = (typeface, tables, shaper);

    public SKTypeface Typeface { get; }

    public Face Tables { get; }

    public Font Shaper { get; }

    public bool Has(Rune rune) => Shaper.TryGetNominalGlyph((uint)rune.Value, out _);

    public static DocumentFace Load(string file)
    {
        var bytes = Read(file);
        var memory = Marshal.AllocHGlobal(bytes.Length);
        Marshal.Copy(bytes, 0, memory, bytes.Length);
        using Blob blob = new(memory, bytes.Length, MemoryMode.ReadOnly);
        blob.MakeImmutable();
        Face face = new(blob, 0);
        face.MakeImmutable();
        Font shaper = new(face);
        shaper.SetScale(Units, Units);
        shaper.SetFunctionsOpenType();
        using var data = SKData.CreateCopy(bytes);
        var typeface = SKTypeface.FromData(data);
        return new DocumentFace(
            typeface ?? throw new InvalidOperationException($"The bundled font {file} cannot be read."),
            face,
            shaper
        );
    }

    private static byte[] Read(string file)
    {
        var name = $"Battwheels.Data.Common.Documents.Fonts.{file}";
        using var stream =
            typeof(DocumentFace).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The font {file} is not bundled.");
        using MemoryStream copy = new();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}

/// <summary>The fonts documents are set in, and which of them a character is taken from.</summary>
internal static class DocumentFonts
{
    private static readonly Lazy<DocumentFace[]> Regular = Pair(
        "NotoSans-Regular.ttf",
        "NotoSansDevanagari-Regular.ttf"
    );
    private static readonly Lazy<DocumentFace[]> Bold = Pair("NotoSans-Bold.ttf", "NotoSansDevanagari-Bold.ttf");

    /// <summary>Latin first, then Devanagari.</summary>
    public static IReadOnlyList<DocumentFace> Faces(bool bold) => bold ? Bold.Value : Regular.Value;

    /// <summary>Letters of one script stay in one font: only there do they join.</summary>
    public static bool IsDevanagari(Rune rune) =>
        rune.Value is >= 0x0900 and <= 0x097F or >= 0xA8E0 and <= 0xA8FF or >= 0x1CD0 and <= 0x1CFF;

    private static Lazy<DocumentFace[]> Pair(string latin, string devanagari) =>
        new(() => [DocumentFace.Load(latin), DocumentFace.Load(devanagari)]);
}
