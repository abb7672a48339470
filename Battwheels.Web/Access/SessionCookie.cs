using System.Globalization;
using System.Security.Claims;
using Battwheels.Core.Access;
using Battwheels.Core.Common;
using Battwheels.Web.Access.Tablets;
using Battwheels.Web.Common;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.WebUtilities;

namespace Battwheels.Web.Access;

/// <summary>The cookie names a person and a session row, nothing else; what they may do is read when they do it.</summary>
internal static class SessionCookie
{
    public const string Scheme = "bw";
    public const string SessionClaim = "bw:session";
    public const string IpClaim = "bw:ip";
    public const string VersionClaim = "bw:version";

    /// <summary>Signed in by a PIN: of all the roles allow, only what a shared tablet is for.</summary>
    public const string TabletClaim = "bw:tablet";

    public static ClaimsPrincipal Principal(SignedIn person) =>
        new(
            new ClaimsIdentity(
                [
                    new Claim(ClaimTypes.NameIdentifier, Text(person.PersonId)),
                    new Claim(ClaimTypes.Name, person.Email),
                    new Claim(ClaimNames.DisplayName, person.FullName),
                    new Claim(SessionClaim, Text(person.SessionId)),
                ],
                Scheme
            )
        );

    public static long? PersonId(this ClaimsPrincipal principal) => principal.Number(ClaimTypes.NameIdentifier);

    public static long? SessionId(this ClaimsPrincipal principal) => principal.Number(SessionClaim);

    /// <summary>The member this principal acts as; null where no organization was chosen.</summary>
    public static Actor? ToActor(this ClaimsPrincipal principal) =>
        principal.PersonId() is { } person
        && principal.Number(ClaimNames.OrganizationId) is { } organization
        && principal.Number(ClaimNames.MembershipId) is { } membership
            ? Actor.Member(
                organization,
                person,
                membership,
                principal.FindAll(ClaimNames.DisplayName).LastOrDefault()?.Value ?? "",
                principal.Text(SessionClaim),
                principal.Text(IpClaim)
            )
            : null;

    public static long? Number(this ClaimsPrincipal principal, string claim) =>
        long.TryParse(principal.Text(claim), NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            ? value
            : null;

    public static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);

    public static void Configure(CookieAuthenticationOptions options)
    {
        options.CookieManager = new CookieNames();
        options.Cookie.Name = CookieNames.Plain;
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.Cookie.Path = "/"; // every organization's address shares it
        options.Cookie.IsEssential = true;
        options.ExpireTimeSpan = PersonSession.Longest;
        options.SlidingExpiration = false; // idle time is kept in the session row: a circuit renews no cookie
        options.LoginPath = "/sign-in";
        options.ReturnUrlParameter = "returnUrl";
        options.Events.OnValidatePrincipal = ValidateAsync;
        var redirect = options.Events.OnRedirectToLogin;
        options.Events.OnRedirectToLogin = context =>
        {
            if (TabletCookie.Here(context.HttpContext) is { } tablet)
                context.RedirectUri = tablet.Door(
                    $"{context.Request.PathBase}{context.Request.Path}{context.Request.QueryString}"
                );
            else if (context.HttpContext.Items.ContainsKey(typeof(SessionCookie)))
                context.RedirectUri = QueryHelpers.AddQueryString(context.RedirectUri, "ended", "1");
            return redirect(context);
        };
    }

    private static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var sessions = context.HttpContext.RequestServices.GetRequiredService<ISessions>();
        if (
            context.Principal?.SessionId() is { } id
            && await sessions.FindAsync(id, touch: true, context.HttpContext.RequestAborted) is { } state
            && state.PersonId == context.Principal.PersonId()
            && (state.Tablet is null || state.Tablet.TokenHash == TabletCookie.Read(context.HttpContext)?.Token.Hash)
        )
        {
            context.HttpContext.Items[typeof(SessionState)] = state;
            return;
        }

        context.HttpContext.Items[typeof(SessionCookie)] = "ended"; // so the sign-in page can say why
        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(Scheme);
    }

    /// <summary>The __Host- prefix binds the cookie to this host on https; plain http is for this machine only.</summary>
    private sealed class CookieNames : ICookieManager
    {
        public const string Plain = "bw";
        private readonly ChunkingCookieManager _inner = new();

        public string? GetRequestCookie(HttpContext context, string key) =>
            _inner.GetRequestCookie(context, Name(context));

        public void AppendResponseCookie(HttpContext context, string key, string? value, CookieOptions options)
        {
            if (!context.Request.IsHttps && !IsThisMachine(context))
                throw new InvalidOperationException("Signing in needs https.");
            _inner.AppendResponseCookie(context, Name(context), value, options);
        }

        public void DeleteCookie(HttpContext context, string key, CookieOptions options) =>
            _inner.DeleteCookie(context, Name(context), options);

        private static string Name(HttpContext context) => context.Request.IsHttps ? "__Host-bw" : Plain;

        private static bool IsThisMachine(HttpContext context) =>
            context.Request.Host.Host is "localhost" or "127.0.0.1" or "[::1]";
    }
}
