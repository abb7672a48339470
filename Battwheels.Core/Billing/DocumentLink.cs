using Battwheels.Core.Common;

namespace Battwheels.Core.Billing;

/// <summary>
/// A link we made for a customer: shows one invoice or one receipt, without sign-in, until it expires or is closed. The
/// address is kept nowhere, only its hash.
/// </summary>
public sealed class DocumentLink : TenantEntity, IVersioned, ICustomerOwned, IStaysOnMerge
{
    /// <summary>Exactly one of invoice and receipt is set.</summary>
    public long? InvoiceId { get; init; }

    public long? ReceiptId { get; init; }

    public required long ContactId { get; init; }

    /// <summary>SHA-256 of the token in the address, hexadecimal.</summary>
    [Secret]
    public required string TokenHash { get; init; }

    public required DateTime CreatedAtUtc { get; init; }

    public long? CreatedByMembershipId { get; init; }

    public required string CreatedByName { get; init; }

    public required DateTime ExpiresAtUtc { get; init; }

    public DateTime? RevokedAtUtc { get; set; }

    public int Version { get; private set; }

    public bool IsOpen(DateTime utcNow) => RevokedAtUtc is null && utcNow < ExpiresAtUtc;
}

/// <summary>What was looked at.</summary>
public enum LinkSight
{
    /// <summary>The page, by a person: previews of messengers do not count.</summary>
    Page,

    Pdf,
}

/// <summary>A shared link was used: when and for what, not by whom.</summary>
[NotAudited("It is itself the record of an opening.")]
public sealed class LinkOpening : TenantEntity, IAppendOnly
{
    /// <summary>Exactly one of the two is set.</summary>
    public long? DocumentLinkId { get; init; }

    public long? EstimateLinkId { get; init; }

    public required LinkSight Sight { get; init; }

    public required DateTime AtUtc { get; init; }
}
