using Battwheels.Core.Access;
using Battwheels.Core.Access.Tablets;
using Battwheels.Web.Common;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;

namespace Battwheels.Web.Access;

/// <summary>The signed-in member holds this permission of the role table.</summary>
internal sealed record PermissionRequirement(string Permission) : IAuthorizationRequirement;

/// <summary>Every permission of the role table is a policy of the same name; any other name is a mistake.</summary>
internal sealed class PermissionPolicies(IOptions<AuthorizationOptions> options) : IAuthorizationPolicyProvider
{
    public bool AllowsCachingPolicies => true;

    public Task<AuthorizationPolicy?> GetPolicyAsync(string policyName) =>
        Task.FromResult(
            RoleTable.Keys.Contains(policyName)
                ? new AuthorizationPolicyBuilder()
                    .RequireAuthenticatedUser()
                    .AddRequirements(new PermissionRequirement(policyName))
                    .Build()
                : null
        );

    public Task<AuthorizationPolicy> GetDefaultPolicyAsync() => Task.FromResult(options.Value.DefaultPolicy);

    public Task<AuthorizationPolicy?> GetFallbackPolicyAsync() => Task.FromResult(options.Value.FallbackPolicy);
}

/// <summary>Asks what the member may do at this moment, not when they signed in.</summary>
internal sealed class PermissionHandler(ILiveAccess access) : AuthorizationHandler<PermissionRequirement>
{
    protected override async Task HandleRequirementAsync(
        AuthorizationHandlerContext context,
        PermissionRequirement requirement
    )
    {
        if (
            context.User.Number(ClaimNames.OrganizationId) is not { } organization
            || context.User.Number(ClaimNames.MembershipId) is not { } membership
        )
            return;
        if (
            context.User.Text(SessionCookie.TabletClaim) is not null
            && !TabletPermissions.All.Contains(requirement.Permission)
        )
            return;
        var member = await access.MemberAsync(organization, membership, CancellationToken.None);
        if (member.IsActive && member.Permissions.Contains(requirement.Permission))
            context.Succeed(requirement);
    }
}
