using Battwheels.Core.Access;
using Battwheels.Core.Common;
using Battwheels.Core.Service.Estimates;
using Battwheels.Core.Service.Fleet;
using Battwheels.Core.Service.Photos;
using Battwheels.Core.Service.Portal;
using Battwheels.Web.Access;
using Battwheels.Web.Common;
using Battwheels.Web.Service.Estimates;

namespace Battwheels.Web.Service.Portal;

/// <summary>A customer's own invoice as PDF, and released photos of their visits; anybody else's, and without a session, is not found.</summary>
public static class PortalEndpoints
{
    public static void MapPortal(this IEndpointRouteBuilder app)
    {
        app.MapGet("/portal/invoices/{id:long}/pdf", InvoiceAsync)
            .AllowAnonymous()
            .RequireRateLimiting(Throttling.Links);
        app.MapGet("/portal/photos/{id:long}", PhotoAsync).AllowAnonymous().RequireRateLimiting(Throttling.Pictures);
        app.MapGet("/e/{token}/photos/{id:long}", LinkedPhotoAsync)
            .AllowAnonymous()
            .RequireRateLimiting(Throttling.Pictures);
    }

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

    private static async Task<IResult> PhotoAsync(
        long id,
        bool? small,
        HttpContext context,
        IPlatformDirectory organizations,
        ICurrentActor current,
        PortalDoorService doors,
        CustomerPhotoService photos,
        CancellationToken ct
    )
    {
        PortalDoor door = new(organizations, current);
        var entered =
            await door.OpenAsync(context, PortalPermissions.Door) && await door.EnterAsync(context, doors) is not null;
        return Picture(context, entered ? await photos.OpenAsync(id, small is true, ct) : null);
    }

    /// <summary>By a link we sent, while it opens its estimate.</summary>
    private static async Task<IResult> LinkedPhotoAsync(
        string token,
        long id,
        bool? small,
        HttpContext context,
        IPlatformDirectory organizations,
        ICurrentActor current,
        EstimateLinkService links,
        CustomerPhotoService photos,
        CancellationToken ct
    )
    {
        OfferDoor door = new(organizations, current, links);
        var opened = await door.OpenAsync(context.Slug(), token, context.Connection.RemoteIpAddress?.ToString(), ct);
        return Picture(
            context,
            opened.Offer is null ? null : await door.PhotoAsync(photos, token, id, small is true, ct)
        );
    }

    /// <summary>Kept by the phone for some minutes only: it may be taken off.</summary>
    private static IResult Picture(HttpContext context, Stream? file)
    {
        context.Response.Headers["X-Robots-Tag"] = "noindex, nofollow";
        if (file is null)
            return Results.NotFound();
        context.Response.Headers.CacheControl = "private, max-age=600";
        return Results.Stream(file, "image/jpeg");
    }
}
