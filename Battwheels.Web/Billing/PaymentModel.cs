using Battwheels.Core.Billing;

namespace Battwheels.Web.Billing;

/// <summary>What is typed into the payment form.</summary>
public sealed class PaymentModel
{
    public DateOnly? Date { get; set; }

    public PaymentMode Mode { get; set; } = PaymentMode.Upi;

    public decimal? Received { get; set; }

    public decimal? TdsWithheld { get; set; }

    public string? Reference { get; set; }

    public string? Notes { get; set; }

    /// <summary>The invoice it pays; null for oldest due first.</summary>
    public long? InvoiceId { get; set; }

    /// <summary>Rupees that reduce balances or become an advance.</summary>
    public decimal Paying => (Received ?? 0m) + (TdsWithheld ?? 0m);

    public static PaymentModel Of(PaymentStart start) =>
        new()
        {
            Date = start.Today,
            InvoiceId = start.Invoice is { Outstanding: > 0m } open ? open.Id : null,
            Received = start.Invoice is { Outstanding: > 0m } due ? due.Outstanding : null,
        };

    public RecordReceipt ToInput(PaymentStart start) =>
        new(
            start.ContactId,
            Mode,
            Received ?? 0m,
            TdsWithheld ?? 0m,
            Reference,
            InvoiceId,
            start.Payable.FirstOrDefault(o => o.Id == InvoiceId)?.Outstanding,
            Date,
            Notes
        );
}
