using Battwheels.Core.Access;
using Battwheels.Core.Common;
using Battwheels.Core.Platform.Audit;
using Battwheels.Data.Common;
using Battwheels.Tests.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Battwheels.Tests.Access;

/// <summary>Giving a new password, leaving, being removed.</summary>
[Trait("Category", "Data")]
public sealed class MemberAccessTests
{
    private const string Own = "monsoon-lantern-brick-42";

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task ResetAsync_LockedOut_OnlyTheTemporaryPasswordWorksAndMustBeReplaced(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var owner = await db.MemberAsync(db.OrgA, "Meera", "owner");
        var (id, email) = await HireAsync(db, owner, "technician");
        var before = (await SignInAsync(db, email, Own)).Value;
        for (var guess = 1; guess <= 10; guess++)
        {
            await SignInAsync(db, email, "a wrong guess, again", $"203.0.113.{guess}");
            db.Clock.Advance(TimeSpan.FromSeconds(20)); // under five a minute, and all before the lock ends
        }

        Assert.Equal("SIGN_IN_REFUSED", (await SignInAsync(db, email, Own)).Error?.Code);
        var temporary = TemporaryPassword.New();

        Assert.Null((await ResetAsync(db, owner, id, temporary)).Error);

        Assert.Null(
            await db.Services.GetRequiredService<ISessions>().FindAsync(before.SessionId, touch: false, default)
        );
        Assert.Equal("SIGN_IN_REFUSED", (await SignInAsync(db, email, Own)).Error?.Code);
        Assert.True((await SignInAsync(db, email, temporary)).Value.MustChangePassword);
        await using var raw = db.Database(new TenantScope(db.OrgA));
        var row = await raw.Set<AuditEntry>().SingleAsync(e => e.Action == "PASSWORD_RESET");
        Assert.Equal((owner.MembershipId, id), (row.MembershipId, row.EntityId));
        Assert.DoesNotContain(await raw.Set<AuditEntry>().ToListAsync(), e => e.Changes?.Contains(temporary) is true);
    }

    [Fact]
    public async Task ResetAsync_WhoAlsoWorksElsewhere_IsNotTakenOver()
    {
        await using var db = await TestDb.CreateAsync();
        var owner = await db.MemberAsync(db.OrgA, "Meera", "owner");
        var (id, email) = await HireAsync(db, owner, "technician");
        var person = await db.Services.GetRequiredService<IPeople>().FindAsync(email, default);
        await using (var raw = db.Database(new TenantScope(db.OrgB)))
        {
            raw.Add(
                new Membership
                {
                    PersonId = person!.Value,
                    DisplayName = "Ravi",
                    JoinedAtUtc = TestDb.Start.UtcDateTime,
                }
            );
            await raw.SaveChangesAsync();
        }

        Assert.Equal("SHARED_ACCOUNT", (await ResetAsync(db, owner, id, TemporaryPassword.New())).Error?.Code);
        Assert.Null((await SignInAsync(db, email, Own)).Error);
    }

    [Fact]
    public async Task ResetAsync_Oneself_AnOwnerByAdmin_OrAnotherOrganizations_IsRefused()
    {
        await using var db = await TestDb.CreateAsync();
        var owner = await db.MemberAsync(db.OrgA, "Meera", "owner");
        var admin = await db.MemberAsync(db.OrgA, "Anil", "admin");
        var other = await db.MemberAsync(db.OrgB, "Zeenat", "technician");

        Assert.Equal("ROLE_BEYOND_OWN", await CodeAsync(admin, owner));
        Assert.Equal("SEPARATION_OF_DUTIES", await CodeAsync(admin, admin));
        Assert.Equal("NOT_FOUND", await CodeAsync(owner, other));

        async Task<string?> CodeAsync(Actor by, Actor whom) =>
            (
                await db.Service<PasswordResetService>(by)
                    .ResetAsync(new(whom.MembershipId!.Value, 0, TemporaryPassword.New()), CommandId.New(), default)
            )
                .Error
                ?.Code;
    }

    [Fact]
    public void TemporaryPassword_New_IsLongEnoughAndNeverTheSame()
    {
        var made = Enumerable.Range(0, 100).Select(_ => TemporaryPassword.New()).ToHashSet();

        Assert.Equal(100, made.Count);
        Assert.All(made, p => Assert.Null(PasswordRules.Refusal(p)));
    }

    /// <summary>The stored digest of a command is a quick one; a password in it could be guessed from it.</summary>
    [Fact]
    public async Task AddAsync_SameCommandOtherPassword_IsTheSameCommand()
    {
        await using var db = await TestDb.CreateAsync();
        var owner = await db.MemberAsync(db.OrgA, "Meera", "owner");
        AddMember add = new("ravi@service.example", "Ravi", Own, [await RoleAsync(db, owner, "technician")], false);
        var (members, command) = (db.Service<MemberService>(owner), CommandId.New());

        var first = await members.AddAsync(add, command, default);
        var second = await members.AddAsync(add with { Password = "another-long-secret-9" }, command, default);

        Assert.Equal(first.Value, second.Value);
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task EndAsync_Member_HasNoAccessAndKeepsTheirName(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var owner = await db.MemberAsync(db.OrgA, "Meera", "owner");
        var advisor = await db.MemberAsync(db.OrgA, "Asha", "service_advisor");
        var (members, id) = (db.Service<MemberService>(owner), advisor.MembershipId!.Value);
        await db.UnitsFor(advisor).ReadAsync("tickets:read", _ => Task.FromResult(0), default);

        Assert.Equal("REASON_MISSING", (await members.EndAsync(new(id, 0, ""), CommandId.New(), default)).Error?.Code);
        Assert.Null((await members.EndAsync(new(id, 0, "Moved to Pune"), CommandId.New(), default)).Error);

        db.Clock.Advance(TimeSpan.FromSeconds(5));
        await Assert.ThrowsAsync<AccessDeniedException>(() =>
            db.UnitsFor(advisor).ReadAsync("tickets:read", _ => Task.FromResult(0), default)
        );
        var directory = db.Services.GetRequiredService<IPlatformDirectory>();
        Assert.Empty(await directory.MembershipsAsync(advisor.PersonId!.Value, default));
        var kept = (await members.GetAsync(id, default)).Value;
        Assert.Equal(("Asha", MembershipStatus.Ended, "Moved to Pune"), (kept.Name, kept.Status, kept.StatusReason));
        var restored = await members.RestoreAsync(new(id, kept.Version), CommandId.New(), default);
        Assert.Equal("MEMBERSHIP_ENDED", restored.Error?.Code);
        var suspended = await members.SuspendAsync(new(id, kept.Version, "Again"), CommandId.New(), default);
        Assert.Equal("MEMBERSHIP_ENDED", suspended.Error?.Code);
    }

    [Fact]
    public async Task EndAsync_OfAnotherOrganizationOrBeyondOwn_IsRefused()
    {
        await using var db = await TestDb.CreateAsync();
        var owner = await db.MemberAsync(db.OrgA, "Meera", "owner");
        var admin = db.Service<MemberService>(await db.MemberAsync(db.OrgA, "Anil", "admin"));
        var other = await db.MemberAsync(db.OrgB, "Zeenat", "technician");

        var theirs = await admin.EndAsync(new(other.MembershipId!.Value, 0, "x"), CommandId.New(), default);
        var above = await admin.EndAsync(new(owner.MembershipId!.Value, 0, "x"), CommandId.New(), default);

        Assert.Equal(("NOT_FOUND", "ROLE_BEYOND_OWN"), (theirs.Error?.Code, above.Error?.Code));
    }

    [Fact]
    public async Task LeaveAsync_LastOwnerStays_OthersGo()
    {
        await using var db = await TestDb.CreateAsync();
        var owner = await db.MemberAsync(db.OrgA, "Meera", "owner");
        var technician = await db.MemberAsync(db.OrgA, "Ravi", "technician");

        Assert.Equal("LAST_OWNER", (await LeaveAsync(db, owner)).Error?.Code);
        Assert.Null((await LeaveAsync(db, technician)).Error);
        db.Clock.Advance(TimeSpan.FromSeconds(5));
        await Assert.ThrowsAsync<AccessDeniedException>(() => LeaveAsync(db, technician));
    }

    /// <summary>Both see the other one still there; only one may go.</summary>
    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task LeaveAsync_TwoOwnersAtOnce_OneStays(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var owners = new[]
        {
            await db.MemberAsync(db.OrgA, "Meera", "owner"),
            await db.MemberAsync(db.OrgA, "Anand", "owner"),
            await db.MemberAsync(db.OrgA, "Farah", "owner"),
        };

        var left = await Task.WhenAll(owners.Select(o => Task.Run(() => LeaveAsync(db, o))));

        Assert.Equal("LAST_OWNER", Assert.Single(left, l => l.Error is not null).Error!.Code);
        await using var raw = db.Database(new TenantScope(db.OrgA));
        Assert.Equal(1, await raw.Set<Membership>().CountAsync(m => m.Status == MembershipStatus.Active));
    }

    private static Task<Result<Done>> LeaveAsync(TestDb db, Actor actor) =>
        db.Service<MemberService>(actor).LeaveAsync(CommandId.New(), default);

    private static Task<Result<SignedIn>> SignInAsync(
        TestDb db,
        string email,
        string password,
        string? address = null
    ) =>
        db
            .Services.GetRequiredService<ISignIn>()
            .SignInAsync(new SignInAttempt(email, password, address, null), default);

    private static async Task<Result<Done>> ResetAsync(TestDb db, Actor by, long id, string password)
    {
        var version = (await db.Service<MemberService>(by).GetAsync(id, default)).Value.Version;
        return await db.Service<PasswordResetService>(by)
            .ResetAsync(new(id, version, password), CommandId.New(), default);
    }

    private static async Task<(long Id, string Email)> HireAsync(TestDb db, Actor owner, string role)
    {
        AddMember add = new("ravi@service.example", "Ravi Shinde", Own, [await RoleAsync(db, owner, role)], false);
        var added = await db.Service<MemberService>(owner).AddAsync(add, CommandId.New(), default);
        return (added.Value, add.Email);
    }

    private static async Task<long> RoleAsync(TestDb db, Actor by, string code) =>
        (await db.Service<MemberService>(by).RolesAsync(default)).Single(r => r.Code == code).Id;
}
