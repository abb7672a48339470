using System.Text.Json;
using Battwheels.Core.Access;
using Battwheels.Core.Common;
using Battwheels.Core.Platform.Events;
using Battwheels.Core.Service.Tickets;

namespace Battwheels.Core.Service.JobCards;

/// <summary>Stops the timer of somebody who may not work here any more: nobody else could.</summary>
public sealed class MemberLeftFollower(IUnitOfWorkFactory units) : IEventHandler
{
    public string Consumer => "timer-member-left";

    public string EventType => new MemberAccessEnded(0).Type;

    public string Permission => TicketPermissions.SystemMemberLeft;

    public Task HandleAsync(long eventId, string payload, CancellationToken ct) =>
        units.FollowAsync(
            Permission,
            eventId,
            async unit =>
            {
                await JobTimers.StopAsync(
                    unit,
                    JsonSerializer.Deserialize<MemberAccessEnded>(payload)!.MembershipId,
                    ct
                );
                return null;
            },
            ct
        );
}
