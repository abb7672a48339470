using Battwheels.Core.Accounting;
using Battwheels.Core.Common;
using Battwheels.Core.Crm;
using Battwheels.Core.Gst;
using Battwheels.Core.Service.JobCards;
using Battwheels.Core.Service.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Sublets;

/// <summary>Reads orders for their page and for that of their visit.</summary>
internal static class SubletReading
{
    private const int History = 200;
    private const int MostOfTicket = 100;

    public static async Task<SubletView?> ViewAsync(IReadUnit unit, long id, CancellationToken ct)
    {
        var order = await unit.Set<SubletOrder>().SingleOrDefaultAsync(o => o.Id == id, ct);
        if (order is null)
            return null;
        var row = await SubletList.Rows(unit, unit.Set<SubletOrder>().Where(o => o.Id == id)).SingleAsync(ct);
        var vendor = await unit.Set<Contact>().SingleAsync(c => c.Id == order.VendorId, ct);
        var ticket = await unit.Set<ServiceTicket>().SingleAsync(t => t.Id == order.TicketId, ct);
        return new SubletView(
            row,
            order.OrderedBy,
            order.CreatedAtUtc,
            order.SentBy,
            MayChange(unit, ticket),
            await SubletBilling.TermsAsync(unit, vendor, order.BranchId, ct),
            unit.May(SubletPermissions.ReadCost) ? await BillsAsync(unit, id, ct) : [],
            await unit.Set<SubletEvent>()
                .Where(e => e.SubletOrderId == id)
                .OrderByDescending(e => e.Id)
                .Take(History)
                .Select(e => new SubletEventView(e.Deed, e.Note, e.AtUtc, e.ActorName))
                .ToListAsync(ct)
        );
    }

    public static async Task<TicketSublets?> OfTicketAsync(IReadUnit unit, long ticketId, CancellationToken ct)
    {
        if (await unit.Set<ServiceTicket>().SingleOrDefaultAsync(t => t.Id == ticketId, ct) is not { } ticket)
            return null;
        var orders = await SubletList
            .Rows(unit, unit.Set<SubletOrder>().Where(o => o.TicketId == ticketId))
            .Take(MostOfTicket)
            .ToListAsync(ct);
        var open = await unit.Set<JobLine>()
            .Where(l => l.TicketId == ticketId && l.Kind == JobLineKind.Sublet)
            .Where(l =>
                l.State == JobLineState.Proposed || l.State == JobLineState.Quoted || l.State == JobLineState.Approved
            )
            .Where(l => !unit.Set<SubletOrder>().Any(o => o.LiveJobLineId == l.Id))
            .OrderBy(l => l.Position)
            .Take(MostOfTicket)
            .Select(l => new OpenSubletLine(l.Id, l.Description, l.State))
            .ToListAsync(ct);
        return new TicketSublets(MayChange(unit, ticket), orders, TakesOrders(ticket) ? open : []);
    }

    /// <summary>Until its work is checked: what comes later belongs to another visit.</summary>
    public static bool TakesOrders(ServiceTicket ticket) =>
        TicketStages.Open.Contains(ticket.State) && !TicketStages.Ready.Contains(ticket.State);

    private static bool MayChange(IReadUnit unit, ServiceTicket ticket) =>
        unit.May(SubletPermissions.Update) && TicketScope.MayChange(unit, ticket);

    private static async Task<IReadOnlyList<SubletBillView>> BillsAsync(
        IReadUnit unit,
        long orderId,
        CancellationToken ct
    )
    {
        var bills = await (
            from bill in unit.Set<SubletBill>()
            where bill.SubletOrderId == orderId
            join entry in unit.Set<JournalEntry>() on bill.JournalEntryId equals entry.Id
            join reversal in unit.Set<SubletBillReversal>() on bill.Id equals reversal.SubletBillId into reversals
            from reversed in reversals.DefaultIfEmpty()
            orderby bill.Id descending
            select new
            {
                Bill = bill,
                Entry = entry.Number,
                Because = reversed == null ? null : reversed.Reason,
            }
        )
            .Take(History)
            .ToListAsync(ct);
        return bills.ConvertAll(b => View(b.Bill, b.Entry, b.Because));
    }

    private static SubletBillView View(SubletBill b, string entry, string? because) =>
        new(
            b.Id,
            b.Number,
            b.Date,
            b.VendorGstin,
            b.Kind,
            b.Taxable,
            b.RatePercent,
            new GstSplit(b.Cgst, b.StateTax, b.Igst),
            b.RoundOff,
            b.Total,
            b.Cost,
            SubletBillCalculator.Difference(b.AgreedCost, b.Taxable),
            b.Reason,
            b.JournalEntryId,
            entry,
            b.ActorName,
            b.AtUtc,
            because is not null,
            because
        );
}
