using System.Globalization;
using System.Text;
using Battwheels.Core.Common;

namespace Battwheels.Web.Common;

/// <summary>
/// A table as a CSV download, written row by row as it is read. Text that a spreadsheet would run as a formula gets a
/// leading apostrophe; numbers and dates stay what they are.
/// </summary>
/// <remarks>RFC 4180; OWASP ASVS 5.0, 1.2.10.</remarks>
public static class CsvFile
{
    /// <param name="name">Without ending: <c>contacts</c>.</param>
    /// <param name="rows">Cells: text, decimal, int, long, DateOnly, DateTime (UTC) or null.</param>
    public static IResult Download(string name, IEnumerable<string> heads, IAsyncEnumerable<object?[]> rows) =>
        Results.Stream(
            async stream =>
            {
                // Spreadsheets need the mark to read UTF-8.
                await using StreamWriter writer = new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
                await writer.WriteAsync(Line([.. heads]));
                await foreach (var row in rows)
                    await writer.WriteAsync(Line(row));
            },
            "text/csv",
            $"{name}.csv"
        );

    /// <summary>The same from rows that are at hand.</summary>
    public static IResult Download(string name, IEnumerable<string> heads, IEnumerable<object?[]> rows) =>
        Download(name, heads, rows.ToAsyncEnumerable());

    /// <summary>One record, ended by CR LF.</summary>
    public static string Line(IReadOnlyList<object?> cells) => string.Join(',', cells.Select(Cell)) + "\r\n";

    private static string Cell(object? value) =>
        value switch
        {
            null => "",
            decimal number => number.ToString(CultureInfo.InvariantCulture),
            int or long => string.Create(CultureInfo.InvariantCulture, $"{value}"),
            DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            DateTime utc => Show.Local(utc).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
            _ => Quoted(SheetText.Guarded(value.ToString() ?? "")),
        };

    private static string Quoted(string text) =>
        text.AsSpan().ContainsAny("\",\r\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
