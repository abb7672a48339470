using Battwheels.Core.Access;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;

namespace Battwheels.Web.Access;

/// <summary>A page or endpoint that the member's roles do not open: recorded, then explained.</summary>
internal sealed class RefusedRequests(IDenials denials) : IAuthorizationMiddlewareResultHandler
{
    public const string PermissionItem = "bw:refused";
    private readonly AuthorizationMiddlewareResultHandler _default = new();

    public async Task HandleAsync(
        RequestDelegate next,
        HttpContext context,
        AuthorizationPolicy policy,
        PolicyAuthorizationResult authorizeResult
    )
    {
        if (!authorizeResult.Forbidden)
        {
            await _default.HandleAsync(next, context, policy, authorizeResult);
            return;
        }

        var permission =
            policy.Requirements.OfType<PermissionRequirement>().FirstOrDefault()?.Permission
            ?? $"{context.Request.Path}";
        context.Items[PermissionItem] = permission;
        await denials.WriteAsync(context.User.ToActor(), "PERMISSION_DENIED", permission);
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
    }
}
