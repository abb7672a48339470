using Battwheels.Core.Common;

namespace Battwheels.Core.Service.Estimates;

/// <summary>A link we sent: shows and decides one version for one contact until it expires, is revoked or replaced.</summary>
public sealed class EstimateLink : TenantEntity, IVersioned, ICustomerOwned, IStaysOnMerge
{
    public required long EstimateId { get; init; }

    public required long EstimateVersionId { get; init; }

    public required long ContactId { get; init; }

    /// <summary>SHA-256 of the token in the address, hexadecimal.</summary>
    [Secret]
    public required string TokenHash { get; init; }

    public required DateTime CreatedAtUtc { get; init; }

    public long? CreatedByMembershipId { get; init; }

    public required DateTime ExpiresAtUtc { get; init; }

    public DateTime? RevokedAtUtc { get; set; }

    public int Version { get; private set; }

    public bool IsOpen(DateTime utcNow) => RevokedAtUtc is null && utcNow < ExpiresAtUtc;
}
