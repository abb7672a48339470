using System.Text.Json;
using Battwheels.Core.Common;
using Battwheels.Core.Platform.Events;
using Battwheels.Core.Platform.Notifications;
using Battwheels.Core.Service.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Feedback;

/// <summary>Whoever registered the visit, and the managers, learn that a customer is unhappy and wants a call.</summary>
public sealed class FeedbackNotice(IUnitOfWorkFactory units, NotificationSignal signal) : IEventHandler
{
    public string Consumer => "notify-feedback";

    public string EventType => new FeedbackReceived(0, 0, 0).Type;

    public string Permission => NotificationPermissions.Tell;

    public Task HandleAsync(long eventId, string payload, CancellationToken ct) =>
        units.TellAsync(
            signal,
            eventId,
            async unit =>
            {
                var received = JsonSerializer.Deserialize<FeedbackReceived>(payload)!;
                if (received.Stars > FeedbackCalculator.UnhappyUpTo)
                    return;
                var ticket = await unit.Set<ServiceTicket>()
                    .Where(t => t.Id == received.TicketId)
                    .Select(t => new { t.Number, t.CreatedByMembershipId })
                    .SingleAsync(ct);
                NewNotification news = new(
                    eventId,
                    NotificationKind.Feedback,
                    $"The customer of {ticket.Number} gave {received.Stars} of 5 stars. Call them.",
                    "feedback?show=call"
                );
                // Managers may change priorities, advisors may not.
                var managers = await Notices.HoldersAsync(unit, TicketPermissions.Priority, ct);
                await Notices.TellAsync(unit, news, [ticket.CreatedByMembershipId, .. managers], ct);
            },
            ct
        );
}
