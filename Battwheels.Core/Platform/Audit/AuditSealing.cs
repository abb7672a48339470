namespace Battwheels.Core.Platform.Audit;

/// <summary>Names of the audit chain's work queue.</summary>
public static class AuditSealing
{
    public const string Queue = "audit-seal";
}
