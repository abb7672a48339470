using Battwheels.Core.Billing;
using Battwheels.Core.Common;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.JobCards;

/// <summary>What of a visit is on an invoice that stands: a reopened visit bills only what came after it.</summary>
internal static class JobBilled
{
    /// <summary>
    /// Lines up to this id are billed; 0: none are. An invoice takes all lines there are, and ids rise with time, so the
    /// last invoice's own id divides them.
    /// </summary>
    public static async Task<long> UpToAsync(IReadUnit unit, long ticketId, CancellationToken ct) =>
        await (
            from invoice in unit.Set<Invoice>()
            join balance in unit.Set<InvoiceBalance>() on invoice.Id equals balance.InvoiceId
            where invoice.TicketId == ticketId && balance.Status == InvoiceStatus.Issued
            select (long?)invoice.Id
        ).MaxAsync(ct) ?? 0;
}
