namespace Battwheels.Core.Common;

/// <summary>The days this product deals with: nothing of an EV workshop lies outside, and every sum of days stays a day.</summary>
public static class Days
{
    public static readonly DateOnly First = new(2000, 1, 1);

    public static readonly DateOnly Last = new(2099, 12, 31);

    public static bool Has(DateOnly date) => date >= First && date <= Last;

    /// <summary>The nearest of them.</summary>
    public static DateOnly Nearest(DateOnly date) =>
        date < First ? First
        : date > Last ? Last
        : date;
}
