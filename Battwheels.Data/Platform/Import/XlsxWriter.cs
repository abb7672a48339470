using System.Globalization;
using Battwheels.Core.Common;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Battwheels.Data.Platform.Import;

/// <summary>Streams the rows into the sheet: an object model of a long ledger would take gigabytes.</summary>
internal sealed class XlsxWriter : ISheetWriter
{
    private const int LongestName = 31;
    private const int LongestText = 32_767;
    private static readonly DateOnly DayZero = new(1899, 12, 30);

    public async Task WriteAsync(
        Stream target,
        string name,
        IReadOnlyList<string> heads,
        IAsyncEnumerable<object?[]> rows,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(heads);
        ArgumentNullException.ThrowIfNull(rows);
        // The package is written back and forth, an answer only forth.
        var file = Path.Combine(Path.GetTempPath(), $"bw-{Guid.NewGuid():N}.xlsx");
        await using FileStream package = new(
            file,
            FileMode.CreateNew,
            FileAccess.ReadWrite,
            FileShare.None,
            81_920,
            FileOptions.DeleteOnClose | FileOptions.Asynchronous
        );
        using (var document = SpreadsheetDocument.Create(package, SpreadsheetDocumentType.Workbook))
        {
            var workbook = document.AddWorkbookPart();
            workbook.AddNewPart<WorkbookStylesPart>().Stylesheet = SheetStyles.Make();
            var sheet = workbook.AddNewPart<WorksheetPart>();
            using (var writer = OpenXmlWriter.Create(sheet))
                await WriteRowsAsync(writer, heads, rows, ct);
            workbook.Workbook = new Workbook(
                new Sheets(
                    new Sheet
                    {
                        Id = workbook.GetIdOfPart(sheet),
                        SheetId = 1,
                        Name = SheetName(name),
                    }
                )
            );
        }

        package.Position = 0;
        await package.CopyToAsync(target, ct);
    }

    private static async Task WriteRowsAsync(
        OpenXmlWriter writer,
        IReadOnlyList<string> heads,
        IAsyncEnumerable<object?[]> rows,
        CancellationToken ct
    )
    {
        writer.WriteStartElement(new Worksheet());
        writer.WriteElement(SheetStyles.FrozenHead());
        writer.WriteElement(new SheetFormatProperties { DefaultRowHeight = 15, DefaultColumnWidth = 16 });
        writer.WriteStartElement(new SheetData());
        writer.WriteElement(new Row(heads.Select(h => TextCell(h, SheetStyles.Head))));
        await foreach (var row in rows.WithCancellation(ct))
            writer.WriteElement(new Row(row.Select(CellOf)));
        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    private static Cell CellOf(object? value) =>
        value switch
        {
            null => new Cell(),
            decimal amount => Number(amount.ToString(CultureInfo.InvariantCulture), SheetStyles.Amount),
            int or long => Number(string.Create(CultureInfo.InvariantCulture, $"{value}"), SheetStyles.Plain),
            DateOnly day => Number(
                (day.DayNumber - DayZero.DayNumber).ToString(CultureInfo.InvariantCulture),
                SheetStyles.Day
            ),
            _ => TextCell(value.ToString() ?? "", SheetStyles.Plain),
        };

    private static Cell Number(string digits, uint style) =>
        new(new CellValue(digits)) { DataType = CellValues.Number, StyleIndex = style };

    private static Cell TextCell(string text, uint style)
    {
        var safe = SheetText.Guarded(Clean(text));
        return new Cell(
            new InlineString(
                new Text(safe.Length > LongestText ? safe[..LongestText] : safe)
                {
                    Space = SpaceProcessingModeValues.Preserve,
                }
            )
        )
        {
            DataType = CellValues.InlineString,
            StyleIndex = style,
        };
    }

    /// <summary>XML has no place for most control characters.</summary>
    private static string Clean(string text) =>
        string.Concat(text.Where(c => c is >= ' ' and not ('\uFFFE' or '\uFFFF') or '\t' or '\n' or '\r'));

    private static string SheetName(string name)
    {
        var plain = string.Concat(name.Where(c => !"[]:*?/\\'".Contains(c, StringComparison.Ordinal))).Trim();
        return plain.Length == 0 ? "Sheet1"
            : plain.Length > LongestName ? plain[..LongestName]
            : plain;
    }
}
