using Battwheels.Core.Gst;
using Battwheels.Core.Service.Estimates.Alternatives;
using Battwheels.Core.Service.JobCards;

namespace Battwheels.Core.Service.Estimates;

/// <summary>What the amounts of one line come from.</summary>
public sealed record OfferPrice(
    decimal Quantity,
    decimal UnitPrice,
    decimal DiscountPercent,
    decimal RatePercent,
    LinePayer Payer = LinePayer.Customer,
    bool IsOptional = false,
    LineOption? Option = null
);

/// <summary>How an offer is taxed and rounded.</summary>
/// <param name="ChargesTax">False without GSTIN and under composition: the documents carry no GST.</param>
/// <param name="PlaceOfSupply">GST state code.</param>
/// <param name="Rule">Why this place, as the side note shows it.</param>
public sealed record OfferTerms(
    bool ChargesTax,
    string PlaceOfSupply,
    SupplyKind Kind,
    bool RoundToRupee,
    string Rule = ""
);

/// <summary>Amounts of an offer: every line on its own, and what the customer pays for all or some of them.</summary>
public static class OfferCalculator
{
    /// <summary>Each line's amounts, in the given order, whoever pays.</summary>
    public static IReadOnlyList<LineAmounts> Lines(IEnumerable<OfferPrice> lines, OfferTerms terms)
    {
        ArgumentNullException.ThrowIfNull(terms);
        return Compute(lines, terms, round: false).Lines;
    }

    /// <summary>What the customer pays for these lines; those somebody else pays for are left out.</summary>
    public static OfferTotals Totals(IEnumerable<OfferPrice> lines, OfferTerms terms)
    {
        ArgumentNullException.ThrowIfNull(terms);
        var amounts = Compute(lines.Where(l => l.Payer is LinePayer.Customer), terms, terms.RoundToRupee);
        return new OfferTotals(
            amounts.Gross,
            amounts.Discount,
            amounts.Taxable,
            amounts.Tax.Cgst,
            amounts.Tax.StateTax,
            amounts.Tax.Igst,
            amounts.RoundOff,
            amounts.Total
        );
    }

    private static DocumentAmounts Compute(IEnumerable<OfferPrice> lines, OfferTerms terms, bool round) =>
        DocumentCalculator.Compute(
            [
                .. lines.Select(l => new TaxableLine(
                    l.Quantity,
                    l.UnitPrice,
                    l.DiscountPercent,
                    l.RatePercent,
                    terms.ChargesTax
                )),
            ],
            terms.Kind,
            round
        );
}
