using Battwheels.Core.Common;

namespace Battwheels.Core.Platform.Import;

/// <summary>The first sheet of a file as text.</summary>
/// <param name="Headers">The first row that is not empty.</param>
/// <param name="Rows">Without empty rows.</param>
public sealed record Sheet(IReadOnlyList<string> Headers, IReadOnlyList<SheetRow> Rows);

/// <param name="Line">Line of the file; the first is 1.</param>
public sealed record SheetRow(int Line, IReadOnlyList<string> Cells);

/// <summary>Reads CSV and XLSX without trusting them.</summary>
public interface ISheetReader
{
    /// <param name="content">Seekable.</param>
    /// <returns>The sheet; or FILE_TYPE, FILE_TOO_LARGE, FILE_MALFORMED, TOO_MANY_ROWS, FILE_EMPTY.</returns>
    Result<Sheet> Read(string fileName, Stream content);
}

public static class ImportErrors
{
    public const int MostRows = 50_000;
    public const long MostBytes = 20L * 1024 * 1024;

    /// <summary>Code by which a kind says that a row is known already; the row is left out, not refused.</summary>
    public const string AlreadyThere = "ALREADY_THERE";

    public static readonly Error FileType = new(
        "FILE_TYPE",
        "This is neither a CSV nor an XLSX file. Save the sheet as one of them and choose it again.",
        "File"
    );

    public static readonly Error TooLarge = new(
        "FILE_TOO_LARGE",
        "The file is larger than 20 MB. Split it into smaller files.",
        "File"
    );

    public static readonly Error TooManyRows = new(
        "TOO_MANY_ROWS",
        "The file has more than 50,000 rows. Split it into smaller files and import one after the other.",
        "File"
    );

    public static readonly Error Empty = new(
        "FILE_EMPTY",
        "The file has no row below its column heads. Choose another file.",
        "File"
    );

    public static readonly Error KindUnknown = new("IMPORT_KIND", "Choose what the file holds.", "Kind");

    public static readonly Error WrongStep = new(
        "IMPORT_STEP",
        "This import is at another step already. Reload the page to see where it stands."
    );

    public static readonly Error MappingInvalid = new(
        "MAPPING_INVALID",
        "A field was matched with a column this file does not have. Reload the page and choose again.",
        "Mapping"
    );

    public static Error Malformed(string why) =>
        new("FILE_MALFORMED", $"The file cannot be read: {why} Save it again from the spreadsheet and retry.", "File");

    public static Error NotMapped(string label) =>
        new("COLUMN_MISSING", $"Choose the column that holds {label}; every row needs it.", "Mapping");

    public static readonly Error CellInvalid = new(
        "IMPORT_CELL",
        "This cell cannot be corrected. Reload the page to see where the import stands."
    );

    public static Error Untried(int count) =>
        new("IMPORT_UNTRIED", $"{count} rows were corrected and not tried since. Try them, then import.", "Rows");

    /// <summary>Why a row stays when an import is undone.</summary>
    public static Error Touched(string name) =>
        new("IMPORT_TOUCHED", $"{name} was changed or used since the import, so it stays.");

    public static Error HasBadRows(int count) =>
        new(
            "IMPORT_BAD_ROWS",
            $"{count} rows cannot be imported. Correct the file and upload it again, or confirm that only the good rows are imported."
        );
}
