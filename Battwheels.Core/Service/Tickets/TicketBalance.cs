using Battwheels.Core.Common;
using Battwheels.Core.Service.JobCards;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Tickets;

/// <summary>What the customer still owes for a visit.</summary>
internal static class TicketBalance
{
    /// <summary>Why the vehicle may not leave yet; null when it may.</summary>
    public static async Task<Error?> DeliveryRefusalAsync(IReadUnit unit, ServiceTicket ticket, CancellationToken ct)
    {
        if (ticket.State is not TicketState.WorkCompleted)
            return null;
        return await CustomerPaysAsync(unit, ticket, ct)
            ? new Error(
                "INVOICE_FIRST",
                "There are lines the customer pays for. Issue the invoice and take the payment, then hand over the vehicle."
            )
            : null;
    }

    /// <summary>Is there work or a part the customer pays for?</summary>
    public static Task<bool> CustomerPaysAsync(IReadUnit unit, ServiceTicket ticket, CancellationToken ct) =>
        unit.Set<JobLine>()
            .AnyAsync(
                l =>
                    l.TicketId == ticket.Id
                    && l.Payer == LinePayer.Customer
                    && l.UnitPrice > 0
                    && l.DiscountPercent < 100
                    && (l.State == JobLineState.Approved || l.State == JobLineState.Done),
                ct
            );
}
