namespace Battwheels.Core.Platform.Audit;

/// <param name="Checked">Seals found in order.</param>
/// <param name="Fault">Names the first break; null when the chain holds.</param>
public sealed record ChainReport(long Checked, string? Fault);

/// <summary>The hash chain over an organization's audit log.</summary>
public interface IAuditChain
{
    /// <summary>Seals what is not sealed yet. Safe to repeat and to run twice at once.</summary>
    /// <returns>Rows sealed.</returns>
    Task<int> SealAsync(long organizationId, CancellationToken ct);

    /// <summary>Seals the tail, then recomputes every link.</summary>
    Task<ChainReport> VerifyAsync(long organizationId, CancellationToken ct);
}
