namespace Battwheels.Core.Billing.Online;

public static class OnlinePaymentPermissions
{
    /// <summary>To see how the provider is set up, without its secrets, and what was paid.</summary>
    public const string ReadSetup = "integrations:read";

    public const string UpdateSetup = "integrations:update";

    /// <summary>A signed-in customer pays their own invoice.</summary>
    public const string PortalPay = "portal:invoices:pay";

    /// <summary>Taking a provider's notice; no role can hold it.</summary>
    public const string SystemNotice = "system:payments:notice";

    /// <summary>Asking the provider and writing receipts; no role can hold it.</summary>
    public const string SystemSettle = "system:payments:settle";
}
