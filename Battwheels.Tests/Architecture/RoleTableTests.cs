using System.Reflection;
using Battwheels.Core.Access;
using Battwheels.Core.Platform.Events;
using Battwheels.Core.Platform.Jobs;
using Battwheels.Data;
using Battwheels.Data.Common;
using Battwheels.Tests.Common;
using Battwheels.Web.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Battwheels.Tests.Architecture;

/// <summary>The role table as shipped, what is made of it, and what names its keys.</summary>
[Trait("Category", "Architecture")]
public sealed class RoleTableTests
{
    [Fact]
    public void Table_Size_IsAsReviewed()
    {
        Assert.Equal(177, RoleTable.Permissions.Count);
        Assert.Equal(16, RoleTable.Roles.Count);
        Assert.Equal(17, RoleTable.SeparationOfDuties.Count);
        Assert.Equal(13, RoleTable.SelfService.Count);
        Assert.Equal(177, RoleTable.Permissions.Select(p => p.Key).Distinct().Count());
    }

    /// <summary>Every key of every role, as last reviewed against access.md.</summary>
    [Fact]
    public async Task Table_Content_IsAsReviewed() =>
        await Golden.EqualsAsync(
            "role-table",
            [
                .. RoleTable.Roles.SelectMany(Lines),
                $"self-service: {Words(RoleTable.SelfService)}",
                .. RoleTable.SeparationOfDuties.Select(r => $"{r.Id}: {r.First} / {r.Second}: {r.Rule}"),
                .. RoleTable.Permissions.Select(p => $"{p.Key} ({p.Module}): {p.Description}"),
            ]
        );

    /// <summary>Who holds the two halves of each separation rule: written by hand from access.md, section 3.</summary>
    [Theory]
    [InlineData("SOD-01", "admin manager owner service_advisor", "admin manager owner")]
    [InlineData("SOD-02", "admin dispatcher manager owner service_advisor technician", "admin manager owner")]
    [InlineData("SOD-03", "accountant admin manager owner storekeeper", "admin manager owner")]
    [InlineData("SOD-04", "accountant admin manager owner storekeeper", "admin owner storekeeper")]
    [InlineData("SOD-05", "admin owner storekeeper", "accountant admin manager owner")]
    [InlineData("SOD-06", "admin owner storekeeper", "accountant admin manager owner")]
    [InlineData("SOD-07", "accountant admin owner", "admin owner")]
    [InlineData("SOD-08", "accountant admin owner", "admin owner")]
    [InlineData("SOD-09", "accountant admin owner", "admin owner")]
    [InlineData("SOD-10", "accountant admin owner", "admin owner")]
    [InlineData("SOD-11", "hr owner", "owner")]
    [InlineData("SOD-12", "hr owner", "accountant owner")]
    [InlineData(
        "SOD-13",
        "accountant admin hr manager owner service_advisor storekeeper",
        "accountant admin manager owner"
    )]
    [InlineData("SOD-14", "admin manager owner service_advisor", "accountant admin owner")]
    [InlineData("SOD-15", "admin manager owner technician", "admin manager owner")]
    [InlineData("SOD-16", "admin owner", "admin owner")]
    [InlineData("SOD-17", "platform_support", "platform_operator")]
    public void Separation_Halves_AreHeldByTheseRoles(string id, string first, string second)
    {
        var rule = RoleTable.SeparationOfDuties.Single(r => r.Id == id);

        Assert.Equal(first, Holders(rule.First));
        Assert.Equal(second, Holders(rule.Second));
    }

    private static string Holders(string permission) =>
        Words(RoleTable.Roles.Where(r => r.Permissions.Contains(permission)).Select(r => r.Code));

    /// <summary>A role's rights, a line per module, as the matrix of access.md has them.</summary>
    private static IEnumerable<string> Lines(RoleRow role) =>
        role
            .Permissions.GroupBy(p => p.Split(':')[0])
            .OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => $"{role.Code} {g.Key}: {Words(g.Select(p => p[(p.IndexOf(':') + 1)..]))}")
            .Prepend($"{role.Code} ({role.Name}, {role.Realm}{(role.MfaRequired ? ", second factor" : "")})");

    private static string Words(IEnumerable<string> words) => string.Join(' ', words.Order(StringComparer.Ordinal));

    [Fact]
    public void Technician_Permissions_AreExactlyThese() =>
        Assert.Equal(
            [
                "efi:contribute",
                "efi:read",
                "efi:use",
                "inventory:read",
                "org:read",
                "tickets:read",
                "tickets:update",
                "vehicles:read",
            ],
            RoleTable.Roles.Single(r => r.Code == "technician").Permissions.Order(StringComparer.Ordinal)
        );

    [Fact]
    public void Admin_LacksDeletionPayrollPlanAndOverrides() =>
        Assert.Equal(
            [
                "accounting:period:override",
                "approvals:override",
                "hr:documents:read",
                "org:billing:update",
                "org:delete",
                "payroll:approve",
                "payroll:pii",
                "payroll:post",
                "payroll:read",
                "payroll:run",
                "reports:hr",
            ],
            Role("owner").Except(Role("admin")).Order(StringComparer.Ordinal)
        );

    [Fact]
    public void OrganizationRoles_Hold_NoPortalPlatformOrSystemKey() =>
        Faults.None(
            RoleTable
                .Roles.Where(r => r.Realm == "organization")
                .SelectMany(r => r.Permissions)
                .Where(p => p.Split(':')[0] is "portal" or "platform" or "system")
        );

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task NewOrganization_Roles_EqualTheShippedTable(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        await using var raw = db.Database(new TenantScope(db.OrgA));
        var seeded = await raw.Set<Role>().Include(r => r.Permissions).ToListAsync();

        Assert.Equal(
            RoleTable
                .Roles.Where(r => r.Realm == "organization")
                .Select(r => (r.Code, r.Name, string.Join(' ', r.Permissions.Order(StringComparer.Ordinal))))
                .Order(),
            seeded
                .Select(r =>
                    (
                        r.Code,
                        r.Name,
                        string.Join(' ', r.Permissions.Select(p => p.Permission).Order(StringComparer.Ordinal))
                    )
                )
                .Order()
        );
        Assert.All(seeded, r => Assert.True(r.IsSystem));
    }

    [Fact]
    public void Constants_OfPermissionClasses_AreKeysOfTheTable()
    {
        var unknown =
            from type in typeof(RoleTable).Assembly.GetTypes()
            from key in Constants(type)
            where !RoleTable.Keys.Contains(key) && !key.StartsWith("system:", StringComparison.Ordinal)
            select $"{type.Name}: {key}";

        Faults.None(unknown);
    }

    [Fact]
    public void Policies_OfEveryKey_ExistAndOthersDoNot()
    {
        PermissionPolicies policies = new(
            Microsoft.Extensions.Options.Options.Create(new Microsoft.AspNetCore.Authorization.AuthorizationOptions())
        );

        Assert.All(RoleTable.Keys, key => Assert.NotNull(policies.GetPolicyAsync(key).GetAwaiter().GetResult()));
        Assert.All(
            (string[])["", "tickets", "tickets:*", "system:verify", "Tickets:read", "unknown:read"],
            key => Assert.Null(policies.GetPolicyAsync(key).GetAwaiter().GetResult())
        );
    }

    /// <summary>T8: work in the background carries one permission, and one no role can hold where it serves the system.</summary>
    [Fact]
    public async Task Workers_Permissions_AreSystemKeys()
    {
        await using var db = await TestDb.CreateAsync();
        var workers = db.As(null).GetServices<IQueueWorker>().ToList();

        Assert.NotEmpty(workers);
        Assert.All(workers, w => Assert.Contains(w.Permission, SystemKeys()));
        Assert.Equal(workers.Count, workers.Select(w => w.Queue).Distinct().Count());
        Assert.DoesNotContain(RoleTable.Keys, k => k.StartsWith("system:", StringComparison.Ordinal));
    }

    [Fact]
    public void Handlers_OfEvents_CarryOneKnownPermission()
    {
        var handlers = typeof(RoleTable)
            .Assembly.GetTypes()
            .Concat(typeof(DataRegistration).Assembly.GetTypes())
            .Where(t => t is { IsClass: true, IsAbstract: false } && t.IsAssignableTo(typeof(IEventHandler)))
            .Select(t => (IEventHandler)System.Runtime.CompilerServices.RuntimeHelpers.GetUninitializedObject(t));

        Assert.All(
            handlers,
            h => Assert.True(RoleTable.Keys.Contains(h.Permission) || SystemKeys().Contains(h.Permission), h.Consumer)
        );
    }

    private static IEnumerable<string> SystemKeys() =>
        typeof(RoleTable)
            .Assembly.GetTypes()
            .SelectMany(Constants)
            .Where(key => key.StartsWith("system:", StringComparison.Ordinal));

    private static IEnumerable<string> Constants(Type type) =>
        type.Name.EndsWith("Permissions", StringComparison.Ordinal)
            ? type.GetFields(BindingFlags.Public | BindingFlags.Static)
                .Where(f => f.IsLiteral && f.FieldType == typeof(string))
                .Select(f => (string)f.GetRawConstantValue()!)
            : [];

    private static IReadOnlyList<string> Role(string code) => RoleTable.Roles.Single(r => r.Code == code).Permissions;
}
