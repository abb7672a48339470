using Battwheels.Core.Common;
using Battwheels.Core.Service.Portal;
using Battwheels.Web.Access;

namespace Battwheels.Web.Service.Portal;

/// <summary>
/// The cookie of a customer of one workshop. The prefix __Host- asks for the path "/", so the organization stands in the
/// name; the token in it is looked for among that organization's sessions only.
/// </summary>
internal static class PortalCookie
{
    public static LinkToken? Read(HttpContext context) =>
        context.Slug() is { } slug ? LinkToken.Read(context.Request.Cookies[Name(context, slug)]) : null;

    public static void Write(HttpContext context, LinkToken token) =>
        context.Response.Cookies.Append(
            Name(context, context.Slug()!),
            token.Text,
            Options(context, PortalSession.Life)
        );

    public static void Forget(HttpContext context)
    {
        if (context.Slug() is { } slug)
            context.Response.Cookies.Delete(Name(context, slug), Options(context, null));
    }

    private static string Name(HttpContext context, string slug) =>
        $"{(context.Request.IsHttps ? "__Host-bwp" : "bwp")}-{slug}";

    private static CookieOptions Options(HttpContext context, TimeSpan? kept) =>
        new()
        {
            HttpOnly = true,
            Secure = context.Request.IsHttps,
            SameSite = SameSiteMode.Lax,
            Path = "/",
            IsEssential = true,
            MaxAge = kept,
        };
}
