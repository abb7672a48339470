using System.Text.RegularExpressions;
using Battwheels.Core.Common;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Billing;

internal static partial class ReceiptRules
{
    public static Error? Refusal(RecordReceipt input, DateOnly today)
    {
        if (IsOff(input.Received))
            return BillingErrors.AmountInvalid(nameof(input.Received), T("The amount received"));
        if (IsOff(input.TdsWithheld))
            return BillingErrors.AmountInvalid(nameof(input.TdsWithheld), T("The tax withheld"));
        if (input.Received + input.TdsWithheld == 0m)
            return BillingErrors.NothingReceived;
        if (input.Date > today)
            return BillingErrors.DateInFuture;
        if (input.Date < EarliestDate(today))
            return BillingErrors.DateTooEarly(EarliestDate(today));
        if (ReferenceOf(input) is not { } reference)
            return ReferenceName(input.Mode) is { } name && input.Received > 0m
                ? BillingErrors.ReferenceMissing(name)
                : null;
        return ReferenceForm(input.Mode).IsMatch(reference)
            ? null
            : BillingErrors.ReferenceInvalid(ReferenceName(input.Mode)!);
    }

    /// <summary>Tax is kept back from a bill: without an open one it is no credit to spend.</summary>
    public static Error? TdsRefusal(RecordReceipt input, decimal against) =>
        input.TdsWithheld <= against ? null : BillingErrors.TdsWithoutInvoice(against);

    /// <summary>The last fiscal year's first day: what came before has long been closed and filed.</summary>
    public static DateOnly EarliestDate(DateOnly today) => FiscalYear.Of(today).Start.AddYears(-1);

    /// <summary>The same bank or UPI reference with the same amount is the same payment.</summary>
    public static async Task<Error?> DuplicateAsync(IUnitOfWork unit, RecordReceipt input, CancellationToken ct)
    {
        if (
            input.Mode is not (PaymentMode.Upi or PaymentMode.BankTransfer or PaymentMode.Online)
            || ReferenceOf(input) is not { } reference
        )
            return null;
        var number = await unit.Set<Receipt>()
            .Where(r => r.Reference == reference && r.Mode == input.Mode && r.Received == input.Received)
            .Where(r => !unit.Set<ReceiptReversal>().Any(v => v.ReceiptId == r.Id))
            .Select(r => r.Number)
            .FirstOrDefaultAsync(ct);
        return number is null ? null : BillingErrors.DuplicateReference(number);
    }

    /// <summary>As kept: capitals, no blanks at the ends; a provider's as it writes it; cash has none.</summary>
    public static string? ReferenceOf(RecordReceipt input) =>
        input.Mode is PaymentMode.Cash || string.IsNullOrWhiteSpace(input.Reference) ? null
        : input.Mode is PaymentMode.Online ? input.Reference.Trim()
        : input.Reference.Trim().ToUpperInvariant();

    private static Regex ReferenceForm(PaymentMode mode) =>
        mode switch
        {
            PaymentMode.Upi => UpiForm(),
            PaymentMode.Online => ProviderForm(),
            _ => OtherForm(),
        };

    [GeneratedRegex("^[A-Za-z0-9_-]{1,60}$")]
    private static partial Regex ProviderForm();

    /// <summary>NPCI's retrieval reference number.</summary>
    [GeneratedRegex("^[0-9]{12}$")]
    private static partial Regex UpiForm();

    [GeneratedRegex("^[A-Z0-9][A-Z0-9/ -]{0,39}$")]
    private static partial Regex OtherForm();

    private static bool IsOff(decimal amount) => amount < 0m || amount != Money.Round(amount);

    private static string? ReferenceName(PaymentMode mode) =>
        mode switch
        {
            PaymentMode.Cash => null,
            PaymentMode.Upi => T("UPI reference (12 digits)"),
            PaymentMode.Card => T("number of the card slip"),
            PaymentMode.BankTransfer => T("UTR of the transfer"),
            PaymentMode.Cheque => T("cheque number"),
            PaymentMode.Online => T("number of the online payment"),
        };
}
