using System.Globalization;
using System.Reflection;
using Battwheels.Core.Access;
using Battwheels.Core.Common;
using Battwheels.Tests.Architecture;
using Battwheels.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Battwheels.Tests.Browser;

/// <summary>One page or download and the permission that opens it.</summary>
/// <param name="Pattern">As routed: <c>invoices/{id:long}/pdf</c>.</param>
internal sealed record GuardedAddress(string Pattern, string Permission, bool IsPage)
{
    /// <summary>First word of the address: the area it belongs to.</summary>
    public string Area => Pattern.Split('/')[0];

    public bool NamesRecord => Pattern.Contains('{', StringComparison.Ordinal);

    /// <summary>What stands before the number: which kind of record it is the number of.</summary>
    public string Before => Pattern.Split("/{")[0];

    /// <summary>The address of one record.</summary>
    public string For(long id) =>
        string.Join(
            '/',
            Pattern.Split('/').Select(part => part.StartsWith('{') ? id.ToString(CultureInfo.InvariantCulture) : part)
        );

    public override string ToString() => Pattern;
}

/// <summary>Every address of an organization that a permission guards, found in the product: none can be forgotten.</summary>
internal static class GuardedAddresses
{
    public static IReadOnlyList<GuardedAddress> All { get; } = [.. Pages().Concat(Downloads())];

    private static IEnumerable<GuardedAddress> Pages() =>
        from route in PageAccessTests.Routes
        let policy = PageAccessTests.Policy(route.Page)
        where policy is not null
        select new GuardedAddress(route.Address.Trim('/'), policy, IsPage: true);

    /// <summary>Endpoints of every public method of the form <c>Map…(this IEndpointRouteBuilder)</c>.</summary>
    private static GuardedAddress[] Downloads()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Services.AddDomainServices(); // so that handlers' parameters are told apart
        builder.Services.AddSingleton(TimeProvider.System);
        var app = builder.Build();
        foreach (var map in typeof(Routes).Assembly.GetTypes().SelectMany(Maps))
            map.Invoke(null, [app]);
        return ((IEndpointRouteBuilder)app)
            .DataSources.SelectMany(s => s.Endpoints)
            .OfType<RouteEndpoint>()
            .SelectMany(
                e => e.Metadata.GetOrderedMetadata<IAuthorizeData>(),
                (e, data) => (Pattern: e.RoutePattern.RawText!.Trim('/'), data.Policy)
            )
            .Where(e => e.Policy is not null)
            .Select(e => new GuardedAddress(e.Pattern, e.Policy!, IsPage: false))
            .ToArray();
    }

    private static IEnumerable<MethodInfo> Maps(Type type) =>
        type is { IsAbstract: true, IsSealed: true }
            ? type.GetMethods(BindingFlags.Public | BindingFlags.Static)
                .Where(m => m.Name.StartsWith("Map", StringComparison.Ordinal))
                .Where(m => m.GetParameters() is [var only] && only.ParameterType == typeof(IEndpointRouteBuilder))
            : [];

    /// <summary>What a role of the shipped table opens.</summary>
    public static bool MayOpen(string role, GuardedAddress address) =>
        RoleTable.Roles.Single(r => r.Code == role).Permissions.Contains(address.Permission)
        || RoleTable.SelfService.Contains(address.Permission);
}
