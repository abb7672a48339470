using Battwheels.Core.Common;

namespace Battwheels.Core.Billing.Online;

public static class OnlinePaymentErrors
{
    public static readonly Error NotOffered = new(
        "ONLINE_PAYMENT_OFF",
        "This workshop takes no online payments. Pay by UPI or at the counter."
    );

    public static readonly Error NothingDue = new("NOTHING_DUE", "Nothing is due on this bill any more.");

    public static readonly Error ProviderSilent = new(
        "PROVIDER_SILENT",
        "The payment page could not be opened just now. Nothing was paid. Try again in a minute, or pay by UPI."
    );

    public static readonly Error NoticeForged = new("NOTICE_FORGED", "The signature does not fit.");

    public static readonly Error NoticeUnread = new("NOTICE_UNREAD", "This is no notice of a payment page.");

    public static readonly Error AddressNotSafe = new(
        "ADDRESS_NOT_SAFE",
        "Enter an address that begins with https://.",
        "Host"
    );
}
