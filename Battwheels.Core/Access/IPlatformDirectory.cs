using Battwheels.Core.Common;

namespace Battwheels.Core.Access;

/// <summary>One organization a person belongs to.</summary>
public sealed record OwnMembership(
    long OrganizationId,
    string Slug,
    string OrganizationName,
    long MembershipId,
    string DisplayName,
    MembershipStatus Status
);

/// <summary>
/// The few reads and writes outside any organization: people, organizations' names and addresses, and a person's own
/// memberships.
/// </summary>
public interface IPlatformDirectory
{
    /// <summary>The only read across organizations: where this person is a member.</summary>
    [Bounded(200)]
    Task<IReadOnlyList<OwnMembership>> MembershipsAsync(long personId, CancellationToken ct);

    /// <summary>Is there no organization here, or none but demos?</summary>
    Task<bool> IsUnusedAsync(CancellationToken ct);

    /// <summary>Null when no organization has this slug.</summary>
    Task<OrganizationIdentity?> FindAsync(string slug, CancellationToken ct);

    /// <summary>Creates the organization row; its data follow in a unit under <c>system:signup</c>.</summary>
    Task<Result<long>> CreateOrganizationAsync(string slug, string name, bool isDemo, CancellationToken ct);
}
