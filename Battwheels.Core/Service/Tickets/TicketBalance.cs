using Battwheels.Core.Billing;
using Battwheels.Core.Common;
using Battwheels.Core.Crm;
using Battwheels.Core.Service.JobCards;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Tickets;

/// <summary>What the customer still owes for a visit.</summary>
internal static class TicketBalance
{
    private static readonly Error InvoiceFirst = new(
        "INVOICE_FIRST",
        "There are lines the customer pays for. Issue the invoice and take the payment, then hand over the vehicle."
    );

    /// <summary>Why the vehicle may not leave yet; null when it may.</summary>
    public static async Task<Error?> DeliveryRefusalAsync(IReadUnit unit, ServiceTicket ticket, CancellationToken ct)
    {
        if (ticket.State is TicketState.Invoiced && ticket.InvoiceId is { } invoice)
            return await BalanceRefusalAsync(unit, ticket, invoice, ct);
        if (ticket.State is not TicketState.WorkCompleted)
            return null;
        return await CustomerPaysAsync(unit, ticket, ct) ? InvoiceFirst : null;
    }

    /// <summary>Is there work or a part the customer pays for that is on no invoice yet?</summary>
    public static Task<bool> CustomerPaysAsync(IReadUnit unit, ServiceTicket ticket, CancellationToken ct) =>
        JobBilled
            .Open(unit, unit.Set<JobLine>())
            .AnyAsync(
                l =>
                    l.TicketId == ticket.Id
                    && l.Payer == LinePayer.Customer
                    && l.UnitPrice > 0
                    && l.DiscountPercent < 100
                    && (l.State == JobLineState.Approved || l.State == JobLineState.Done),
                ct
            );

    /// <summary>Paid, or all that the payer owes lies within their credit.</summary>
    private static async Task<Error?> BalanceRefusalAsync(
        IReadUnit unit,
        ServiceTicket ticket,
        long invoice,
        CancellationToken ct
    )
    {
        // Cancelled a moment ago: nothing is owed on it, and nothing is billed either.
        if (
            !await unit.Set<InvoiceBalance>()
                .AnyAsync(b => b.InvoiceId == invoice && b.Status == InvoiceStatus.Issued, ct)
        )
            return InvoiceFirst;
        var outstanding = await Invoices.BalanceAsync(unit, invoice, ct);
        if (outstanding <= 0m)
            return null;
        var payer = ticket.BillToContactId ?? ticket.ContactId;
        var limit = await unit.Set<Contact>().Where(c => c.Id == payer).Select(c => c.CreditLimit).SingleAsync(ct);
        return limit > 0m && await Invoices.OwedByAsync(unit, payer, ct) <= limit
            ? null
            : new Error(
                "BALANCE_DUE",
                $"{IndianText.Rupees(outstanding)} of the invoice is still to be paid. Record the payment under Billing, then hand over the vehicle."
            );
    }
}
