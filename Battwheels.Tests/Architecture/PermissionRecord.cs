using Battwheels.Core.Access;
using Battwheels.Core.Common;
using Battwheels.Data.Common;
using Battwheels.Tests.Common;
using Microsoft.Extensions.DependencyInjection;

namespace Battwheels.Tests.Architecture;

/// <summary>One method and the permissions it asks for before it does anything, in order.</summary>
internal sealed record MethodPermissions(ServiceMethod Method, IReadOnlyList<string> Permissions)
{
    /// <summary>Roles of the shipped table that hold them all.</summary>
    public IEnumerable<string> Roles => RolesHolding(Permissions);

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
        List<MethodPermissions> methods = [];
        foreach (var method in ServiceMethods.All)
        {
            List<string> held = [];
            while (held.Count < Most && await AskedAsync(db, rows, method, held, probe) is { } missing)
                held.Add(missing);
            methods.Add(new MethodPermissions(method, held));
        }

        return new PermissionRecord { Methods = methods };
    }

    /// <summary>The gate's question this holder could not answer; null when they were let in.</summary>
    private static async Task<string?> AskedAsync(
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
        return probe.Asked.FirstOrDefault(p => !held.Contains(p));
    }

    private sealed class Probe : IPermissionProbe
    {
        /// <summary>At the gate only: what a body demands beyond it depends on its input.</summary>
        public List<string> Asked { get; } = [];

        void IPermissionProbe.Asked(string permission, PermissionUse use)
        {
            if (use is PermissionUse.Gate)
                Asked.Add(permission);
        }
    }
}
