using Battwheels.Core.Common;

namespace Battwheels.Core.Access;

public enum OrganizationStatus
{
    Active,
    Suspended,
}

/// <summary>A tenant of the installation: what the platform knows about it. Its own data are tenant entities.</summary>
[PlatformEntity]
public sealed class Organization
{
    public required long Id { get; init; }

    /// <summary>First segment of every address: <c>[a-z][a-z0-9-]{2,30}</c>.</summary>
    public required string Slug { get; init; }

    public required string Name { get; set; }

    /// <summary>IANA zone of its business dates.</summary>
    public string TimeZoneId { get; set; } = "Asia/Kolkata";

    public OrganizationStatus Status { get; set; } = OrganizationStatus.Active;

    public bool IsDemo { get; init; }

    public required DateTime CreatedAtUtc { get; init; }
}
