using System.Globalization;
using Battwheels.Core.Access;
using Battwheels.Core.Common;
using Battwheels.Core.Platform.Audit;
using Battwheels.Core.Platform.Organizations;
using Battwheels.Tests.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Battwheels.Tests.Access;

/// <summary>A browser left open gives away no rights and no money: the password is asked for again.</summary>
[Trait("Category", "Data")]
public sealed class PasswordConfirmationTests
{
    private const string First = "monsoon-lantern-brick-42";
    private const string Own = "harbour-violet-kettle-17";
    private const string Email = "anita@service.example";

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task ChangeOfRoles_FiveMinutesAfterSignIn_AsksForThePasswordAndThenWorks(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var (owner, other) = await SignedInOwnerAsync(db);
        var change = await ChangeAsync(db, owner, other, "manager");
        Assert.Null((await db.Service<MemberService>(owner).ChangeAsync(change, CommandId.New(), default)).Error);

        db.Clock.Advance(TimeSpan.FromMinutes(5));
        change = await ChangeAsync(db, owner, other, "technician");
        var asked = await db.Service<MemberService>(owner).ChangeAsync(change, CommandId.New(), default);
        var wrong = await db.Service<PasswordConfirmationService>(owner).ConfirmAsync(First, default);
        var still = await db.Service<MemberService>(owner).ChangeAsync(change, CommandId.New(), default);
        var right = await db.Service<PasswordConfirmationService>(owner).ConfirmAsync(Own, default);
        var done = await db.Service<MemberService>(owner).ChangeAsync(change, CommandId.New(), default);

        Assert.Equal(("PASSWORD_NEEDED", "PASSWORD_NEEDED"), (asked.Error?.Code, still.Error?.Code));
        Assert.Equal("PASSWORD_WRONG", wrong?.Code);
        Assert.Null(right);
        Assert.Null(done.Error);
    }

    [Fact]
    public async Task Guesses_FiveInAMinute_AreThrottled()
    {
        await using var db = await TestDb.CreateAsync();
        var (owner, _) = await SignedInOwnerAsync(db);
        db.Clock.Advance(TimeSpan.FromMinutes(2));

        List<string?> answers = [];
        for (var guess = 1; guess <= 6; guess++)
            answers.Add((await db.Service<PasswordConfirmationService>(owner).ConfirmAsync("a guess", default))?.Code);

        Assert.Equal([.. Enumerable.Repeat("PASSWORD_WRONG", 5), "TOO_MANY_ATTEMPTS"], answers);
    }

    /// <summary>Only where the money goes: everything else in the settings is saved without asking.</summary>
    [Fact]
    public async Task Settings_OtherBankAccountOrUpi_AskForThePassword()
    {
        await using var db = await TestDb.CreateAsync();
        var (owner, _) = await SignedInOwnerAsync(db);
        db.Clock.Advance(TimeSpan.FromMinutes(5));
        var settings = await db.Service<SettingsService>(owner).GetAsync(default);

        var city = await SaveAsync(settings with { City = "Nashik" });
        settings = await db.Service<SettingsService>(owner).GetAsync(default);
        var upi = await SaveAsync(settings with { UpiVpa = "someone.else@okbank" });
        var bank = await SaveAsync(settings with { BankAccountNo = "99887766554433" });

        Assert.Null(city.Error);
        Assert.Equal(("PASSWORD_NEEDED", "PASSWORD_NEEDED"), (upi.Error?.Code, bank.Error?.Code));
        Assert.Null((await db.Service<SettingsService>(owner).GetAsync(default)).UpiVpa);

        Task<Result<Done>> SaveAsync(OrganizationSettings changed) =>
            db.Service<SettingsService>(owner).SaveAsync(changed, CommandId.New(), default);
    }

    [Fact]
    public async Task NewMembersInvitationsAndResets_AskForThePassword()
    {
        await using var db = await TestDb.CreateAsync();
        var (owner, other) = await SignedInOwnerAsync(db);
        var role = await RoleAsync(db, owner, "technician");
        db.Clock.Advance(TimeSpan.FromMinutes(5));

        var added = await db.Service<MemberService>(owner)
            .AddAsync(new AddMember("x@service.example", "Somebody", First, [role], false), CommandId.New(), default);
        var invited = await db.Service<InvitationService>(owner)
            .InviteAsync(new InvitePerson("y@service.example", [role], new string('a', 64)), CommandId.New(), default);
        var member = (await db.Service<MemberService>(owner).GetAsync(other, default)).Value;
        var reset = await db.Service<PasswordResetService>(owner)
            .ResetAsync(new ResetPassword(other, member.Version, First), CommandId.New(), default);

        Assert.Equal(
            ["PASSWORD_NEEDED", "PASSWORD_NEEDED", "PASSWORD_NEEDED"],
            [added.Error?.Code, invited.Error?.Code, reset.Error?.Code]
        );
    }

    /// <summary>Whoever may change members is signed out after half an hour away, a technician after an hour.</summary>
    [Theory]
    [InlineData("owner", 30)]
    [InlineData("hr", 30)]
    [InlineData("technician", 60)]
    public async Task Session_Away_EndsSoonerWhereMuchIsAtStake(string role, int minutes)
    {
        await using var db = await TestDb.CreateAsync();
        var actor = await SignedInAsync(db, await db.MemberAsync(db.OrgA, "Meera", "owner"), role);
        var sessions = db.Services.GetRequiredService<ISessions>();
        var session = long.Parse(actor.SessionId!, CultureInfo.InvariantCulture);
        await db.UnitsFor(actor).ReadAsync(SelfPermissions.Profile, _ => Task.FromResult(0), default);

        db.Clock.Advance(TimeSpan.FromMinutes(minutes - 1));
        Assert.NotNull(await sessions.FindAsync(session, touch: false, default));
        db.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Null(await sessions.FindAsync(session, touch: false, default));
    }

    /// <summary>Ten refusals in five minutes are told, once.</summary>
    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Refusals_TenInFiveMinutes_AlertOnceAndOnlyHere(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var owner = await db.MemberAsync(db.OrgA, "Meera", "owner");
        var ravi = await db.MemberAsync(db.OrgA, "Ravi", "technician");
        var log = db.Service<AuditLogService>(owner);

        await TryAsync(9);
        var before = await log.AlertsAsync(default);
        await TryAsync(3);
        var after = await log.AlertsAsync(default);

        Assert.Empty(before);
        Assert.Equal((ravi.MembershipId, "Ravi"), Assert.Single(after.Select(a => (a.MembershipId, a.Actor))));
        Assert.Empty(
            await db.Service<AuditLogService>(await db.MemberAsync(db.OrgB, "Asha", "owner")).AlertsAsync(default)
        );

        async Task TryAsync(int times)
        {
            for (var i = 0; i < times; i++)
                await Assert.ThrowsAsync<AccessDeniedException>(() =>
                    db.Service<AuditLogService>(ravi).AlertsAsync(default)
                );
        }
    }

    /// <summary>Refused because of who asks, by a rule and not by the permission: on record all the same.</summary>
    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task RefusalByARule_IsOnRecord(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var owner = await db.MemberAsync(db.OrgA, "Meera", "owner");
        var own = (await db.Service<MemberService>(owner).GetAsync(owner.MembershipId!.Value, default)).Value;

        var refused = await db.Service<MemberService>(owner)
            .SuspendAsync(new SuspendMember(own.Id, own.Version, "holidays"), CommandId.New(), default);

        Assert.Equal("SEPARATION_OF_DUTIES", refused.Error?.Code);
        await using var raw = db.Database(new(db.OrgA));
        var row = await raw.Set<AuditEntry>().SingleAsync(a => a.Action == "DENIED");
        Assert.Equal((owner.MembershipId, OrganizationPermissions.UpdateMembers), (row.MembershipId, row.Permission));
        Assert.Contains("SEPARATION_OF_DUTIES", row.Changes!, StringComparison.Ordinal);
    }

    private static async Task<(Actor Owner, long Other)> SignedInOwnerAsync(TestDb db)
    {
        var founder = await db.MemberAsync(db.OrgA, "Meera", "owner");
        var owner = await SignedInAsync(db, founder, "owner");
        var other = await db.MemberAsync(db.OrgA, "Ravi", "technician");
        return (owner, other.MembershipId!.Value);
    }

    /// <summary>A person who signed in just now, with a password of their own.</summary>
    private static async Task<Actor> SignedInAsync(TestDb db, Actor founder, string role)
    {
        var added = await db.Service<MemberService>(founder)
            .AddAsync(
                new AddMember(Email, "Anita Rao", First, [await RoleAsync(db, founder, role)], false),
                CommandId.New(),
                default
            );
        var signIn = db.Service<ISignIn>(founder);
        var first = (await signIn.SignInAsync(new SignInAttempt(Email, First, null, null), default)).Value;
        Assert.Null(await signIn.ChangePasswordAsync(first.PersonId, first.SessionId, First, Own, default));
        return Actor.Member(db.OrgA, first.PersonId, added.Value, "Anita Rao", $"{first.SessionId}");
    }

    private static async Task<ChangeMember> ChangeAsync(TestDb db, Actor by, long id, string role)
    {
        var member = (await db.Service<MemberService>(by).GetAsync(id, default)).Value;
        return new ChangeMember(id, member.Version, member.Name, [await RoleAsync(db, by, role)], member.IsHvCertified);
    }

    private static async Task<long> RoleAsync(TestDb db, Actor by, string code) =>
        (await db.Service<MemberService>(by).RolesAsync(default)).Single(r => r.Code == code).Id;
}
