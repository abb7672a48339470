using Battwheels.Core.Common;

namespace Battwheels.Core.Gst;

public enum SupplyKind
{
    /// <summary>Supplier and place of supply in one state: CGST and SGST or UTGST.</summary>
    IntraState,

    /// <summary>Different states, SEZ or export: IGST.</summary>
    InterState,
}

/// <summary>Tax on one line, rupees to two decimals. <paramref name="StateTax"/> is SGST or UTGST.</summary>
public readonly record struct GstSplit(decimal Cgst, decimal StateTax, decimal Igst)
{
    public decimal Total => Cgst + StateTax + Igst;

    public static GstSplit operator +(GstSplit left, GstSplit right) => left.Add(right);

    public GstSplit Add(GstSplit other) => new(Cgst + other.Cgst, StateTax + other.StateTax, Igst + other.Igst);
}

public static class GstCalculator
{
    /// <summary>Splits the tax on one document line; each tax is rounded to paise on its own.</summary>
    /// <param name="taxableValue">Rupees, after discount and before tax.</param>
    /// <param name="ratePercent">Combined rate in force on the supply date, from the rate table (18 means 18 %).</param>
    /// <exception cref="ArgumentOutOfRangeException">Negative value, or a rate outside 0 to 100.</exception>
    /// <remarks>Source: CGST Act 2017 s. 9; IGST Act 2017 s. 5.</remarks>
    public static GstSplit Split(decimal taxableValue, decimal ratePercent, SupplyKind kind)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(taxableValue);
        ArgumentOutOfRangeException.ThrowIfNegative(ratePercent);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(ratePercent, 100m);

        return kind switch
        {
            SupplyKind.InterState => new(0m, 0m, Money.Round(taxableValue * ratePercent / 100m)),
            SupplyKind.IntraState => new(Half(), Half(), 0m),
        };

        // CGST and the state's tax are levied separately, each at half the rate, so they are always equal.
        decimal Half() => Money.Round(taxableValue * ratePercent / 200m);
    }
}
