using System.Globalization;
using Battwheels.Core.Access;
using Battwheels.Tests.Architecture;

namespace Battwheels.Tests.Browser;

/// <summary>One page or download and the permission that opens it.</summary>
/// <param name="Pattern">As routed: <c>invoices/{id:long}/pdf</c>.</param>
internal sealed record GuardedAddress(string Pattern, string Permission, bool IsPage)
{
    /// <summary>First word of the address: the area it belongs to.</summary>
    public string Area => Pattern.Split('/')[0];

    /// <summary>Words of an event are named by event and language, which are the same in every organization.</summary>
    public bool NamesRecord =>
        Pattern.Contains('{', StringComparison.Ordinal)
        && !Pattern.StartsWith("settings/messages/words/", StringComparison.Ordinal);

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

    /// <summary>Whatever else the host answers to a question, for a permission; that nothing is without one, EndpointAccessTests sees to.</summary>
    private static IEnumerable<GuardedAddress> Downloads() =>
        from endpoint in HostEndpoints.All
        where endpoint.Page is null && endpoint.Policy is not null && !endpoint.Writes
        select new GuardedAddress(endpoint.Pattern, endpoint.Policy!, IsPage: false);

    /// <summary>What a role of the shipped table opens.</summary>
    public static bool MayOpen(string role, GuardedAddress address) =>
        RoleTable.Roles.Single(r => r.Code == role).Permissions.Contains(address.Permission)
        || RoleTable.SelfService.Contains(address.Permission);
}
