using Battwheels.Core.Common;

namespace Battwheels.Core.Billing;

public static class BillingErrors
{
    public static readonly Error NoLines = new(
        "INVOICE_EMPTY",
        "There is nothing to bill. Add at least one line, then issue the invoice.",
        "Lines"
    );

    public static readonly Error LinkClosed = new(
        "LINK_CLOSED",
        "This link opens no document. Ask the workshop that sent it for a new one."
    );

    public static readonly Error OwnGstin = new(
        "OWN_GSTIN",
        "The customer has your own GSTIN. A registration cannot bill itself; choose another customer.",
        "ContactId"
    );

    public static readonly Error SupplierAddressMissing = new(
        "SUPPLIER_ADDRESS_MISSING",
        "A tax invoice must show your address, and the settings have none. Enter it in Settings, then issue the invoice."
    );

    public static readonly Error CustomerAddressMissing = new(
        "CUSTOMER_ADDRESS_MISSING",
        "For this amount the invoice must show the customer's address and state. Enter them in the contact, then issue it.",
        "ContactId"
    );

    public static readonly Error RegisteredAddressMissing = new(
        "CUSTOMER_ADDRESS_MISSING",
        "A tax invoice to a registered customer must show its address and state (Rule 46). Enter them in the contact, then issue it.",
        "ContactId"
    );

    /// <param name="state">GST state code of the place of supply.</param>
    public static Error CompositionInterState(string state) =>
        new(
            "COMPOSITION_INTER_STATE",
            $"Under the composition scheme nothing is supplied to another State (CGST Act s. 10(2)(c)), and the place of supply is {GstStates.NameOf(state)} ({state}). "
                + $"Correct the customer's state and GSTIN if they are wrong; if you left the scheme, change it in Settings.",
            "ContactId"
        );

    public static readonly Error DueDateEarly = new(
        "DUE_DATE_INVALID",
        "The due date lies before the invoice date. Choose today or a later day.",
        "DueDate"
    );

    public static readonly Error ReasonTooShort = new(
        "REASON_TOO_SHORT",
        "Say why in at least 5 characters; the reason is kept with the cancellation.",
        "Reason"
    );

    public static readonly Error AlreadyCancelled = new(
        "INVOICE_CANCELLED",
        "This invoice was cancelled. Reload the page to see when and why."
    );

    public static readonly Error HasPayments = new(
        "INVOICE_PAID",
        "Something was received on this invoice. Take the receipt back first; then the invoice can be cancelled."
    );

    public static readonly Error NothingReceived = new(
        "AMOUNT_MISSING",
        "Enter what was received, or the tax the customer withheld.",
        "Received"
    );

    public static readonly Error DateInFuture = new(
        "DATE_IN_FUTURE",
        "The date lies in the future. Enter the day the money came in.",
        "Date"
    );

    /// <summary>What came in longer ago belongs to the opening figures.</summary>
    public static Error DateTooEarly(DateOnly earliest) =>
        new(
            "DATE_TOO_EARLY",
            $"A receipt is dated {earliest} or later, the beginning of the last fiscal year. Check the year.",
            "Date"
        );

    public static Error ReceiptBeforeInvoice(string number, DateOnly issued) =>
        new(
            "RECEIPT_BEFORE_INVOICE",
            $"Invoice {number} is dated {issued}, and money that came in before cannot have paid it. Enter {issued} or later; "
                + $"or choose \"Oldest due first\": it is then kept as an advance, which the invoice can use.",
            "Date"
        );

    public static readonly Error InvoiceOfSomebodyElse = new(
        "INVOICE_OF_OTHER_CUSTOMER",
        "This invoice belongs to another customer. Choose the customer's own invoice.",
        "InvoiceId"
    );

    public static readonly Error AlreadyReversed = new(
        "RECEIPT_REVERSED",
        "This receipt was taken back already. Reload the page to see when and why."
    );

    public static readonly Error NotAnAdvanceUse = new(
        "NOT_AN_ADVANCE",
        "This amount was received for the invoice, it is not the use of an advance. Take the receipt back instead."
    );

    public static readonly Error AdvancePutBack = new(
        "ADVANCE_PUT_BACK",
        "This use of the advance was put back already. Reload the page to see it."
    );

    public static readonly Error NothingToApply = new(
        "ADVANCE_TOO_SMALL",
        "The advance or the invoice's balance is smaller than that. Reload the page and enter a smaller amount.",
        "Amount"
    );

    /// <param name="invoices">Numbers of the invoices it paid.</param>
    public static Error AdvanceUsed(IReadOnlyList<string> invoices) =>
        new(
            "ADVANCE_USED",
            $"Part of this receipt's advance paid {string.Join(", ", invoices)} since. Press \"Put back\" beside it in the list of what it paid, then take the receipt back."
        );

    /// <param name="lines">Line numbers as the person counts them.</param>
    public static Error HsnMissing(IReadOnlyList<int> lines) =>
        new(
            "HSN_MISSING",
            $"{Lines(lines)} no HSN or SAC. Enter the code of the goods or service, then issue the invoice.",
            "Lines"
        );

    public static Error HsnInvalid(int line, string why) => new("HSN_INVALID", $"Line {line}: {why}", "Lines");

    public static Error LineInvalid(int line, string why) => new("LINE_INVALID", $"Line {line}: {why}", "Lines");

    public static Error AmountInvalid(string field, string label) =>
        new("AMOUNT_INVALID", $"{label} must be zero or more, in rupees and paise. Correct it and save again.", field);

    public static Error ReferenceMissing(string what) =>
        new("REFERENCE_MISSING", $"Enter the {what}: the bank line is found by it later.", "Reference");

    /// <summary>Somebody recorded a payment on the same invoice since the form was opened.</summary>
    public static Error BalanceChanged(decimal now) =>
        new(
            "BALANCE_CHANGED",
            $"The balance of this invoice changed while you were entering the receipt; it is now {IndianText.Rupees(now)}. "
                + $"Nothing was saved. Reload the page to see what was received, then enter what is still due.",
            "Received"
        );

    public static Error ReferenceInvalid(string name) =>
        new(
            "REFERENCE_INVALID",
            $"This is not a {name}. Enter it as the bank shows it: letters, digits, hyphens.",
            nameof(RecordReceipt.Reference)
        );

    /// <param name="against">What the payment settles of open invoices, rupees.</param>
    public static Error TdsWithoutInvoice(decimal against) =>
        new(
            "TDS_WITHOUT_INVOICE",
            against == 0m
                ? (Phrase)"Tax is withheld from an invoice, and none is open here. Enter what was received alone."
                : (Phrase)
                    $"Tax is withheld from an invoice, and only {IndianText.Rupees(against)} is paid of one. Correct the tax withheld.",
            nameof(RecordReceipt.TdsWithheld)
        );

    public static Error DuplicateReference(string number) =>
        new(
            "DUPLICATE_REFERENCE",
            $"Receipt {number} has this reference and amount already. Open it; if this is another payment, correct the reference.",
            "Reference"
        );

    private static Phrase Lines(IReadOnlyList<int> lines) =>
        lines.Count == 1
            ? (Phrase)$"Line {lines[0]} has"
            : (Phrase)$"Lines {string.Join(", ", lines.SkipLast(1))} and {lines[^1]} have";
}
