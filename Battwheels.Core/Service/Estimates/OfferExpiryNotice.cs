using System.Text.Json;
using Battwheels.Core.Common;
using Battwheels.Core.Platform.Events;
using Battwheels.Core.Platform.Notifications;
using Battwheels.Core.Service.JobCards;
using Battwheels.Core.Service.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Estimates;

/// <summary>Nobody answered in time: whoever sent it and whoever registered the visit call the customer or revise it.</summary>
public sealed class OfferExpiryNotice(IUnitOfWorkFactory units, NotificationSignal signal) : IEventHandler
{
    public string Consumer => "notify-estimate-expired";

    public string EventType => new EstimateExpired(0, 0, 0).Type;

    public string Permission => NotificationPermissions.Tell;

    public Task HandleAsync(long eventId, string payload, CancellationToken ct) =>
        units.TellAsync(
            signal,
            eventId,
            async unit =>
            {
                var expired = JsonSerializer.Deserialize<EstimateExpired>(payload)!;
                var estimate = await unit.Set<Estimate>()
                    .AsNoTracking()
                    .SingleAsync(e => e.Id == expired.EstimateId, ct);
                if (!estimate.IsOffered || estimate.CurrentVersionNo != expired.VersionNo)
                    return; // answered on a call, or revised meanwhile
                var number = await TicketWords.NumberAsync(unit, expired.TicketId, ct);
                var sender = await unit.Set<EstimateLink>()
                    .Where(l => l.EstimateId == expired.EstimateId && l.CreatedByMembershipId != null)
                    .OrderByDescending(l => l.Id)
                    .Select(l => l.CreatedByMembershipId)
                    .FirstOrDefaultAsync(ct);
                var registered = await unit.Set<ServiceTicket>()
                    .Where(t => t.Id == expired.TicketId)
                    .Select(t => t.CreatedByMembershipId)
                    .SingleAsync(ct);
                NewNotification news = new(
                    eventId,
                    NotificationKind.EstimateDecided,
                    $"The estimate of {number} was not answered in time. Call the customer, or revise it.",
                    $"tickets/{expired.TicketId}/estimate"
                );
                await Notices.TellAsync(unit, news, [sender, registered], ct);
            },
            ct
        );
}
