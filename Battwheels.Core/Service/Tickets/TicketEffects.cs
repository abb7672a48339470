using Battwheels.Core.Common;
using Battwheels.Core.Inventory.Stock;
using Battwheels.Core.Service.Amc;
using Battwheels.Core.Service.Costing;
using Battwheels.Core.Service.JobCards;
using Battwheels.Core.Service.Sublets;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Tickets;

/// <summary>What a step brings with it in the same transaction, whoever takes it.</summary>
internal static class TicketEffects
{
    public static async Task RunAsync(IUnitOfWork unit, ServiceTicket ticket, TicketAction action, CancellationToken ct)
    {
        if (action is TicketAction.Hold or TicketAction.Cancel)
            await StopTimersAsync(unit, ticket, ct);
        if (action is TicketAction.Close)
            await JobCostReader.FreezeAsync(unit, ticket, ct);
        if (action is not TicketAction.Cancel)
            return;
        await CancelPartRequestsAsync(unit, ticket, ct);
        await ReleaseReservationsAsync(unit, ticket, ct);
        await SubletGuards.CancelOrderedAsync(unit, ticket, ct);
        await AmcTaking.GiveBackAsync(unit, ticket, ct);
    }

    private static async Task StopTimersAsync(IUnitOfWork unit, ServiceTicket ticket, CancellationToken ct)
    {
        var running = await unit.Set<TimeEntry>()
            .Where(t => t.TicketId == ticket.Id && t.EndedAtUtc == null)
            .ToListAsync(ct);
        foreach (var entry in running)
            (entry.EndedAtUtc, entry.RunningKey) = (unit.Now, entry.Id);
    }

    private static async Task CancelPartRequestsAsync(IUnitOfWork unit, ServiceTicket ticket, CancellationToken ct)
    {
        var open = await unit.Set<PartRequest>()
            .Where(r => r.TicketId == ticket.Id && r.State == PartRequestState.Requested)
            .ToListAsync(ct);
        foreach (var request in open)
            request.State = PartRequestState.Cancelled;
    }

    private static async Task ReleaseReservationsAsync(IUnitOfWork unit, ServiceTicket ticket, CancellationToken ct)
    {
        var lines = await unit.Set<JobLine>()
            .Where(l => l.TicketId == ticket.Id && l.ItemId != null)
            .OrderBy(l => l.Id)
            .Select(l => l.Id)
            .ToListAsync(ct);
        foreach (var line in lines)
            await Reservations.ReleaseAsync(unit, JobLine.StockSource, line, ct);
    }
}
