using Battwheels.Core.Common;

namespace Battwheels.Core.Access.Tablets;

/// <summary>Who may unlock a shared tablet by a PIN: whoever works on vehicles and holds no role that asks for more.</summary>
internal static class TabletMembers
{
    private const string WorkOnVehicles = "tickets:update";

    private static readonly string[] ByPasswordOnly =
    [
        .. RoleTable.Roles.Where(r => r.MfaRequired).Select(r => r.Code),
    ];

    public static IQueryable<Membership> Of(IReadUnit unit) =>
        unit.Set<Membership>()
            .Where(m => m.Status == MembershipStatus.Active)
            .Where(m =>
                m.Roles.Any(held =>
                    unit.Set<RolePermission>().Any(p => p.RoleId == held.RoleId && p.Permission == WorkOnVehicles)
                )
            )
            .Where(m =>
                !m.Roles.Any(held => unit.Set<Role>().Any(r => r.Id == held.RoleId && ByPasswordOnly.Contains(r.Code)))
            );
}
