using Battwheels.Core.Common;

namespace Battwheels.Core.Access;

/// <summary>
/// Somebody is asked to become a member with the roles chosen here. Its link works once, for seven days; only the hash
/// of its secret is kept.
/// </summary>
public sealed class Invitation : TenantEntity, IVersioned
{
    /// <summary>How long a link works.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromDays(7);

    /// <summary>The first one of a day and three more.</summary>
    public const int MostLinksADay = 4;

    private readonly List<InvitationRole> _roles = [];

    /// <summary>The account's address in small letters; null when only a phone number is known.</summary>
    [Personal]
    public string? Email { get; init; }

    /// <summary>As <see cref="Phones"/> keeps it; null when invited by email.</summary>
    [Personal]
    public string? Phone { get; init; }

    public required DateTime InvitedAtUtc { get; init; }

    public required long InvitedByMembershipId { get; init; }

    /// <summary>
    /// Holds every permission of the roles and stands for the invitation. Null while it waits for such a person.
    /// </summary>
    public long? VouchedByMembershipId { get; private set; }

    /// <summary>SHA-256 of the secret in the newest link; null before the first one.</summary>
    [Secret]
    public string? TokenHash { get; private set; }

    public DateTime? ExpiresAtUtc { get; private set; }

    /// <summary>Day of the newest link, and how many were made on it.</summary>
    public DateOnly? LinkDay { get; private set; }

    public int LinksThatDay { get; private set; }

    public DateTime? WithdrawnAtUtc { get; private set; }

    public DateTime? AcceptedAtUtc { get; private set; }

    /// <summary>The member it made.</summary>
    public long? AcceptedMembershipId { get; private set; }

    public int Version { get; private set; }

    public IReadOnlyList<InvitationRole> Roles => _roles;

    /// <summary>Neither used nor withdrawn.</summary>
    public bool IsPending => AcceptedAtUtc is null && WithdrawnAtUtc is null;

    /// <summary>Does the newest link work?</summary>
    public bool IsOpen(DateTime utcNow) => IsPending && TokenHash is not null && utcNow < ExpiresAtUtc;

    public void Ask(IEnumerable<long> roleIds) =>
        _roles.AddRange(roleIds.Distinct().Select(id => new InvitationRole { RoleId = id }));

    public void VouchFor(long membershipId) => VouchedByMembershipId = membershipId;

    /// <summary>A new link; the one before it works no more.</summary>
    /// <returns>INVITATION_LINK_LIMIT when too many were made today.</returns>
    public Error? MakeLink(string tokenHash, DateOnly today, DateTime utcNow)
    {
        var made = LinkDay == today ? LinksThatDay : 0;
        if (made >= MostLinksADay)
            return AccessErrors.LinkLimit;
        (LinkDay, LinksThatDay) = (today, made + 1);
        (TokenHash, ExpiresAtUtc) = (tokenHash, utcNow + Life);
        return null;
    }

    public void Withdraw(DateTime utcNow) => WithdrawnAtUtc = utcNow;

    public void Accept(long membershipId, DateTime utcNow) =>
        (AcceptedMembershipId, AcceptedAtUtc) = (membershipId, utcNow);
}

/// <summary>One role the invited person gets.</summary>
public sealed class InvitationRole : TenantEntity
{
    public long InvitationId { get; private set; }

    public required long RoleId { get; init; }
}

/// <summary>Where an invitation goes: an email address or a phone number, told apart by the @.</summary>
internal sealed record InvitationAddress(string? Email, string? Phone)
{
    /// <returns>ADDRESS_INVALID when it is neither.</returns>
    public static Result<InvitationAddress> Read(string? text)
    {
        var typed = (text ?? "").Trim();
        if (typed.Contains('@', StringComparison.Ordinal))
            return IsEmail(typed) ? new InvitationAddress(typed.ToLowerInvariant(), null) : AccessErrors.AddressInvalid;
        return Phones.Read(typed) is { Key: not null } phone
            ? new InvitationAddress(null, phone.Stored)
            : AccessErrors.AddressInvalid;
    }

    private static bool IsEmail(string text) =>
        text.Length <= 200
        && System.Net.Mail.MailAddress.TryCreate(text, out var parsed)
        && parsed.Address == text
        && parsed.Host.Contains('.', StringComparison.Ordinal);
}
