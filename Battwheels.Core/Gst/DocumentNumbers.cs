using System.Globalization;
using System.Text.RegularExpressions;
using Battwheels.Core.Common;

namespace Battwheels.Core.Gst;

/// <summary>Numbers of tax documents: consecutive, unique in their year, at most 16 characters.</summary>
/// <remarks>Source: CGST Rules 2017, Rule 46(b).</remarks>
public static partial class DocumentNumbers
{
    public const int Longest = 16;

    /// <summary><c>INV-2627-00042</c>.</summary>
    /// <param name="prefix">Passed <see cref="CheckSeries"/>.</param>
    /// <exception cref="ArgumentException">The number would break Rule 46(b): a series nobody checked.</exception>
    public static string Format(string prefix, FiscalYear year, long sequence)
    {
        var number = string.Create(CultureInfo.InvariantCulture, $"{prefix}-{year.Digits}-{sequence:D5}");
        return sequence > 0 && Check(number) is null
            ? number
            : throw new ArgumentException($"{number} is no document number.", nameof(prefix));
    }

    /// <summary>Null when the series keeps to 16 characters up to its 9,99,999th document; else SERIES_INVALID.</summary>
    public static Error? CheckSeries(string? prefix, string field = "Prefix") =>
        Series().IsMatch(prefix ?? "")
            ? null
            : new Error(
                "SERIES_INVALID",
                "A series has one to four characters: capitals, digits, / and -, beginning with a capital or 1 to 9. "
                    + "With year and number it then fits the 16 characters the law allows.",
                field
            );

    /// <summary>Null when a number may stand on a tax document; else DOCUMENT_NUMBER_INVALID.</summary>
    public static Error? Check(string? number, string field = "Number") =>
        Form().IsMatch(number ?? "")
            ? null
            : new Error(
                "DOCUMENT_NUMBER_INVALID",
                "A document number has 1 to 16 characters: capitals, digits, / and -, beginning with a capital or digit.",
                field
            );

    [GeneratedRegex(@"^[A-Z1-9][A-Z0-9/-]{0,3}\z")]
    private static partial Regex Series();

    [GeneratedRegex(@"^[A-Z0-9][A-Z0-9/-]{0,15}\z")]
    private static partial Regex Form();
}
