using Battwheels.Core.Common;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Access;

/// <summary>Who may change whose roles (access.md 2 and 4: nobody their own, nobody beyond their own, one owner stays).</summary>
internal static class MemberRules
{
    public const string Owner = "owner";

    /// <summary>ROLE_MISSING, NOT_FOUND for a role of somebody else, ROLE_BEYOND_OWN.</summary>
    public static async Task<Error?> RolesRefusalAsync(
        IReadUnit unit,
        IReadOnlyList<long> roleIds,
        CancellationToken ct
    )
    {
        if (roleIds.Count == 0)
            return AccessErrors.RoleMissing;
        var wanted = roleIds.Distinct().ToArray();
        var roles = await unit.Set<Role>()
            .Where(r => wanted.Contains(r.Id))
            .Select(r => new { r.Name, Permissions = r.Permissions.Select(p => p.Permission).ToList() })
            .ToListAsync(ct);
        if (roles.Count != wanted.Length)
            return CommonErrors.NotFound;
        return roles.FirstOrDefault(r => !r.Permissions.All(unit.May)) is { } beyond
            ? AccessErrors.BeyondOwn(beyond.Name)
            : null;
    }

    /// <summary>SEPARATION_OF_DUTIES for oneself, ROLE_BEYOND_OWN for somebody who may do more.</summary>
    public static async Task<Error?> TargetRefusalAsync(IReadUnit unit, Membership member, CancellationToken ct)
    {
        if (member.Id == unit.Actor.MembershipId)
            return AccessErrors.OwnRole;
        return await RolesRefusalAsync(unit, [.. member.Roles.Select(r => r.RoleId)], ct) switch
        {
            { Code: AccessErrors.BeyondOwnCode } beyond => beyond,
            _ => null, // a member who holds no role at all can be given one
        };
    }

    /// <summary>Replaces the roles a member holds.</summary>
    public static void Give(IUnitOfWork unit, Membership member, IEnumerable<long> roleIds)
    {
        foreach (var lost in member.SetRoles(roleIds))
            unit.Remove(lost);
    }

    /// <summary>LAST_OWNER when nobody else is an active owner; otherwise somebody else is made sure of.</summary>
    /// <param name="keeps">The member is an active owner afterwards too.</param>
    public static async Task<Error?> LastOwnerAsync(
        IUnitOfWork unit,
        Membership member,
        bool keeps,
        CancellationToken ct
    )
    {
        if (keeps || member.Status is not MembershipStatus.Active)
            return null;
        var owner = await unit.Set<Role>().Where(r => r.Code == Owner).Select(r => r.Id).SingleAsync(ct);
        if (member.Roles.All(r => r.RoleId != owner))
            return null;
        var other = await unit.Set<Membership>()
            .Where(m => m.Id != member.Id && m.Status == MembershipStatus.Active)
            .Where(m => m.Roles.Any(r => r.RoleId == owner))
            .OrderBy(m => m.Id)
            .FirstOrDefaultAsync(ct);
        other?.StayOwner();
        return other is null ? AccessErrors.LastOwner : null;
    }

    public static async Task<bool> HoldsOwnerAsync(IReadUnit unit, IReadOnlyList<long> roleIds, CancellationToken ct) =>
        await unit.Set<Role>().AnyAsync(r => r.Code == Owner && roleIds.Contains(r.Id), ct);
}
