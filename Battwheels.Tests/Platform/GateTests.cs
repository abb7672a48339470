using Battwheels.Core.Access;
using Battwheels.Core.Common;
using Battwheels.Core.Platform.Audit;
using Battwheels.Core.Platform.Commands;
using Battwheels.Core.Platform.Numbering;
using Battwheels.Tests.Common;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Tests.Platform;

[Trait("Category", "Data")]
public class GateTests
{
    private const string Key = "tickets:create";

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task RunAsync_Permitted_SavesRowAuditAndCommandTogether(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var before = await db.CountAsync<AuditEntry>(db.OrgA);

        var result = await AddRoleAsync(db.UnitsFor(Key), CommandId.New(), "first");

        Assert.Null(result.Error);
        Assert.Equal(before + 1, await db.CountAsync<AuditEntry>(db.OrgA));
        Assert.Equal(await db.CountAsync<Role>(db.OrgB) + 1, await db.CountAsync<Role>(db.OrgA));
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task RunAsync_SameCommandTwice_HasOneEffectAndOneResult(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var command = CommandId.New();

        var results = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(_ => AddRoleAsync(db.UnitsFor(Key), command, "same"))
        );

        Assert.Single(results.Select(r => r.Value).Distinct());
        Assert.Equal(await db.CountAsync<Role>(db.OrgB) + 1, await db.CountAsync<Role>(db.OrgA));
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task RunAsync_SameCommandAtOnceRefusedByItsOwnEffect_HasTheFirstResult(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var command = CommandId.New();

        var results = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => TakeTheOnlyOneAsync(db, command)));

        Assert.All(results, r => Assert.Equal(1, r.Value));
        Assert.Equal("GONE", (await TakeTheOnlyOneAsync(db, CommandId.New())).Error?.Code);
    }

    [Fact]
    public async Task RunAsync_SameCommandOtherInput_IsRefused()
    {
        await using var db = await TestDb.CreateAsync();
        var command = CommandId.New();
        await AddRoleAsync(db.UnitsFor(Key), command, "one");

        var second = await AddRoleAsync(db.UnitsFor(Key), command, "two");

        Assert.Equal("IDEMPOTENCY_CONFLICT", second.Error?.Code);
    }

    [Fact]
    public async Task RunAsync_BodyRefuses_NothingIsSaved()
    {
        await using var db = await TestDb.CreateAsync();
        var before = await db.CountAsync<ProcessedCommand>(db.OrgA);

        var result = await db.UnitsFor(Key)
            .RunAsync<long>(
                Key,
                CommandId.New(),
                new { },
                async unit =>
                {
                    unit.Add(NewRole("refused"));
                    await unit.FlushAsync(default);
                    return CommonErrors.NotFound;
                },
                default
            );

        Assert.Equal("NOT_FOUND", result.Error?.Code);
        Assert.Equal(before, await db.CountAsync<ProcessedCommand>(db.OrgA));
        Assert.Equal(await db.CountAsync<Role>(db.OrgB), await db.CountAsync<Role>(db.OrgA));
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task RunAsync_WithoutPermission_IsDeniedAndAudited(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var technician = await db.MemberAsync(db.OrgA, "Farhan", "technician");

        await Assert.ThrowsAsync<AccessDeniedException>(() =>
            AddRoleAsync(db.UnitsFor(technician), CommandId.New(), "denied")
        );

        var denial = await db.UnitsFor("x:read")
            .ReadAsync("x:read", u => u.Set<AuditEntry>().SingleAsync(e => e.Action == "DENIED"), default);
        Assert.Equal(Key, denial.Permission);
        Assert.Equal(technician.MembershipId, denial.MembershipId);
    }

    [Fact]
    public async Task RunAsync_NoActor_IsDenied()
    {
        await using var db = await TestDb.CreateAsync();

        var denied = await Assert.ThrowsAsync<AccessDeniedException>(() =>
            AddRoleAsync(db.UnitsFor((Actor?)null), CommandId.New(), "nobody")
        );

        Assert.Equal("NOT_AUTHENTICATED", denied.Code);
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task RunAsync_MemberSuspended_IsRefusedWithinFiveSeconds(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var manager = await db.MemberAsync(db.OrgA, "Meera", "manager");
        Assert.Null((await AddRoleAsync(db.UnitsFor(manager), CommandId.New(), "before")).Error);

        await using (var raw = db.Database(new(db.OrgA)))
        {
            var member = await raw.Set<Membership>().SingleAsync(m => m.Id == manager.MembershipId);
            member.SetStatus(MembershipStatus.Suspended, "left");
            await raw.SaveChangesAsync();
        }

        db.Clock.Advance(TimeSpan.FromSeconds(5));
        var denied = await Assert.ThrowsAsync<AccessDeniedException>(() =>
            AddRoleAsync(db.UnitsFor(manager), CommandId.New(), "after")
        );
        Assert.Equal("MEMBERSHIP_SUSPENDED", denied.Code);
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task TakeAsync_ManyAtOnce_LeavesNoGapAndNoDuplicate(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);

        var numbers = await Task.WhenAll(
            Enumerable
                .Range(0, 24)
                .Select(i =>
                    db.UnitsFor(Key)
                        .RunAsync<long>(
                            Key,
                            CommandId.New(),
                            new { i },
                            async unit => await NumberSeries.TakeAsync(unit, "INV", new FiscalYear(2026), default),
                            default
                        )
                )
        );

        Assert.Equal(Enumerable.Range(1, 24).Select(n => (long)n), numbers.Select(n => n.Value).Order());
    }

    private static Task<Result<long>> TakeTheOnlyOneAsync(TestDb db, CommandId command) =>
        db.UnitsFor(Key)
            .RunAsync<long>(
                Key,
                command,
                new { },
                async unit =>
                {
                    var taken = await NumberSeries.TakeAsync(unit, "ONE", new FiscalYear(2026), default);
                    return taken == 1 ? taken : new Error("GONE", "Somebody else has it.");
                },
                default
            );

    private static Task<Result<long>> AddRoleAsync(IUnitOfWorkFactory units, CommandId command, string code) =>
        units.RunAsync<long>(
            Key,
            command,
            new { code },
            unit => Task.FromResult<Result<long>>(unit.Add(NewRole(code)).Id),
            default
        );

    private static Role NewRole(string code) =>
        new()
        {
            Code = code,
            Name = code,
            IsSystem = false,
        };
}
