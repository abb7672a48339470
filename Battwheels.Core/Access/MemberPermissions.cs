using Battwheels.Core.Common;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Access;

/// <summary>What another member may do at this moment, for what goes on in their name.</summary>
internal static class MemberPermissions
{
    /// <summary>Null for who is not an active member.</summary>
    public static async Task<HashSet<string>?> OfAsync(IReadUnit unit, long membershipId, CancellationToken ct)
    {
        if (
            !await unit.Set<Membership>().AnyAsync(m => m.Id == membershipId && m.Status == MembershipStatus.Active, ct)
        )
            return null;
        var held =
            from role in unit.Set<MembershipRole>()
            join granted in unit.Set<RolePermission>() on role.RoleId equals granted.RoleId
            where role.MembershipId == membershipId
            select granted.Permission;
        return [.. await held.Distinct().ToListAsync(ct)];
    }
}
