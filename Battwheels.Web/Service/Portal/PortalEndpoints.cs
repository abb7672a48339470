using Battwheels.Core.Access;
using Battwheels.Core.Common;
using Battwheels.Core.Service.Fleet;
using Battwheels.Core.Service.Portal;
using Battwheels.Web.Access;
using Battwheels.Web.Common;

namespace Battwheels.Web.Service.Portal;

/// <summary>A customer's own invoice as PDF; anybody else's, and without a session, is not found.</summary>
public static class PortalEndpoints
{
    public static void MapPortal(this IEndpointRouteBuilder app) =>
        app.MapGet("/portal/invoices/{id:long}/pdf", InvoiceAsync)
            .AllowAnonymous()
            .RequireRateLimiting(Throttling.Links);

    private static async Task<IResult> InvoiceAsync(
        long id,
        HttpContext context,
        IPlatformDirectory organizations,
        ICurrentActor current,
        PortalDoorService doors,
        PortalService portal,
        CancellationToken ct
    )
    {
        PortalDoor door = new(organizations, current);
        return
            await door.OpenAsync(context, PortalPermissions.Door)
            && await door.EnterAsync(context, doors) is { Person: not { Role: FleetRole.Driver } }
            ? PdfFile.Show(context, await portal.InvoicePdfAsync(id, ct))
            : Results.NotFound();
    }
}
