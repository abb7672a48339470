using Battwheels.Core.Common;

namespace Battwheels.Core.Access;

public enum MembershipStatus
{
    Active,
    Suspended,
    Ended,
}

/// <summary>A person's place in one organization. Assignable people are memberships.</summary>
public sealed class Membership : TenantEntity, IVersioned
{
    private readonly List<MembershipRole> _roles = [];

    public required long PersonId { get; init; }

    /// <summary>As colleagues see the person here.</summary>
    [Personal]
    public required string DisplayName { get; set; }

    public MembershipStatus Status { get; private set; } = MembershipStatus.Active;

    /// <summary>Why suspended or ended.</summary>
    [Personal]
    public string? StatusReason { get; private set; }

    /// <summary>Raised whenever what the person may do changes; live circuits compare it.</summary>
    public int PermissionVersion { get; private set; } = 1;

    public required DateTime JoinedAtUtc { get; init; }

    /// <summary>Holds a high-voltage certificate: may be given work on packs and HV circuits.</summary>
    public bool IsHvCertified { get; set; }

    public int Version { get; private set; }

    public IReadOnlyList<MembershipRole> Roles => _roles;

    /// <summary>Replaces the roles held.</summary>
    /// <returns>The rows no longer held; who keeps them in a database removes them there.</returns>
    public IReadOnlyList<MembershipRole> SetRoles(IEnumerable<long> roleIds)
    {
        var wanted = roleIds.ToHashSet();
        MembershipRole[] lost = [.. _roles.Where(held => !wanted.Contains(held.RoleId))];
        _roles.RemoveAll(lost.Contains);
        foreach (var roleId in wanted.Where(id => _roles.All(held => held.RoleId != id)))
            _roles.Add(new MembershipRole { RoleId = roleId });
        PermissionVersion++;
        return lost;
    }

    /// <summary>
    /// Stays an owner while another one goes. Two who go at the same moment both change the row of whoever stays, so the
    /// second finds out.
    /// </summary>
    public void StayOwner() => PermissionVersion++;

    /// <summary>A role this member holds was changed.</summary>
    public void RolesChanged() => PermissionVersion++;

    /// <summary>Ends access at once; history keeps the name.</summary>
    public void SetStatus(MembershipStatus status, string? reason)
    {
        (Status, StatusReason) = (status, reason);
        PermissionVersion++;
    }
}

/// <summary>One role held by one member.</summary>
public sealed class MembershipRole : TenantEntity
{
    public long MembershipId { get; private set; }

    public required long RoleId { get; init; }
}

/// <summary>A named set of permissions. System roles come from the role table and are read-only.</summary>
public sealed class Role : TenantEntity
{
    private readonly List<RolePermission> _permissions = [];

    /// <summary>Unique in the organization: <c>owner</c>, <c>technician</c>.</summary>
    public required string Code { get; init; }

    public required string Name { get; set; }

    public required bool IsSystem { get; init; }

    public IReadOnlyList<RolePermission> Permissions => _permissions;

    /// <summary>Replaces what the role holds.</summary>
    /// <returns>The rows no longer held; who keeps them in a database removes them there.</returns>
    public IReadOnlyList<RolePermission> SetPermissions(IEnumerable<string> permissions)
    {
        var wanted = permissions.ToHashSet();
        RolePermission[] lost = [.. _permissions.Where(held => !wanted.Contains(held.Permission))];
        _permissions.RemoveAll(lost.Contains);
        foreach (var permission in wanted.Where(key => _permissions.All(held => held.Permission != key)))
            _permissions.Add(new RolePermission { Permission = permission });
        return lost;
    }
}

/// <summary>One permission of one role. Absence means denied.</summary>
public sealed class RolePermission : TenantEntity
{
    public long RoleId { get; private set; }

    public required string Permission { get; init; }
}

/// <summary>A member was suspended, left or was ended: what runs in their name stops.</summary>
public sealed record MemberAccessEnded(long MembershipId) : DomainEvent(MembershipId)
{
    public override string Type => "MEMBER_ACCESS_ENDED";
}
