using Battwheels.Core.Access;
using Battwheels.Core.Platform.Audit;
using Battwheels.Data.Access;
using Battwheels.Data.Common;
using Battwheels.Tests.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Battwheels.Tests.Access;

/// <summary>An upgrade brings the shipped roles of every organization to the table of the release.</summary>
[Trait("Category", "Data")]
public sealed class RoleUpkeepTests
{
    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task RunAsync_RolesOfAnEarlierRelease_AreAsShippedAndOnRecord(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var technician = await db.MemberAsync(db.OrgA, "Tarun", "technician");
        var hr = await db.MemberAsync(db.OrgA, "Hema", "hr");
        var before = await VersionsAsync(db, db.OrgA);
        await ChangeAsync(db, db.OrgA, "technician", "invoices:cancel");
        await RenameAsync(db, db.OrgB, "hr", "People desk");

        var changed = await Upkeep(db).RunAsync(default);

        Assert.Equal(2, changed);
        Assert.Equal(Shipped(), await RolesAsync(db, db.OrgA));
        Assert.Equal(Shipped(), await RolesAsync(db, db.OrgB));
        var after = await VersionsAsync(db, db.OrgA);
        Assert.Equal(before[technician.MembershipId!.Value] + 1, after[technician.MembershipId!.Value]);
        Assert.Equal(before[hr.MembershipId!.Value], after[hr.MembershipId!.Value]);
        Assert.Equal("""{"roles":["technician"]}""", await RecordAsync(db, db.OrgA));
        Assert.Equal("""{"roles":["hr"]}""", await RecordAsync(db, db.OrgB));
        var chain = await db.Services.GetRequiredService<IAuditChain>().VerifyAsync(db.OrgA, default);
        Assert.Null(chain.Fault);
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task RunAsync_SecondTime_ChangesNothing(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        await ChangeAsync(db, db.OrgA, "technician", "invoices:cancel");
        await Upkeep(db).RunAsync(default);
        var records = await db.CountAsync<AuditEntry>(db.OrgA);

        Assert.Equal(0, await Upkeep(db).RunAsync(default));

        Assert.Equal(records, await db.CountAsync<AuditEntry>(db.OrgA));
    }

    /// <summary>Only its address was taken before the power went: who founds it later must not find roles there.</summary>
    [Fact]
    public async Task RunAsync_OrganizationNotFoundedYet_IsLeftToItsFounder()
    {
        await using var db = await TestDb.CreateAsync();
        var directory = db.Services.GetRequiredService<IPlatformDirectory>();
        var id = (await directory.CreateOrganizationAsync("gamma", "Gamma EV Service", isDemo: false, default)).Value;

        Assert.Equal(0, await Upkeep(db).RunAsync(default));

        Assert.Equal(0, await db.CountAsync<Role>(id));
    }

    /// <summary>A role that is new in the table comes; one the table has no more may nothing; an own one stays.</summary>
    [Fact]
    public async Task RunAsync_RoleMissingUnknownOrOwn_IsAddedEmptiedOrLeftAlone()
    {
        await using var db = await TestDb.CreateAsync();
        await using (var raw = db.Database(new TenantScope(db.OrgA)))
        {
            var hr = await raw.Set<Role>().Include(r => r.Permissions).SingleAsync(r => r.Code == "hr");
            raw.RemoveRange(hr.Permissions);
            raw.Remove(hr);
            raw.Add(Role("tea_maker", isSystem: true));
            raw.Add(Role("own", isSystem: false));
            await raw.SaveChangesAsync();
        }

        Assert.Equal(1, await Upkeep(db).RunAsync(default));

        var roles = await RolesAsync(db, db.OrgA, systemOnly: false);
        Assert.Equal(Shipped().Concat(["own: items:read", "tea_maker: "]).Order(StringComparer.Ordinal), roles);
    }

    private static RoleUpkeep Upkeep(TestDb db) => db.Services.GetRequiredService<RoleUpkeep>();

    private static string[] Shipped() =>
        [
            .. RoleTable
                .Roles.Where(r => r.Realm == "organization")
                .Select(r => $"{r.Code}: {string.Join(' ', r.Permissions.Order(StringComparer.Ordinal))}")
                .Order(StringComparer.Ordinal),
        ];

    private static async Task<string[]> RolesAsync(TestDb db, long organization, bool systemOnly = true)
    {
        await using var raw = db.Database(new TenantScope(organization));
        var roles = await raw.Set<Role>()
            .Where(r => !systemOnly || r.IsSystem)
            .Include(r => r.Permissions)
            .ToListAsync();
        return
        [
            .. roles
                .Select(r =>
                    $"{r.Code}: {string.Join(' ', r.Permissions.Select(p => p.Permission).Order(StringComparer.Ordinal))}"
                )
                .Order(StringComparer.Ordinal),
        ];
    }

    private static Role Role(string code, bool isSystem)
    {
        Role role = new()
        {
            Code = code,
            Name = code,
            IsSystem = isSystem,
        };
        role.SetPermissions(["items:read"]);
        return role;
    }

    /// <summary>Takes the role's first permission away and gives it another one.</summary>
    private static async Task ChangeAsync(TestDb db, long organization, string code, string added)
    {
        await using var raw = db.Database(new TenantScope(organization));
        var role = await raw.Set<Role>().Include(r => r.Permissions).SingleAsync(r => r.Code == code);
        raw.RemoveRange(role.SetPermissions([.. role.Permissions.Skip(1).Select(p => p.Permission), added]));
        await raw.SaveChangesAsync();
    }

    private static async Task RenameAsync(TestDb db, long organization, string code, string name)
    {
        await using var raw = db.Database(new TenantScope(organization));
        (await raw.Set<Role>().SingleAsync(r => r.Code == code)).Name = name;
        await raw.SaveChangesAsync();
    }

    private static async Task<Dictionary<long, int>> VersionsAsync(TestDb db, long organization)
    {
        await using var raw = db.Database(new TenantScope(organization));
        return await raw.Set<Membership>().ToDictionaryAsync(m => m.Id, m => m.PermissionVersion);
    }

    private static async Task<string?> RecordAsync(TestDb db, long organization)
    {
        await using var raw = db.Database(new TenantScope(organization));
        return await raw.Set<AuditEntry>()
            .Where(e => e.Action == "ROLES_UPGRADED")
            .Select(e => e.Changes)
            .SingleAsync();
    }
}
