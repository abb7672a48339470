using Battwheels.Core.Access;
using Battwheels.Core.Common;
using Battwheels.Data.Common;
using Battwheels.Tests.Common;
using Microsoft.Extensions.DependencyInjection;

namespace Battwheels.Tests.Architecture;

/// <summary>One method and the permissions it asks for before it does anything, in order.</summary>
/// <param name="Permissions">Of the gate: without them nothing is read.</param>
/// <param name="Demanded">Of the body: without them the call is refused, where its input needs them.</param>
/// <param name="Regarded">Of the body: without them the answer holds less.</param>
internal sealed record MethodPermissions(
    ServiceMethod Method,
    IReadOnlyList<string> Permissions,
    IReadOnlyList<string> Demanded,
    IReadOnlyList<string> Regarded
)
{
    /// <summary>Roles of the shipped table that hold them all.</summary>
    public IEnumerable<string> Roles => RolesHolding(Permissions);

    /// <summary>A new owner of organization A; for methods no role may call, a job or link that may.</summary>
    public async Task<Actor> AllowedAsync(TestDb db) =>
        Roles.Contains("owner")
            ? await db.MemberAsync(db.OrgA, "Meera", "owner")
            : Actor.Job(db.OrgA, "system", Permissions);

    public static IEnumerable<string> RolesHolding(IEnumerable<string> permissions) =>
        RoleTable
            .Roles.Where(r => r.Realm == "organization")
            .Where(r => permissions.All(p => r.Permissions.Contains(p) || RoleTable.SelfService.Contains(p)))
            .Select(r => r.Code);
}

/// <summary>
/// What the gate was asked: each method is called by someone who holds nothing, then the permission it named, and so on,
/// until it is let in.
/// </summary>
internal sealed class PermissionRecord
{
    private const int Most = 5;
    private static readonly Lazy<Task<PermissionRecord>> Made = new(RecordAsync);

    public required IReadOnlyList<MethodPermissions> Methods { get; init; }

    public static Task<PermissionRecord> MakeAsync() => Made.Value;

    private static async Task<PermissionRecord> RecordAsync()
    {
        Probe probe = new();
        await using var db = await TestDb.CreateAsync(configure: s => s.AddSingleton<IPermissionProbe>(probe));
        var rows = await ProbeRows.MakeAsync(db);
        await using var kept = await rows.KeepAsync();
        List<MethodPermissions> methods = [];
        foreach (var method in ServiceMethods.All)
        {
            await rows.RestoreAsync(kept);
            List<string> held = [];
            HashSet<string> regarded = [];
            List<string> demanded = [];
            while (held.Count < Most && await AskedAsync(PermissionUse.Gate, held) is { } missing)
                held.Add(missing);
            while (
                demanded.Count < Most && await AskedAsync(PermissionUse.Demand, [.. held, .. demanded]) is { } missing
            )
                demanded.Add(missing);
            await AskedAsync(PermissionUse.May, [.. RoleTable.Keys, .. held]); // who may everything comes furthest
            methods.Add(
                new MethodPermissions(
                    method,
                    held,
                    [.. demanded.Order(StringComparer.Ordinal)],
                    [.. regarded.Except(held).Order(StringComparer.Ordinal)]
                )
            );

            async Task<string?> AskedAsync(PermissionUse use, List<string> permissions)
            {
                var asked = await CallAsync(db, rows, method, permissions, probe);
                regarded.UnionWith(asked.Where(a => a.Use is PermissionUse.May).Select(a => a.Permission));
                return asked
                    .Where(a => a.Use == use && !permissions.Contains(a.Permission))
                    .Select(a => a.Permission)
                    .FirstOrDefault();
            }
        }

        return new PermissionRecord { Methods = methods };
    }

    /// <summary>Every question the call put to the gate, whoever the answer let through.</summary>
    private static async Task<(string Permission, PermissionUse Use)[]> CallAsync(
        TestDb db,
        ProbeRows rows,
        ServiceMethod method,
        List<string> held,
        Probe probe
    )
    {
        await using var scope = db.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<ICurrentActor>().Become(Actor.Job(db.OrgA, "recorder", held));
        probe.Asked.Clear();
        await Record.ExceptionAsync(() =>
            method.CallAsync(scope.ServiceProvider, new Arguments(rows, db.OrgA).For(method))
        );
        return [.. probe.Asked];
    }

    private sealed class Probe : IPermissionProbe
    {
        public List<(string Permission, PermissionUse Use)> Asked { get; } = [];

        void IPermissionProbe.Asked(string permission, PermissionUse use) => Asked.Add((permission, use));
    }
}
