using Battwheels.Core.Common;

namespace Battwheels.Core.Access.Tablets;

/// <summary>A browser several people of a workshop use in turn, each unlocking it with their PIN.</summary>
public sealed class SharedTablet : TenantEntity, IVersioned
{
    /// <summary>As people call it: "Bay 3".</summary>
    public required string Name { get; init; }

    /// <summary>Of the token its browser holds; never the token itself.</summary>
    [Secret]
    public required string TokenHash { get; init; }

    public required long EnrolledByMembershipId { get; init; }

    public required DateTime EnrolledAtUtc { get; init; }

    /// <summary>From then on no PIN opens it.</summary>
    public DateTime? RevokedAtUtc { get; private set; }

    public int Version { get; private set; }

    public void Revoke(DateTime utcNow) => RevokedAtUtc ??= utcNow;
}

/// <summary>What a member unlocks shared tablets of this organization with.</summary>
[NotAudited("What is done with it is on record under the member: set, removed, wrong, blocked, unlocked.")]
public sealed class MemberPin : TenantEntity
{
    public required long MembershipId { get; init; }

    /// <summary>By the hasher of passwords.</summary>
    [Secret]
    public required string PinHash { get; set; }

    public required DateTime SetAtUtc { get; set; }

    /// <summary>Tries since the last right one; each counts before it is looked at, so that guesses sent at once all count.</summary>
    public int FailedTries { get; set; }
}

/// <summary>Named in the role table's words: what a session begun by a PIN may do at most.</summary>
public static class TabletPermissions
{
    /// <summary>A technician's, and the rights everybody has over their own records.</summary>
    public static readonly IReadOnlySet<string> All = RoleTable
        .Roles.Single(r => r.Code == "technician")
        .Permissions.Concat(RoleTable.SelfService)
        .ToHashSet();
}

/// <summary>The shared tablet a session was begun on by a PIN; nowhere else and in no other organization is it one.</summary>
/// <param name="TokenHash">Of the token the tablet's browser holds.</param>
public sealed record TabletSession(long OrganizationId, long TabletId, string TokenHash);

/// <summary>The sessions PINs begin.</summary>
public interface ITabletSessions
{
    /// <summary>Begins one and ends whatever was left of others on the same tablet.</summary>
    /// <returns>The person; or PIN_UNUSABLE where their account asks for something first.</returns>
    Task<Result<SignedIn>> StartAsync(
        long personId,
        TabletSession tablet,
        string? ipAddress,
        string? userAgent,
        CancellationToken ct
    );

    Task EndOfTabletAsync(long organizationId, long tabletId, string reason, CancellationToken ct);

    Task EndOfPersonAsync(long organizationId, long personId, string reason, CancellationToken ct);
}

/// <summary>PINs are kept and compared as passwords are.</summary>
public interface IPinHasher
{
    /// <returns>Null when too many hashes are being made.</returns>
    Task<string?> HashAsync(string pin, CancellationToken ct);

    /// <returns>Null when too many hashes are being made.</returns>
    Task<bool?> IsRightAsync(string hash, string pin, CancellationToken ct);
}
