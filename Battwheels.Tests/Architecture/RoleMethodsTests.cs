using Battwheels.Core.Access;

namespace Battwheels.Tests.Architecture;

/// <summary>
/// T9: who may call what, as last reviewed. Every public method of every service stands in role-methods.golden.txt with
/// the permissions it asks for and the roles that hold them; a change of either is a change of that file, seen in review.
/// </summary>
[Trait("Category", "Architecture")]
public sealed class RoleMethodsTests
{
    private const string Folder = "Battwheels.Tests/Architecture";
    private const string Golden = "role-methods.golden.txt";

    [Fact]
    public async Task Methods_PermissionsAndRoles_AreAsReviewed()
    {
        var actual = await LinesAsync();
        var reviewed = await File.ReadAllLinesAsync(Path.Combine(SourceTree.Root, Folder, Golden));
        if (actual.SequenceEqual(reviewed))
            return;

        var written = Path.Combine(AppContext.BaseDirectory, "role-methods.actual.txt");
        await File.WriteAllLinesAsync(written, actual);
        Assert.Fail(
            $"""
            Who may call what is not as reviewed (- reviewed, + now):
            {string.Join(
                '\n',
                reviewed.Except(actual).Select(l => $"- {l}").Concat(actual.Except(reviewed).Select(l => $"+ {l}"))
            )}
            If every line is meant, accept it:
            cp "{written}" "{Path.Combine(SourceTree.Root, Folder, Golden)}"
            """
        );
    }

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
            .. matrix.Methods.Select(m => $"{m.Method}: {Permissions(m)} | {Roles(m)}").Order(StringComparer.Ordinal),
        ];
    }

    private static string Permissions(MethodPermissions method) =>
        method.Permissions.Count == 0 ? "asks nothing" : string.Join(" + ", method.Permissions);

    private static string Roles(MethodPermissions method) =>
        string.Join(' ', method.Roles.Order(StringComparer.Ordinal)) is { Length: > 0 } roles ? roles : "no role";
}
