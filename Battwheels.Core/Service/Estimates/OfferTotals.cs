namespace Battwheels.Core.Service.Estimates;

/// <summary>What the customer pays for some lines, rupees to two decimals; sums of rounded lines.</summary>
/// <param name="Gross">Before discount.</param>
/// <param name="StateTax">SGST or UTGST.</param>
/// <param name="RoundOff">What takes the sum to the whole rupee; 0 where the organization does not round.</param>
/// <param name="Total">Round-off included.</param>
public sealed record OfferTotals(
    decimal Gross,
    decimal Discount,
    decimal Taxable,
    decimal Cgst,
    decimal StateTax,
    decimal Igst,
    decimal RoundOff,
    decimal Total
)
{
    public static readonly OfferTotals Zero = new(0m, 0m, 0m, 0m, 0m, 0m, 0m, 0m);

    public decimal Tax => Cgst + StateTax + Igst;
}
