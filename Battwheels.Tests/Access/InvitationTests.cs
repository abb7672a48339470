using Battwheels.Core.Access;
using Battwheels.Core.Common;
using Battwheels.Core.Platform.Audit;
using Battwheels.Data.Common;
using Battwheels.Tests.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Battwheels.Tests.Access.InvitationKit;

namespace Battwheels.Tests.Access;

[Trait("Category", "Data")]
public sealed class InvitationTests
{
    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task JoinAsync_OpenLink_MakesAccountAndMemberOnceAndOnlyHere(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var owner = await db.MemberAsync(db.OrgA, "Meera", "owner");
        var token = (await InviteAsync(db, owner, Email, "technician")).Token;

        var offer = (await Door(db).ReadAsync(token.Text, default)).Value;
        Assert.Equal(("Alpha EV Service", Email, "Meera"), (offer.Organization, offer.Email, offer.InvitedBy));
        Assert.Equal(["Technician"], offer.Roles);
        var joined = await JoinAsync(db, token);

        Assert.Null(joined.Error);
        var member = (await db.Service<MemberService>(owner).GetAsync(joined.Value, default)).Value;
        Assert.Equal(("Ravi Shinde", Email, MembershipStatus.Active), (member.Name, member.Email, member.Status));
        var signedIn = (
            await db.Service<ISignIn>(owner).SignInAsync(new SignInAttempt(Email, Password, null, null), default)
        ).Value;
        Assert.False(signedIn.MustChangePassword);
        var own = Actor.Member(db.OrgA, signedIn.PersonId, joined.Value, "Ravi");
        await db.UnitsFor(own).ReadAsync("tickets:read", _ => Task.FromResult(0), default);
        await Assert.ThrowsAsync<AccessDeniedException>(() => db.Service<MemberService>(own).RolesAsync(default));
        Assert.Equal("INVITATION_INVALID", (await JoinAsync(db, token, "other@service.example")).Error?.Code);
        Assert.Equal(0, await db.CountAsync<Membership>(db.OrgB));
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task JoinAsync_TwoAtOnce_OneBecomesMember(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var owner = await db.MemberAsync(db.OrgA, "Meera", "owner");
        var token = (await InviteAsync(db, owner, "98765 43210", "technician")).Token;

        var joined = await Task.WhenAll(
            Enumerable.Range(1, 4).Select(i => Task.Run(() => JoinAsync(db, token, $"ravi{i}@service.example")))
        );

        Assert.Single(joined, j => j.Error is null);
        Assert.All(joined.Where(j => j.Error is not null), j => Assert.Equal("INVITATION_INVALID", j.Error!.Code));
        Assert.Equal(2, await db.CountAsync<Membership>(db.OrgA));
    }

    [Fact]
    public async Task JoinAsync_SentTwice_AnswersTheSameMember()
    {
        await using var db = await TestDb.CreateAsync();
        var owner = await db.MemberAsync(db.OrgA, "Meera", "owner");
        var token = (await InviteAsync(db, owner, Email, "technician")).Token;
        var command = CommandId.New();

        var first = await JoinAsync(db, token, command: command);
        var second = await JoinAsync(db, token, command: command);

        Assert.Equal(first.Value, second.Value);
    }

    [Fact]
    public async Task JoinAsync_ShortPassword_IsRefusedAndTheLinkStillWorks()
    {
        await using var db = await TestDb.CreateAsync();
        var owner = await db.MemberAsync(db.OrgA, "Meera", "owner");
        var token = (await InviteAsync(db, owner, Email, "technician")).Token;

        var tooShort = await JoinAsync(db, token, password: "fourteen-chars");

        Assert.Equal("PASSWORD_REFUSED", tooShort.Error?.Code);
        Assert.Null((await JoinAsync(db, token)).Error);
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Links_ExpiredReplacedWithdrawnForeignOrMadeUp_AllAnswerTheSame(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var owner = await db.MemberAsync(db.OrgA, "Meera", "owner");
        var (withdrawn, replaced, aging) = (
            await InviteAsync(db, owner, "a@service.example", "technician"),
            await InviteAsync(db, owner, "b@service.example", "technician"),
            await InviteAsync(db, owner, "c@service.example", "technician")
        );
        var invitations = db.Service<InvitationService>(owner);
        Assert.Null((await invitations.WithdrawAsync(new(withdrawn.Id, 0), CommandId.New(), default)).Error);
        Assert.Null((await RelinkAsync(db, owner, replaced.Id)).Error);

        foreach (var dead in (string[])[withdrawn.Token.Text, replaced.Token.Text, LinkToken.New().Text, "x"])
            await AssertDeadAsync(Door(db), dead);
        await AssertDeadAsync(Door(db, db.OrgB), aging.Token.Text);
        db.Clock.Advance(TimeSpan.FromDays(7) - TimeSpan.FromSeconds(1));
        Assert.Null((await Door(db).ReadAsync(aging.Token.Text, default)).Error);
        db.Clock.Advance(TimeSpan.FromSeconds(1));
        await AssertDeadAsync(Door(db), aging.Token.Text);

        var (expired, _) = await RowsAsync(db, owner);
        Assert.Equal(InvitationState.Expired, expired.State);
        Assert.Equal(1, await db.CountAsync<Membership>(db.OrgA));
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task AcceptAsync_OwnAccount_JoinsASecondOrganizationAndOnlyForTheInvitedAddress(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var owner = await db.MemberAsync(db.OrgA, "Meera", "owner");
        var (ravi, sunil) = (await AccountAsync(db, Email), await AccountAsync(db, "sunil@service.example"));
        var token = (await InviteAsync(db, owner, "Ravi@Service.Example", "manager")).Token;

        Assert.True((await Door(db).ReadAsync(token.Text, default)).Value.HasAccount);
        Assert.Equal("SIGN_IN_FIRST", (await JoinAsync(db, token)).Error?.Code);
        Assert.Equal("INVITATION_OTHER_ADDRESS", (await AcceptAsync(db, token, sunil)).Error?.Code);
        Assert.Null((await AcceptAsync(db, token, ravi)).Error);

        Assert.Equal("INVITATION_INVALID", (await AcceptAsync(db, token, ravi)).Error?.Code);
        var own = await db.Services.GetRequiredService<IPlatformDirectory>().MembershipsAsync(ravi, default);
        Assert.Equal(["alpha"], own.Select(m => m.Slug));
    }

    [Fact]
    public async Task AcceptAsync_ByASuspendedMember_DoesNotGiveAccessBack()
    {
        await using var db = await TestDb.CreateAsync();
        var owner = await db.MemberAsync(db.OrgA, "Meera", "owner");
        var advisor = await db.MemberAsync(db.OrgA, "Asha", "service_advisor");
        var members = db.Service<MemberService>(owner);
        await members.SuspendAsync(new(advisor.MembershipId!.Value, 0, "Left us"), CommandId.New(), default);
        var token = (await InviteAsync(db, owner, "9876543210", "technician")).Token;

        Assert.Equal("ALREADY_HERE", (await AcceptAsync(db, token, advisor.PersonId!.Value)).Error?.Code);
        Assert.Equal(
            MembershipStatus.Suspended,
            (await members.GetAsync(advisor.MembershipId.Value, default)).Value.Status
        );
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task AcceptAsync_BySomebodyWhoLeft_ComesBackWithTheNewRolesOnly(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var owner = await db.MemberAsync(db.OrgA, "Meera", "owner");
        var left = await db.MemberAsync(db.OrgA, "Asha", "service_advisor");
        await using (var raw = db.Database(new TenantScope(db.OrgA)))
        {
            (await raw.Set<Membership>().SingleAsync(m => m.Id == left.MembershipId)).SetStatus(
                MembershipStatus.Ended,
                "moved away"
            );
            await raw.SaveChangesAsync();
        }

        var token = (await InviteAsync(db, owner, "9876543210", "viewer")).Token;
        var back = await AcceptAsync(db, token, left.PersonId!.Value);

        Assert.Equal(left.MembershipId, back.Value);
        var member = (await db.Service<MemberService>(owner).GetAsync(back.Value, default)).Value;
        Assert.Equal((MembershipStatus.Active, null), (member.Status, member.StatusReason));
        Assert.Equal([await RoleAsync(db, owner, "viewer")], member.RoleIds);
    }

    [Fact]
    public async Task NewLinkAsync_FourthTimeInADay_IsRefusedUntilTomorrow()
    {
        await using var db = await TestDb.CreateAsync();
        var owner = await db.MemberAsync(db.OrgA, "Meera", "owner");
        var id = (await InviteAsync(db, owner, Email, "technician")).Id;

        for (var again = 1; again <= 3; again++)
            Assert.Null((await RelinkAsync(db, owner, id)).Error);
        Assert.Equal("INVITATION_LINK_LIMIT", (await RelinkAsync(db, owner, id)).Error?.Code);
        db.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Null((await RelinkAsync(db, owner, id)).Error);
    }

    [Fact]
    public async Task InviteAsync_RefusedOnes_SaveNothing()
    {
        await using var db = await TestDb.CreateAsync();
        var owner = await db.MemberAsync(db.OrgA, "Meera", "owner");
        var foreign = await RoleAsync(db, await db.MemberAsync(db.OrgB, "Zeenat", "owner"), "technician");
        var technician = await RoleAsync(db, owner, "technician");
        await InviteAsync(db, owner, Email, "technician");
        await InviteAsync(db, owner, "98765-43210", "technician");

        Assert.Equal("ALREADY_INVITED", await CodeAsync("RAVI@service.example", technician));
        Assert.Equal("ALREADY_INVITED", await CodeAsync("+91 98765 43210", technician));
        Assert.Equal("ADDRESS_INVALID", await CodeAsync("12345", technician));
        Assert.Equal("ADDRESS_INVALID", await CodeAsync("ravi@", technician));
        Assert.Equal("ROLE_MISSING", await CodeAsync("new@service.example"));
        Assert.Equal("NOT_FOUND", await CodeAsync("new@service.example", foreign));
        Assert.Equal(2, await db.CountAsync<Invitation>(db.OrgA));

        async Task<string?> CodeAsync(string address, params long[] roles) =>
            (
                await db.Service<InvitationService>(owner)
                    .InviteAsync(new InvitePerson(address, roles, LinkToken.New().Hash), CommandId.New(), default)
            )
                .Error
                ?.Code;
    }

    /// <summary>Whether an address has an account elsewhere is nobody's business.</summary>
    [Fact]
    public async Task InviteAsync_AddressKnownElsewhere_AnswersAsForAnyOther()
    {
        await using var db = await TestDb.CreateAsync();
        var owner = await db.MemberAsync(db.OrgA, "Meera", "owner");
        await AccountAsync(db, Email);

        Assert.False((await InviteAsync(db, owner, Email, "technician")).Waits);
        Assert.False((await InviteAsync(db, owner, "nobody@service.example", "technician")).Waits);
    }

    [Fact]
    public async Task Invitations_OfAnotherOrganization_AreNotFound()
    {
        await using var db = await TestDb.CreateAsync();
        var owner = await db.MemberAsync(db.OrgA, "Meera", "owner");
        var other = await db.MemberAsync(db.OrgB, "Zeenat", "owner");
        var id = (await InviteAsync(db, owner, Email, "technician")).Id;

        var theirs = db.Service<InvitationService>(other);
        Assert.Empty(await theirs.PendingAsync(default));
        Assert.Equal("NOT_FOUND", (await theirs.WithdrawAsync(new(id, 0), CommandId.New(), default)).Error?.Code);
    }

    /// <summary>Every step is on record, and neither a secret nor a hash of it stands in the record.</summary>
    [Fact]
    public async Task AuditLog_InvitationMadeAndUsed_ShowsBothAndNoSecret()
    {
        await using var db = await TestDb.CreateAsync();
        var owner = await db.MemberAsync(db.OrgA, "Meera", "owner");
        var token = (await InviteAsync(db, owner, Email, "technician")).Token;
        await JoinAsync(db, token);

        await using var raw = db.Database(new TenantScope(db.OrgA));
        var rows = await raw.Set<AuditEntry>().Where(e => e.EntityType == nameof(Invitation)).ToListAsync();

        Assert.Equal(["CHANGED", "CREATED"], rows.Select(r => r.Action).Order());
        Assert.DoesNotContain(await raw.Set<AuditEntry>().ToListAsync(), r => Leaks(r.Changes ?? ""));
        bool Leaks(string text) =>
            text.Contains(token.Text, StringComparison.Ordinal)
            || text.Contains(token.Hash, StringComparison.Ordinal)
            || text.Contains(Password, StringComparison.Ordinal);
    }
}
