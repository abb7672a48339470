using Battwheels.Core.Access.Tablets;
using Battwheels.Core.Common;

namespace Battwheels.Core.Access;

/// <summary>One signed-in browser. The cookie holds its id; ending the row ends the cookie.</summary>
[PlatformEntity]
public sealed class PersonSession
{
    /// <summary>Without a request for this long, it is over.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromMinutes(60);

    /// <summary>The same for whoever may change members or read salaries.</summary>
    public static readonly TimeSpan ShortIdle = TimeSpan.FromMinutes(30);

    /// <summary>
    /// The same for one begun by a PIN: the tablet locks itself sooner, this is for one that is switched off or asleep.
    /// </summary>
    public static readonly TimeSpan TabletIdle = TimeSpan.FromMinutes(10);

    /// <summary>However busy, it is over after this.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(12);

    /// <summary>The oldest ends when one more begins.</summary>
    public const int MostPerPerson = 10;

    public required long Id { get; init; }

    public required long PersonId { get; init; }

    public required DateTime StartedAtUtc { get; init; }

    /// <summary>At most a minute old.</summary>
    public required DateTime LastSeenAtUtc { get; set; }

    /// <summary>When the password was last typed in this session.</summary>
    public required DateTime ConfirmedAtUtc { get; set; }

    /// <summary>Set when the person first uses an organization where much is at stake.</summary>
    public bool EndsEarly { get; set; }

    public DateTime? EndedAtUtc { get; private set; }

    public string? EndReason { get; private set; }

    public string? IpAddress { get; init; }

    public string? UserAgent { get; init; }

    /// <summary>Begun by a PIN on this shared tablet, in this organization only; null after a password.</summary>
    public long? TabletId { get; init; }

    public long? TabletOrganizationId { get; init; }

    /// <summary>Of the token the tablet's browser holds: in another browser the session is none.</summary>
    public string? TabletTokenHash { get; init; }

    public TabletSession? Tablet =>
        (TabletOrganizationId, TabletId, TabletTokenHash) is ({ } organization, { } tablet, { } hash)
            ? new TabletSession(organization, tablet, hash)
            : null;

    private TimeSpan MostIdle =>
        TabletId is not null ? TabletIdle
        : EndsEarly ? ShortIdle
        : Idle;

    public bool IsAlive(DateTime utcNow) =>
        EndedAtUtc is null && utcNow < StartedAtUtc + Longest && utcNow < LastSeenAtUtc + MostIdle;

    public void End(DateTime utcNow, string reason)
    {
        if (EndedAtUtc is null)
            (EndedAtUtc, EndReason) = (utcNow, reason);
    }
}

/// <summary>Whose live session it is.</summary>
/// <param name="Tablet">Where it was begun by a PIN; null after a password.</param>
public sealed record SessionState(
    long PersonId,
    bool MustChangePassword,
    bool EndsEarly,
    DateTime ConfirmedAtUtc,
    TabletSession? Tablet = null
);

/// <summary>The sessions of people; what is read is at most 5 s old.</summary>
public interface ISessions
{
    /// <summary>Null when it ended, ran out or never was.</summary>
    /// <param name="touch">The person does something; a look by the clock alone must not keep an idle session alive.</param>
    Task<SessionState?> FindAsync(long sessionId, bool touch, CancellationToken ct);

    /// <summary>The password was typed again.</summary>
    Task ConfirmAsync(long sessionId, CancellationToken ct);

    /// <summary>From now on it runs out after <see cref="PersonSession.ShortIdle"/>.</summary>
    Task EndEarlyAsync(long sessionId, CancellationToken ct);

    Task EndAsync(long sessionId, string reason, CancellationToken ct);

    /// <summary>Ends every session of a person, but not <paramref name="keep"/>.</summary>
    Task EndAllAsync(long personId, long? keep, string reason, CancellationToken ct);
}
