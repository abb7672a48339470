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

internal static class Cells
{
    /// <summary>Longer text than any field holds is cut: the check then says that it is too long.</summary>
    private const int LongestCell = 9_000;

    /// <summary>As typed, without the mark our own exports put before text that a spreadsheet would take for a formula.</summary>
    public static string Clean(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return "";
        var plain = text is ['\'', '=' or '+' or '-' or '@', ..] ? text[1..] : text;
        return plain.Length > LongestCell ? plain[..LongestCell] : plain;
    }
}
