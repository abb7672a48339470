using Battwheels.Core.Common;

namespace Battwheels.Core.Gst;

/// <summary>One line as priced, before tax.</summary>
/// <param name="Quantity">In the line's unit, at most three decimals; not negative.</param>
/// <param name="UnitPrice">Rupees before tax; not negative.</param>
/// <param name="DiscountPercent">Trade discount, 0 to 100; not looked at when an amount is given.</param>
/// <param name="RatePercent">Combined GST rate of the line on the supply date.</param>
/// <param name="IsTaxed">False for nil, exempt and non-GST lines and for suppliers who charge no tax.</param>
/// <param name="DiscountAmount">Rupees off the line, at most its gross value.</param>
public sealed record TaxableLine(
    decimal Quantity,
    decimal UnitPrice,
    decimal DiscountPercent,
    decimal RatePercent,
    bool IsTaxed = true,
    decimal? DiscountAmount = null
);

/// <summary>One line's amounts, rupees to two decimals.</summary>
public sealed record LineAmounts(decimal Gross, decimal Discount, decimal Taxable, GstSplit Tax)
{
    public decimal Total => Taxable + Tax.Total;
}

/// <summary>A document's amounts: sums of its rounded lines, so that document, return and books tie.</summary>
/// <param name="RoundOff">What takes the sum to the whole rupee, -0.49 to 0.50; 0 when not rounded.</param>
/// <param name="Total">What is owed, round-off included.</param>
public sealed record DocumentAmounts(
    IReadOnlyList<LineAmounts> Lines,
    decimal Taxable,
    GstSplit Tax,
    decimal RoundOff,
    decimal Total
)
{
    public decimal Gross => Lines.Sum(l => l.Gross);

    public decimal Discount => Lines.Sum(l => l.Discount);
}

/// <summary>Amounts of estimates, invoices and notes, priced before tax.</summary>
public static class DocumentCalculator
{
    /// <summary>
    /// gross = round(quantity x price); discount = round(gross x percent) or the amount given; tax per line and per
    /// head on gross less discount. Rounded once per amount, half away from zero.
    /// </summary>
    /// <param name="roundToRupee">Takes the total to the whole rupee; the difference is kept apart.</param>
    /// <exception cref="ArgumentOutOfRangeException">A negative quantity or price, a discount above the gross value.</exception>
    /// <remarks>Source: CGST Act 2017 s. 15 (value), s. 170 (rounding); CGST Rules 2017, Rule 46.</remarks>
    public static DocumentAmounts Compute(IReadOnlyList<TaxableLine> lines, SupplyKind kind, bool roundToRupee)
    {
        ArgumentNullException.ThrowIfNull(lines);
        LineAmounts[] amounts = [.. lines.Select(line => Line(line, kind))];
        var taxable = amounts.Sum(a => a.Taxable);
        var tax = amounts.Aggregate(default(GstSplit), (sum, a) => sum + a.Tax);
        var exact = taxable + tax.Total;
        var total = roundToRupee ? Money.RoundToRupee(exact) : exact;
        return new DocumentAmounts(amounts, taxable, tax, total - exact, total);
    }

    private static LineAmounts Line(TaxableLine line, SupplyKind kind)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(line.Quantity);
        ArgumentOutOfRangeException.ThrowIfNegative(line.UnitPrice);
        var gross = Money.Round(line.Quantity * line.UnitPrice);
        var discount = line.DiscountAmount ?? Money.Round(gross * line.DiscountPercent / 100m);
        ArgumentOutOfRangeException.ThrowIfNegative(discount);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(discount, gross);
        var taxable = gross - discount;
        var tax = line.IsTaxed ? GstCalculator.Split(taxable, line.RatePercent, kind) : default;
        return new LineAmounts(gross, discount, taxable, tax);
    }
}
