using Battwheels.Core.Common;

namespace Battwheels.Core.Platform.Commands;

/// <summary>How long commands are remembered, and the queue that forgets them.</summary>
public static class CommandMemory
{
    public const string Queue = "commands-forget";

    /// <summary>Nobody sends the same form again after so long.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    /// <summary>How often what is older is forgotten.</summary>
    public static readonly TimeSpan Every = TimeSpan.FromDays(1);
}

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
