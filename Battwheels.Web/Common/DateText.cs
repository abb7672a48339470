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

    /// <summary>The same, and <c>today</c>, <c>tomorrow</c>, <c>yesterday</c>, <c>+7</c>, <c>-3</c>: days from today.</summary>
    public static bool TryRead(string text, DateOnly today, out DateOnly date)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (Away(text.Trim().ToUpperInvariant()) is not { } days)
            return TryRead(text, out date);
        date = today.AddDays(days);
        return true;
    }

    private static int? Away(string word) =>
        word switch
        {
            "TODAY" => 0,
            "TOMORROW" => 1,
            "YESTERDAY" => -1,
            ['+' or '-', >= '0' and <= '9', ..] when word.Length <= 5 => int.TryParse(
                word,
                NumberStyles.AllowLeadingSign,
                CultureInfo.InvariantCulture,
                out var days
            )
                ? days
                : null,
            _ => null,
        };

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
