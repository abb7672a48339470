namespace Battwheels.Core.Billing;

public static class InvoicePermissions
{
    public const string Read = "invoices:read";
    public const string Create = "invoices:create";
    public const string Send = "invoices:send";

    /// <summary>Held by the bearer of a link, for its one document.</summary>
    public const string PortalRead = "portal:invoices:read";

    /// <summary>To cancel an unpaid invoice.</summary>
    public const string Void = "invoices:void";
}

public static class PaymentPermissions
{
    public const string Read = "payments:read";
    public const string Record = "payments:record";

    /// <summary>To take back a receipt that was entered wrongly or bounced.</summary>
    public const string Reverse = "payments:refund";
}
