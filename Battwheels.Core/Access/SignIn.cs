using Battwheels.Core.Common;

namespace Battwheels.Core.Access;

/// <param name="IpAddress">Throttled together with the address of the account.</param>
public sealed record SignInAttempt(string Email, string Password, string? IpAddress, string? UserAgent);

public sealed record SignedIn(
    long PersonId,
    string Email,
    string FullName,
    long SessionId,
    bool MustChangePassword,
    string? Language
);

/// <summary>Password sign-in: one answer and one duration for every failure, so that nobody learns who has an account.</summary>
public interface ISignIn
{
    Task<Result<SignedIn>> SignInAsync(SignInAttempt attempt, CancellationToken ct);

    /// <summary>Ends every other session of the person.</summary>
    Task<Error?> ChangePasswordAsync(
        long personId,
        long sessionId,
        string current,
        string replacement,
        CancellationToken ct
    );
}

/// <summary>Makes accounts. The password is checked and hashed before any transaction begins.</summary>
public interface IPeople
{
    /// <summary>A person ready to be saved; or EMAIL_INVALID, NAME_MISSING, PASSWORD_REFUSED.</summary>
    Task<Result<Person>> PrepareAsync(NewPerson person, CancellationToken ct);

    /// <summary>Is there an account of this address?</summary>
    Task<long?> FindAsync(string email, CancellationToken ct);

    /// <summary>Addresses of at most 100 people, for colleagues who may see the list of members.</summary>
    [Bounded(100)]
    Task<IReadOnlyDictionary<long, string>> EmailsAsync(IReadOnlyList<long> personIds, CancellationToken ct);

    /// <summary>Keeps the language the person chose, for their other devices.</summary>
    /// <param name="language">en-IN or hi-IN.</param>
    Task SpeakAsync(long personId, string language, CancellationToken ct);

    /// <summary>Saves on its own: sign-up, where no organization exists yet.</summary>
    Task<Result<long>> SaveAsync(Person person, CancellationToken ct);

    /// <summary>Saves in the unit's transaction, together with the membership.</summary>
    void Add(IUnitOfWork unit, Person person);

    /// <summary>A temporary password ready to be saved; or PASSWORD_REFUSED.</summary>
    /// <param name="known">What others know of the person; it makes no password.</param>
    Task<Result<string>> HashAsync(string password, IReadOnlyList<string> known, CancellationToken ct);

    /// <summary>
    /// Puts a hash of <see cref="HashAsync"/> in place of the password, lifts a lock and asks for a new password at the
    /// next sign-in, all in the unit's transaction.
    /// </summary>
    Task ReplacePasswordAsync(IUnitOfWork unit, long personId, string hash, CancellationToken ct);
}

/// <param name="Organization">Where they begin; its name makes no password.</param>
/// <param name="MustChangePassword">The password was chosen by somebody else: a new one is asked for at first sign-in.</param>
public sealed record NewPerson(
    string Email,
    string FullName,
    string Password,
    string? Organization = null,
    bool MustChangePassword = false,
    bool IsDemo = false
);

/// <summary>What a member is at this moment, at most 5 s old; for pages and circuits. The gate asks by itself.</summary>
public interface ILiveAccess
{
    Task<LiveMember> MemberAsync(long organizationId, long membershipId, CancellationToken ct);
}

public sealed record LiveMember(bool IsActive, int PermissionVersion, IReadOnlySet<string> Permissions);

/// <summary>Records an attempt refused outside the gate: a page, an address, another organization.</summary>
public interface IDenials
{
    Task WriteAsync(Actor? actor, string code, string permission);
}

/// <summary>Section <c>Access</c> of the settings.</summary>
public sealed class AccessOptions
{
    /// <summary>bcrypt work factor; at least 10. 12 takes about 0.3 s.</summary>
    public int BcryptCost { get; set; } = 12;

    public int SignInsPerMinutePerAddress { get; set; } = 10;

    public int SignInsPerMinutePerAccount { get; set; } = 5;

    /// <summary>Downloads of lists and reports an organization makes at the same moment.</summary>
    public int ExportsAtOncePerOrganization { get; set; } = 5;

    /// <summary>Downloads of lists and reports per person and day.</summary>
    public int ExportsPerDayPerPerson { get; set; } = 50;

    /// <summary>Pages a person has open at the same moment.</summary>
    public int CircuitsPerPerson { get; set; } = 10;

    /// <summary>Pages open at the same moment from one address.</summary>
    public int CircuitsPerAddress { get; set; } = 200;

    /// <summary>How long a typed password counts for acts that ask for it again.</summary>
    public TimeSpan PasswordCountsFor { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>A shared tablet nobody touches locks itself after this.</summary>
    public TimeSpan TabletLocksAfter { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Demo people with documented passwords may sign in. Never in Production unless set.</summary>
    public bool DemoSignIn { get; set; }

    /// <summary>Anyone may found an organization.</summary>
    public bool OpenSignUp { get; set; }
}
