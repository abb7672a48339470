using System.Globalization;

namespace Battwheels.Core.Platform.Import;

/// <summary>Reads numbers, dates and heads as they stand in people's files.</summary>
public static class ImportText
{
    private static readonly string[] DateForms =
    [
        "d/M/yyyy",
        "d-M-yyyy",
        "d.M.yyyy",
        "yyyy-MM-dd",
        "d MMM yyyy",
        "d-MMM-yyyy",
        "d-MMM-yy",
        "yyyy-MM-ddTHH:mm:ss",
    ];

    public static bool TryNumber(string text, out decimal value)
    {
        ArgumentNullException.ThrowIfNull(text);
        var plain = string.Concat(text.Select(Western)).Replace("Rs.", "", StringComparison.OrdinalIgnoreCase);
        plain = plain.Replace("Rs", "", StringComparison.OrdinalIgnoreCase).TrimEnd('%', '/', '-');
        return decimal.TryParse(
            plain,
            NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent,
            CultureInfo.InvariantCulture,
            out value
        );
    }

    public static bool TryDate(string text, out DateOnly date) =>
        DateOnly.TryParseExact(
            text,
            DateForms,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AllowWhiteSpaces,
            out date
        );

    /// <summary>A head without case, spaces and punctuation: <c>HSN/SAC</c> is <c>HSNSAC</c>.</summary>
    public static string HeadKey(string head) =>
        string.Concat(head.Where(char.IsLetterOrDigit).Select(char.ToUpperInvariant));

    private static string Western(char c) =>
        c switch
        {
            >= '०' and <= '९' => ((char)('0' + (c - '०'))).ToString(),
            ',' or '₹' or ' ' or '\u00A0' => "",
            '−' => "-",
            _ => c.ToString(),
        };
}
