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
            return await SlaPeople.HoldingAsync(unit, "owner", ct);
        long?[] near = [ticket.PrimaryTechnicianId, ticket.CreatedByMembershipId];
        return level == 100 ? [.. near, .. await SlaPeople.HoldingAsync(unit, "manager", ct)] : near;
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

/// <summary>A late job went to somebody else, or nobody could take it: who had it and the manager know.</summary>
public sealed class SlaHandedOverNotice(IUnitOfWorkFactory units, NotificationSignal signal) : IEventHandler
{
    public string Consumer => "notify-sla-reassigned";

    public string EventType => new SlaHandedOver(0, 0, null).Type;

    public string Permission => NotificationPermissions.Tell;

    public Task HandleAsync(long eventId, string payload, CancellationToken ct) =>
        units.TellAsync(
            signal,
            eventId,
            async unit =>
            {
                var handed = JsonSerializer.Deserialize<SlaHandedOver>(payload)!;
                var number = await unit.Set<ServiceTicket>()
                    .Where(t => t.Id == handed.TicketId)
                    .Select(t => t.Number)
                    .SingleAsync(ct);
                var to = handed.To ?? 0; // no row has the id 0; null would leave a query without its organization
                var taker = await unit.Set<Membership>()
                    .Where(m => m.Id == to)
                    .Select(m => m.DisplayName)
                    .SingleOrDefaultAsync(ct);
                NewNotification news = new(
                    eventId,
                    NotificationKind.Promises,
                    taker is null
                        ? (Phrase)$"{number} is late and nobody else can take it."
                        : $"{number} was late and went to {taker}.",
                    $"tickets/{handed.TicketId}"
                );
                var managers = await SlaPeople.HoldingAsync(unit, "manager", ct);
                await Notices.TellAsync(unit, news, taker is null ? managers : [handed.From, .. managers], ct);
            },
            ct
        );
}

internal static class SlaPeople
{
    /// <summary>Memberships with a role; a workshop without a manager has an owner who is one.</summary>
    public static async Task<IReadOnlyList<long?>> HoldingAsync(IReadUnit unit, string role, CancellationToken ct)
    {
        var held = await (
            from r in unit.Set<Role>()
            where r.Code == role
            join m in unit.Set<MembershipRole>() on r.Id equals m.RoleId
            orderby m.MembershipId
            select (long?)m.MembershipId
        )
            .Take(50)
            .ToListAsync(ct);
        return held.Count > 0 || role == "owner" ? held : await HoldingAsync(unit, "owner", ct);
    }
}
