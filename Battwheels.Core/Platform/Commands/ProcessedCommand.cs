using Battwheels.Core.Common;

namespace Battwheels.Core.Platform.Commands;

/// <summary>A command that has taken effect, with its first result; kept 30 days.</summary>
[NotAudited("Bookkeeping of the gate; the effect itself is audited.")]
public sealed class ProcessedCommand : TenantEntity
{
    public required Guid CommandId { get; init; }

    /// <summary>SHA-256 of permission and input, hexadecimal.</summary>
    public required string PayloadHash { get; init; }

    /// <summary>The first result as JSON.</summary>
    public required string Result { get; init; }

    public required DateTime AtUtc { get; init; }
}
