using System.Globalization;
using Battwheels.Core.Common;
using static Battwheels.Core.Common.IndianText;

namespace Battwheels.Web.Common;

/// <summary>
/// How the screens write numbers, money and time: Indian grouping, one form everywhere, months in the reader's language.
/// </summary>
public static class Show
{
    private static readonly CultureInfo India = Culture;
    private static readonly TimeZoneInfo Kolkata = TimeZoneInfo.FindSystemTimeZoneById("Asia/Kolkata");

    /// <summary>₹7,45,302.60; a minus sign stands before the rupee sign.</summary>
    public static string Rupees(decimal amount) => IndianText.Rupees(amount);

    /// <summary>7,45,302.60, for tables whose head names the unit.</summary>
    public static string Amount(decimal amount) => IndianText.Amount(amount);

    /// <summary>₹7.45 L, ₹3.08 Cr; below one lakh whole rupees. For tiles; put the full amount beside or in the title.</summary>
    public static string ShortRupees(decimal amount) =>
        WithSign(
            amount,
            a =>
                a switch
                {
                    >= 1_00_00_000m => T($"₹{(a / 1_00_00_000m).ToString("N2", India)} Cr"),
                    >= 1_00_000m => $"₹{(a / 1_00_000m).ToString("0.00", India)} L",
                    _ => "₹" + a.ToString("N0", India),
                }
        );

    /// <summary>At most three decimals, none that are zero.</summary>
    public static string Number(decimal value) => IndianText.Number(value);

    /// <summary>04 Mar 2026.</summary>
    public static string Date(DateOnly date) => SpokenDates.Of(date);

    /// <summary>04 Mar, where the year is plain.</summary>
    public static string Day(DateOnly date) => date.ToString("dd MMM", SpokenDates.Names);

    /// <summary>Wed 04 Mar 2026 in the workshop's time zone.</summary>
    public static string Weekday(DateTime utc) => Local(utc).ToString("ddd dd MMM yyyy", SpokenDates.Names);

    /// <summary>04 Mar 2026, 5:05 pm in the workshop's time zone.</summary>
    public static string Time(DateTime utc)
    {
        var local = Local(utc);
        return $"{Date(DateOnly.FromDateTime(local))}, {Clock(local)}";
    }

    /// <summary>5:05 pm in the workshop's time zone.</summary>
    public static string Clock(DateTime local) => local.ToString("h:mm ", India) + (local.Hour < 12 ? "am" : "pm");

    public static DateTime Local(DateTime utc) =>
        TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), Kolkata);

    /// <summary>An hour of the workshop's clock as UTC.</summary>
    public static DateTime Utc(DateTime local) =>
        TimeZoneInfo.ConvertTimeToUtc(DateTime.SpecifyKind(local, DateTimeKind.Unspecified), Kolkata);
}
