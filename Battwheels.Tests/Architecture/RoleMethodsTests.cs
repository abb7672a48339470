using Battwheels.Core.Access;

namespace Battwheels.Tests.Architecture;

/// <summary>
/// T9: who may call what, as last reviewed. Every public method of every service stands in role-methods.golden.txt with
/// the permissions it asks for and the roles that hold them, and what its body asks beyond the gate; every page and
/// download in role-pages.golden.txt. A change of either is a change of that file, seen in review.
/// </summary>
[Trait("Category", "Architecture")]
public sealed class RoleMethodsTests
{
    [Fact]
    public async Task Methods_PermissionsAndRoles_AreAsReviewed() =>
        await Golden.EqualsAsync("role-methods", await LinesAsync());

    [Fact]
    public async Task Pages_PermissionsAndRoles_AreAsReviewed() =>
        await Golden.EqualsAsync(
            "role-pages",
            [
                .. HostEndpoints
                    .All.Where(e => e.Policy is not null)
                    .Select(e => $"{e}: {e.Policy} | {Roles([e.Policy!])}"),
            ]
        );

    /// <summary>A technician works on visits and looks things up; nothing else, whatever is added.</summary>
    [Fact]
    public async Task Technician_Methods_AskForTheirEightPermissionsOnly()
    {
        var technician = RoleTable.Roles.Single(r => r.Code == "technician");
        Assert.Equal(8, technician.Permissions.Count);
        var matrix = await PermissionRecord.MakeAsync();
        string[] own = [.. technician.Permissions, .. RoleTable.SelfService];

        Faults.None(
            matrix
                .Methods.Where(m => m.Roles.Contains("technician"))
                .Where(m => m.Permissions.Count == 0 || m.Permissions.Except(own).Any())
                .Select(m => $"{m.Method} {string.Join(' ', m.Permissions)}")
        );
    }

    private static async Task<string[]> LinesAsync()
    {
        var matrix = await PermissionRecord.MakeAsync();
        return
        [
            .. matrix
                .Methods.Select(m => $"{m.Method}: {Permissions(m)} | {Roles(m.Permissions)}{Also(m)}")
                .Order(StringComparer.Ordinal),
        ];
    }

    private static string Permissions(MethodPermissions method) =>
        method.Permissions.Count == 0 ? "asks nothing" : string.Join(" + ", method.Permissions);

    private static string Roles(IEnumerable<string> permissions) =>
        string.Join(' ', MethodPermissions.RolesHolding(permissions).Order(StringComparer.Ordinal))
            is { Length: > 0 } roles
            ? roles
            : "no role";

    /// <summary>What the body asks beyond the gate, as far as the arguments made here come.</summary>
    private static string Also(MethodPermissions method) =>
        (method.Demanded.Count > 0 ? $" | demands {string.Join(' ', method.Demanded)}" : "")
        + method.Regarded.Count switch
        {
            0 => "",
            > 100 => " | regards whatever a role holds",
            _ => $" | regards {string.Join(' ', method.Regarded)}",
        };
}
