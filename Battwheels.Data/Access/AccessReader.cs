using System.Collections.Concurrent;
using System.Collections.Frozen;
using Battwheels.Core.Access;
using Battwheels.Core.Common;
using Battwheels.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Data.Access;

/// <summary>What a member may do at this moment.</summary>
internal sealed record MemberAccess(MembershipStatus? Status, int PermissionVersion, FrozenSet<string> Permissions);

/// <summary>Reads members' permissions and organizations' identities for the gate; members are at most 5 s old.</summary>
internal sealed class AccessReader(DbFactory databases, TimeProvider time)
{
    private static readonly TimeSpan MaximumAge = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<(long, long), (MemberAccess Access, long ReadAt)> _members = new();
    private readonly ConcurrentDictionary<long, (OrganizationIdentity Identity, long ReadAt)> _organizations = new();

    public async Task<MemberAccess> MemberAsync(long organizationId, long membershipId, CancellationToken ct)
    {
        var key = (organizationId, membershipId);
        if (_members.TryGetValue(key, out var known) && time.GetElapsedTime(known.ReadAt) < MaximumAge)
            return known.Access;

        var readAt = time.GetTimestamp();
        var access = await ReadAsync(organizationId, membershipId, ct);
        _members[key] = (access, readAt);
        return access;
    }

    public async Task<OrganizationIdentity> OrganizationAsync(long organizationId, CancellationToken ct)
    {
        if (
            _organizations.TryGetValue(organizationId, out var known)
            && time.GetElapsedTime(known.ReadAt) < TimeSpan.FromSeconds(60)
        )
            return known.Identity;

        var readAt = time.GetTimestamp();
        await using var db = databases.Create(TenantScope.Platform("organization of the actor"));
        var identity =
            await db.Set<Organization>()
                .AsNoTracking()
                .Where(o => o.Id == organizationId)
                .Select(o => new OrganizationIdentity(o.Id, o.Slug, o.Name, o.TimeZoneId, o.IsDemo))
                .SingleOrDefaultAsync(ct)
            ?? throw new InvalidOperationException($"Organization {organizationId} does not exist.");
        _organizations[organizationId] = (identity, readAt);
        return identity;
    }

    /// <summary>What was read before is forgotten: roles, suspension or the organization's name changed here.</summary>
    public void Forget(long organizationId)
    {
        _organizations.TryRemove(organizationId, out _);
        foreach (var key in _members.Keys.Where(k => k.Item1 == organizationId))
            _members.TryRemove(key, out _);
    }

    private async Task<MemberAccess> ReadAsync(long organizationId, long membershipId, CancellationToken ct)
    {
        await using var db = databases.Create(new TenantScope(organizationId));
        var member = await db.Set<Membership>()
            .AsNoTracking()
            .Where(m => m.Id == membershipId)
            .Select(m => new { m.Status, m.PermissionVersion })
            .SingleOrDefaultAsync(ct);
        if (member is not { Status: MembershipStatus.Active })
            return new MemberAccess(member?.Status, member?.PermissionVersion ?? 0, []);

        var permissions = await (
            from held in db.Set<MembershipRole>().AsNoTracking()
            join granted in db.Set<RolePermission>() on held.RoleId equals granted.RoleId
            where held.MembershipId == membershipId
            select granted.Permission
        )
            .Distinct()
            .ToListAsync(ct);
        return new MemberAccess(
            member.Status,
            member.PermissionVersion,
            permissions.Concat(RoleTable.SelfService).ToFrozenSet()
        );
    }
}
