using System.Collections.Frozen;
using System.Globalization;
using Battwheels.Core.Access;
using Battwheels.Core.Access.Tablets;
using Battwheels.Core.Common;

namespace Battwheels.Data.Access;

/// <summary>Resolves the actor's permissions at the moment of the call.</summary>
internal sealed class AccessCheck(AccessReader reader, ISessions sessions)
{
    /// <summary>Owner, administrator, HR: who holds one of these is signed out sooner when away.</summary>
    private static readonly string[] MuchAtStake = [OrganizationPermissions.UpdateMembers, "payroll:pii"];

    /// <exception cref="AccessDeniedException">Signed out, or no longer an active member.</exception>
    public async Task<FrozenSet<string>> PermissionsAsync(Actor actor, string permission, CancellationToken ct)
    {
        if (actor.Kind is not ActorKind.Member)
            return actor.GrantedPermissions ?? [];
        if (actor.MembershipId is not { } membershipId)
            throw new AccessDeniedException("NOT_AUTHENTICATED", permission);
        var session = actor.SessionId is null ? null : await SessionAsync(actor, permission, ct);

        var access = await reader.MemberAsync(actor.OrganizationId, membershipId, ct);
        if (access.Status is not MembershipStatus.Active)
            throw new AccessDeniedException("MEMBERSHIP_SUSPENDED", permission);
        if (session is { State: { EndsEarly: false, Tablet: null } } && access.Permissions.Overlaps(MuchAtStake))
            await sessions.EndEarlyAsync(session.Id, ct);
        return session?.State.Tablet is null
            ? access.Permissions
            : access.Permissions.Where(TabletPermissions.All.Contains).ToFrozenSet();
    }

    private async Task<LiveSession> SessionAsync(Actor actor, string permission, CancellationToken ct) =>
        long.TryParse(actor.SessionId, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
        && await sessions.FindAsync(id, touch: true, ct) is { MustChangePassword: false } state
        && state.PersonId == actor.PersonId
        && (state.Tablet is null || state.Tablet.OrganizationId == actor.OrganizationId)
            ? new LiveSession(id, state)
            : throw new AccessDeniedException("SESSION_ENDED", permission);

    private sealed record LiveSession(long Id, SessionState State);
}

internal sealed class LiveAccess(AccessReader reader) : ILiveAccess
{
    public async Task<LiveMember> MemberAsync(long organizationId, long membershipId, CancellationToken ct)
    {
        var member = await reader.MemberAsync(organizationId, membershipId, ct);
        return new LiveMember(member.Status is MembershipStatus.Active, member.PermissionVersion, member.Permissions);
    }
}

internal sealed class Denials(Platform.Audit.DenialLog log) : IDenials
{
    public Task WriteAsync(Actor? actor, string code, string permission) => log.WriteAsync(actor, code, permission);
}
