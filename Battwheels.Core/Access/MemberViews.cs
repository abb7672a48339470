namespace Battwheels.Core.Access;

/// <param name="Text">Beginning of the name; empty for all.</param>
/// <param name="RoleId">Holders of this role only.</param>
public sealed record MemberFilter(string? Text = null, long? RoleId = null, MembershipStatus? Status = null);

/// <summary>One line of the list.</summary>
/// <param name="Roles">Names, the first by alphabet first.</param>
public sealed record MemberRow(
    long Id,
    string Name,
    string Email,
    MembershipStatus Status,
    IReadOnlyList<string> Roles,
    DateTime JoinedAtUtc
);

/// <summary>One member with everything that can be changed.</summary>
/// <param name="IsSelf">The reader's own membership: nobody changes that (SOD-16).</param>
public sealed record MemberView(
    long Id,
    int Version,
    string Name,
    string Email,
    MembershipStatus Status,
    string? StatusReason,
    bool IsHvCertified,
    DateTime JoinedAtUtc,
    IReadOnlyList<long> RoleIds,
    bool IsSelf
);

/// <summary>One role of the organization.</summary>
/// <param name="Holders">Active members who hold it.</param>
/// <param name="Grantable">Holds nothing the reader lacks, so the reader may give it.</param>
public sealed record RoleView(
    long Id,
    string Code,
    string Name,
    bool IsSystem,
    int Holders,
    bool Grantable,
    IReadOnlyList<string> Permissions
);

/// <param name="Password">For the first sign-in only; the person must replace it then.</param>
public sealed record AddMember(
    string Email,
    string FullName,
    string Password,
    IReadOnlyList<long> RoleIds,
    bool IsHvCertified
);

/// <param name="Version">The version the form was filled from.</param>
public sealed record ChangeMember(long Id, int Version, string Name, IReadOnlyList<long> RoleIds, bool IsHvCertified);

/// <param name="Reason">Kept with the membership and in the audit log.</param>
public sealed record SuspendMember(long Id, int Version, string Reason);

/// <param name="Reason">Kept with the membership and in the audit log.</param>
public sealed record EndMember(long Id, int Version, string Reason);

public sealed record RestoreMember(long Id, int Version);
