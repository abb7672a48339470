using Battwheels.Core.Common;
using Battwheels.Core.Crm;

namespace Battwheels.Core.Service.Portal;

/// <summary>A browser in which a customer is signed in. The cookie holds the token, this row its hash.</summary>
[NotAudited("It is itself the record of who signed in, and what ended it.")]
public sealed class PortalSession : TenantEntity, ICustomerOwned, IStaysOnMerge
{
    public static readonly TimeSpan Life = TimeSpan.FromDays(30);

    /// <summary>Of one customer at once; the oldest ends.</summary>
    public const int Most = 10;

    public const int LongestBrowser = 200;

    public required long ContactId { get; init; }

    /// <summary>Who of the account it is; null for the customer itself.</summary>
    public long? FleetPersonId { get; init; }

    /// <summary>SHA-256 of the token, hexadecimal.</summary>
    [Secret]
    public required string TokenHash { get; init; }

    public required DateTime CreatedAtUtc { get; init; }

    public required DateTime ExpiresAtUtc { get; init; }

    /// <summary>To the hour.</summary>
    public required DateTime LastSeenUtc { get; init; }

    public DateTime? RevokedAtUtc { get; init; }

    /// <summary>Who ended it.</summary>
    public string? RevokedBy { get; init; }

    /// <summary>What the browser calls itself.</summary>
    [Personal(typeof(Contact), nameof(ContactId))]
    public string? Browser { get; init; }
}

/// <summary>
/// Somebody asked to be let in. There is one for every number and address that was typed, known here or not, so that neither
/// the answer nor its time tells which.
/// </summary>
[NotAudited("It holds nothing but hashes, and is gone after two days.")]
public sealed class PortalChallenge : TenantEntity
{
    public static readonly TimeSpan CodeLife = TimeSpan.FromMinutes(10);
    public static readonly TimeSpan LinkLife = TimeSpan.FromMinutes(15);
    public const int MostTries = 5;

    /// <summary>Of the number or address that was typed.</summary>
    [Secret]
    public required string DestinationHash { get; init; }

    [Secret]
    public required string CodeHash { get; init; }

    [Secret]
    public required string LinkHash { get; init; }

    /// <summary>Destination, code and link, sealed for the worker that writes the message; null once it has.</summary>
    [Secret]
    public string? Sealed { get; set; }

    /// <summary>Whom the worker found; null where nobody is known.</summary>
    public long? ContactId { get; set; }

    /// <summary>Who of that account it is; null for the customer itself.</summary>
    public long? FleetPersonId { get; set; }

    public required DateTime AtUtc { get; init; }

    public int Tries { get; init; }

    /// <summary>When the code or the link let somebody in.</summary>
    public DateTime? SpentAtUtc { get; init; }
}

/// <summary>What strangers try.</summary>
public enum KnockKind
{
    PortalCode,
    Tracking,
    Intake,

    /// <summary>Codes for deciding an estimate.</summary>
    OfferCode,
}

/// <summary>One try that counts against a limit. Kept in the database, so that a restart forgets none.</summary>
[NotAudited("A counter of hashes, gone after two days.")]
public sealed class PublicKnock : TenantEntity
{
    public required KnockKind Kind { get; init; }

    /// <summary>Of the network address, number or ticket that is limited.</summary>
    public required string KeyHash { get; init; }

    /// <summary>1, 2, 3 ... of the same key: unique, so that two at once count as two.</summary>
    public required int Nth { get; init; }

    public required DateTime AtUtc { get; init; }
}
