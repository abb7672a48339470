using Battwheels.Core.Common;

namespace Battwheels.Web.Access.Tablets;

/// <summary>What makes a browser a shared tablet: the token it was given. The slug beside it says where to look, no more.</summary>
/// <param name="Slug">Of the organization the tablet belongs to.</param>
internal sealed record TabletCookie(string Slug, LinkToken Token)
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(400); // the longest browsers keep one

    /// <summary>Null in a browser that is no shared tablet.</summary>
    public static TabletCookie? Read(HttpContext context)
    {
        var parts = context.Request.Cookies[Name(context)]?.Split('.', 2);
        return parts is [var slug, var text] && LinkToken.Read(text) is { } token ? new(slug, token) : null;
    }

    /// <summary>The tablet of this organization, if this browser is one.</summary>
    public static TabletCookie? Here(HttpContext context) =>
        Read(context) is { } tablet && tablet.Slug == context.Slug() ? tablet : null;

    public void Write(HttpContext context) =>
        context.Response.Cookies.Append(Name(context), $"{Slug}.{Token.Text}", Options(context, Kept));

    public static void Forget(HttpContext context) =>
        context.Response.Cookies.Delete(Name(context), Options(context, null));

    /// <summary>Where it is unlocked.</summary>
    /// <param name="back">A local address to go on at.</param>
    public string Door(string? back) =>
        $"/{Slug}/lock" + (back is null ? "" : $"?returnUrl={Uri.EscapeDataString(back)}");

    private static string Name(HttpContext context) => context.Request.IsHttps ? "__Host-bw-tablet" : "bw-tablet";

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
