using Battwheels.Core.Common;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Access;

/// <summary>Whom a refused member can ask; any member may know that much about their own organization.</summary>
public sealed class RefusalService(IUnitOfWorkFactory units)
{
    private const int MostNames = 3;

    /// <summary>Names of active members who hold the permission themselves and may give it, owners first.</summary>
    [Bounded(MostNames)]
    public Task<IReadOnlyList<string>> WhoCanGiveAsync(string permission, CancellationToken ct) =>
        units.ReadAsync<IReadOnlyList<string>>(
            SelfPermissions.Profile,
            async unit =>
            {
                var giving = unit.Set<Role>()
                    .Where(r => r.Permissions.Any(p => p.Permission == OrganizationPermissions.UpdateMembers))
                    .Select(r => r.Id);
                var holding = unit.Set<Role>()
                    .Where(r => r.Permissions.Any(p => p.Permission == permission))
                    .Select(r => r.Id);
                var owners = unit.Set<Role>().Where(r => r.Code == MemberRules.Owner).Select(r => r.Id);
                return await unit.Set<Membership>()
                    .Where(m => m.Status == MembershipStatus.Active)
                    .Where(m => m.Roles.Any(r => giving.Contains(r.RoleId)))
                    .Where(m => m.Roles.Any(r => holding.Contains(r.RoleId)))
                    .OrderByDescending(m => m.Roles.Any(r => owners.Contains(r.RoleId)))
                    .ThenBy(m => m.DisplayName)
                    .Take(MostNames)
                    .Select(m => m.DisplayName)
                    .ToListAsync(ct);
            },
            ct
        );
}
