using Battwheels.Core.Billing;
using Battwheels.Core.Common;
using Battwheels.Core.Gst;
using Battwheels.Core.Service.Estimates;
using Battwheels.Core.Service.JobCards;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Tickets;

/// <summary>Lines and sums of a ticket as its overview shows them.</summary>
internal static class TicketLines
{
    private const int Most = 200;

    public static async Task<IReadOnlyList<TicketLine>> ReadAsync(IReadUnit unit, long ticketId, CancellationToken ct)
    {
        var priced = unit.May(EstimatePermissions.Read);
        var lines = await unit.Set<JobLine>()
            .Where(l => l.TicketId == ticketId && l.State != JobLineState.Withdrawn)
            .OrderBy(l => l.Position)
            .Take(Most)
            .ToListAsync(ct);
        return
        [
            .. lines.Select(l => new TicketLine(
                l.Id,
                l.Description,
                l.Kind,
                l.Quantity,
                l.Uom,
                priced ? Amount(l) : null,
                l.State,
                l.IsSafetyCritical
            )),
        ];
    }

    public static async Task<TicketMoney?> MoneyAsync(IReadUnit unit, ServiceTicket ticket, CancellationToken ct)
    {
        if (!unit.May(EstimatePermissions.Read))
            return null;
        var offered = await unit.Set<Estimate>()
            .Where(e =>
                e.TicketId == ticket.Id
                && e.CurrentVersionNo > 0
                && e.State != EstimateState.Void
                && e.State != EstimateState.Declined
            )
            .Select(e => (decimal?)e.Total)
            .SumAsync(ct);
        if (ticket.InvoiceId is not { } id || !unit.May(InvoicePermissions.Read))
            return new TicketMoney(offered, null, null);
        var invoice = await unit.Set<InvoiceBalance>()
            .Where(b => b.InvoiceId == id)
            .Select(b => new { b.Total, b.Outstanding })
            .SingleAsync(ct);
        return new TicketMoney(offered, invoice.Total, invoice.Outstanding);
    }

    /// <summary>Before tax, so the place of supply does not matter.</summary>
    private static decimal Amount(JobLine line) =>
        DocumentCalculator
            .Compute(
                [new TaxableLine(line.Quantity, line.UnitPrice, line.DiscountPercent, line.RatePercent)],
                SupplyKind.IntraState,
                roundToRupee: false
            )
            .Taxable;
}
