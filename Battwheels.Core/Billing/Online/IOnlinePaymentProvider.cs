namespace Battwheels.Core.Billing.Online;

/// <summary>How to reach an account at a provider.</summary>
/// <param name="Secret">Opened for this one call.</param>
public sealed record OnlinePaymentAccess(string Host, string KeyId, string Secret);

/// <summary>What a page to pay on is for.</summary>
/// <param name="Reference">Names it at the provider: the same with every try.</param>
/// <param name="Amount">Rupees.</param>
/// <param name="ReturnTo">Where the customer's browser goes afterwards.</param>
public sealed record OnlinePaymentOrder(
    string Reference,
    decimal Amount,
    string Description,
    string CustomerName,
    string? Phone,
    string? Email,
    string ReturnTo,
    DateTime ExpiresAtUtc
);

/// <summary>The provider's page: its name there and where the customer finds it.</summary>
public sealed record OnlinePaymentPage(string Id, string Address);

public enum OnlinePaymentVerdict
{
    /// <summary>Nobody has paid yet.</summary>
    Open,
    Paid,

    /// <summary>Cancelled or expired: nobody can pay on it any more.</summary>
    Over,
}

/// <summary>What the provider itself says of a page.</summary>
/// <param name="PaymentId">What it calls the money; null unless paid.</param>
/// <param name="Paid">Rupees it has, whatever was asked for.</param>
public sealed record OnlinePaymentTruth(OnlinePaymentVerdict Verdict, string? PaymentId, decimal Paid);

/// <summary>A provider's answer; without a value it could not be reached or refused, and its words say why.</summary>
public sealed record OnlinePaymentAnswer<T>(T? Value, string Words)
    where T : class;

/// <summary>Speaks one provider's protocol. Never throws for what a provider or a line can do.</summary>
public interface IOnlinePaymentProvider
{
    /// <summary>Makes the page, or finds the one of this reference.</summary>
    Task<OnlinePaymentAnswer<OnlinePaymentPage>> OpenAsync(
        OnlinePaymentAccess access,
        OnlinePaymentOrder order,
        CancellationToken ct
    );

    Task<OnlinePaymentAnswer<OnlinePaymentTruth>> ReadAsync(
        OnlinePaymentAccess access,
        string pageId,
        CancellationToken ct
    );
}
