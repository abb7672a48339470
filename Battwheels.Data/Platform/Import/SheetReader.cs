using Battwheels.Core.Common;
using Battwheels.Core.Platform.Import;

namespace Battwheels.Data.Platform.Import;

/// <summary>Decides by the first bytes, not by the name, what a file is; then reads it within limits.</summary>
internal sealed class SheetReader : ISheetReader
{
    private static readonly byte[] Zip = [0x50, 0x4B, 0x03, 0x04];

    public Result<Sheet> Read(string fileName, Stream content)
    {
        if (content.Length > ImportErrors.MostBytes)
            return ImportErrors.TooLarge;
        var extension = Path.GetExtension(fileName).ToUpperInvariant();
        if (extension is not (".CSV" or ".XLSX" or ".TXT"))
            return ImportErrors.FileType;

        var start = new byte[4];
        var isZip = content.ReadAtLeast(start, 4, throwOnEndOfStream: false) == 4 && start.SequenceEqual(Zip);
        content.Position = 0;
        if (isZip != (extension is ".XLSX"))
            return ImportErrors.FileType;

        var rows = isZip ? XlsxRows.Read(content) : CsvRows.Read(content);
        return rows.Error is { } error ? error : Sheet(rows.Value);
    }

    private static Result<Sheet> Sheet(List<SheetRow> rows)
    {
        if (rows.Count < 2)
            return ImportErrors.Empty;
        if (rows.Count - 1 > ImportErrors.MostRows)
            return ImportErrors.TooManyRows;
        var heads = rows[0].Cells.Select(c => c.Trim()).ToList();
        while (heads.Count > 0 && heads[^1].Length == 0)
            heads.RemoveAt(heads.Count - 1);
        return heads.Count == 0 ? ImportErrors.Empty : new Sheet(heads, rows[1..]);
    }
}

/// <summary>How much text a file may hold once its repeated strings are written out.</summary>
internal sealed class TextLimit
{
    private const int MostOfARow = 200_000;
    private const int MostOfAFile = 40_000_000;

    private long _total;

    /// <summary>FILE_MALFORMED when this row, or the file up to it, holds too much.</summary>
    public Error? Refusal(int line, IReadOnlyList<string> cells)
    {
        var length = cells.Sum(c => c.Length);
        _total += length;
        if (length > MostOfARow)
            return ImportErrors.Malformed($"line {line} holds more than 2,00,000 characters.");
        return _total > MostOfAFile
            ? ImportErrors.Malformed("it holds more than 4,00,00,000 characters; split it.")
            : null;
    }
}

internal static class Cells
{
    /// <summary>Longer text than any field holds is cut: the check then says that it is too long.</summary>
    private const int LongestCell = 9_000;

    /// <summary>As typed, without the mark our own exports put before text that a spreadsheet would take for a formula.</summary>
    public static string Clean(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return "";
        text = text.Replace("\0", "", StringComparison.Ordinal); // no database text holds it
        var plain = text is ['\'', '=' or '+' or '-' or '@', ..] ? text[1..] : text;
        return plain.Length > LongestCell ? plain[..LongestCell] : plain;
    }
}
