namespace Battwheels.Web.Shell;

/// <summary>A cookie for how screens look or speak: known before the first byte, kept for a year, no business of scripts.</summary>
internal static class ChoiceCookie
{
    public static void Write(HttpContext context, string name, string value) =>
        context.Response.Cookies.Append(
            name,
            value,
            new CookieOptions
            {
                MaxAge = TimeSpan.FromDays(365),
                Path = "/",
                HttpOnly = true,
                SameSite = SameSiteMode.Lax,
                IsEssential = true,
                Secure = context.Request.IsHttps,
            }
        );
}
