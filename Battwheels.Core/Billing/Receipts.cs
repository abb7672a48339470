using Battwheels.Core.Accounting;
using Battwheels.Core.Common;
using Battwheels.Core.Crm;
using Battwheels.Core.Gst;
using Battwheels.Core.Platform.Numbering;
using Battwheels.Core.Platform.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Billing;

/// <summary>Money received, inside the caller's transaction.</summary>
public static partial class Receipts
{
    public const string Prefix = "RCP";

    /// <summary>
    /// Records a receipt: pays the named invoice, or the customer's open ones oldest due first; what is too much becomes
    /// an advance, never dropped. Money that came before an invoice was issued does not pay it by itself: it is an advance.
    /// </summary>
    /// <returns>
    /// The receipt; or NOT_FOUND, AMOUNT_MISSING, AMOUNT_INVALID, REFERENCE_MISSING, REFERENCE_INVALID, DUPLICATE_REFERENCE, TDS_WITHOUT_INVOICE,
    /// DATE_IN_FUTURE, DATE_TOO_EARLY, RECEIPT_BEFORE_INVOICE, INVOICE_OF_OTHER_CUSTOMER, INVOICE_CANCELLED,
    /// BALANCE_CHANGED, PERIOD_LOCKED.
    /// </returns>
    public static async Task<Result<Receipt>> RecordAsync(IUnitOfWork unit, RecordReceipt input, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(unit);
        ArgumentNullException.ThrowIfNull(input);
        if (ReceiptRules.Refusal(input, unit.Today) is { } wrong)
            return wrong;
        if (await CustomerAsync(unit, input.ContactId, ct) is not { } customer)
            return CommonErrors.NotFound;
        input = input with { ContactId = customer.Id };
        if (await ReceiptRules.DuplicateAsync(unit, input, ct) is { } duplicate)
            return duplicate;

        var taken = await Allocation.TakeAsync(unit, input, ct);
        if (taken.Error is { } refused)
            return refused;
        if (ReceiptRules.TdsRefusal(input, taken.Value.Sum(t => t.Amount)) is { } tds)
            return tds;
        var receipt = unit.Add(
            Build(
                unit,
                input,
                customer,
                await BranchAsync(unit, input.InvoiceId, ct),
                taken.Value,
                await NumberAsync(unit, input.Date ?? unit.Today, ct)
            )
        );
        Allocation.Write(unit, receipt, taken.Value);
        if (receipt.Advance > 0m)
            unit.Add(AdvanceOf(receipt));
        var posting = PostingOf(receipt) with { Elsewhere = await ElsewhereAsync(unit, customer.Id, taken.Value, ct) };
        var posted = await Posting.ReceiptAsync(unit, posting, ct);
        return posted.Error is { } notPosted ? notPosted : receipt;
    }

    /// <summary>The customer; who was merged into another pays as that other.</summary>
    private static async Task<Contact?> CustomerAsync(IUnitOfWork unit, long id, CancellationToken ct)
    {
        var found = await unit.Set<Contact>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, ct);
        return found is { MergedIntoId: { } into }
            ? await unit.Set<Contact>().AsNoTracking().SingleAsync(c => c.Id == into, ct)
            : found;
    }

    /// <summary>What pays invoices that are not in the customer's AR: of those merged into the customer, and claims.</summary>
    private static async Task<IReadOnlyList<OwedElsewhere>> ElsewhereAsync(
        IUnitOfWork unit,
        long customer,
        IReadOnlyList<TakenBalance> taken,
        CancellationToken ct
    )
    {
        if (taken.Count == 0)
            return [];
        long[] ids = [.. taken.Select(t => t.InvoiceId)];
        var others = await unit.Set<Invoice>()
            .Where(i => ids.Contains(i.Id) && i.ContactId != customer)
            .Select(i => new { i.Id, i.ContactId })
            .ToDictionaryAsync(i => i.Id, i => i.ContactId, ct);
        return
        [
            .. taken
                .GroupBy(t => (Party: others.GetValueOrDefault(t.InvoiceId, customer), t.ReceivableRole))
                .Where(g => g.Key != (customer, AccountRoles.Ar))
                .Select(g => new OwedElsewhere(g.Key.Party, g.Key.ReceivableRole, g.Sum(t => t.Amount))),
        ];
    }

    private static Receipt Build(
        IUnitOfWork unit,
        RecordReceipt input,
        Contact customer,
        long branchId,
        IReadOnlyList<TakenBalance> taken,
        string number
    )
    {
        var against = taken.Sum(t => t.Amount);
        return new Receipt
        {
            Number = number,
            Date = input.Date ?? unit.Today,
            BranchId = branchId,
            ContactId = customer.Id,
            CustomerName = customer.Name,
            CustomerSortName = Names.SortKey(customer.Name),
            CustomerGstin = customer.Gstin,
            Mode = input.Mode,
            Reference = ReceiptRules.ReferenceOf(input),
            Received = input.Received,
            TdsWithheld = input.TdsWithheld,
            AgainstInvoices = against,
            Advance = input.Received + input.TdsWithheld - against,
            Notes = string.IsNullOrWhiteSpace(input.Notes) ? null : input.Notes.Trim(),
            RecordedAtUtc = unit.Now,
            RecordedByMembershipId = unit.Actor.MembershipId,
            RecordedByName = unit.Actor.Name,
        };
    }

    private static AdvanceBalance AdvanceOf(Receipt receipt) =>
        new()
        {
            ReceiptId = receipt.Id,
            ContactId = receipt.ContactId,
            Total = receipt.Advance,
            Available = receipt.Advance,
        };

    /// <summary>The branch of the invoice that is paid, else the default one.</summary>
    private static async Task<long> BranchAsync(IUnitOfWork unit, long? invoiceId, CancellationToken ct) =>
        invoiceId is { } id
            ? await unit.Set<Invoice>().Where(i => i.Id == id).Select(i => i.BranchId).SingleAsync(ct)
            : await unit.Set<Branch>().Where(b => b.IsDefault).Select(b => b.Id).FirstAsync(ct);

    private static async Task<string> NumberAsync(IUnitOfWork unit, DateOnly date, CancellationToken ct)
    {
        var year = FiscalYear.Of(date);
        return DocumentNumbers.Format(Prefix, year, await NumberSeries.TakeAsync(unit, Prefix, year, ct));
    }

    private static ReceiptPosting PostingOf(Receipt receipt) =>
        new(
            receipt.Id,
            receipt.Number,
            receipt.Date,
            receipt.ContactId,
            MoneyRole(receipt.Mode),
            receipt.Received,
            receipt.TdsWithheld,
            receipt.AgainstInvoices,
            receipt.Advance,
            $"Receipt {receipt.Number} from {receipt.CustomerName}",
            receipt.BranchId
        )
        {
            IsNew = true,
        };

    /// <summary>Cards and cheques are in hand until the bank has them, online payments with their provider.</summary>
    private static string MoneyRole(PaymentMode mode) =>
        mode switch
        {
            PaymentMode.Cash => AccountRoles.Cash,
            PaymentMode.Upi or PaymentMode.BankTransfer => AccountRoles.BankDefault,
            PaymentMode.Card or PaymentMode.Cheque => AccountRoles.Undeposited,
            PaymentMode.Online => AccountRoles.GatewayClearing,
        };
}
