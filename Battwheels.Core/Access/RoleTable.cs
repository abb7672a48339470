using System.Collections.Frozen;
using System.Text.Json;

namespace Battwheels.Core.Access;

/// <summary>One permission as the role table describes it.</summary>
public sealed record PermissionRow(string Key, string Module, string Description);

/// <summary>One role as the role table describes it.</summary>
public sealed record RoleRow(
    string Code,
    string Name,
    string Realm,
    bool MfaRequired,
    IReadOnlyList<string> Permissions
);

/// <summary>Who may not do both, on the same document.</summary>
public sealed record SeparationRule(string Id, string First, string Second, string Rule);

/// <summary>The role and permission table the product ships (role-permissions.json); organizations are seeded from it.</summary>
/// <remarks>Loading fails on an unknown key in a role: the product does not start on a table it cannot trust.</remarks>
public static class RoleTable
{
    private static readonly Lazy<Table> Loaded = new(Load);

    public static IReadOnlyList<PermissionRow> Permissions => Loaded.Value.Permissions;

    public static IReadOnlyList<RoleRow> Roles => Loaded.Value.Roles;

    public static IReadOnlyList<SeparationRule> SeparationOfDuties => Loaded.Value.SeparationOfDuties;

    /// <summary>What every active member may do with their own records.</summary>
    public static FrozenSet<string> SelfService => Loaded.Value.SelfService;

    /// <summary>Every key a role or a member can hold; <c>system:</c> keys are not among them.</summary>
    public static FrozenSet<string> Keys => Loaded.Value.Keys;

    public static PermissionRow? Find(string key) => Permissions.FirstOrDefault(p => p.Key == key);

    private static Table Load()
    {
        using var stream =
            typeof(RoleTable).Assembly.GetManifestResourceStream("Battwheels.Core.Access.role-permissions.json")
            ?? throw new InvalidOperationException("role-permissions.json is not embedded.");
        using var json = JsonDocument.Parse(stream);
        var root = json.RootElement;

        PermissionRow[] permissions =
        [
            .. root.GetProperty("permissions")
                .EnumerateArray()
                .Select(p => new PermissionRow(Text(p, "key"), Text(p, "module"), Text(p, "description"))),
        ];
        var selfService = root.GetProperty("selfService")
            .GetProperty("rights")
            .EnumerateArray()
            .Select(r => r.GetString()!)
            .ToFrozenSet();
        var keys = permissions.Select(p => p.Key).Concat(selfService).ToFrozenSet();

        RoleRow[] roles =
        [
            .. root.GetProperty("roles")
                .EnumerateArray()
                .Select(r => new RoleRow(
                    Text(r, "code"),
                    Text(r, "name"),
                    Text(r, "realm"),
                    r.TryGetProperty("mfaRequired", out var mfa) && mfa.ValueKind == JsonValueKind.True,
                    [.. r.GetProperty("permissions").EnumerateArray().Select(p => p.GetString()!)]
                )),
        ];
        var unknown = roles.SelectMany(r => r.Permissions).Where(p => !keys.Contains(p)).Distinct().ToArray();
        if (unknown.Length > 0)
            throw new InvalidOperationException($"Unknown permissions in the role table: {string.Join(", ", unknown)}");

        SeparationRule[] rules =
        [
            .. root.GetProperty("separationOfDuties")
                .EnumerateArray()
                .Select(s => new SeparationRule(Text(s, "id"), Text(s, "first"), Text(s, "second"), Text(s, "rule"))),
        ];
        return new Table(permissions, roles, rules, selfService, keys);
    }

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;

    private sealed record Table(
        IReadOnlyList<PermissionRow> Permissions,
        IReadOnlyList<RoleRow> Roles,
        IReadOnlyList<SeparationRule> SeparationOfDuties,
        FrozenSet<string> SelfService,
        FrozenSet<string> Keys
    );
}
