namespace Battwheels.Core.Billing;

/// <param name="Date">Default: today.</param>
/// <param name="Received">Rupees that came in.</param>
/// <param name="TdsWithheld">Rupees of income tax the customer withheld.</param>
/// <param name="Reference">Needed unless cash.</param>
/// <param name="InvoiceId">
/// Pays this invoice, the rest becomes an advance. Null: pays the customer's invoices that were open on that day, oldest
/// due first.
/// </param>
/// <param name="SeenBalance">
/// The invoice's balance the person saw. When it changed meanwhile nothing is saved: somebody else has most likely
/// recorded the same payment.
/// </param>
public sealed record RecordReceipt(
    long ContactId,
    PaymentMode Mode,
    decimal Received,
    decimal TdsWithheld = 0m,
    string? Reference = null,
    long? InvoiceId = null,
    decimal? SeenBalance = null,
    DateOnly? Date = null,
    string? Notes = null
);

/// <param name="Amount">Rupees, above zero.</param>
public sealed record ApplyAdvance(long ReceiptId, long InvoiceId, decimal Amount);

/// <param name="AllocationId">The use of an advance that is put back.</param>
/// <param name="Reason">At least 5 characters.</param>
public sealed record UnapplyAdvance(long AllocationId, string Reason);

public sealed record CancelInvoice(long InvoiceId, string Reason);

public sealed record ReverseReceipt(long ReceiptId, string Reason);
