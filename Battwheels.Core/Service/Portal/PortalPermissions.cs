using Battwheels.Core.Billing;
using Battwheels.Core.Billing.Online;
using Battwheels.Core.Service.Estimates;

namespace Battwheels.Core.Service.Portal;

public static class PortalPermissions
{
    /// <summary>Asking for a code, entering, and looking up whose session it is; no role can hold it.</summary>
    public const string Door = "system:portal:door";

    /// <summary>Writing the messages that carry codes; no role can hold it.</summary>
    public const string Tell = "system:portal:tell";

    public const string ReadVehicles = "portal:vehicles:read";
    public const string ReadVisits = "portal:tickets:read";

    /// <summary>Language, and which browsers are signed in.</summary>
    public const string Profile = "portal:profile:update";

    /// <summary>What a signed-in customer may do, with their own records.</summary>
    public static readonly IReadOnlyList<string> Visitor =
    [
        ReadVehicles,
        ReadVisits,
        Profile,
        EstimatePermissions.PortalRead,
        EstimatePermissions.PortalDecide,
        InvoicePermissions.PortalRead,
        OnlinePaymentPermissions.PortalPay,
    ];
}
