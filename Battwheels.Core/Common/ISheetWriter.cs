namespace Battwheels.Core.Common;

/// <summary>Writes a table as a workbook (XLSX), row by row.</summary>
public interface ISheetWriter
{
    /// <param name="name">Of the sheet; what a sheet cannot be called is left out.</param>
    /// <param name="rows">Cells: text, decimal, int, long, DateOnly or null. Text never becomes a formula.</param>
    Task WriteAsync(
        Stream target,
        string name,
        IReadOnlyList<string> heads,
        IAsyncEnumerable<object?[]> rows,
        CancellationToken ct
    );
}

/// <summary>Text on its way into a spreadsheet.</summary>
public static class SheetText
{
    /// <summary>What a spreadsheet would run as a formula gets a leading apostrophe; also the full-width forms.</summary>
    /// <remarks>OWASP ASVS 5.0, 1.2.10.</remarks>
    public static string Guarded(string text) =>
        text is ['=' or '+' or '-' or '@' or '\t' or '\r' or '\n' or '\0' or '＝' or '＋' or '－' or '＠', ..]
            ? "'" + text
            : text;
}
