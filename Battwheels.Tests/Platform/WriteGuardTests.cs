using Battwheels.Core.Common;
using Battwheels.Core.Crm;
using Battwheels.Core.Platform.Audit;
using Battwheels.Data.Common;
using Battwheels.Tests.Common;
using Battwheels.Tests.Crm;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Battwheels.Tests.Platform;

/// <summary>A clock gone back and a full disk stop what is saved and nothing that is read.</summary>
[Trait("Category", "Data")]
public sealed class WriteGuardTests
{
    private static readonly string[] Keys = [ContactPermissions.Create, ContactPermissions.Read];

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Write_ClockSixMinutesBehindTheOwnNewestRecord_IsRefusedUntilTheClockIsRight(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        await RecordAheadAsync(db, TimeSpan.FromMinutes(6));
        var command = CommandId.New();

        var refused = await AddAsync(db, command);

        Assert.Equal("CLOCK_SKEW", refused.Error?.Code);
        Assert.Equal(0, await db.CountAsync<Contact>(db.OrgA));
        Assert.Equal(0, await ReadAsync(db));
        db.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Null((await AddAsync(db, command)).Error);
        Assert.Equal(1, await ReadAsync(db));
    }

    [Fact]
    public async Task Write_ClockFourMinutesBehind_IsWithinTheTolerance()
    {
        await using var db = await TestDb.CreateAsync();
        await RecordAheadAsync(db, TimeSpan.FromMinutes(4));

        Assert.Null((await AddAsync(db, CommandId.New())).Error);
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Write_PlatformRecordedLater_IsRefusedAndHealthSaysTheSame(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        await using (var raw = db.Database(TenantScope.Platform("test")))
        {
            raw.Add(
                new PlatformAuditEntry
                {
                    Id = db.Services.GetRequiredService<IdGenerator>().Next(),
                    AtUtc = TestDb.Start.UtcDateTime.AddMinutes(6),
                    Action = "SIGNED_IN",
                    Previous = "",
                    Hash = "x",
                }
            );
            await raw.SaveChangesAsync();
        }

        Assert.Equal("CLOCK_SKEW", (await AddAsync(db, CommandId.New())).Error?.Code);
        Assert.True(await db.Services.GetRequiredService<WriteGuard>().IsClockBehindAsync(default));
    }

    [Fact]
    public async Task Write_RecordOfAnotherOrganizationIsLater_IsNotStopped()
    {
        await using var db = await TestDb.CreateAsync();
        await RecordAheadAsync(db, TimeSpan.FromMinutes(6), db.OrgB);

        Assert.Null((await AddAsync(db, CommandId.New())).Error);
    }

    [Theory]
    [InlineData(long.MaxValue, 0)]
    [InlineData(0, 101)]
    public async Task Write_DiskHasLessThanMustStayFree_IsRefusedUntilThereIsRoom(long bytes, int percent)
    {
        await using var db = await TestDb.CreateAsync();
        var options = db.Services.GetRequiredService<DatabaseOptions>();
        (options.LeastFreeBytes, options.LeastFreePercent) = (bytes, percent);
        var command = CommandId.New();

        Assert.Equal("DISK_FULL", (await AddAsync(db, command)).Error?.Code);
        Assert.Equal(0, await ReadAsync(db));

        (options.LeastFreeBytes, options.LeastFreePercent) = (0, 0);
        Assert.Equal("DISK_FULL", (await AddAsync(db, command)).Error?.Code); // looked at every five seconds
        db.Clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Null((await AddAsync(db, command)).Error);
    }

    [Fact]
    public void Installation_WithoutSettings_KeepsOneGigabyteAndFivePercentFree() =>
        Assert.Equal(
            (1_073_741_824L, 5),
            (new DatabaseOptions().LeastFreeBytes, new DatabaseOptions().LeastFreePercent)
        );

    private static Task<Result<long>> AddAsync(TestDb db, CommandId command) =>
        db.Service<ContactService>(Keys).CreateAsync(CrmSeeds.Person("Ramesh Kale"), command, default);

    private static Task<int> ReadAsync(TestDb db) =>
        db.UnitsFor(Keys).ReadAsync(ContactPermissions.Read, unit => unit.Set<Contact>().CountAsync(), default);

    /// <summary>As if the clock had stood later when something was saved.</summary>
    private static async Task RecordAheadAsync(TestDb db, TimeSpan ahead, long? organization = null)
    {
        await using var raw = db.Database(new TenantScope(organization ?? db.OrgA));
        raw.Add(
            new AuditEntry
            {
                AtUtc = db.Clock.GetUtcNow().UtcDateTime + ahead,
                ActorKind = ActorKind.Job,
                ActorName = "test",
                Permission = "test",
                Action = "CHANGED",
                EntityType = "Contact",
                EntityId = 1,
            }
        );
        await raw.SaveChangesAsync();
    }
}
