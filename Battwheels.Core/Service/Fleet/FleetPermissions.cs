using Battwheels.Core.Service.Portal;

namespace Battwheels.Core.Service.Fleet;

/// <summary>What people of an account may do in the portal, beside what every customer may.</summary>
public static class FleetPermissions
{
    /// <summary>Vehicles and their drivers.</summary>
    public const string Manage = "portal:fleet:manage";

    /// <summary>All vehicles at once, and how long they stood.</summary>
    public const string Reports = "portal:fleet:reports";

    /// <summary>Several bills by one payment.</summary>
    public const string BulkPay = "portal:invoices:bulk_pay";

    /// <summary>People of the account and their limits.</summary>
    public const string Users = "portal:users:manage";

    /// <summary>Telling the workshop of a problem.</summary>
    public const string Tell = "portal:tickets:create";

    /// <summary>What a role holds.</summary>
    public static IReadOnlyList<string> Of(FleetRole role) =>
        role switch
        {
            FleetRole.Manager => [.. PortalPermissions.Visitor, Manage, Reports, BulkPay, Users, Tell],
            FleetRole.Approver => [.. PortalPermissions.Visitor, Reports, BulkPay, Tell],
            FleetRole.Driver =>
            [
                PortalPermissions.ReadVehicles,
                PortalPermissions.ReadVisits,
                PortalPermissions.Profile,
                Tell,
            ],
        };
}
