using Battwheels.Core.Common;

namespace Battwheels.Core.Platform.Audit;

/// <summary>
/// The key under which the audit log holds what it says about one person. Deleting the row makes those values
/// unreadable for good; the log and its chain stay whole.
/// </summary>
[NotAudited("A key; what it protects is the audit log itself.")]
public sealed class PersonKey : TenantEntity
{
    /// <summary>Kind of record the values speak of: <c>Contact</c>.</summary>
    public required string SubjectType { get; init; }

    public required long SubjectId { get; init; }

    /// <summary>256 bits, wrapped by the installation's master key.</summary>
    [Secret]
    public required string WrappedKey { get; init; }

    public required DateTime CreatedAtUtc { get; init; }
}
