using Battwheels.Core.Common;

namespace Battwheels.Core.Accounting;

/// <summary>Links an entry to the one before it in its fiscal year; a changed or missing entry breaks the chain.</summary>
/// <remarks>Edit log that cannot be disabled: proviso to rule 3(1), Companies (Accounts) Rules 2014.</remarks>
[NotAudited("It seals the ledger.")]
public sealed class LedgerSeal : TenantEntity, IAppendOnly
{
    public required string FyLabel { get; init; }

    /// <summary>The entry's own sequence in the fiscal year.</summary>
    public required long Sequence { get; init; }

    public required long EntryId { get; init; }

    /// <summary>SHA-256 over the previous hash and the entry's canonical text, hexadecimal.</summary>
    public required string Hash { get; init; }

    public required DateTime SealedAtUtc { get; init; }
}

/// <summary>Names of the ledger chain's work queue.</summary>
public static class LedgerSealing
{
    public const string Queue = "ledger-seal";
}
