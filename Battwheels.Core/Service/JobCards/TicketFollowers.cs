using System.Text.Json;
using Battwheels.Core.Billing;
using Battwheels.Core.Common;
using Battwheels.Core.Inventory.Stock;
using Battwheels.Core.Platform.Events;
using Battwheels.Core.Platform.Notifications;
using Battwheels.Core.Service.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.JobCards;

/// <summary>
/// A visit that waited for parts goes on by itself when nothing is missing any more: every approved part is issued or
/// set aside for it.
/// </summary>
public sealed class PartsReadyFollower(IUnitOfWorkFactory units) : IEventHandler
{
    public string Consumer => "ticket-parts-ready";

    public string EventType => "PART_ISSUED";

    public string Permission => TicketPermissions.SystemPartsReady;

    public Task HandleAsync(long eventId, string payload, CancellationToken ct) =>
        units.FollowAsync(
            Permission,
            eventId,
            async unit =>
            {
                var ticketId = JsonSerializer.Deserialize<PartIssued>(payload)!.TicketId;
                var ticket = await unit.Set<ServiceTicket>().SingleAsync(t => t.Id == ticketId, ct);
                return await PartWaits.EndAsync(unit, ticket, ct);
            },
            ct
        );
}

/// <summary>Goods came in: they are set aside for the visits that lack them, and those that now lack nothing go on.</summary>
public sealed class GoodsReceivedFollower(IUnitOfWorkFactory units, NotificationSignal signal) : IEventHandler
{
    public string Consumer => "job-parts-arrived";

    public string EventType => "GOODS_RECEIVED";

    public string Permission => TicketPermissions.SystemPartsReady;

    public async Task HandleAsync(long eventId, string payload, CancellationToken ct)
    {
        long organization = 0;
        await units.FollowAsync(
            Permission,
            eventId,
            async unit =>
            {
                organization = unit.Organization.Id;
                var receipt = JsonSerializer.Deserialize<GoodsReceived>(payload)!.ReceiptId;
                foreach (var ticket in await PartWaits.SupplyAsync(unit, receipt, ct))
                {
                    await TicketWords.ArrivedAsync(unit, eventId, ticket, ct);
                    if (await PartWaits.EndAsync(unit, ticket, ct) is { } refused)
                        return refused;
                }

                return null;
            },
            ct
        );
        signal.Ring(organization);
    }
}

/// <summary>
/// A cancelled invoice sends its visit back to where it can be billed again, also when the vehicle left on credit since.
/// </summary>
public sealed class InvoiceCancelledFollower(IUnitOfWorkFactory units) : IEventHandler
{
    public string Consumer => "ticket-invoice-cancelled";

    public string EventType => new InvoiceCancelled(0, null).Type;

    public string Permission => TicketPermissions.SystemInvoiceReversed;

    public Task HandleAsync(long eventId, string payload, CancellationToken ct) =>
        units.FollowAsync(
            Permission,
            eventId,
            async unit =>
            {
                var cancelled = JsonSerializer.Deserialize<InvoiceCancelled>(payload)!;
                if (cancelled.TicketId is not { } ticketId)
                    return null;
                var ticket = await unit.Set<ServiceTicket>().SingleAsync(t => t.Id == ticketId, ct);
                if (!await GoesBackAsync(unit, ticket, cancelled.InvoiceId, ct))
                    return null;
                ticket.InvoiceId = null;
                return await TicketFlow.ApplyAsync(unit, ticket, TicketAction.ReverseInvoice, new TransitionNote(), ct);
            },
            ct
        );

    /// <summary>
    /// Its own invoice is gone; or, after the vehicle left, that of an earlier part of the visit, whose lines are now on
    /// none. A visit that was billed again meanwhile, or is being worked on, stays where it is.
    /// </summary>
    private static async Task<bool> GoesBackAsync(
        IUnitOfWork unit,
        ServiceTicket ticket,
        long invoiceId,
        CancellationToken ct
    ) =>
        ticket.State switch
        {
            TicketState.Invoiced => ticket.InvoiceId == invoiceId,
            TicketState.Delivered or TicketState.Closed => await TicketBalance.CustomerPaysAsync(unit, ticket, ct),
            _ => false,
        };
}

/// <summary>What every follower does around its own work.</summary>
internal static class Following
{
    /// <summary>One unit under the follower's key. A refusal is thrown: the event stays and is tried again.</summary>
    public static async Task FollowAsync(
        this IUnitOfWorkFactory units,
        string permission,
        long eventId,
        Func<IUnitOfWork, Task<Error?>> act,
        CancellationToken ct
    )
    {
        var result = await units.RunAsync<Done>(
            permission,
            CommandId.New(),
            new { eventId },
            async unit => await act(unit) is { } refused ? refused : Done.Instance,
            ct
        );
        if (result.Error is { } error)
            throw new InvalidOperationException($"{error.Code}: {error.Message}");
    }
}
