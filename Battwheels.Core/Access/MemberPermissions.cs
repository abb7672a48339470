using Battwheels.Core.Common;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Access;

/// <summary>What other members may do at this moment, for what goes on in their name.</summary>
internal static class MemberPermissions
{
    /// <summary>Permissions by member; who is not active holds none.</summary>
    public static async Task<ILookup<long, string>> OfAsync(
        IReadUnit unit,
        IReadOnlyCollection<long> membershipIds,
        CancellationToken ct
    )
    {
        if (membershipIds.Count == 0)
            return Array.Empty<(long, string)>().ToLookup(h => h.Item1, h => h.Item2);
        var held = await (
            from member in unit.Set<Membership>()
            where membershipIds.Contains(member.Id) && member.Status == MembershipStatus.Active
            from role in member.Roles
            join granted in unit.Set<RolePermission>() on role.RoleId equals granted.RoleId
            select new { member.Id, granted.Permission }
        )
            .Distinct()
            .ToListAsync(ct);
        return held.ToLookup(h => h.Id, h => h.Permission);
    }
}
