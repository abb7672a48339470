using Battwheels.Core.Common;
using Battwheels.Core.Gst;

namespace Battwheels.Core.Billing;

/// <summary>What lines must be like before a number is taken.</summary>
internal static class InvoiceRules
{
    public const int MaximumLines = 500;
    private const int LongestDescription = 1000;

    /// <summary>The first thing wrong, or null.</summary>
    /// <param name="isRegistered">A supplier without GSTIN shows no HSN and charges no tax.</param>
    public static Error? Refusal(IReadOnlyList<InvoiceDraftLine> lines, bool isRegistered)
    {
        if (lines.Count is 0 or > MaximumLines)
            return BillingErrors.NoLines;
        for (var i = 0; i < lines.Count; i++)
            if (Fault(lines[i]) is { } fault)
                return BillingErrors.LineInvalid(i + 1, fault);
        return isRegistered ? CodeRefusal(lines) : null;
    }

    private static Error? CodeRefusal(IReadOnlyList<InvoiceDraftLine> lines)
    {
        int[] missing =
        [
            .. lines.Select((l, i) => (l, i)).Where(x => string.IsNullOrWhiteSpace(x.l.HsnSac)).Select(x => x.i + 1),
        ];
        if (missing.Length > 0)
            return BillingErrors.HsnMissing(missing);
        for (var i = 0; i < lines.Count; i++)
            if (HsnSac.Check(lines[i].HsnSac, lines[i].IsService) is { } wrong)
                return BillingErrors.HsnInvalid(i + 1, wrong.Message);
        return null;
    }

    private static string? Fault(InvoiceDraftLine line) =>
        line switch
        {
            { Description: var text } when string.IsNullOrWhiteSpace(text) => T("Enter what it is."),
            { Description.Length: > LongestDescription } => T(
                $"At most {LongestDescription} characters fit. Shorten it."
            ),
            { Quantity: <= 0m } => T("Enter a quantity above zero."),
            { Quantity: var quantity } when quantity != Money.RoundTo(quantity, 3) => T(
                "A quantity has at most three decimals."
            ),
            { UnitPrice: var price } when price < 0m || price != Money.Round(price) => T(
                "Enter a price of zero or more, in rupees and paise."
            ),
            { DiscountPercent: < 0m or > 100m } => T("Enter a discount between 0 and 100 %."),
            { RatePercent: < 0m or > 100m } => T("Enter a GST rate of the rate table."),
            { DiscountAmount: { } off } when off < 0m || off != Money.Round(off) || off > Gross(line) => T(
                "The discount is more than the line is worth. Enter a smaller one."
            ),
            _ => null,
        };

    private static decimal Gross(InvoiceDraftLine line) => Money.Round(line.Quantity * line.UnitPrice);
}
