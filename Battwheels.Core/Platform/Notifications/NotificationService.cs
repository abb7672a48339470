using Battwheels.Core.Access;
using Battwheels.Core.Common;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Platform.Notifications;

/// <summary>What the acting member is told, read or not, and what they want to be told. Their own rows only.</summary>
public sealed class NotificationService(IUnitOfWorkFactory units, NotificationSignal signal)
{
    /// <summary>Rows of the bell.</summary>
    public const int MostRecent = 8;

    /// <summary>More unread than this are not counted.</summary>
    public const int MostCounted = 99;

    /// <summary>The newest, and how many are unread.</summary>
    public Task<NotificationGlance> GlanceAsync(CancellationToken ct) =>
        units.ReadAsync(
            SelfPermissions.Profile,
            async unit =>
            {
                var newest = await Own(unit)
                    .OrderByDescending(n => n.Id)
                    .Take(MostRecent)
                    .Select(n => new NotificationRow(n.Id, n.Kind, n.Text, n.Link, n.AtUtc, n.ReadAtUtc != null))
                    .ToListAsync(ct);
                var unread =
                    newest.Exists(n => !n.IsRead) || newest.Count == MostRecent
                        ? await Own(unit).Where(n => n.ReadAtUtc == null).Take(MostCounted + 1).CountAsync(ct)
                        : 0;
                return new NotificationGlance(unread, newest);
            },
            ct
        );

    /// <summary>Newest first.</summary>
    public Task<Page<NotificationRow>> ListAsync(bool onlyUnread, string? kind, string? after, CancellationToken ct) =>
        units.ReadAsync(
            SelfPermissions.Profile,
            async unit =>
            {
                var before = Cursor.Read(after)?.Id;
                var rows = await Own(unit)
                    .Where(n => before == null || n.Id < before)
                    .Where(n => !onlyUnread || n.ReadAtUtc == null)
                    .Where(n => kind == null || n.Kind == kind)
                    .OrderByDescending(n => n.Id)
                    .Take(Lists.Default + 1)
                    .Select(n => new NotificationRow(n.Id, n.Kind, n.Text, n.Link, n.AtUtc, n.ReadAtUtc != null))
                    .ToListAsync(ct);
                return Lists.Cut(rows, Lists.Default, n => new Cursor("", n.Id));
            },
            ct
        );

    /// <summary>Somebody has seen it; nothing when it is not theirs or was read before.</summary>
    public Task<Result<Done>> ReadAsync(long id, CommandId command, CancellationToken ct) =>
        ChangeAsync(
            command,
            new { read = id },
            unit =>
            {
                var (member, now) = (unit.Actor.MembershipId, unit.Now);
                return unit.UpdateWhereAsync<Notification>(
                    n => n.Id == id && n.MembershipId == member && n.ReadAtUtc == null,
                    set => set.SetProperty(n => n.ReadAtUtc, now),
                    ct
                );
            },
            ct
        );

    /// <summary>Everything told up to now is read.</summary>
    public Task<Result<Done>> ReadAllAsync(CommandId command, CancellationToken ct) =>
        ChangeAsync(
            command,
            new { readAll = true },
            unit =>
            {
                var (member, now) = (unit.Actor.MembershipId, unit.Now);
                return unit.UpdateWhereAsync<Notification>(
                    n => n.MembershipId == member && n.ReadAtUtc == null,
                    set => set.SetProperty(n => n.ReadAtUtc, now),
                    ct
                );
            },
            ct
        );

    /// <summary>Codes of the kinds the member does not want.</summary>
    [Bounded(20)]
    public Task<IReadOnlyList<string>> MutedAsync(CancellationToken ct) =>
        units.ReadAsync<IReadOnlyList<string>>(
            SelfPermissions.Profile,
            async unit => await Mutes(unit).OrderBy(m => m.Kind).Select(m => m.Kind).Take(20).ToListAsync(ct),
            ct
        );

    /// <summary>From now on told of a kind, or not any more.</summary>
    /// <returns>Done; or NOT_FOUND for a kind there is not.</returns>
    public Task<Result<Done>> ChooseAsync(string kind, bool wanted, CommandId command, CancellationToken ct) =>
        units.RunAsync<Done>(
            SelfPermissions.Profile,
            command,
            new { kind, wanted },
            async unit =>
            {
                if (
                    unit.Actor.MembershipId is not { } member
                    || NotificationKind.All.FirstOrDefault(k => k.Code == kind) is not { } known
                )
                    return CommonErrors.NotFound;
                var mute = await Mutes(unit).SingleOrDefaultAsync(m => m.Kind == known.Code, ct);
                if (wanted && mute is not null)
                    unit.Remove(mute);
                if (!wanted && mute is null)
                    unit.Add(new NotificationMute { MembershipId = member, Kind = known.Code });
                return Done.Instance;
            },
            ct
        );

    private async Task<Result<Done>> ChangeAsync(
        CommandId command,
        object input,
        Func<IUnitOfWork, Task<int>> change,
        CancellationToken ct
    )
    {
        long organization = 0;
        var changed = await units.RunAsync<Done>(
            SelfPermissions.Profile,
            command,
            input,
            async unit =>
            {
                if (await change(unit) > 0)
                    organization = unit.Organization.Id;
                return Done.Instance;
            },
            ct
        );
        if (changed.Error is null && organization != 0)
            signal.Ring(organization);
        return changed;
    }

    private static IQueryable<Notification> Own(IReadUnit unit)
    {
        var (member, since) = (unit.Actor.MembershipId, unit.Now - Notification.Kept);
        return unit.Set<Notification>().Where(n => n.MembershipId == member && n.AtUtc >= since);
    }

    private static IQueryable<NotificationMute> Mutes(IReadUnit unit)
    {
        var member = unit.Actor.MembershipId;
        return unit.Set<NotificationMute>().Where(m => m.MembershipId == member);
    }
}

public sealed record NotificationRow(long Id, string Kind, Phrase Text, string Link, DateTime AtUtc, bool IsRead);

/// <param name="Unread">One more than <see cref="NotificationService.MostCounted"/> for that and more.</param>
public sealed record NotificationGlance(int Unread, IReadOnlyList<NotificationRow> Newest);
