using System.Globalization;
using System.Text;
using Battwheels.Core.Common;
using Battwheels.Core.Platform.Import;
using CsvHelper;
using CsvHelper.Configuration;

namespace Battwheels.Data.Platform.Import;

/// <summary>Comma, semicolon or tab; UTF-8, or Windows-1252 where it is not UTF-8.</summary>
/// <remarks>RFC 4180.</remarks>
internal static class CsvRows
{
    public static Result<List<SheetRow>> Read(Stream content)
    {
        try
        {
            using var reader = new StreamReader(
                content,
                EncodingOf(content),
                detectEncodingFromByteOrderMarks: true,
                leaveOpen: true
            );
            using var csv = new CsvParser(
                reader,
                new CsvConfiguration(CultureInfo.InvariantCulture)
                {
                    DetectDelimiter = true,
                    DetectDelimiterValues = [",", ";", "\t"],
                    BadDataFound = null,
                    IgnoreBlankLines = true,
                    MaxFieldSize = 1_000_000,
                }
            );
            List<SheetRow> rows = [];
            TextLimit limit = new();
            while (csv.Read())
            {
                if (csv.Record is not { } record || record.All(string.IsNullOrWhiteSpace))
                    continue;
                SheetRow row = new(csv.RawRow, [.. record.Select(Cells.Clean)]);
                if (limit.Refusal(row.Line, row.Cells) is { } refusal)
                    return refusal;
                rows.Add(row);
                if (rows.Count > ImportErrors.MostRows + 1)
                    return ImportErrors.TooManyRows;
            }

            return rows;
        }
        catch (CsvHelperException fault)
        {
            return ImportErrors.Malformed(
                $"near line {fault.Context?.Parser?.RawRow ?? 1} a quoted text does not end."
            );
        }
    }

    private static Encoding EncodingOf(Stream content)
    {
        var sample = new byte[64 * 1024];
        var read = content.ReadAtLeast(sample, sample.Length, throwOnEndOfStream: false);
        content.Position = 0;
        // The sample may end within a letter: its last three bytes are not asked about.
        var decoder = new UTF8Encoding(false, throwOnInvalidBytes: true).GetDecoder();
        try
        {
            decoder.GetCharCount(sample, 0, Math.Max(0, read), flush: false);
            return Encoding.UTF8;
        }
        catch (DecoderFallbackException)
        {
            return Encoding.Latin1;
        }
    }
}
