using Battwheels.Core.Access;
using Battwheels.Core.Access.Tablets;
using Battwheels.Core.Common;
using Battwheels.Core.Platform.Audit;
using Battwheels.Data.Common;
using Battwheels.Tests.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Battwheels.Tests.Access.Tablets;

/// <summary>A PIN opens a technician's work on one tablet of one organization, and nothing else anywhere.</summary>
[Trait("Category", "Data")]
public sealed class TabletTests
{
    /// <summary>A manager by password may do far more than by PIN.</summary>
    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Unlock_RightPin_OpensATechniciansWorkAndNotMore(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var kit = await TabletKit.MakeAsync(db);
        var manager = await kit.HireAsync("Vikram", "manager");

        var atWork = await kit.AtWorkAsync(manager);

        Assert.Null(await kit.RefusedAsync(manager, "invoices:create"));
        Assert.Equal("PERMISSION_DENIED", await kit.RefusedAsync(atWork, "invoices:create"));
        Assert.Equal("PERMISSION_DENIED", await kit.RefusedAsync(atWork, OrganizationPermissions.ReadMembers));
        Assert.Null(await kit.RefusedAsync(atWork, "tickets:update"));
        Assert.Null(await kit.RefusedAsync(atWork, SelfPermissions.Profile));
        // The password was typed nowhere: what asks for it again asks here.
        Assert.Equal(AccessErrors.PasswordNeeded, (await kit.SetAsync(atWork, "860413")).Error);
    }

    /// <summary>Who unlocked, who tried, and who did what afterwards.</summary>
    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Unlock_FiveWrongPins_BlocksItAndIsOnRecord(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var kit = await TabletKit.MakeAsync(db);
        var ravi = await kit.HireAsync("Ravi", "technician");
        var farhan = await kit.HireAsync("Farhan", "technician");

        List<string?> said = [];
        for (var i = 1; i <= 6; i++)
            said.Add((await kit.UnlockAsync(ravi, TabletKit.Wrong)).Error?.Code);
        var right = await kit.UnlockAsync(ravi);

        Assert.Equal(["PIN_WRONG", "PIN_WRONG", "PIN_WRONG", "PIN_WRONG", "PIN_BLOCKED", "PIN_BLOCKED"], said);
        Assert.Equal("PIN_BLOCKED", right.Error?.Code);
        Assert.Null((await kit.UnlockAsync(farhan)).Error); // colleagues are not concerned
        Assert.Equal(
            [("Farhan", false), ("Ravi", true)],
            (await kit.Door().FindAsync(kit.Token, default))!.People.Select(p => (p.Name, p.IsBlocked))
        );
        Assert.Null((await kit.SetAsync(ravi, "860413")).Error);
        Assert.Null((await kit.UnlockAsync(ravi, "860413")).Error);

        await using var raw = db.Database(new TenantScope(db.OrgA));
        var acts = await raw.Set<AuditEntry>()
            .Where(a => a.EntityType == nameof(Membership) && a.EntityId == ravi.MembershipId)
            .Where(a => a.Action.StartsWith("PIN_") || a.Action == "TABLET_UNLOCKED")
            .OrderBy(a => a.Id)
            .Select(a => a.Action)
            .ToListAsync();
        Assert.Equal(
            ["PIN_SET", .. Enumerable.Repeat("PIN_WRONG", 4), "PIN_BLOCKED", "PIN_SET", "TABLET_UNLOCKED"],
            acts
        );
        Assert.DoesNotContain(
            await raw.Set<AuditEntry>().Select(a => a.Changes ?? "").ToListAsync(),
            changes =>
                changes.Contains("bw1:", StringComparison.Ordinal)
                || changes.Contains(TabletKit.Pin, StringComparison.Ordinal)
        );
    }

    /// <summary>Ten guesses sent at the same moment: five are looked at.</summary>
    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Unlock_GuessesAtOnce_AllCount(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var kit = await TabletKit.MakeAsync(db);
        var ravi = await kit.HireAsync("Ravi", "technician");

        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => kit.UnlockAsync(ravi, TabletKit.Wrong)));

        await using var raw = db.Database(new TenantScope(db.OrgA));
        Assert.Equal(5, await raw.Set<MemberPin>().Select(p => p.FailedTries).SingleAsync());
        Assert.Equal("PIN_BLOCKED", (await kit.UnlockAsync(ravi)).Error?.Code);
    }

    [Theory]
    [InlineData("owner")]
    [InlineData("admin")]
    [InlineData("accountant")]
    [InlineData("hr")]
    [InlineData("storekeeper")] // works on no vehicle
    public async Task Pin_RolesThatNeedMore_UseThePassword(string role)
    {
        await using var db = await TestDb.CreateAsync();
        var kit = await TabletKit.MakeAsync(db);
        var ravi = await kit.HireAsync("Ravi", "technician");
        await GiveAsync(db, kit.Owner, ravi, "technician", role == "storekeeper" ? "admin" : role);

        var own = await kit.SetAsync(await db.MemberAsync(db.OrgA, "Anil", role), TabletKit.Pin);

        Assert.Equal("PIN_NOT_FOR_ROLE", own.Error?.Code);
        Assert.Equal("PIN_UNUSABLE", (await kit.UnlockAsync(ravi)).Error?.Code); // a PIN from before helps no more
        Assert.Empty((await kit.Door().FindAsync(kit.Token, default))!.People);
    }

    /// <summary>Not at the next look: the very next call is refused.</summary>
    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Session_PinPersonOrTabletGone_IsRefusedAtOnce(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var kit = await TabletKit.MakeAsync(db);
        foreach (var end in (string[])["password", "pin", "removed", "suspended", "tablet"])
        {
            var ravi = await kit.HireAsync("Ravi", "technician");
            var atWork = await kit.AtWorkAsync(ravi);
            Assert.Null(await kit.RefusedAsync(atWork, "tickets:read"));

            await EndAsync(kit, ravi, end);
            if (end is "suspended")
                db.Clock.Advance(TimeSpan.FromSeconds(5)); // what members may do is read every five seconds

            var refused = end == "suspended" ? "MEMBERSHIP_SUSPENDED" : "SESSION_ENDED";
            Assert.Equal((end, refused), (end, await kit.RefusedAsync(atWork, "tickets:read")));
            if (end is not "password")
                Assert.NotNull((await kit.UnlockAsync(ravi)).Error);
        }

        Assert.Null(await kit.Door().FindAsync(kit.Token, default));
    }

    /// <summary>The next person's PIN ends the session of whoever was at work before.</summary>
    [Fact]
    public async Task Unlock_ByAnother_EndsTheOneBefore()
    {
        await using var db = await TestDb.CreateAsync();
        var kit = await TabletKit.MakeAsync(db);
        var ravi = await kit.AtWorkAsync(await kit.HireAsync("Ravi", "technician"));

        var farhan = await kit.AtWorkAsync(await kit.HireAsync("Farhan", "technician", "420917"));

        Assert.Equal("SESSION_ENDED", await kit.RefusedAsync(ravi, "tickets:read"));
        Assert.Null(await kit.RefusedAsync(farhan, "tickets:read"));
    }

    /// <summary>Away for ten minutes it is over, however long sessions live otherwise.</summary>
    [Fact]
    public async Task Session_NobodyTouches_EndsAfterTenMinutes()
    {
        await using var db = await TestDb.CreateAsync();
        var kit = await TabletKit.MakeAsync(db);
        var atWork = await kit.AtWorkAsync(await kit.HireAsync("Ravi", "technician"));

        db.Clock.Advance(TimeSpan.FromMinutes(9));
        Assert.Null(await kit.RefusedAsync(atWork, "tickets:read"));
        db.Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal("SESSION_ENDED", await kit.RefusedAsync(atWork, "tickets:read"));
    }

    /// <summary>Somebody who works in both: a PIN of one opens nothing of the other, and neither does a session begun by it.</summary>
    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task TwoOrganizations_OneOpensNothingOfTheOther(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var kit = await TabletKit.MakeAsync(db);
        var other = await TabletKit.MakeAsync(db, db.OrgB);
        var ravi = await kit.HireAsync("Ravi", "technician");
        var there = await JoinAsync(db, ravi, db.OrgB);
        var zoya = await other.HireAsync("Zoya", "technician");

        Assert.Null(await kit.Door(db.OrgB).FindAsync(kit.Token, default));
        Assert.Equal("TABLET_UNKNOWN", (await Ask(other.Door(), kit.Token, zoya)).Error?.Code);
        Assert.Equal("PIN_UNUSABLE", (await Ask(kit.Door(), kit.Token, zoya)).Error?.Code);
        Assert.Equal("PIN_UNUSABLE", (await other.UnlockAsync(there)).Error?.Code); // no PIN there
        Assert.Equal(["Ravi"], (await kit.Door().FindAsync(kit.Token, default))!.People.Select(p => p.Name));
        var atWork = await kit.AtWorkAsync(ravi);
        Assert.Equal(
            "SESSION_ENDED",
            await kit.RefusedAsync(there with { SessionId = atWork.SessionId }, "tickets:read")
        );

        var theirs = await db.Service<TabletService>(other.Owner)
            .RevokeAsync(new(kit.TabletId, 0), CommandId.New(), default);
        Assert.Equal(CommonErrors.NotFound, theirs.Error);
        var taken = await db.Service<PinService>(other.Owner)
            .ClearAsync(ravi.MembershipId!.Value, CommandId.New(), default);
        Assert.Equal(CommonErrors.NotFound, taken.Error);
        Assert.Null(await kit.RefusedAsync(atWork, "tickets:read"));

        static Task<Result<SignedIn>> Ask(TabletDoorService door, string token, Actor member) =>
            door.UnlockAsync(new(token, member.MembershipId!.Value, TabletKit.Pin, null, null), default);
    }

    private static async Task EndAsync(TabletKit kit, Actor member, string end)
    {
        var error = end switch
        {
            "tablet" => (
                await kit
                    .Db.Service<TabletService>(kit.Owner)
                    .RevokeAsync(new(kit.TabletId, 0), CommandId.New(), default)
            ).Error,
            "pin" => (await kit.SetAsync(member, "860413")).Error,
            "removed" => (
                await kit
                    .Db.Service<PinService>(kit.Owner)
                    .ClearAsync(member.MembershipId!.Value, CommandId.New(), default)
            ).Error,
            "suspended" => (
                await kit
                    .Db.Service<MemberService>(kit.Owner)
                    .SuspendAsync(new(member.MembershipId!.Value, 0, "left"), CommandId.New(), default)
            ).Error,
            _ => await SignOutAsync(kit, member),
        };
        Assert.Null(error);
    }

    /// <summary>What a new password does everywhere.</summary>
    private static async Task<Error?> SignOutAsync(TabletKit kit, Actor member)
    {
        var sessions = kit.Db.Services.GetRequiredService<ISessions>();
        await sessions.EndAllAsync(member.PersonId!.Value, null, "password changed", default);
        return null;
    }

    private static async Task GiveAsync(TestDb db, Actor owner, Actor member, params string[] roles)
    {
        var members = db.Service<MemberService>(owner);
        var ids = (await members.RolesAsync(default)).Where(r => roles.Contains(r.Code)).Select(r => r.Id);
        var now = (await members.GetAsync(member.MembershipId!.Value, default)).Value;
        var changed = await members.ChangeAsync(
            new(now.Id, now.Version, now.Name, [.. ids], now.IsHvCertified),
            CommandId.New(),
            default
        );
        Assert.Null(changed.Error);
    }

    /// <summary>The same person in another organization.</summary>
    private static async Task<Actor> JoinAsync(TestDb db, Actor member, long organization)
    {
        await using var raw = db.Database(new TenantScope(organization));
        Membership own = new()
        {
            PersonId = member.PersonId!.Value,
            DisplayName = member.Name,
            JoinedAtUtc = db.Clock.GetUtcNow().UtcDateTime,
        };
        own.SetRoles(await raw.Set<Role>().Where(r => r.Code == "technician").Select(r => r.Id).ToListAsync());
        raw.Add(own);
        await raw.SaveChangesAsync();
        return Actor.Member(organization, own.PersonId, own.Id, member.Name);
    }
}
