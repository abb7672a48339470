using Battwheels.Core.Accounting;
using Battwheels.Core.Common;
using Battwheels.Core.Crm.Merging;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Billing;

public static partial class Receipts
{
    /// <summary>Rupees of a customer's advances not used yet.</summary>
    public static Task<decimal> AdvanceOfAsync(IReadUnit unit, long contactId, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(unit);
        return unit.Set<AdvanceBalance>()
            .Where(a => a.ContactId == contactId && a.Available > 0m)
            .SumAsync(a => a.Available, ct);
    }

    /// <summary>Pays an invoice from an advance of the same customer, today.</summary>
    /// <returns>Null; or NOT_FOUND, AMOUNT_INVALID, INVOICE_OF_OTHER_CUSTOMER, ADVANCE_TOO_SMALL, PERIOD_LOCKED.</returns>
    public static async Task<Error?> ApplyAdvanceAsync(IUnitOfWork unit, ApplyAdvance input, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(unit);
        ArgumentNullException.ThrowIfNull(input);
        if (input.Amount <= 0m || input.Amount != Money.Round(input.Amount))
            return BillingErrors.AmountInvalid(nameof(input.Amount), T("The amount"));
        var receipt = await unit.Set<Receipt>().AsNoTracking().SingleOrDefaultAsync(r => r.Id == input.ReceiptId, ct);
        var invoice = await unit.Set<Invoice>().AsNoTracking().SingleOrDefaultAsync(i => i.Id == input.InvoiceId, ct);
        if (receipt is null || invoice is null)
            return CommonErrors.NotFound;
        if (
            receipt.ContactId != invoice.ContactId
            && await MergedParties.NowAsync(unit, receipt.ContactId, ct)
                != await MergedParties.NowAsync(unit, invoice.ContactId, ct)
        )
            return BillingErrors.InvoiceOfSomebodyElse;

        var used = await unit.UpdateWhereAsync<AdvanceBalance>(
            a => a.ReceiptId == receipt.Id && a.Available >= input.Amount,
            set => set.SetProperty(a => a.Available, a => a.Available - input.Amount),
            ct
        );
        if (used == 0 || !await Allocation.TakeAsync(unit, invoice.Id, input.Amount, ct))
            return BillingErrors.NothingToApply;
        var row = unit.Add(Allocation.Row(unit, receipt.Id, invoice.Id, input.Amount, unit.Today, fromAdvance: true));
        var posted = await Posting.AdvanceAppliedAsync(
            unit,
            new AdvancePosting(
                row.Id,
                unit.Today,
                receipt.ContactId,
                invoice.ContactId,
                input.Amount,
                $"Advance {receipt.Number} applied to {invoice.Number}",
                invoice.BranchId,
                invoice.ReceivableRole
            ),
            ct
        );
        return posted.Error;
    }

    /// <summary>
    /// Puts an advance back that was used on an invoice, today: the invoice is owed again, the advance is there again, and
    /// the entry of its use is reversed.
    /// </summary>
    /// <returns>Null; or NOT_FOUND, REASON_TOO_SHORT, NOT_AN_ADVANCE, ADVANCE_PUT_BACK, PERIOD_LOCKED.</returns>
    public static async Task<Error?> UnapplyAdvanceAsync(IUnitOfWork unit, UnapplyAdvance input, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(unit);
        ArgumentNullException.ThrowIfNull(input);
        if ((input.Reason ?? "").Trim() is not { Length: >= 5 } why)
            return BillingErrors.ReasonTooShort;
        var used = unit.Set<ReceiptAllocation>().AsNoTracking().Where(a => a.Id == input.AllocationId);
        if (await used.SingleOrDefaultAsync(ct) is not { } allocation)
            return CommonErrors.NotFound;
        if (allocation is not { FromAdvance: true, ReversesAllocationId: null })
            return BillingErrors.NotAnAdvanceUse;
        // Written before it is asked: whoever puts the same use back waits, and then finds it put back.
        await unit.UpdateWhereAsync<AdvanceBalance>(
            a => a.ReceiptId == allocation.ReceiptId && a.Available + allocation.Amount <= a.Total,
            set => set.SetProperty(a => a.Available, a => a.Available + allocation.Amount),
            ct
        );
        if (!await Allocation.Standing(unit, used).AnyAsync(ct))
            return BillingErrors.AdvancePutBack;
        await Allocation.GiveBackAsync(unit, allocation, ct);
        var entry = await JournalOf.AdvanceUseAsync(unit, allocation.Id, ct);
        return (await Ledger.ReverseAsync(unit, entry!.Value, unit.Today, why, ct)).Error; // a use always posts
    }

    /// <summary>
    /// Takes a receipt back, today: entered wrongly, or the cheque bounced. Its invoices are owed again and its advance
    /// is gone; the receipt and its number stay.
    /// </summary>
    /// <returns>Null; or NOT_FOUND, REASON_TOO_SHORT, RECEIPT_REVERSED, ADVANCE_USED, PERIOD_LOCKED.</returns>
    public static async Task<Error?> ReverseAsync(IUnitOfWork unit, long receiptId, string reason, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(unit);
        if ((reason ?? "").Trim() is not { Length: >= 5 } why)
            return BillingErrors.ReasonTooShort;
        var receipt = await unit.Set<Receipt>().AsNoTracking().SingleOrDefaultAsync(r => r.Id == receiptId, ct);
        if (receipt is null)
            return CommonErrors.NotFound;
        if (await unit.Set<ReceiptReversal>().AnyAsync(r => r.ReceiptId == receiptId, ct))
            return BillingErrors.AlreadyReversed;
        if (!await DropAdvanceAsync(unit, receipt, ct))
            return await AdvanceUsedAsync(unit, receiptId, ct);
        await GiveBackAsync(unit, receiptId, ct);

        var entry = await JournalOf.ReceiptAsync(unit, receiptId, ct);
        var reversed = await Ledger.ReverseAsync(unit, entry!.Value, unit.Today, why, ct); // a receipt always posts
        if (reversed.Error is { } refused)
            return refused;
        unit.Add(
            new ReceiptReversal
            {
                ReceiptId = receiptId,
                Reason = why,
                JournalEntryId = reversed.Value.Id,
                MembershipId = unit.Actor.MembershipId,
                ActorName = unit.Actor.Name,
                AtUtc = unit.Now,
            }
        );
        return null;
    }

    private static async Task<bool> DropAdvanceAsync(IUnitOfWork unit, Receipt receipt, CancellationToken ct) =>
        receipt.Advance == 0m
        || await unit.UpdateWhereAsync<AdvanceBalance>(
            a => a.ReceiptId == receipt.Id && a.Available == a.Total,
            set => set.SetProperty(a => a.Available, 0m),
            ct
        ) == 1;

    private static async Task GiveBackAsync(IUnitOfWork unit, long receiptId, CancellationToken ct)
    {
        var allocations = await Allocation
            .Standing(unit, unit.Set<ReceiptAllocation>().AsNoTracking().Where(a => a.ReceiptId == receiptId))
            .ToListAsync(ct);
        foreach (var allocation in allocations)
            await Allocation.GiveBackAsync(unit, allocation, ct);
    }

    /// <summary>Names where the advance was used: there it is put back.</summary>
    private static async Task<Error> AdvanceUsedAsync(IUnitOfWork unit, long receiptId, CancellationToken ct)
    {
        var numbers = await Allocation
            .Standing(unit, unit.Set<ReceiptAllocation>().Where(a => a.ReceiptId == receiptId && a.FromAdvance))
            .Join(unit.Set<Invoice>(), a => a.InvoiceId, i => i.Id, (a, i) => i.Number)
            .Distinct()
            .OrderBy(n => n)
            .Take(5)
            .ToListAsync(ct);
        return BillingErrors.AdvanceUsed(numbers);
    }
}
