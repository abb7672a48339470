using Battwheels.Core.Common;
using Battwheels.Core.Service.JobCards;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Tickets;

/// <summary>What the customer still owes for a visit.</summary>
internal static class TicketBalance
{
    public static async Task<Error?> DeliveryRefusalAsync(IUnitOfWork unit, ServiceTicket ticket, CancellationToken ct)
    {
        if (ticket.State is not TicketState.WorkCompleted)
            return null;
        var payable = await unit.Set<JobLine>()
            .AnyAsync(
                l =>
                    l.TicketId == ticket.Id
                    && l.Payer == LinePayer.Customer
                    && (l.State == JobLineState.Approved || l.State == JobLineState.Done),
                ct
            );
        return payable
            ? new Error(
                "INVOICE_FIRST",
                "There are lines the customer pays for. Issue the invoice and take the payment, then hand over the vehicle."
            )
            : null;
    }
}
