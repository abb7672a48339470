using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Battwheels.Core.Access;
using Battwheels.Core.Access.Tablets;
using Battwheels.Core.Common;
using Battwheels.Web.Common;
using Microsoft.AspNetCore.Authorization;

namespace Battwheels.Web.Access;

/// <summary>
/// The first path segment selects among the caller's own active memberships; it grants nothing by itself. To a stranger
/// every slug answers with sign-in, to a member every foreign or unknown slug is the same "not found".
/// </summary>
internal static class OrganizationAddress
{
    private const string SlugItem = "bw:slug";

    /// <summary>The organization's slug in this request's address, real or not.</summary>
    public static string? Slug(this HttpContext context) => context.Items[SlugItem] as string;

    /// <summary>Before routing: moves the slug from the path to the path base.</summary>
    public static async Task MoveSlugAsync(HttpContext context, RequestDelegate next)
    {
        var path = context.Request.Path.Value ?? "/";
        var end = path.IndexOf('/', 1);
        var first =
            path.Length < 2 ? ""
            : end < 0 ? path[1..]
            : path[1..end];
        if (!Slugs.IsValid(first))
        {
            await next(context);
            return;
        }

        if (end < 0 && HttpMethods.IsGet(context.Request.Method))
        {
            // Relative links need the slash.
            context.Response.Redirect($"{context.Request.PathBase}/{first}/{context.Request.QueryString}");
            return;
        }

        context.Items[SlugItem] = first;
        context.Request.PathBase = context.Request.PathBase.Add($"/{first}");
        context.Request.Path = end < 0 ? "/" : path[end..];
        await next(context);
    }

    /// <summary>After authentication: makes the caller a member of the addressed organization, or hides it.</summary>
    public static async Task EnterAsync(HttpContext context, RequestDelegate next)
    {
        var endpoint = context.GetEndpoint();
        var isPublic = endpoint is null || endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null;
        if (isPublic || context.User.Identity?.IsAuthenticated is not true)
        {
            if (await IsFirstLookAsync(context))
                context.Response.Redirect("/start");
            else
                await next(context);
            return;
        }

        if (MustChangePassword(context))
        {
            context.Response.Redirect("/change-password");
            return;
        }

        if (context.Slug() is null && Tablet(context) is not null && await TabletHomeAsync(context) is { } home)
        {
            context.Response.Redirect(home); // a PIN opens nothing of the account itself
            return;
        }

        if (context.Slug() is { } slug)
        {
            if (await FindAsync(context, slug) is not { } membership)
            {
                await HideAsync(context, slug);
                return;
            }

            await BecomeMemberAsync(context, membership);
        }
        else if (!context.Request.Path.StartsWithSegments("/organizations"))
        {
            // Only the switcher and the account's own pages live outside an organization.
            if (endpoint!.Metadata.GetMetadata<OutsideOrganizationAttribute>() is null)
            {
                context.Response.Redirect("/organizations");
                return;
            }
        }

        await next(context);
    }

    /// <summary>Is the caller an active member of the organization this address names?</summary>
    public static async Task<bool> IsMemberAsync(HttpContext context) =>
        context.User.Identity?.IsAuthenticated is true
        && context.Slug() is { } slug
        && await FindAsync(context, slug) is not null;

    /// <summary>Somebody opens an installation where no garage has been set up yet.</summary>
    private static async Task<bool> IsFirstLookAsync(HttpContext context) =>
        context.Request.Path.Value is "/"
        && context.Slug() is null
        && HttpMethods.IsGet(context.Request.Method)
        && context.User.Identity?.IsAuthenticated is not true
        && await context.RequestServices.GetRequiredService<IPlatformDirectory>().IsUnusedAsync(context.RequestAborted);

    private static bool MustChangePassword(HttpContext context) =>
        context.Items[typeof(SessionState)] is SessionState { MustChangePassword: true }
        && context.GetEndpoint()?.Metadata.GetMetadata<OutsideOrganizationAttribute>() is null;

    private static async Task<OwnMembership?> FindAsync(HttpContext context, string slug)
    {
        var directory = context.RequestServices.GetRequiredService<IPlatformDirectory>();
        var own = await directory.MembershipsAsync(context.User.PersonId() ?? 0, context.RequestAborted);
        return own.FirstOrDefault(m => m.Slug == slug && IsOpen(context, m));
    }

    private static TabletSession? Tablet(HttpContext context) =>
        (context.Items[typeof(SessionState)] as SessionState)?.Tablet;

    /// <summary>Who is signed in by a PIN belongs, here, to the tablet's organization alone.</summary>
    private static bool IsOpen(HttpContext context, OwnMembership membership) =>
        membership.Status is MembershipStatus.Active
        && (Tablet(context) is not { } tablet || tablet.OrganizationId == membership.OrganizationId);

    private static async Task<string?> TabletHomeAsync(HttpContext context)
    {
        var directory = context.RequestServices.GetRequiredService<IPlatformDirectory>();
        var own = await directory.MembershipsAsync(context.User.PersonId() ?? 0, context.RequestAborted);
        return own.FirstOrDefault(m => IsOpen(context, m)) is { } here ? $"/{here.Slug}/" : null;
    }

    private static async Task BecomeMemberAsync(HttpContext context, OwnMembership membership)
    {
        var services = context.RequestServices;
        var organization = await services
            .GetRequiredService<IPlatformDirectory>()
            .FindAsync(membership.Slug, context.RequestAborted);
        var member = await services
            .GetRequiredService<ILiveAccess>()
            .MemberAsync(membership.OrganizationId, membership.MembershipId, context.RequestAborted);
        ClaimsIdentity chosen = new([
            new Claim(ClaimNames.OrganizationId, SessionCookie.Text(membership.OrganizationId)),
            new Claim(ClaimNames.OrganizationName, membership.OrganizationName),
            new Claim(ClaimNames.IsDemo, organization is { IsDemo: true } ? "true" : "false"),
            new Claim(ClaimNames.MembershipId, SessionCookie.Text(membership.MembershipId)),
            new Claim(ClaimNames.DisplayName, membership.DisplayName),
            new Claim(SessionCookie.VersionClaim, SessionCookie.Text(member.PermissionVersion)),
            new Claim(SessionCookie.IpClaim, $"{context.Connection.RemoteIpAddress}"),
        ]);
        if (Tablet(context) is { } tablet)
            chosen.AddClaim(new Claim(SessionCookie.TabletClaim, SessionCookie.Text(tablet.TabletId)));
        context.User.AddIdentity(chosen);
        if (context.User.ToActor() is { } actor)
            services.GetRequiredService<ICurrentActor>().Become(actor);
    }

    private static async Task HideAsync(HttpContext context, string slug)
    {
        var hashed = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(slug)))[..16];
        await context
            .RequestServices.GetRequiredService<Core.Platform.Audit.IPlatformAudit>()
            .WriteAsync(
                "CROSS_TENANT_ATTEMPT",
                context.User.Identity?.Name,
                $"{context.Connection.RemoteIpAddress}",
                T($"address {hashed}"),
                CancellationToken.None
            );
        context.Response.StatusCode = StatusCodes.Status404NotFound;
    }
}

/// <summary>A signed-in page that belongs to the person, not to an organization.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class OutsideOrganizationAttribute : Attribute;
