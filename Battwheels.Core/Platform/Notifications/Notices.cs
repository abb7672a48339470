using Battwheels.Core.Access;
using Battwheels.Core.Common;
using Battwheels.Core.Platform.Events;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Platform.Notifications;

public static class NotificationPermissions
{
    /// <summary>Telling members what happened to what concerns them; no role can hold it.</summary>
    public const string Tell = "system:notify";
}

/// <param name="EventId"><see cref="Notification.SourceEventId"/>.</param>
/// <param name="Link"><see cref="Notification.Link"/>.</param>
public sealed record NewNotification(long EventId, NotificationKind Kind, Phrase Text, string Link);

/// <summary>Writes notifications inside the unit of an event's handler.</summary>
public static class Notices
{
    private const int MostTold = 50;

    /// <summary>Tells those of the members who are active, want this kind and were not told of the event yet.</summary>
    /// <param name="members">Nulls are left out.</param>
    public static async Task TellAsync(
        IUnitOfWork unit,
        NewNotification news,
        IEnumerable<long?> members,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(unit);
        ArgumentNullException.ThrowIfNull(news);
        var wanted = members.OfType<long>().Distinct().Take(MostTold).ToArray();
        if (wanted.Length == 0)
            return;
        var happened = await unit.Set<OutboxMessage>()
            .Where(m => m.Id == news.EventId)
            .Select(m => (DateTime?)m.OccurredAtUtc)
            .SingleOrDefaultAsync(ct);
        if (unit.Now - happened > Notification.Fresh)
            return; // a demo's past, or an event replayed long after: no news any more
        var kind = news.Kind.Code;
        var told = unit.Set<Notification>().Where(n => n.SourceEventId == news.EventId && n.Kind == kind);
        var mutes = unit.Set<NotificationMute>().Where(m => m.Kind == kind);
        var open = await unit.Set<Membership>()
            .Where(m => wanted.Contains(m.Id) && m.Status == MembershipStatus.Active)
            .Where(m => !told.Any(n => n.MembershipId == m.Id && n.Link == news.Link))
            .Where(m => !mutes.Any(x => x.MembershipId == m.Id))
            .Select(m => m.Id)
            .ToListAsync(ct);
        foreach (var member in open)
            unit.Add(
                new Notification
                {
                    MembershipId = member,
                    Kind = kind,
                    Text = news.Text,
                    Link = news.Link,
                    SourceEventId = news.EventId,
                    AtUtc = unit.Now,
                }
            );
    }

    /// <summary>Active members whose roles hold a permission.</summary>
    public static async Task<IReadOnlyList<long?>> HoldersAsync(IReadUnit unit, string permission, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(unit);
        var held =
            from role in unit.Set<MembershipRole>()
            join granted in unit.Set<RolePermission>() on role.RoleId equals granted.RoleId
            where granted.Permission == permission
            select (long?)role.MembershipId;
        return await held.Distinct().OrderBy(m => m).Take(MostTold).ToListAsync(ct);
    }
}

/// <summary>
/// "There is news in this organization": from the handlers of this process to the bells of its pages, which read their own
/// member's count then.
/// </summary>
public sealed class NotificationSignal
{
    public event Action<long>? Rung;

    public void Ring(long organizationId) => Rung?.Invoke(organizationId);
}
