using Battwheels.Core.Access;
using Battwheels.Core.Common;
using Battwheels.Core.Platform.Audit;
using Battwheels.Tests.Common;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Tests.Access;

[Trait("Category", "Data")]
public sealed class MemberServiceTests
{
    private const string Password = "monsoon-lantern-brick-42";

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task AddAsync_ByOwner_PersonCanSignInAndMustChangePassword(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var owner = await db.MemberAsync(db.OrgA, "Meera", "owner");
        var before = await db.CountAsync<Membership>(db.OrgB);

        var added = await db.Service<MemberService>(owner)
            .AddAsync(await NewAsync(db, owner, "technician"), CommandId.New(), default);

        Assert.Null(added.Error);
        var member = (await db.Service<MemberService>(owner).GetAsync(added.Value, default)).Value;
        Assert.Equal(("Ravi Shinde", "ravi@service.example"), (member.Name, member.Email));
        var signedIn = await db.Service<ISignIn>(owner)
            .SignInAsync(new SignInAttempt("ravi@service.example", Password, null, null), default);
        Assert.True(signedIn.Value.MustChangePassword);
        Assert.Equal(before, await db.CountAsync<Membership>(db.OrgB));
    }

    [Fact]
    public async Task AddAsync_SameCommandTwice_AddsOnce()
    {
        await using var db = await TestDb.CreateAsync();
        var owner = await db.MemberAsync(db.OrgA, "Meera", "owner");
        var (add, command) = (await NewAsync(db, owner, "technician"), CommandId.New());

        var first = await db.Service<MemberService>(owner).AddAsync(add, command, default);
        var second = await db.Service<MemberService>(owner).AddAsync(add, command, default);

        Assert.Equal(first.Value, second.Value);
        Assert.Equal(2, await db.CountAsync<Membership>(db.OrgA));
    }

    [Fact]
    public async Task AddAsync_RoleBeyondOwn_IsRefusedAndSavesNothing()
    {
        await using var db = await TestDb.CreateAsync();
        var owner = await db.MemberAsync(db.OrgA, "Meera", "owner");
        var admin = await db.MemberAsync(db.OrgA, "Anil", "admin");

        var added = await db.Service<MemberService>(admin)
            .AddAsync(await NewAsync(db, owner, "owner"), CommandId.New(), default);

        Assert.Equal("ROLE_BEYOND_OWN", added.Error?.Code);
        Assert.Equal(2, await db.CountAsync<Membership>(db.OrgA));
    }

    [Fact]
    public async Task ChangeAsync_OwnRoles_AreRefused()
    {
        await using var db = await TestDb.CreateAsync();
        var owner = await db.MemberAsync(db.OrgA, "Meera", "owner");

        var changed = await ChangeAsync(db, owner, owner.MembershipId!.Value, "technician");

        Assert.Equal("SEPARATION_OF_DUTIES", changed.Error?.Code);
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task ChangeAsync_OtherRole_HoldsFromTheNextCommand(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var owner = await db.MemberAsync(db.OrgA, "Meera", "owner");
        var manager = await db.MemberAsync(db.OrgA, "Vikram", "manager");
        await db.UnitsFor(manager).ReadAsync("invoices:read", _ => Task.FromResult(0), default);

        var changed = await ChangeAsync(db, owner, manager.MembershipId!.Value, "technician");
        db.Clock.Advance(TimeSpan.FromSeconds(5));

        Assert.Null(changed.Error);
        await db.UnitsFor(manager).ReadAsync("tickets:read", _ => Task.FromResult(0), default);
        await Assert.ThrowsAsync<AccessDeniedException>(() =>
            db.UnitsFor(manager).ReadAsync("invoices:read", _ => Task.FromResult(0), default)
        );
    }

    [Fact]
    public async Task ChangeAsync_SecondOwnerStepsDown_ButNeverTheLast()
    {
        await using var db = await TestDb.CreateAsync();
        var first = await db.MemberAsync(db.OrgA, "Meera", "owner");
        var second = await db.MemberAsync(db.OrgA, "Anand", "owner");

        Assert.Null((await ChangeAsync(db, first, second.MembershipId!.Value, "manager")).Error);

        db.Clock.Advance(TimeSpan.FromSeconds(5));
        var again = await ChangeAsync(
            db,
            await db.MemberAsync(db.OrgA, "Anil", "admin"),
            first.MembershipId!.Value,
            "manager"
        );
        Assert.Equal("ROLE_BEYOND_OWN", again.Error?.Code);
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task SuspendAsync_Member_CanDoNothingUntilRestored(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var owner = await db.MemberAsync(db.OrgA, "Meera", "owner");
        var advisor = await db.MemberAsync(db.OrgA, "Asha", "service_advisor");
        var members = db.Service<MemberService>(owner);
        var id = advisor.MembershipId!.Value;
        var version = (await members.GetAsync(id, default)).Value.Version;

        Assert.Equal(
            "REASON_MISSING",
            (await members.SuspendAsync(new(id, version, " "), CommandId.New(), default)).Error?.Code
        );
        Assert.Null((await members.SuspendAsync(new(id, version, "Left us"), CommandId.New(), default)).Error);
        await Assert.ThrowsAsync<AccessDeniedException>(() => db.Service<MemberService>(advisor).RolesAsync(default));

        version = (await members.GetAsync(id, default)).Value.Version;
        Assert.Null((await members.RestoreAsync(new(id, version), CommandId.New(), default)).Error);
        Assert.Equal(MembershipStatus.Active, (await members.GetAsync(id, default)).Value.Status);
    }

    [Fact]
    public async Task ListAsync_FilterByStatusAndName_FindsOnlyThose()
    {
        await using var db = await TestDb.CreateAsync();
        var owner = await db.MemberAsync(db.OrgA, "Meera", "owner");
        await db.MemberAsync(db.OrgA, "Ravi", "technician");
        await db.MemberAsync(db.OrgB, "Rahul", "technician");
        var members = db.Service<MemberService>(owner);

        Assert.Equal(["Meera", "Ravi"], (await members.ListAsync(new(), null, default)).Rows.Select(r => r.Name));
        Assert.Equal(["Ravi"], (await members.ListAsync(new("Ra"), null, default)).Rows.Select(r => r.Name));
        Assert.Empty((await members.ListAsync(new(Status: MembershipStatus.Suspended), null, default)).Rows);
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task AuditLog_RefusedAndByPerson_ShowsThoseOfThisOrganization(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var owner = await db.MemberAsync(db.OrgA, "Meera", "owner");
        var technician = await db.MemberAsync(db.OrgA, "Ravi", "technician");
        await Assert.ThrowsAsync<AccessDeniedException>(() =>
            db.Service<MemberService>(technician).RolesAsync(default)
        );
        var log = db.Service<AuditLogService>(owner);

        var refused = await log.ListAsync(new AuditFilter(RefusedOnly: true), null, default);
        var byOther = await log.ListAsync(new AuditFilter(MembershipId: owner.MembershipId), null, default);

        var row = Assert.Single(refused.Rows);
        Assert.Equal(("Ravi", "org:roles:read"), (row.Actor, row.Permission));
        Assert.Empty(byOther.Rows);
        Assert.Empty((await log.ListAsync(new AuditFilter(From: new DateOnly(2027, 1, 1)), null, default)).Rows);
    }

    private static async Task<AddMember> NewAsync(TestDb db, Actor owner, string role) =>
        new("ravi@service.example", "Ravi Shinde", Password, [await RoleAsync(db, owner, role)], false);

    private static async Task<Result<Done>> ChangeAsync(TestDb db, Actor actor, long id, string role)
    {
        var members = db.Service<MemberService>(actor);
        var member = (await members.GetAsync(id, default)).Value;
        ChangeMember change = new(id, member.Version, member.Name, [await RoleAsync(db, actor, role)], false);
        return await members.ChangeAsync(change, CommandId.New(), default);
    }

    private static async Task<long> RoleAsync(TestDb db, Actor actor, string code) =>
        (await db.Service<MemberService>(actor).RolesAsync(default)).Single(r => r.Code == code).Id;
}
