using Battwheels.Core.Common;
using Battwheels.Core.Service.JobCards;
using Battwheels.Core.Service.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Estimates;

/// <summary>What must be true of an offer before a ticket moves on.</summary>
internal static class EstimateGuards
{
    public static async Task<Error?> HasPricedLine(
        IUnitOfWork unit,
        ServiceTicket ticket,
        TransitionNote note,
        CancellationToken ct
    ) =>
        await unit.Set<JobLine>()
            .AnyAsync(
                l => l.TicketId == ticket.Id && l.State == JobLineState.Quoted && l.UnitPrice > 0 && l.Quantity > 0,
                ct
            )
            ? null
            : new Error("ESTIMATE_EMPTY", "The estimate has no priced line. Add labour or a part with its price.");
}
