using System.Text.Json;
using Battwheels.Core.Common;
using Battwheels.Core.Inventory;
using Battwheels.Core.Platform.Events;
using Battwheels.Core.Platform.Notifications;
using Battwheels.Core.Service.Estimates;
using Battwheels.Core.Service.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.JobCards;

/// <summary>A visit became somebody's work; who takes it for themselves knows.</summary>
public sealed class TicketAssignedNotice(IUnitOfWorkFactory units, NotificationSignal signal) : IEventHandler
{
    public string Consumer => "notify-ticket-assigned";

    public string EventType => new TicketAssigned(0, 0).Type;

    public string Permission => NotificationPermissions.Tell;

    public Task HandleAsync(long eventId, string payload, CancellationToken ct) =>
        units.TellAsync(
            signal,
            eventId,
            async unit =>
            {
                var assigned = JsonSerializer.Deserialize<TicketAssigned>(payload)!;
                var number = await TicketWords.NumberAsync(unit, assigned.TicketId, ct);
                NewNotification news = new(
                    eventId,
                    NotificationKind.TicketAssigned,
                    $"{number} is assigned to you.",
                    $"tickets/{assigned.TicketId}"
                );
                if (assigned.ByMembershipId != assigned.TechnicianId)
                    await Notices.TellAsync(unit, news, [assigned.TechnicianId], ct);
            },
            ct
        );
}

/// <summary>The customer said yes: whoever registered the visit and whoever works on it go on.</summary>
public sealed class EstimateApprovedNotice(IUnitOfWorkFactory units, NotificationSignal signal) : IEventHandler
{
    public string Consumer => "notify-estimate-approved";

    public string EventType => new EstimateApproved(0, 0, 0).Type;

    public string Permission => NotificationPermissions.Tell;

    public Task HandleAsync(long eventId, string payload, CancellationToken ct) =>
        units.TellAsync(
            signal,
            eventId,
            unit =>
            {
                var approved = JsonSerializer.Deserialize<EstimateApproved>(payload)!;
                return TicketWords.DecidedAsync(unit, eventId, approved.TicketId, approved.DecisionId, isYes: true, ct);
            },
            ct
        );
}

/// <summary>The customer said no.</summary>
public sealed class EstimateDeclinedNotice(IUnitOfWorkFactory units, NotificationSignal signal) : IEventHandler
{
    public string Consumer => "notify-estimate-declined";

    public string EventType => new EstimateDeclined(0, 0, 0).Type;

    public string Permission => NotificationPermissions.Tell;

    public Task HandleAsync(long eventId, string payload, CancellationToken ct) =>
        units.TellAsync(
            signal,
            eventId,
            unit =>
            {
                var declined = JsonSerializer.Deserialize<EstimateDeclined>(payload)!;
                return TicketWords.DecidedAsync(
                    unit,
                    eventId,
                    declined.TicketId,
                    declined.DecisionId,
                    isYes: false,
                    ct
                );
            },
            ct
        );
}

/// <summary>The store learns that a part is wanted at a vehicle.</summary>
public sealed class PartRequestedNotice(IUnitOfWorkFactory units, NotificationSignal signal) : IEventHandler
{
    public string Consumer => "notify-part-requested";

    public string EventType => new PartRequested(0, 0).Type;

    public string Permission => NotificationPermissions.Tell;

    public Task HandleAsync(long eventId, string payload, CancellationToken ct) =>
        units.TellAsync(
            signal,
            eventId,
            async unit =>
            {
                var ticketId = JsonSerializer.Deserialize<PartRequested>(payload)!.TicketId;
                var number = await TicketWords.NumberAsync(unit, ticketId, ct);
                NewNotification news = new(
                    eventId,
                    NotificationKind.PartRequested,
                    $"A part is requested for {number}.",
                    "part-requests"
                );
                await Notices.TellAsync(
                    unit,
                    news,
                    await Notices.HoldersAsync(unit, InventoryPermissions.Issue, ct),
                    ct
                );
            },
            ct
        );
}

/// <summary>Whom a visit concerns, and how notifications name it.</summary>
internal static class TicketWords
{
    public static Task<string> NumberAsync(IUnitOfWork unit, long ticketId, CancellationToken ct) =>
        unit.Set<ServiceTicket>().Where(t => t.Id == ticketId).Select(t => t.Number).SingleAsync(ct);

    /// <summary>A decision recorded by a member is no news to them.</summary>
    public static async Task DecidedAsync(
        IUnitOfWork unit,
        long eventId,
        long ticketId,
        long decisionId,
        bool isYes,
        CancellationToken ct
    )
    {
        var ticket = await unit.Set<ServiceTicket>().AsNoTracking().SingleAsync(t => t.Id == ticketId, ct);
        var recordedBy = await unit.Set<EstimateDecision>()
            .Where(d => d.Id == decisionId)
            .Select(d => d.RecordedByMembershipId)
            .SingleOrDefaultAsync(ct);
        NewNotification news = new(
            eventId,
            NotificationKind.EstimateDecided,
            isYes
                ? (Phrase)$"The customer approved the estimate of {ticket.Number}."
                : $"The customer declined the estimate of {ticket.Number}.",
            $"tickets/{ticketId}"
        );
        await Notices.TellAsync(unit, news, Concerned(ticket).Where(m => m != recordedBy), ct);
    }

    /// <summary>Parts a visit lacked were set aside for it.</summary>
    public static Task ArrivedAsync(IUnitOfWork unit, long eventId, ServiceTicket ticket, CancellationToken ct) =>
        Notices.TellAsync(
            unit,
            new NewNotification(
                eventId,
                NotificationKind.PartsArrived,
                $"Parts for {ticket.Number} have come and are set aside.",
                $"tickets/{ticket.Id}"
            ),
            Concerned(ticket),
            ct
        );

    private static IEnumerable<long?> Concerned(ServiceTicket ticket) =>
        [ticket.CreatedByMembershipId, ticket.PrimaryTechnicianId];
}
