using System.Text.Json;
using Battwheels.Core.Access;
using Battwheels.Core.Common;
using Battwheels.Core.Platform.Events;
using Battwheels.Core.Platform.Notifications;
using Battwheels.Core.Service.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Sla;

/// <summary>Three quarters of a promised time are used up: whoever works on the visit and whoever registered it know.</summary>
public sealed class SlaAtRiskNotice(IUnitOfWorkFactory units, NotificationSignal signal) : SlaNotice(units, signal, 75);

/// <summary>A promise is broken: the manager knows, too.</summary>
public sealed class SlaBreachedNotice(IUnitOfWorkFactory units, NotificationSignal signal)
    : SlaNotice(units, signal, 100);

/// <summary>Half as long again and still not done: the owner knows.</summary>
public sealed class SlaEscalatedNotice(IUnitOfWorkFactory units, NotificationSignal signal)
    : SlaNotice(units, signal, 150);

/// <summary>Tells whom a level concerns.</summary>
public abstract class SlaNotice(IUnitOfWorkFactory units, NotificationSignal signal, int level) : IEventHandler
{
    public string Consumer => $"notify-sla-{level}";

    public string EventType => SlaLevelReached.Of(level);

    public string Permission => NotificationPermissions.Tell;

    public Task HandleAsync(long eventId, string payload, CancellationToken ct) =>
        units.TellAsync(
            signal,
            eventId,
            async unit =>
            {
                var reached = JsonSerializer.Deserialize<SlaLevelReached>(payload)!;
                var ticket = await unit.Set<ServiceTicket>()
                    .AsNoTracking()
                    .SingleAsync(t => t.Id == reached.TicketId, ct);
                NewNotification news = new(
                    eventId,
                    NotificationKind.Promises,
                    Text(ticket.Number, reached),
                    $"tickets/{ticket.Id}"
                );
                await Notices.TellAsync(unit, news, await ConcernedAsync(unit, ticket, ct), ct);
            },
            ct
        );

    private async Task<IEnumerable<long?>> ConcernedAsync(IReadUnit unit, ServiceTicket ticket, CancellationToken ct)
    {
        if (level == 150)
            return await RoleAsync(unit, "owner", ct);
        long?[] near = [ticket.PrimaryTechnicianId, ticket.CreatedByMembershipId];
        return level == 100 ? [.. near, .. await RoleAsync(unit, "manager", ct)] : near;
    }

    /// <summary>A workshop without a manager has an owner who is one.</summary>
    private static async Task<IReadOnlyList<long?>> RoleAsync(IReadUnit unit, string code, CancellationToken ct)
    {
        var held = await (
            from r in unit.Set<Role>()
            where r.Code == code
            join m in unit.Set<MembershipRole>() on r.Id equals m.RoleId
            orderby m.MembershipId
            select (long?)m.MembershipId
        )
            .Take(50)
            .ToListAsync(ct);
        return held.Count > 0 || code == "owner" ? held : await RoleAsync(unit, "owner", ct);
    }

    private static Phrase Text(string number, SlaLevelReached reached)
    {
        Phrase what = Enum.Parse<SlaClockKind>(reached.Kind) switch
        {
            SlaClockKind.FirstResponse => (Phrase)"first response",
            SlaClockKind.Arrival => "arrival",
            SlaClockKind.NextResponse => "answer",
            SlaClockKind.Resolution => "repair",
        };
        Phrase text = reached.Level switch
        {
            75 => (Phrase)$"{number}: three quarters of the time promised for the {what} are used up.",
            100 => $"{number}: the time promised for the {what} has passed.",
            _ => $"{number}: the {what} is late by half of its promised time.",
        };
        return reached.IsLate ? (Phrase)$"{text} Noticed late." : text;
    }
}
