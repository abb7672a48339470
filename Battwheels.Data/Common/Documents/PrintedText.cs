using System.Globalization;
using Battwheels.Core.Common;

namespace Battwheels.Data.Common.Documents;

/// <summary>Amounts, dates and words as documents print them.</summary>
internal static class PrintedText
{
    private static readonly CultureInfo India = MakeCulture();

    /// <summary>7,45,302.60.</summary>
    public static string Amount(decimal value) => (value < 0m ? "-" : "") + Math.Abs(value).ToString("N2", India);

    public static string Rupees(decimal value) => (value < 0m ? "-" : "") + "₹" + Math.Abs(value).ToString("N2", India);

    /// <summary>Of one unit, up to four decimals: 12.50, 0.0375.</summary>
    public static string Cost(decimal value) => value.ToString("#,##0.00##", India);

    /// <summary>1.5; whole numbers without decimals.</summary>
    public static string Number(decimal value) => value.ToString("#,##0.###", India);

    public static string Percent(decimal value) => value.ToString("0.###", India) + "%";

    public static string Date(DateOnly date) => date.ToString("dd MMM yyyy", India);

    /// <summary>04 Nov 2026, 5:05 pm, from the organization's own clock.</summary>
    public static string Time(DateTime local) => local.ToString("dd MMM yyyy, h:mm tt", India).ToLowerTail();

    /// <summary>27 Maharashtra.</summary>
    public static string State(string code) => code.Length == 0 ? "" : $"{code} {GstStates.NameOf(code)}";

    /// <summary>An account number in groups of four.</summary>
    public static string Grouped(string number) => string.Join(' ', number.Chunk(4).Select(c => new string(c)));

    /// <summary>am and pm in small letters; the month keeps its capital.</summary>
    private static string ToLowerTail(this string text) =>
        string.Concat(text.AsSpan(0, text.Length - 2), text[^2..].ToLowerInvariant());

    private static CultureInfo MakeCulture()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NumberGroupSizes = [3, 2];
        return CultureInfo.ReadOnly(culture);
    }
}
