using System.Reflection;
using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;

namespace Battwheels.Web.Shell;

/// <summary>What somebody may do at this moment, to show no way that would be refused.</summary>
public static class HeldPermissions
{
    private static readonly Dictionary<string, string> Policies = typeof(HeldPermissions)
        .Assembly.GetTypes()
        .SelectMany(page =>
            page.GetCustomAttributes<RouteAttribute>()
                .Select(route => (Address: route.Template.Trim('/'), Policy: PolicyOf(page)))
        )
        .Where(page => page.Policy is not null)
        .ToDictionary(page => page.Address, page => page.Policy!);

    /// <summary>Those of the permissions the person holds.</summary>
    public static async Task<IReadOnlySet<string>> HeldAsync(
        this IAuthorizationService access,
        ClaimsPrincipal user,
        IEnumerable<string> permissions
    )
    {
        HashSet<string> held = [];
        foreach (var permission in permissions.Distinct())
            if ((await access.AuthorizeAsync(user, null, permission)).Succeeded)
                held.Add(permission);
        return held;
    }

    /// <summary>What the page asks for, by its own attribute: so no list of ways can differ from it.</summary>
    /// <param name="template">As in its @page line, without the first slash: <c>vehicles/{Id:long}/edit</c>.</param>
    /// <exception cref="KeyNotFoundException">No page is there, or it asks for nothing.</exception>
    public static string OfPage(string template) => Policies[template];

    private static string? PolicyOf(Type page) =>
        page.GetCustomAttributes<AuthorizeAttribute>(inherit: true)
            .Select(a => a.Policy)
            .FirstOrDefault(p => p is not null);
}
