namespace Battwheels.Core.Access;

/// <param name="Address">Email address or mobile number.</param>
/// <param name="TokenHash">Of the secret in the link; the secret itself stays with who shows the link.</param>
public sealed record InvitePerson(string Address, IReadOnlyList<long> RoleIds, string TokenHash);

/// <param name="Version">The version the list showed.</param>
/// <param name="TokenHash">Of the secret in the new link.</param>
public sealed record NewInvitationLink(long Id, int Version, string TokenHash);

public sealed record WithdrawInvitation(long Id, int Version);

/// <summary>What became of an invitation.</summary>
/// <param name="Waits">The roles hold more than the inviter does: no link yet, somebody who holds it all must agree.</param>
public sealed record InvitationMade(long Id, bool Waits);

/// <summary>A role as an inviter sees it.</summary>
/// <param name="Grantable">Holds nothing the inviter lacks.</param>
public sealed record InvitableRole(long Id, string Name, bool Grantable);

public enum InvitationState
{
    /// <summary>Somebody who holds all of the roles' permissions must agree before there is a link.</summary>
    Waiting,

    /// <summary>The link works.</summary>
    Open,

    /// <summary>The link ran out; a new one can be made.</summary>
    Expired,
}

/// <summary>An invitation nobody has used yet.</summary>
/// <param name="Address">Email address, or phone number as stored.</param>
/// <param name="IsPhone">The address is a phone number.</param>
/// <param name="MayVouch">The reader holds everything the roles hold: their new link needs nobody's consent.</param>
public sealed record InvitationRow(
    long Id,
    int Version,
    string Address,
    bool IsPhone,
    IReadOnlyList<string> Roles,
    string InvitedBy,
    DateTime InvitedAtUtc,
    DateTime? ExpiresAtUtc,
    InvitationState State,
    bool MayVouch
);

/// <summary>What the holder of a link that works is shown.</summary>
/// <param name="Email">The account it is for; null when invited by phone.</param>
/// <param name="HasAccount">That address signs in already; nothing is to be made, only accepted.</param>
public sealed record InvitationOffer(
    string Organization,
    string? Email,
    IReadOnlyList<string> Roles,
    string InvitedBy,
    DateTime ExpiresAtUtc,
    bool HasAccount
);

/// <param name="Token">As it stood in the address.</param>
/// <param name="Email">Used only where the invitation names a phone number.</param>
public sealed record JoinWithPassword(string Token, string? Email, string FullName, string Password);
