using Battwheels.Core.Access;
using Battwheels.Core.Common;
using Battwheels.Data.Common;
using Battwheels.Tests.Common;
using Microsoft.EntityFrameworkCore;
using static Battwheels.Tests.Access.InvitationKit;

namespace Battwheels.Tests.Access;

/// <summary>Whoever stands for an invitation must be able to give its roles, when it is made and when it is used.</summary>
[Trait("Category", "Data")]
public sealed class InvitationVoucherTests
{
    [Fact]
    public async Task InviteAsync_ByHrForATechnician_WaitsForSomebodyWhoHoldsItAll()
    {
        await using var db = await TestDb.CreateAsync();
        var owner = await db.MemberAsync(db.OrgA, "Meera", "owner");
        var hr = await db.MemberAsync(db.OrgA, "Hema", "hr");
        var technician = await RoleAsync(db, owner, "technician");
        var made = LinkToken.New();

        var invited = await db.Service<InvitationService>(hr)
            .InviteAsync(new InvitePerson(Email, [technician], made.Hash), CommandId.New(), default);

        Assert.True(invited.Value.Waits);
        await AssertDeadAsync(Door(db), made.Text);
        Assert.Equal("ROLE_BEYOND_OWN", (await RelinkAsync(db, hr, invited.Value.Id)).Error?.Code);
        Assert.Equal((InvitationState.Waiting, false), State(await RowsAsync(db, hr)));
        Assert.Equal((InvitationState.Waiting, true), State(await RowsAsync(db, owner)));

        var agreed = LinkToken.New();
        Assert.Null((await RelinkAsync(db, owner, invited.Value.Id, agreed)).Error);
        Assert.Null((await JoinAsync(db, agreed)).Error);

        static (InvitationState, bool) State((InvitationRow Row, int) read) => (read.Row.State, read.Row.MayVouch);
    }

    [Fact]
    public async Task InviteAsync_OwnerRoleByAdmin_WaitsForAnOwner()
    {
        await using var db = await TestDb.CreateAsync();
        var owner = await db.MemberAsync(db.OrgA, "Meera", "owner");
        var admin = await db.MemberAsync(db.OrgA, "Anil", "admin");

        var (id, waits, token) = await InviteAsync(db, admin, Email, "owner");

        Assert.True(waits);
        Assert.Equal("ROLE_BEYOND_OWN", (await RelinkAsync(db, admin, id)).Error?.Code);
        await AssertDeadAsync(Door(db), token.Text);
        Assert.Null((await RelinkAsync(db, owner, id)).Error);
    }

    [Fact]
    public async Task Links_OfSomebodySuspendedSince_OpenNothing()
    {
        await using var db = await TestDb.CreateAsync();
        var owner = await db.MemberAsync(db.OrgA, "Meera", "owner");
        var admin = await db.MemberAsync(db.OrgA, "Anil", "admin");
        var (id, _, token) = await InviteAsync(db, admin, Email, "admin");

        await db.Service<MemberService>(owner)
            .SuspendAsync(new(admin.MembershipId!.Value, 0, "Under inquiry"), CommandId.New(), default);

        await AssertDeadAsync(Door(db), token.Text);
        Assert.Equal(InvitationState.Waiting, (await RowsAsync(db, owner)).Row.State);
        var renewed = LinkToken.New();
        Assert.Null((await RelinkAsync(db, owner, id, renewed)).Error);
        Assert.Null((await Door(db).ReadAsync(renewed.Text, default)).Error);
    }

    /// <summary>Whoever holds a link may use it: it goes only to who could give its roles.</summary>
    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task NewLinkAsync_ByHrOfAnOpenAdminInvitation_IsRefused(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var owner = await db.MemberAsync(db.OrgA, "Meera", "owner");
        var hr = await db.MemberAsync(db.OrgA, "Hema", "hr");
        var (id, _, token) = await InviteAsync(db, owner, Email, "admin");

        Assert.Equal("ROLE_BEYOND_OWN", (await RelinkAsync(db, hr, id)).Error?.Code);

        Assert.Null((await Door(db).ReadAsync(token.Text, default)).Error);
        Assert.Equal((InvitationState.Open, false), await StateAsync(db, hr));
        Assert.Null((await RelinkAsync(db, owner, id)).Error);
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Links_OfSomebodyDemotedSince_OpenNothing(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var owner = await db.MemberAsync(db.OrgA, "Meera", "owner");
        var admin = await db.MemberAsync(db.OrgA, "Anil", "admin");
        var (id, _, token) = await InviteAsync(db, admin, Email, "admin");
        Assert.Equal((InvitationState.Open, true), await StateAsync(db, owner));

        var viewer = await RoleAsync(db, owner, "viewer");
        await using (var raw = db.Database(new TenantScope(db.OrgA)))
        {
            var member = await raw.Set<Membership>().Include(m => m.Roles).SingleAsync(m => m.Id == admin.MembershipId);
            raw.RemoveRange(member.SetRoles([viewer]));
            await raw.SaveChangesAsync();
        }

        await AssertDeadAsync(Door(db), token.Text);
        Assert.Equal((InvitationState.Waiting, true), await StateAsync(db, owner));
        var renewed = LinkToken.New();
        Assert.Null((await RelinkAsync(db, owner, id, renewed)).Error);
        Assert.Null((await Door(db).ReadAsync(renewed.Text, default)).Error);
    }
}
