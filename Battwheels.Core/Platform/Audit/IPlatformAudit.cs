namespace Battwheels.Core.Platform.Audit;

/// <summary>Records what belongs to no organization: failed sign-ins, sign-ups, unknown addresses.</summary>
public interface IPlatformAudit
{
    Task WriteAsync(string action, string? subject, string? ipAddress, string? details, CancellationToken ct);
}
