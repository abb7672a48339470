using Battwheels.Core.Common;
using Battwheels.Core.Service.JobCards;
using Battwheels.Core.Service.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Sublets;

/// <summary>What must be true of work outside before a ticket or its line moves on.</summary>
internal static class SubletGuards
{
    private const int Named = 5;

    /// <summary>Everything sent is back, and nothing that is worked on is only ordered.</summary>
    public static async Task<Error?> AllReturned(
        IUnitOfWork unit,
        ServiceTicket ticket,
        TransitionNote note,
        CancellationToken ct
    )
    {
        var open = await (
            from order in unit.Set<SubletOrder>()
            join line in unit.Set<JobLine>() on order.JobLineId equals line.Id
            where order.TicketId == ticket.Id
            where
                order.State == SubletState.Sent
                || (
                    order.State == SubletState.Ordered
                    && (line.State == JobLineState.Approved || line.State == JobLineState.Done)
                )
            orderby order.Id
            select line.Description + " (" + order.Number + ")"
        )
            .Take(Named)
            .ToListAsync(ct);
        return open.Count == 0 ? null : SubletErrors.NotReturned(open);
    }

    /// <summary>Nothing of the visit is at another workshop.</summary>
    public static async Task<Error?> NothingOutside(
        IUnitOfWork unit,
        ServiceTicket ticket,
        TransitionNote note,
        CancellationToken ct
    )
    {
        var outside = await (
            from order in unit.Set<SubletOrder>()
            join vendor in unit.Set<Crm.Contact>() on order.VendorId equals vendor.Id
            where order.TicketId == ticket.Id && order.State == SubletState.Sent
            orderby order.Id
            select order.Number + " " + order.Work + " (" + vendor.Name + ")"
        )
            .Take(Named)
            .ToListAsync(ct);
        return outside.Count == 0 ? null : SubletErrors.StillOutside(outside);
    }

    /// <summary>Is an order on this line that was not cancelled?</summary>
    public static Task<bool> IsOrderedAsync(IReadUnit unit, long jobLineId, CancellationToken ct) =>
        unit.Set<SubletOrder>().AnyAsync(o => o.LiveJobLineId == jobLineId, ct);

    /// <summary>Was the line ever ordered? Then its row stays.</summary>
    public static Task<bool> WasOrderedAsync(IReadUnit unit, long jobLineId, CancellationToken ct) =>
        unit.Set<SubletOrder>().AnyAsync(o => o.JobLineId == jobLineId, ct);

    /// <summary>With the visit goes what was only agreed.</summary>
    public static async Task CancelOrderedAsync(IUnitOfWork unit, ServiceTicket ticket, CancellationToken ct)
    {
        var ordered = await unit.Set<SubletOrder>()
            .Where(o => o.TicketId == ticket.Id && o.State == SubletState.Ordered)
            .OrderBy(o => o.Id)
            .ToListAsync(ct);
        foreach (var order in ordered)
            SubletWriting.Cancel(unit, order, ticket.Number);
    }
}
