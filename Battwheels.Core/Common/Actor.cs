using System.Collections.Frozen;

namespace Battwheels.Core.Common;

public enum ActorKind
{
    /// <summary>A member of the organization, signed in.</summary>
    Member,

    /// <summary>A background job, with the one permission stored when it was queued.</summary>
    Job,

    /// <summary>Someone who opened a link we sent, narrowed to the one record and contact it names.</summary>
    PublicLink,
}

/// <summary>Who acts, in which organization. Immutable for the life of a circuit, request or job.</summary>
/// <param name="MembershipId">The member's row; null for jobs and links.</param>
/// <param name="Name">As the audit log prints it.</param>
/// <param name="GrantedPermissions">What a job or link may do; members have their roles instead.</param>
/// <param name="ContactId">The contact a link is narrowed to.</param>
/// <param name="MergedIntoId">The contact that one was merged into since the link was handed out.</param>
/// <param name="AccountPersonId">The person of that contact's account who is signed in; null for the contact itself.</param>
/// <param name="DriverId">The same for a driver, who sees only vehicles and visits of theirs, and no price.</param>
public sealed record Actor(
    ActorKind Kind,
    long OrganizationId,
    long? PersonId,
    long? MembershipId,
    string Name,
    FrozenSet<string>? GrantedPermissions = null,
    long? ContactId = null,
    string? SessionId = null,
    string? IpAddress = null,
    long? MergedIntoId = null,
    long? AccountPersonId = null,
    long? DriverId = null
)
{
    /// <summary>A signed-in member; permissions are read from the database by the gate, never from here.</summary>
    public static Actor Member(
        long organizationId,
        long personId,
        long membershipId,
        string name,
        string? sessionId = null,
        string? ipAddress = null
    ) =>
        new(ActorKind.Member, organizationId, personId, membershipId, name, SessionId: sessionId, IpAddress: ipAddress);

    /// <summary>A background job holding exactly the permissions stored when it was queued.</summary>
    public static Actor Job(long organizationId, string name, params IEnumerable<string> permissions) =>
        new(ActorKind.Job, organizationId, null, null, name, permissions.ToFrozenSet());

    /// <summary>The holder of a link: portal keys only, one contact's records only.</summary>
    public static Actor PublicLink(
        long organizationId,
        long contactId,
        string name,
        string? ipAddress,
        params IEnumerable<string> permissions
    ) =>
        new(
            ActorKind.PublicLink,
            organizationId,
            null,
            null,
            name,
            permissions.ToFrozenSet(),
            contactId,
            IpAddress: ipAddress
        );
}

/// <summary>The actor of this circuit, request or job. Scoped; set once by the edge, never passed as an argument.</summary>
public interface ICurrentActor
{
    /// <summary>Null when nobody is signed in or no organization is chosen; the gate then refuses.</summary>
    Actor? Actor { get; }

    /// <summary>Acts as someone else until disposed: sign-up, invitations, jobs, links and tests.</summary>
    IDisposable Become(Actor actor);
}

/// <summary>The actor may not do this. The attempt is audited; no data was read or written.</summary>
/// <param name="code">NOT_AUTHENTICATED, PERMISSION_DENIED, MEMBERSHIP_SUSPENDED or SESSION_ENDED.</param>
public sealed class AccessDeniedException(string code, string permission) : Exception($"{code}: {permission}")
{
    public string Code { get; } = code;

    public string Permission { get; } = permission;
}
