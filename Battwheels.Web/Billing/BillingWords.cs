using Battwheels.Core.Billing;
using Battwheels.Core.Common;
using Battwheels.Web.Common;
using Battwheels.Web.Shell.Lists;
using Battwheels.Web.Shell.Parts;
using Microsoft.AspNetCore.Components;

namespace Battwheels.Web.Billing;

/// <summary>Words of invoices and payments on the screens.</summary>
public static class BillingWords
{
    public static IReadOnlyList<Choice<string>> Selections =>
        [.. Enum.GetValues<InvoiceSelection>().Select(s => new Choice<string>(Key(s), Status.Words(s)))];

    public static IReadOnlyList<Choice<string>> ModeFilters =>
        [.. Enum.GetValues<PaymentMode>().Select(m => new Choice<string>(m.ToString().ToLowerInvariant(), Of(m)))];

    /// <summary>What people write down; online payments write themselves.</summary>
    public static IReadOnlyList<Choice<PaymentMode>> Modes =>
        [
            .. Enum.GetValues<PaymentMode>()
                .Where(m => m is not PaymentMode.Online)
                .Select(m => new Choice<PaymentMode>(m, Of(m))),
        ];

    /// <summary>As in the address: <c>invoices?show=overdue</c>.</summary>
    public static string Key(InvoiceSelection selection) => selection.ToString().ToLowerInvariant();

    public static MarkupString Mark(InvoiceStanding standing) => Status.Mark(ToneOf(standing), Status.Words(standing));

    public static Tone ToneOf(InvoiceStanding standing) =>
        standing switch
        {
            InvoiceStanding.Unpaid => Tone.Active,
            InvoiceStanding.PartlyPaid => Tone.Attention,
            InvoiceStanding.Overdue => Tone.Problem,
            InvoiceStanding.Paid => Tone.Done,
            InvoiceStanding.Cancelled => Tone.Neutral,
        };

    public static string Of(InvoiceKind kind) =>
        kind switch
        {
            InvoiceKind.TaxInvoice => T("Tax invoice"),
            InvoiceKind.BillOfSupply => T("Bill of supply"),
            InvoiceKind.Invoice => T("Invoice"),
        };

    public static string Of(PaymentMode mode) =>
        mode switch
        {
            PaymentMode.Cash => T("Cash"),
            PaymentMode.Upi => "UPI",
            PaymentMode.Card => T("Card"),
            PaymentMode.BankTransfer => T("Bank transfer"),
            PaymentMode.Cheque => T("Cheque"),
            PaymentMode.Online => T("Online payment"),
        };

    /// <summary>What an allocation was, where it is not plain money: put after the mode or the date.</summary>
    public static string How(decimal amount, bool fromAdvance) =>
        (amount < 0m, fromAdvance) switch
        {
            (false, false) => "",
            (false, true) => T(", from the advance"),
            (true, true) => T(", put back to the advance"),
            (true, false) => T(", taken back"),
        };

    /// <summary>What the field for the reference is called.</summary>
    public static string ReferenceLabel(PaymentMode mode) =>
        mode switch
        {
            PaymentMode.Cash => T("Reference"),
            PaymentMode.Upi => T("UPI reference"),
            PaymentMode.Card => T("Card slip number"),
            PaymentMode.BankTransfer => T("UTR of the transfer"),
            PaymentMode.Cheque => T("Cheque number"),
            PaymentMode.Online => T("Number of the online payment"),
        };

    public static string Copy(InvoiceCopy copy) =>
        copy switch
        {
            InvoiceCopy.Original => T("Original for recipient"),
            InvoiceCopy.Duplicate => T("Duplicate"),
            InvoiceCopy.Triplicate => T("Triplicate for supplier"),
        };

    public static MarkupString Mark(SharedLink link)
    {
        ArgumentNullException.ThrowIfNull(link);
        return link.State switch
        {
            SharedLinkState.Open => Status.Mark(
                Tone.Active,
                $"Open till {Show.Date(DateOnly.FromDateTime(Show.Local(link.ExpiresAtUtc)))}"
            ),
            SharedLinkState.Expired => Status.Mark(Tone.Neutral, "Expired"),
            SharedLinkState.Closed => Status.Mark(Tone.Neutral, "Revoked"),
        };
    }

    public static string Percent(decimal rate) => $"{Show.Number(rate)}%";

    /// <summary>Until the due date: 13 days left, due today, 4 days late.</summary>
    public static string DueIn(int days) =>
        days switch
        {
            0 => T("due today"),
            1 => T("1 day left"),
            > 1 => T($"{days} days left"),
            -1 => T("1 day late"),
            _ => T($"{-days} days late"),
        };

    public static string State(string code) => code.Length == 0 ? "–" : $"{code} {GstStates.NameOf(code)}";

    /// <summary>12 invoices · ₹1,20,500.00 billed · ₹20,000.00 open.</summary>
    public static string? Of(InvoiceTotals totals) =>
        totals switch
        {
            { Count: 0 } => null,
            { IsPart: true } => T("10,000 invoices or more"),
            _ => T(
                $"{(totals.Count == 1 ? T("1 invoice") : T($"{Show.Number(totals.Count)} invoices"))} · {Show.Rupees(totals.Total)} billed · {Show.Rupees(totals.Outstanding)} open"
            ),
        };

    /// <summary>12 receipts · ₹37,940.00 received · 1 taken back.</summary>
    public static string? Of(ReceiptTotals totals) =>
        totals switch
        {
            { Count: 0, Reversed: 0 } => null,
            { IsPart: true } => T("10,000 receipts or more"),
            _ => string.Join(
                " · ",
                new[]
                {
                    totals.Count == 1 ? T("1 receipt") : T($"{Show.Number(totals.Count)} receipts"),
                    T($"{Show.Rupees(totals.Received)} received"),
                    totals.TdsWithheld > 0m ? T($"{Show.Rupees(totals.TdsWithheld)} TDS") : null,
                    totals.Reversed > 0 ? T($"{Show.Number(totals.Reversed)} taken back") : null,
                }.OfType<string>()
            ),
        };

    /// <summary>Below the list; cancelled invoices are in no sum.</summary>
    public static GridSums? Sums(InvoiceTotals? totals) =>
        totals is null
            ? null
            : GridSums.Of(
                totals.Count,
                totals.Cancelled > 0 ? T($"without {Show.Number(totals.Cancelled)} cancelled") : null,
                ("total", totals.Total),
                ("balance", totals.Outstanding)
            );

    /// <summary>Below the list; receipts taken back are in no sum.</summary>
    public static GridSums? Sums(ReceiptTotals? totals) =>
        totals is null
            ? null
            : GridSums.Of(
                totals.Count + totals.Reversed,
                totals.Reversed > 0 ? T($"without {Show.Number(totals.Reversed)} taken back") : null,
                ("received", totals.Received),
                ("tds", totals.TdsWithheld),
                ("kept-as-advance", totals.Advance)
            );
}
