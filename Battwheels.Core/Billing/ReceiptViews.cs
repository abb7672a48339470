namespace Battwheels.Core.Billing;

/// <param name="Text">Number, customer's name or payment reference.</param>
public sealed record ReceiptFilter(
    string? Text = null,
    PaymentMode? Mode = null,
    string? After = null,
    int Size = Common.Lists.Default
);

public sealed record ReceiptRow(
    long Id,
    string Number,
    DateOnly Date,
    string CustomerName,
    PaymentMode Mode,
    string? Reference,
    decimal Received,
    decimal TdsWithheld,
    decimal Advance,
    bool IsReversed
);

/// <summary>An invoice a receipt paid; negative when it was given back.</summary>
public sealed record ReceiptUse(
    long InvoiceId,
    string InvoiceNumber,
    DateOnly InvoiceDate,
    decimal InvoiceTotal,
    decimal Amount,
    DateOnly Date,
    bool FromAdvance
);

/// <summary>The garage as receipts name it.</summary>
public sealed record ReceiptIssuer(string Name, string Address, string? Gstin, string? Phone, string? Email);

/// <param name="AdvanceAvailable">Rupees of its advance not used yet.</param>
/// <param name="JournalEntryId">Only for those who may read the books.</param>
public sealed record ReceiptView(
    Receipt Receipt,
    IReadOnlyList<ReceiptUse> Uses,
    decimal AdvanceAvailable,
    ReceiptReversal? Reversal,
    ReceiptIssuer Issuer,
    long? JournalEntryId,
    string? JournalNumber
);

/// <summary>An invoice that can still be paid.</summary>
public sealed record OpenInvoice(
    long Id,
    string Number,
    DateOnly Date,
    DateOnly DueDate,
    decimal Total,
    decimal Outstanding
);

/// <summary>What the payment form begins with.</summary>
/// <param name="Open">Oldest due first, at most 100.</param>
/// <param name="Advances">Receipts of the customer with an unused advance, oldest first, at most 100.</param>
public sealed record PaymentStart(
    long ContactId,
    string CustomerName,
    OpenInvoice? Invoice,
    IReadOnlyList<OpenInvoice> Open,
    IReadOnlyList<OpenAdvance> Advances,
    decimal Owed,
    DateOnly Today
);

public sealed record OpenAdvance(long ReceiptId, string Number, DateOnly Date, decimal Available);
