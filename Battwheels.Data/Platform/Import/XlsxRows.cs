using System.Globalization;
using System.IO.Compression;
using System.Xml;
using Battwheels.Core.Common;
using Battwheels.Core.Platform.Import;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Battwheels.Data.Platform.Import;

/// <summary>Streams the first sheet row by row; an object model of 50,000 rows would take gigabytes.</summary>
internal static class XlsxRows
{
    private const int MostParts = 500;
    private const long MostUnpacked = 200L * 1024 * 1024;
    private const int MostRatio = 100;
    private const int MostColumns = 200;

    public static Result<List<SheetRow>> Read(Stream content)
    {
        if (PackageRefusal(content) is { } refusal)
            return refusal;
        content.Position = 0;
        try
        {
            using var document = SpreadsheetDocument.Open(content, isEditable: false);
            if (document.WorkbookPart is not { } workbook || FirstSheet(workbook) is not { } sheet)
                return ImportErrors.Malformed("it has no sheet.");
            if (workbook.VbaProjectPart is not null)
                return ImportErrors.Malformed("it holds macros.");
            return Rows(sheet, SharedStrings(workbook));
        }
        catch (Exception e)
            when (e
                    is OpenXmlPackageException
                        or FileFormatException
                        or XmlException
                        or InvalidDataException
                        or InvalidOperationException
                        or ArgumentException
                        or FormatException
            )
        {
            return ImportErrors.Malformed("it is damaged or not a workbook.");
        }
    }

    /// <summary>Before anything is parsed: too many parts, a zip bomb, or a document type declaration.</summary>
    private static Error? PackageRefusal(Stream content)
    {
        content.Position = 0;
        try
        {
            using var zip = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
            if (zip.Entries.Count > MostParts)
                return ImportErrors.Malformed("it has too many parts.");
            if (zip.Entries.Sum(e => e.Length) > MostUnpacked)
                return ImportErrors.Malformed("it unpacks to more than 200 MB.");
            // Small parts may pack well; the ratio speaks only where it could hurt.
            if (zip.Entries.Any(e => e.Length > 1024 * 1024 && e.Length / Math.Max(1, e.CompressedLength) > MostRatio))
                return ImportErrors.Malformed("a part of it unpacks to more than a hundred times its size.");
            return null;
        }
        catch (InvalidDataException)
        {
            return ImportErrors.Malformed("it is damaged or not a workbook.");
        }
    }

    private static WorksheetPart? FirstSheet(WorkbookPart workbook)
    {
        var first = workbook.Workbook?.Sheets?.Elements<DocumentFormat.OpenXml.Spreadsheet.Sheet>().FirstOrDefault();
        return first?.Id?.Value is { } id ? workbook.GetPartById(id) as WorksheetPart : null;
    }

    private static List<string> SharedStrings(WorkbookPart workbook)
    {
        List<string> texts = [];
        if (workbook.SharedStringTablePart is not { } part)
            return texts;
        using var reader = OpenXmlReader.Create(part);
        while (reader.Read())
            if (reader.ElementType == typeof(SharedStringItem) && reader.IsStartElement)
                texts.Add(((SharedStringItem)reader.LoadCurrentElement()!).InnerText);
        return texts;
    }

    private static Result<List<SheetRow>> Rows(WorksheetPart sheet, List<string> shared)
    {
        List<SheetRow> rows = [];
        TextLimit limit = new();
        using var reader = OpenXmlReader.Create(sheet);
        var line = 0;
        while (reader.Read())
        {
            if (reader.ElementType != typeof(Row) || !reader.IsStartElement)
                continue;
            var row = (Row)reader.LoadCurrentElement()!;
            line = (int)(row.RowIndex?.Value ?? (uint)(line + 1));
            var cells = CellsOf(row, shared);
            if (cells.TrueForAll(string.IsNullOrWhiteSpace))
                continue;
            if (limit.Refusal(line, cells) is { } refusal)
                return refusal;
            rows.Add(new SheetRow(line, cells));
            if (rows.Count > ImportErrors.MostRows + 1)
                return ImportErrors.TooManyRows;
        }

        return rows;
    }

    private static List<string> CellsOf(Row row, List<string> shared)
    {
        List<string> cells = [];
        foreach (var cell in row.Elements<Cell>())
        {
            var column = ColumnOf(cell.CellReference?.Value) ?? cells.Count;
            if (column >= MostColumns)
                break;
            while (cells.Count < column)
                cells.Add("");
            cells.Add(Platform.Import.Cells.Clean(TextOf(cell, shared)));
        }

        return cells;
    }

    private static string? TextOf(Cell cell, List<string> shared)
    {
        if (cell.DataType?.Value is { } type)
        {
            if (type == CellValues.SharedString)
                return
                    int.TryParse(cell.CellValue?.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var at)
                    && at < shared.Count
                    ? shared[at]
                    : "";
            if (type == CellValues.InlineString)
                return cell.InlineString?.InnerText;
            if (type == CellValues.Error)
                return "";
            if (type == CellValues.Boolean)
                return cell.CellValue?.Text == "1" ? "yes" : "no";
        }

        return Plain(cell.CellValue?.Text);
    }

    /// <summary>A stored number without the noise of binary fractions: 3327.2000000000003 is 3327.2.</summary>
    private static string? Plain(string? text) =>
        text is not null
        && text.Contains('.', StringComparison.Ordinal)
        && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number.ToString("G15", CultureInfo.InvariantCulture)
            : text;

    /// <summary>C7 is column 2.</summary>
    private static int? ColumnOf(string? reference)
    {
        var column = 0;
        foreach (var c in (reference ?? "").TakeWhile(char.IsAsciiLetterUpper))
            column = column * 26 + (c - 'A' + 1);
        return column == 0 ? null : column - 1;
    }
}
