namespace Battwheels.Core.Platform.Audit;

/// <summary>The audit stream of what has no organization.</summary>
public interface IPlatformAudit
{
    Task WriteAsync(string action, string? subject, string? ipAddress, string? details, CancellationToken ct);

    /// <summary>Recomputes the chain from its first row.</summary>
    Task<ChainReport> VerifyAsync(CancellationToken ct);
}
