namespace Battwheels.Web.Access;

/// <summary>What browsers are told on every answer. No inline script exists, so none needs a nonce.</summary>
internal static class SecurityHeaders
{
    private const string ContentPolicy =
        "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
        + "media-src 'self' blob:; font-src 'self' data:; object-src 'none'; base-uri 'self'; form-action 'self'; "
        + "frame-ancestors 'none'";

    public static Task AddAsync(HttpContext context, RequestDelegate next)
    {
        context.Response.OnStarting(() =>
        {
            var headers = context.Response.Headers;
            headers.ContentSecurityPolicy = ContentPolicy;
            headers.XContentTypeOptions = "nosniff";
            headers.XFrameOptions = "DENY";
            headers["Referrer-Policy"] = "same-origin";
            headers["Permissions-Policy"] = "camera=(self), microphone=(self), geolocation=(), payment=(), usb=()";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            if (context.Request.IsHttps)
                headers.StrictTransportSecurity = "max-age=31536000; includeSubDomains";
            // Static files say themselves how long they keep; everything else is somebody's data.
            if (headers.CacheControl.Count == 0 || IsPage(context.Response))
                headers.CacheControl = "no-store";
            return Task.CompletedTask;
        });
        return next(context);
    }

    private static bool IsPage(HttpResponse response) =>
        response.ContentType?.StartsWith("text/html", StringComparison.Ordinal) is true;

    /// <summary>
    /// A page of another site, a sibling subdomain too, opens no circuit with the visitor's cookie. Browsers always name
    /// the origin of a web socket and of a post.
    /// </summary>
    public static Task RefuseForeignCircuitsAsync(HttpContext context, RequestDelegate next)
    {
        var origin = context.Request.Headers.Origin.ToString();
        if (
            origin.Length == 0
            || !context.Request.Path.StartsWithSegments("/_blazor", StringComparison.OrdinalIgnoreCase)
            || Uri.TryCreate(origin, UriKind.Absolute, out var from)
                && string.Equals(from.Authority, context.Request.Host.Value, StringComparison.OrdinalIgnoreCase)
        )
            return next(context);
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }
}
