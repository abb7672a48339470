using System.Globalization;

namespace Battwheels.Core.Common;

/// <summary>Money and numbers as India writes them: the same in refusals, on paper and on screens.</summary>
public static class IndianText
{
    /// <summary>Invariant but for the groups: 1,20,500.</summary>
    public static CultureInfo Culture { get; } = MakeCulture();

    /// <summary><c>04 Nov 2026</c>.</summary>
    public static string Date(DateOnly date) => date.ToString("dd MMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>₹7,45,302.60; a minus sign stands before the rupee sign.</summary>
    public static string Rupees(decimal amount) => WithSign(amount, a => "₹" + a.ToString("N2", Culture));

    /// <summary>7,45,302.60.</summary>
    public static string Amount(decimal amount) => WithSign(amount, a => a.ToString("N2", Culture));

    /// <summary>At most three decimals, none that are zero.</summary>
    public static string Number(decimal value) => WithSign(value, a => a.ToString("#,##0.###", Culture));

    /// <summary>Writes the amount without its sign and puts the sign in front, unless only zeros are left to see.</summary>
    public static string WithSign(decimal value, Func<decimal, string> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        var text = write(Math.Abs(value));
        return value < 0m && text.AsSpan().ContainsAnyInRange('1', '9') ? "-" + text : text;
    }

    private static CultureInfo MakeCulture()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NumberGroupSizes = [3, 2];
        return CultureInfo.ReadOnly(culture);
    }
}
