namespace Battwheels.Core.Billing;

/// <param name="Text">Number, customer's name or payment reference.</param>
/// <param name="Sort"><c>number</c>, <c>date</c>, <c>customer</c> or <c>received</c>; else the newest first.</param>
public sealed record ReceiptFilter(
    string? Text = null,
    PaymentMode? Mode = null,
    string? After = null,
    int Size = Common.Lists.Default,
    long? ContactId = null,
    DateOnly? From = null,
    DateOnly? To = null,
    Common.Sort? Sort = null
);

/// <summary>Sums over a whole filtered list; rupees. Receipts taken back are in no sum.</summary>
/// <param name="Count">Receipts that count, of the newest 10,000 of the list.</param>
/// <param name="Reversed">Of these 10,000, those that were taken back.</param>
/// <param name="Advance">Kept for later invoices when the money came in.</param>
public sealed record ReceiptTotals(int Count, int Reversed, decimal Received, decimal TdsWithheld, decimal Advance)
{
    /// <summary>There are more than were summed.</summary>
    public bool IsPart => Count + Reversed >= Common.Lists.Counted;

    /// <summary>Null where the sums are not of everything.</summary>
    public ReceiptTotals? Whole() => IsPart ? null : this;
}

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
    bool IsReversed,
    long ContactId
);

/// <summary>An invoice a receipt paid; negative when it was given back.</summary>
/// <param name="MayPutBack">The use of its advance that still stands.</param>
public sealed record ReceiptUse(
    long InvoiceId,
    string InvoiceNumber,
    DateOnly InvoiceDate,
    decimal InvoiceTotal,
    decimal Amount,
    DateOnly Date,
    bool FromAdvance,
    long AllocationId,
    bool MayPutBack
);

/// <summary>The garage as receipts name it.</summary>
public sealed record ReceiptIssuer(string Name, string Address, string? Gstin, string? Phone, string? Email);

/// <param name="AdvanceAvailable">Rupees of its advance not used yet.</param>
/// <param name="CustomerPhone">Of the contact today; documents do not keep it.</param>
/// <param name="JournalEntryId">Only for those who may read the books.</param>
public sealed record ReceiptView(
    Receipt Receipt,
    IReadOnlyList<ReceiptUse> Uses,
    decimal AdvanceAvailable,
    ReceiptReversal? Reversal,
    ReceiptIssuer Issuer,
    long? JournalEntryId,
    string? JournalNumber,
    string? CustomerPhone
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
)
{
    /// <summary>What can be paid: the open ones, and the named one wherever it stands.</summary>
    public IReadOnlyList<OpenInvoice> Payable =>
        Invoice is { Outstanding: > 0m } named && !Open.Any(o => o.Id == named.Id) ? [named, .. Open] : Open;

    /// <summary>Ways to use an advance: of every one for the named invoice, or of one receipt for every open invoice.</summary>
    public IReadOnlyList<AdvanceUse> AdvanceUses(long? receiptId = null) =>
        [
            .. from advance in Advances
            where receiptId is null || advance.ReceiptId == receiptId
            from invoice in Invoice is null ? Open : [Invoice]
            where invoice.Outstanding > 0m
            select new AdvanceUse(advance, invoice, Math.Min(advance.Available, invoice.Outstanding)),
        ];
}

/// <param name="Amount">Rupees of the advance that the invoice can take.</param>
public sealed record AdvanceUse(OpenAdvance Advance, OpenInvoice Invoice, decimal Amount);

public sealed record OpenAdvance(long ReceiptId, string Number, DateOnly Date, decimal Available);

/// <summary>What one open invoice would get of a payment.</summary>
public sealed record PlannedPart(OpenInvoice Invoice, decimal Amount);

/// <summary>Where a payment would go, before it is saved: the same rule by which it is then allocated.</summary>
/// <param name="Advance">Rupees that no invoice takes.</param>
public sealed record PaymentPlan(IReadOnlyList<PlannedPart> Parts, decimal Paying, decimal Advance)
{
    /// <param name="open">Oldest due first.</param>
    /// <param name="only">Pay this one; null for oldest due first.</param>
    /// <param name="paying">Received and withheld, rupees.</param>
    /// <param name="date">The day the money came in; an invoice issued later takes nothing.</param>
    public static PaymentPlan Of(IReadOnlyList<OpenInvoice> open, long? only, decimal paying, DateOnly date)
    {
        var left = Math.Max(paying, 0m);
        List<PlannedPart> parts = [];
        foreach (var invoice in open)
        {
            var mayTake = (only is null || only == invoice.Id) && invoice.Date <= date;
            var take = mayTake ? Math.Min(left, invoice.Outstanding) : 0m;
            left -= take;
            parts.Add(new PlannedPart(invoice, take));
        }

        return new PaymentPlan(parts, Math.Max(paying, 0m), left);
    }
}
