using Battwheels.Core.Common;

namespace Battwheels.Core.Platform.Audit;

/// <summary>Who did what to which record, written in the transaction of the change itself.</summary>
/// <remarks>No off switch: proviso to rule 3(1), Companies (Accounts) Rules 2014. Kept 8 years, s. 128(5).</remarks>
[NotAudited("It is the audit log.")]
public sealed class AuditEntry : TenantEntity, IAppendOnly
{
    public required DateTime AtUtc { get; init; }

    public required ActorKind ActorKind { get; init; }

    public long? MembershipId { get; init; }

    public required string ActorName { get; init; }

    public string? SessionId { get; init; }

    public string? IpAddress { get; init; }

    /// <summary>The permission the act ran under.</summary>
    public required string Permission { get; init; }

    /// <summary>CREATED, CHANGED, REMOVED, DENIED, or the act's own word.</summary>
    public required string Action { get; init; }

    public required string EntityType { get; init; }

    /// <summary>0 where no single record is meant.</summary>
    public required long EntityId { get; init; }

    /// <summary>JSON: created values, or per property [before, after]; secrets are marked, never written.</summary>
    public string? Changes { get; init; }

    /// <summary>Ties together everything one command did.</summary>
    public string? CorrelationId { get; init; }
}

/// <summary>Rows the log writes about refused attempts.</summary>
public static class SecurityAlert
{
    /// <summary>One refused attempt.</summary>
    public const string Denied = "DENIED";

    /// <summary>Many of one person in five minutes: told to whoever reads the log, once an hour.</summary>
    public const string Action = "SECURITY_ALERT";

    /// <summary>So many refusals make an alert.</summary>
    public const int Refusals = 10;
}

/// <summary>Numbers an audit row and links it to the one before; a changed or missing row breaks the chain.</summary>
[NotAudited("It seals the audit log.")]
public sealed class AuditSeal : TenantEntity, IAppendOnly
{
    /// <summary>1, 2, 3 ... per organization.</summary>
    public required long Sequence { get; init; }

    public required long AuditEntryId { get; init; }

    /// <summary>SHA-256 over the previous hash and the canonical row, hexadecimal.</summary>
    public required string Hash { get; init; }

    public required DateTime SealedAtUtc { get; init; }
}

/// <summary>What happened outside any organization: failed sign-ins, unknown slugs, sign-ups.</summary>
[PlatformEntity]
public sealed class PlatformAuditEntry : IAppendOnly
{
    public required long Id { get; init; }

    public required DateTime AtUtc { get; init; }

    public required string Action { get; init; }

    public string? Subject { get; init; }

    public string? IpAddress { get; init; }

    public string? Details { get; init; }

    /// <summary>Hash of the row before; empty for the first. Unique: the chain cannot fork.</summary>
    public required string Previous { get; init; }

    /// <summary>SHA-256 over the hash of the row before and this one, hexadecimal.</summary>
    public required string Hash { get; init; }
}
