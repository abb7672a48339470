using System.Globalization;

namespace Battwheels.Web.Common;

/// <summary>Numbers as people in India type them.</summary>
public static class NumberText
{
    /// <summary>
    /// Understands 1,20,500 and ₹1,20,500.00, 1.2L, 2cr, 5k, Devanagari digits, a minus sign in front, and a sum behind an
    /// equals sign.
    /// </summary>
    public static bool TryRead(string text, out decimal value)
    {
        ArgumentNullException.ThrowIfNull(text);
        var plain = string.Concat(text.Select(Western)).ToUpperInvariant();
        if (plain.StartsWith('='))
            return SumText.TryRead(plain[1..], out value);
        var factor = 1m;
        foreach (var (suffix, times) in Suffixes)
            if (plain.EndsWith(suffix, StringComparison.Ordinal))
            {
                (plain, factor) = (plain[..^suffix.Length], times);
                break;
            }

        const NumberStyles style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        var read = decimal.TryParse(plain, style, CultureInfo.InvariantCulture, out value);
        read = read && Math.Abs(value) < 1_000_000_000_000m;
        value = read ? value * factor : 0m;
        return read;
    }

    private static readonly (string Suffix, decimal Times)[] Suffixes =
    [
        ("CR", 1_00_00_000m),
        ("L", 1_00_000m),
        ("K", 1_000m),
    ];

    private static string Western(char c) =>
        c switch
        {
            >= '०' and <= '९' => ((char)('0' + (c - '०'))).ToString(),
            ',' or '₹' or ' ' or '\u00A0' => "",
            '−' => "-",
            '×' => "*",
            '÷' => "/",
            _ => c.ToString(),
        };
}
