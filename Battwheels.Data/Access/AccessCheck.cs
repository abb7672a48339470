using System.Collections.Frozen;
using System.Globalization;
using Battwheels.Core.Access;
using Battwheels.Core.Common;

namespace Battwheels.Data.Access;

/// <summary>Resolves the actor's permissions at the moment of the call.</summary>
internal sealed class AccessCheck(AccessReader reader, ISessions sessions)
{
    /// <exception cref="AccessDeniedException">Signed out, or no longer an active member.</exception>
    public async Task<FrozenSet<string>> PermissionsAsync(Actor actor, string permission, CancellationToken ct)
    {
        if (actor.Kind is not ActorKind.Member)
            return actor.GrantedPermissions ?? [];
        if (actor.MembershipId is not { } membershipId)
            throw new AccessDeniedException("NOT_AUTHENTICATED", permission);
        if (actor.SessionId is { } session && !await IsAliveAsync(session, actor.PersonId, ct))
            throw new AccessDeniedException("SESSION_ENDED", permission);

        var access = await reader.MemberAsync(actor.OrganizationId, membershipId, ct);
        return access.Status is MembershipStatus.Active
            ? access.Permissions
            : throw new AccessDeniedException("MEMBERSHIP_SUSPENDED", permission);
    }

    private async Task<bool> IsAliveAsync(string session, long? personId, CancellationToken ct) =>
        long.TryParse(session, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
        && await sessions.FindAsync(id, touch: true, ct) is { MustChangePassword: false } state
        && state.PersonId == personId;
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
