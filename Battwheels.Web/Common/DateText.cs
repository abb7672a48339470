using System.Globalization;

namespace Battwheels.Web.Common;

/// <summary>Days as people in India type them; browsers show their own date field in the language of the browser.</summary>
public static class DateText
{
    private static readonly string[] Forms =
    [
        "dd/MM/yyyy",
        "d/M/yyyy",
        "d/M/yy",
        "ddMMyyyy",
        "dd MMM yyyy",
        "d MMM yyyy",
        "d MMMM yyyy",
        "yyyy-MM-dd",
    ];

    /// <summary>04/03/2026.</summary>
    public static string Of(DateOnly? date) => date?.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture) ?? "";

    /// <summary>Understands 4/3/2026, 04-03-26, 4.3.2026, 04032026, 4 Mar 2026 and 2026-03-04, with Devanagari digits too.</summary>
    public static bool TryRead(string text, out DateOnly date)
    {
        ArgumentNullException.ThrowIfNull(text);
        var plain = string.Concat(text.Trim().Select(c => c is >= '०' and <= '९' ? (char)('0' + (c - '०')) : c));
        if (plain.IndexOf('-', StringComparison.Ordinal) is 1 or 2)
            plain = plain.Replace('-', '/');
        plain = plain.Replace('.', '/');
        return DateOnly.TryParseExact(plain, Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out date);
    }
}
