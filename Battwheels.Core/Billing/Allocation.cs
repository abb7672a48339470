using Battwheels.Core.Common;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Billing;

/// <summary>Rupees taken off one invoice's balance.</summary>
/// <param name="ReceivableRole">The account that owed them.</param>
internal sealed record TakenBalance(long InvoiceId, decimal Amount, string ReceivableRole);

/// <summary>
/// Puts money on invoices. The balances are first written with what they hold, so that whoever else wants to take from
/// them waits for this unit's commit; the taking itself is guarded as well.
/// </summary>
internal static class Allocation
{
    private const int MostInvoices = 500;

    public static async Task<Result<IReadOnlyList<TakenBalance>>> TakeAsync(
        IUnitOfWork unit,
        RecordReceipt input,
        CancellationToken ct
    )
    {
        var amount = input.Received + input.TdsWithheld;
        return input.InvoiceId is { } invoiceId
            ? await NamedAsync(unit, input, invoiceId, amount, ct)
            : await OldestFirstAsync(unit, input.ContactId, input.Date ?? unit.Today, amount, ct);
    }

    /// <summary>Records what was taken as the receipt's allocations.</summary>
    public static void Write(IUnitOfWork unit, Receipt receipt, IReadOnlyList<TakenBalance> taken)
    {
        foreach (var (invoiceId, amount, _) in taken)
            unit.Add(Row(unit, receipt.Id, invoiceId, amount, receipt.Date, fromAdvance: false));
    }

    public static ReceiptAllocation Row(
        IUnitOfWork unit,
        long receiptId,
        long invoiceId,
        decimal amount,
        DateOnly date,
        bool fromAdvance
    ) =>
        new()
        {
            ReceiptId = receiptId,
            InvoiceId = invoiceId,
            Amount = amount,
            Date = date,
            FromAdvance = fromAdvance,
            AtUtc = unit.Now,
            ActorName = unit.Actor.Name,
        };

    /// <summary>Of these, those that still count: not taken back, and not a taking back.</summary>
    public static IQueryable<ReceiptAllocation> Standing(IReadUnit unit, IQueryable<ReceiptAllocation> allocations) =>
        allocations.Where(a =>
            a.ReversesAllocationId == null
            && !unit.Set<ReceiptAllocation>().Any(back => back.ReversesAllocationId == a.Id)
        );

    /// <summary>The invoice is owed that much again; an opposite row, so that the balance on any earlier day stays.</summary>
    public static async Task GiveBackAsync(IUnitOfWork unit, ReceiptAllocation allocation, CancellationToken ct)
    {
        await unit.UpdateWhereAsync<InvoiceBalance>(
            b => b.InvoiceId == allocation.InvoiceId,
            set => set.SetProperty(b => b.Outstanding, b => b.Outstanding + allocation.Amount),
            ct
        );
        unit.Add(
            new ReceiptAllocation
            {
                ReceiptId = allocation.ReceiptId,
                InvoiceId = allocation.InvoiceId,
                Amount = -allocation.Amount,
                Date = unit.Today,
                FromAdvance = allocation.FromAdvance,
                ReversesAllocationId = allocation.Id,
                AtUtc = unit.Now,
                ActorName = unit.Actor.Name,
            }
        );
    }

    /// <summary>Takes exactly this much, if it is still owed.</summary>
    public static async Task<bool> TakeAsync(IUnitOfWork unit, long invoiceId, decimal amount, CancellationToken ct)
    {
        var changed = await unit.UpdateWhereAsync<InvoiceBalance>(
            b => b.InvoiceId == invoiceId && b.Outstanding >= amount,
            set => set.SetProperty(b => b.Outstanding, b => b.Outstanding - amount),
            ct
        );
        if (changed == 0)
            return false;
        await TellWhenPaidAsync(unit, invoiceId, ct);
        return true;
    }

    private static async Task<Result<IReadOnlyList<TakenBalance>>> NamedAsync(
        IUnitOfWork unit,
        RecordReceipt input,
        long invoiceId,
        decimal amount,
        CancellationToken ct
    )
    {
        await unit.UpdateWhereAsync<InvoiceBalance>(
            b => b.InvoiceId == invoiceId,
            set => set.SetProperty(b => b.Outstanding, b => b.Outstanding),
            ct
        );
        var balance = await unit.Set<InvoiceBalance>()
            .AsNoTracking()
            .SingleOrDefaultAsync(b => b.InvoiceId == invoiceId, ct);
        if (balance is null)
            return CommonErrors.NotFound;
        if (balance.ContactId != input.ContactId)
            return BillingErrors.InvoiceOfSomebodyElse;
        if (balance.Status is InvoiceStatus.Cancelled)
            return BillingErrors.AlreadyCancelled;
        var invoice = await unit.Set<Invoice>()
            .Where(i => i.Id == invoiceId)
            .Select(i => new { i.Number, i.Date })
            .SingleAsync(ct);
        if (input.Date < invoice.Date)
            return BillingErrors.ReceiptBeforeInvoice(invoice.Number, invoice.Date);
        if (input.SeenBalance is { } seen && seen != balance.Outstanding)
            return BillingErrors.BalanceChanged(balance.Outstanding);

        return await SpreadAsync(unit, [balance], amount, ct);
    }

    private static async Task<Result<IReadOnlyList<TakenBalance>>> OldestFirstAsync(
        IUnitOfWork unit,
        long contactId,
        DateOnly date,
        decimal amount,
        CancellationToken ct
    )
    {
        await unit.UpdateWhereAsync<InvoiceBalance>(
            b => b.ContactId == contactId && b.Outstanding > 0m,
            set => set.SetProperty(b => b.Outstanding, b => b.Outstanding),
            ct
        );
        var open = await unit.Set<InvoiceBalance>()
            .AsNoTracking()
            .Where(b => b.ContactId == contactId && b.Outstanding > 0m)
            .Where(b => unit.Set<Invoice>().Any(i => i.Id == b.InvoiceId && i.Date <= date))
            .OrderBy(b => b.DueDate)
            .ThenBy(b => b.InvoiceId)
            .Take(MostInvoices)
            .ToListAsync(ct);
        return await SpreadAsync(unit, open, amount, ct);
    }

    /// <summary>The balances are held by this unit, so each has what it says.</summary>
    private static async Task<Result<IReadOnlyList<TakenBalance>>> SpreadAsync(
        IUnitOfWork unit,
        IReadOnlyList<InvoiceBalance> balances,
        decimal amount,
        CancellationToken ct
    )
    {
        List<TakenBalance> taken = [];
        foreach (var balance in balances)
        {
            var take = Math.Min(amount, balance.Outstanding);
            if (take == 0m)
                break;
            if (!await TakeAsync(unit, balance.InvoiceId, take, ct))
                throw new InvalidOperationException($"Balance of invoice {balance.InvoiceId} changed while held.");
            taken.Add(new TakenBalance(balance.InvoiceId, take, balance.ReceivableRole));
            amount -= take;
        }

        return taken;
    }

    private static async Task TellWhenPaidAsync(IUnitOfWork unit, long invoiceId, CancellationToken ct)
    {
        if (await Invoices.BalanceAsync(unit, invoiceId, ct) > 0m)
            return;
        var ticket = await unit.Set<Invoice>().Where(i => i.Id == invoiceId).Select(i => i.TicketId).SingleAsync(ct);
        unit.Raise(new InvoicePaid(invoiceId, ticket));
    }
}
