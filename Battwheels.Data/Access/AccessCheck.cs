using System.Collections.Frozen;
using Battwheels.Core.Access;
using Battwheels.Core.Common;

namespace Battwheels.Data.Access;

/// <summary>Resolves the actor's permissions at the moment of the call.</summary>
internal sealed class AccessCheck(AccessReader reader)
{
    /// <exception cref="AccessDeniedException">No longer an active member.</exception>
    public async Task<FrozenSet<string>> PermissionsAsync(Actor actor, string permission, CancellationToken ct)
    {
        if (actor.Kind is not ActorKind.Member)
            return actor.GrantedPermissions ?? [];
        if (actor.MembershipId is not { } membershipId)
            throw new AccessDeniedException("NOT_AUTHENTICATED", permission);

        var access = await reader.MemberAsync(actor.OrganizationId, membershipId, ct);
        return access.Status is MembershipStatus.Active
            ? access.Permissions
            : throw new AccessDeniedException("MEMBERSHIP_SUSPENDED", permission);
    }
}
