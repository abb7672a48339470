using Battwheels.Core.Common;
using Battwheels.Core.Gst;

namespace Battwheels.Core.Billing;

/// <summary>How an invoice stands today, in one word.</summary>
public enum InvoiceStanding
{
    Unpaid,
    PartlyPaid,
    Overdue,
    Paid,
    Cancelled,
}

public static class InvoiceStandings
{
    public static InvoiceStanding Of(
        InvoiceStatus status,
        decimal total,
        decimal outstanding,
        DateOnly dueDate,
        DateOnly today
    ) =>
        status switch
        {
            InvoiceStatus.Cancelled => InvoiceStanding.Cancelled,
            InvoiceStatus.Issued when outstanding == 0m => InvoiceStanding.Paid,
            InvoiceStatus.Issued when dueDate < today => InvoiceStanding.Overdue,
            InvoiceStatus.Issued when outstanding < total => InvoiceStanding.PartlyPaid,
            InvoiceStatus.Issued => InvoiceStanding.Unpaid,
        };
}

/// <summary>Which invoices a list shows.</summary>
public enum InvoiceSelection
{
    Unpaid,
    Overdue,
    Paid,
    Cancelled,
}

/// <param name="Text">Number or its end, customer's name, vehicle.</param>
/// <param name="After">Where the former page ended.</param>
/// <param name="From">First invoice date.</param>
/// <param name="To">Last invoice date.</param>
/// <param name="Sort"><c>number</c>, <c>date</c>, <c>customer</c>, <c>due</c> or <c>total</c>; else the newest first.</param>
public sealed record InvoiceFilter(
    string? Text = null,
    InvoiceSelection? Selection = null,
    long? ContactId = null,
    string? After = null,
    int Size = Common.Lists.Default,
    DateOnly? From = null,
    DateOnly? To = null,
    Common.Sort? Sort = null
);

/// <summary>Sums over a whole filtered list; rupees.</summary>
/// <param name="Count">Exact below 10,000; there it stops, and the sums are of the newest 10,000 alone.</param>
/// <param name="Cancelled">Of those; they are in no sum.</param>
public sealed record InvoiceTotals(int Count, int Cancelled, decimal Total, decimal Outstanding)
{
    /// <summary>There are more than were summed.</summary>
    public bool IsPart => Count >= Lists.Counted;

    /// <summary>Null where the sums are not of everything.</summary>
    public InvoiceTotals? Whole() => IsPart ? null : this;
}

/// <summary>Sums of the lists of the same names.</summary>
public sealed record InvoiceOverview(InvoiceTotals Invoiced, InvoiceTotals Unpaid, InvoiceTotals Overdue);

/// <summary>How a customer stands with the garage; rupees.</summary>
/// <param name="Advance">Unused, not deducted from what is owed.</param>
public sealed record CustomerStanding(decimal Owed, decimal Overdue, decimal Advance);

public sealed record InvoiceRow(
    long Id,
    string Number,
    DateOnly Date,
    DateOnly DueDate,
    string CustomerName,
    string? VehicleText,
    decimal Total,
    decimal Outstanding,
    InvoiceStanding Standing,
    string? CustomerGstin,
    string PlaceOfSupply,
    decimal Taxable,
    GstSplit Tax,
    decimal RoundOff
);

/// <summary>Tax on the lines of one HSN or SAC and rate; rupees.</summary>
public sealed record TaxSummaryRow(string HsnSac, decimal RatePercent, decimal Taxable, GstSplit Tax);

public static class TaxSummary
{
    /// <summary>In the order the codes first appear; sums of the rounded lines, so it ties to the totals.</summary>
    public static IReadOnlyList<TaxSummaryRow> Of(IEnumerable<InvoiceLine> lines) =>
        [
            .. lines
                .GroupBy(l => (l.HsnSac, l.RatePercent))
                .Select(g => new TaxSummaryRow(
                    g.Key.HsnSac,
                    g.Key.RatePercent,
                    g.Sum(l => l.Taxable),
                    new GstSplit(g.Sum(l => l.Cgst), g.Sum(l => l.StateTax), g.Sum(l => l.Igst))
                )),
        ];
}

/// <summary>Something that reduced an invoice's balance, or gave it back (negative).</summary>
/// <param name="MayPutBack">The use of an advance that still stands.</param>
public sealed record InvoicePayment(
    long ReceiptId,
    string ReceiptNumber,
    DateOnly Date,
    PaymentMode Mode,
    string? Reference,
    decimal Amount,
    bool FromAdvance,
    DateTime AtUtc,
    string ActorName,
    long AllocationId,
    bool MayPutBack
);

/// <summary>Where the customer can pay, as it is today: an old document must not send money to a closed account.</summary>
/// <param name="UpiUri">For the balance; null when nothing is due or no UPI address is set.</param>
public sealed record PaymentPlaces(
    string? UpiVpa,
    string? UpiUri,
    string? BankName,
    string? BankAccountNo,
    string? BankIfsc
);

/// <param name="Invoice">With its lines, as issued.</param>
/// <param name="JournalEntryId">Only for those who may read the books.</param>
/// <param name="Advance">Rupees of the customer's unused advances.</param>
public sealed record InvoiceView(
    Invoice Invoice,
    decimal Outstanding,
    InvoiceStatus Status,
    InvoiceStanding Standing,
    IReadOnlyList<TaxSummaryRow> TaxByCode,
    IReadOnlyList<InvoicePayment> Payments,
    InvoiceCancellation? Cancellation,
    long? JournalEntryId,
    string? JournalNumber,
    PaymentPlaces Places,
    decimal Advance,
    DateOnly Today
)
{
    /// <summary>Until the due date; below zero when it has passed.</summary>
    public int DaysLeft => Invoice.DueDate.DayNumber - Today.DayNumber;

    /// <summary>Nothing was received and it still counts; its month may yet refuse.</summary>
    public bool MayBeCancelled => Status is InvoiceStatus.Issued && Outstanding == Invoice.Total;
}

/// <summary>Which copy is printed (CGST Rule 48: goods three, services two).</summary>
public enum InvoiceCopy
{
    Original,
    Duplicate,
    Triplicate,
}

/// <summary>What the printer needs.</summary>
/// <param name="IsDraft">Not issued yet: watermarked and without a number.</param>
public sealed record InvoicePrint(
    InvoiceView View,
    InvoiceCopy Copy,
    PaperSize Paper = PaperSize.A4,
    bool IsDraft = false
)
{
    /// <summary>As printed; a draft has none yet.</summary>
    public string Number => IsDraft ? "Draft" : View.Invoice.Number;
}

/// <summary>What the printer needs.</summary>
public sealed record ReceiptPrint(ReceiptView View, PaperSize Paper = PaperSize.A4);

/// <summary>Sets documents of billing as PDF.</summary>
public interface IInvoicePrinter
{
    byte[] Pdf(InvoicePrint print);

    byte[] Pdf(ReceiptPrint print);
}
