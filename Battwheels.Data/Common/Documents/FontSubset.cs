using System.Runtime.InteropServices;
using System.Text;
using SkiaSharp;

namespace Battwheels.Data.Common.Documents;

/// <summary>
/// Cuts a font down to the glyphs one document uses, their numbers kept: the file then weighs some 20 KB instead of
/// several hundred. Done by HarfBuzz, because this build of Skia embeds fonts whole.
/// </summary>
internal static class FontSubset
{
    private const string Library = "libHarfBuzzSharp";
    private const int DropTables = 3; // HB_SUBSET_SETS_DROP_TABLE_TAG
    private const uint Flags = 0x1 | 0x2 | 0x200; // no hints, glyph numbers kept, no layout closure: text is shaped already

    /// <exception cref="InvalidOperationException">The font cannot be cut; a fault of the bundled file.</exception>
    public static SKTypeface Cut(DocumentFace face, IEnumerable<ushort> glyphs, IEnumerable<Rune> runes)
    {
        var input = Input(glyphs, runes);
        try
        {
            var subset = hb_subset_or_fail(face.Tables.Handle, input);
            if (subset == IntPtr.Zero)
                throw new InvalidOperationException($"The font {face.Typeface.FamilyName} cannot be cut down.");
            try
            {
                return Typeface(subset);
            }
            finally
            {
                hb_face_destroy(subset);
            }
        }
        finally
        {
            hb_subset_input_destroy(input);
        }
    }

    private static IntPtr Input(IEnumerable<ushort> glyphs, IEnumerable<Rune> runes)
    {
        var input = hb_subset_input_create_or_fail();
        hb_subset_input_set_flags(input, Flags);
        var glyphSet = hb_subset_input_glyph_set(input);
        foreach (var glyph in glyphs)
            hb_set_add(glyphSet, glyph);
        var unicodeSet = hb_subset_input_unicode_set(input);
        foreach (var rune in runes)
            hb_set_add(unicodeSet, (uint)rune.Value);
        var dropped = hb_subset_input_set(input, DropTables);
        foreach (var table in (string[])["GSUB", "GPOS", "GDEF"])
            hb_set_add(dropped, Tag(table));
        return input;
    }

    private static SKTypeface Typeface(IntPtr subset)
    {
        var blob = hb_face_reference_blob(subset);
        try
        {
            var bytes = hb_blob_get_data(blob, out var length);
            using var data = SKData.CreateCopy(bytes, length);
            return SKTypeface.FromData(data) ?? throw new InvalidOperationException("The cut font cannot be read.");
        }
        finally
        {
            hb_blob_destroy(blob);
        }
    }

    private static uint Tag(string name) => name.Aggregate(0u, (tag, c) => (tag << 8) | c);

    [DllImport(Library, ExactSpelling = true)]
    private static extern IntPtr hb_subset_input_create_or_fail();

    [DllImport(Library, ExactSpelling = true)]
    private static extern void hb_subset_input_destroy(IntPtr input);

    [DllImport(Library, ExactSpelling = true)]
    private static extern void hb_subset_input_set_flags(IntPtr input, uint flags);

    [DllImport(Library, ExactSpelling = true)]
    private static extern IntPtr hb_subset_input_glyph_set(IntPtr input);

    [DllImport(Library, ExactSpelling = true)]
    private static extern IntPtr hb_subset_input_unicode_set(IntPtr input);

    [DllImport(Library, ExactSpelling = true)]
    private static extern IntPtr hb_subset_input_set(IntPtr input, int set);

    [DllImport(Library, ExactSpelling = true)]
    private static extern void hb_set_add(IntPtr set, uint value);

    [DllImport(Library, ExactSpelling = true)]
    private static extern IntPtr hb_subset_or_fail(IntPtr face, IntPtr input);

    [DllImport(Library, ExactSpelling = true)]
    private static extern IntPtr hb_face_reference_blob(IntPtr face);

    [DllImport(Library, ExactSpelling = true)]
    private static extern void hb_face_destroy(IntPtr face);

    [DllImport(Library, ExactSpelling = true)]
    private static extern IntPtr hb_blob_get_data(IntPtr blob, out int length);

    [DllImport(Library, ExactSpelling = true)]
    private static extern void hb_blob_destroy(IntPtr blob);
}
