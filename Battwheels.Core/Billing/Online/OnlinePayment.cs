using Battwheels.Core.Common;

namespace Battwheels.Core.Billing.Online;

public enum OnlinePaymentState
{
    /// <summary>Written down; the provider has not given its page yet.</summary>
    Starting,

    /// <summary>The customer has the provider's page.</summary>
    Waiting,

    /// <summary>The provider has the money, and a receipt says so.</summary>
    Paid,

    /// <summary>Nobody paid in time, or the provider closed it.</summary>
    Over,
}

/// <summary>
/// A customer's wish to pay one invoice on the page of a payment provider. What it says follows the provider; the receipt is
/// the record of the money.
/// </summary>
[NotAudited("It follows the provider; the receipt it leads to is audited.")]
public sealed class OnlinePayment : TenantEntity, ICustomerOwned
{
    public const int LongestAnswer = 300;

    public required long ContactId { get; init; }

    public required long InvoiceId { get; init; }

    /// <summary>Rupees asked for.</summary>
    public required decimal Amount { get; init; }

    public OnlinePaymentState State { get; init; } = OnlinePaymentState.Starting;

    /// <summary>What the provider calls its page.</summary>
    public string? ProviderPageId { get; init; }

    /// <summary>Where the customer pays.</summary>
    public string? Address { get; init; }

    /// <summary>What the provider calls the money; one receipt for each.</summary>
    public string? ProviderPaymentId { get; init; }

    public long? ReceiptId { get; init; }

    public required DateTime CreatedAtUtc { get; init; }

    public required DateTime ExpiresAtUtc { get; init; }

    /// <summary>When the provider is asked next; null: it is settled.</summary>
    public DateTime? NextLookUtc { get; init; }

    public int Looks { get; init; }

    /// <summary>The provider's last words, for the people of the workshop.</summary>
    public string? Answer { get; init; }

    /// <summary>In a demonstration: what its test page was told.</summary>
    public bool? DemoPaid { get; init; }

    /// <summary>Its name at the provider: the same with every try, so that one wish is one page there.</summary>
    public string Reference => $"bw-{OrganizationId}-{Id}";
}

/// <summary>A notice of a provider, kept so that a second one is known as such.</summary>
[NotAudited("It is itself the record.")]
public sealed class OnlinePaymentNotice : TenantEntity, IAppendOnly
{
    /// <summary>The provider's number of the notice.</summary>
    public required string EventId { get; init; }

    public required string Kind { get; init; }

    public required string ProviderPageId { get; init; }

    public required DateTime AtUtc { get; init; }
}

/// <summary>An organization's account at the payment provider.</summary>
public sealed class OnlinePaymentSetup : TenantEntity, IVersioned
{
    /// <summary>How long an old secret of notices still counts after a new one was entered.</summary>
    public static readonly TimeSpan OldSecretHolds = TimeSpan.FromHours(24);

    public bool IsOn { get; set; }

    /// <summary>The https address of the provider's interface.</summary>
    public required string Host { get; set; }

    public required string KeyId { get; set; }

    /// <summary>The key's secret, sealed under the installation's master key.</summary>
    [Secret]
    public string? SecretSealed { get; set; }

    /// <summary>What notices are signed with, sealed.</summary>
    [Secret]
    public string? NoticeSecretSealed { get; set; }

    [Secret]
    public string? OldNoticeSecretSealed { get; set; }

    public DateTime? OldNoticeSecretUntilUtc { get; set; }

    /// <summary>Last part of the address notices come to; nobody can guess it.</summary>
    public required string NoticeToken { get; init; }

    public int Version { get; private set; }
}
