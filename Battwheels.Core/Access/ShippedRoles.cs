using Battwheels.Core.Common;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Access;

/// <summary>An organization's system roles are what the role table of this release says; roles of its own are its own.</summary>
public static class ShippedRoles
{
    /// <summary>
    /// Adds and removes roles' permissions and adds new roles. A system role the table has no more keeps its holders and
    /// loses every permission.
    /// </summary>
    /// <returns>Codes of the roles that were not as shipped.</returns>
    public static async Task<IReadOnlyList<string>> ApplyAsync(IUnitOfWork unit, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(unit);
        var held = await unit.Set<Role>()
            .Where(r => r.IsSystem)
            .Include(r => r.Permissions)
            .ToDictionaryAsync(r => r.Code, ct);
        if (held.Count == 0)
            return []; // only its address is taken; its founding brings the roles
        var shipped = RoleTable.Roles.Where(r => r.Realm == "organization").ToDictionary(r => r.Code);
        string[] changed =
        [
            .. shipped.Values.Where(row => Take(unit, held.GetValueOrDefault(row.Code), row)).Select(row => row.Code),
            .. held
                .Values.Where(role => !shipped.ContainsKey(role.Code) && Empty(unit, role))
                .Select(role => role.Code),
        ];
        await TellHoldersAsync(unit, [.. held.Values.Where(r => changed.Contains(r.Code)).Select(r => r.Id)], ct);
        return changed;
    }

    private static bool Take(IUnitOfWork unit, Role? role, RoleRow row)
    {
        if (role is null)
        {
            unit.Add(New(row));
            return true;
        }

        if (role.Name == row.Name && role.Permissions.Select(p => p.Permission).ToHashSet().SetEquals(row.Permissions))
            return false;
        role.Name = row.Name;
        Set(unit, role, row.Permissions);
        return true;
    }

    private static bool Empty(IUnitOfWork unit, Role role)
    {
        if (role.Permissions.Count == 0)
            return false;
        Set(unit, role, []);
        return true;
    }

    private static void Set(IUnitOfWork unit, Role role, IReadOnlyList<string> permissions)
    {
        foreach (var lost in role.SetPermissions(permissions))
            unit.Remove(lost);
    }

    internal static Role New(RoleRow row)
    {
        Role role = new()
        {
            Code = row.Code,
            Name = row.Name,
            IsSystem = true,
        };
        role.SetPermissions(row.Permissions);
        return role;
    }

    /// <summary>Who is at work asks again what they may do.</summary>
    private static async Task TellHoldersAsync(IUnitOfWork unit, long[] roleIds, CancellationToken ct)
    {
        if (roleIds.Length == 0)
            return;
        var holders = await unit.Set<Membership>()
            .Where(m => m.Roles.Any(r => roleIds.Contains(r.RoleId)))
            .ToListAsync(ct);
        foreach (var member in holders)
            member.RolesChanged();
    }
}
