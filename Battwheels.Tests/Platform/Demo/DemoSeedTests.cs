using Battwheels.Core.Access;
using Battwheels.Core.Billing;
using Battwheels.Core.Crm;
using Battwheels.Core.Inventory.Items;
using Battwheels.Core.Platform.Audit;
using Battwheels.Core.Service.Appointments;
using Battwheels.Core.Service.Tickets;
using Battwheels.Data.Common;
using Battwheels.Data.Common.Keys;
using Battwheels.Data.Platform.Demo;
using Battwheels.Data.Platform.Files;
using Battwheels.Tests.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Battwheels.Tests.Platform.Demo;

[Trait("Category", "Data")]
public sealed class DemoSeedTests
{
    /// <summary>The whole demo, once, because making it is slow: stopped twice on the way, it must end as if it had not been.</summary>
    [Fact]
    public async Task Seed_EmptyDatabaseStoppedTwice_MakesTwoWorkshopsThatObeyEveryRule()
    {
        await using var db = await TestDb.CreateAsync(configure: s =>
            s.AddSingleton(new AccessOptions { DemoSignIn = true })
        );
        var demo = Demo(db, isAllowed: true);
        await StoppedAsync(demo, atLine: 2);
        await StoppedAsync(demo, atLine: 4);
        Assert.Null(await demo.SeedAsync(_ => { }, default));
        var directory = db.Services.GetRequiredService<IPlatformDirectory>();
        var main = (await directory.FindAsync("demo", default))!.Id;
        var small = (await directory.FindAsync("demo-two", default))!.Id;

        Assert.False(await demo.IsUnfinishedAsync(default));
        await EnoughAsync(db, main);
        await Books.VerifiedAsync(db, main);
        await Books.VerifiedAsync(db, small);
        Assert.InRange(await db.CountAsync<ServiceTicket>(small), 3, 12);
        Assert.Equal(0, await db.CountAsync<ServiceTicket>(db.OrgA));
        await EverybodySignsInAsync(db, demo);

        var before = (await db.CountAsync<ServiceTicket>(main), await db.CountAsync<AuditEntry>(main));
        Assert.Null(await Demo(db, isAllowed: true).SeedAsync(_ => { }, default));
        Assert.Equal(before, (await db.CountAsync<ServiceTicket>(main), await db.CountAsync<AuditEntry>(main)));
    }

    [Fact]
    public async Task Seed_WhereDemoIsNotAllowed_IsRefusedAndMakesNothing()
    {
        await using var db = await TestDb.CreateAsync();
        var demo = Demo(db, isAllowed: false);

        var refused = await demo.SeedAsync(_ => { }, default);

        Assert.Equal("DEMO_IN_PRODUCTION", refused?.Code);
        Assert.Empty(demo.SignIns);
        Assert.Null(await db.Services.GetRequiredService<IPlatformDirectory>().FindAsync("demo", default));
    }

    private static async Task StoppedAsync(DemoSeed demo, int atLine)
    {
        using CancellationTokenSource stop = new();
        var heard = 0;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => demo.SeedAsync(_ => Hear(), stop.Token));
        Assert.True(await demo.IsUnfinishedAsync(default));

        void Hear()
        {
            if (++heard == atLine)
                stop.Cancel();
        }
    }

    private static DemoSeed Demo(TestDb db, bool isAllowed) =>
        new(
            db.Services.GetRequiredService<DatabaseOptions>(),
            db.Services.GetRequiredService<FileStoreOptions>(),
            db.Services.GetRequiredService<MasterKeys>(),
            db.Clock,
            new DemoPermit(isAllowed)
        );

    private static async Task EnoughAsync(TestDb db, long main)
    {
        Assert.True(await db.CountAsync<Contact>(main) >= 45);
        Assert.True(await db.CountAsync<Vehicle>(main) >= 60);
        Assert.Equal(164, await db.CountAsync<ServiceTicket>(main)); // one of them came by appointment
        Assert.Equal(12, await db.CountAsync<Appointment>(main));
        Assert.Equal(DemoContent.Items.Count, await db.CountAsync<Item>(main));
        Assert.True(DemoContent.Items.Count >= 150);
        Assert.True(await db.CountAsync<Invoice>(main) >= 90);
        await using var raw = db.Database(new TenantScope(main));
        var states = await raw.Set<ServiceTicket>().Select(t => t.State).Distinct().ToListAsync();
        // Deposits are not offered yet; every other state has somebody in it.
        Assert.Equal(Enum.GetValues<TicketState>().Except([TicketState.AwaitingDeposit]).Order(), states.Order());
        var newest = await raw.Set<ServiceTicket>().MaxAsync(t => t.StateSinceUtc);
        Assert.True(newest <= db.Clock.GetUtcNow().UtcDateTime);
        Assert.True(await raw.Set<Invoice>().Select(i => i.SupplyKind).Distinct().CountAsync() == 2);
    }

    private static async Task EverybodySignsInAsync(TestDb db, DemoSeed demo)
    {
        Assert.Equal(11, demo.SignIns.Count);
        foreach (var person in demo.SignIns)
        {
            var signedIn = await db.As(null)
                .GetRequiredService<ISignIn>()
                .SignInAsync(new SignInAttempt(person.Email, person.Password, "203.0.113.7", "test"), default);
            Assert.Null(signedIn.Error);
            Assert.NotEmpty(
                await db
                    .Services.GetRequiredService<IPlatformDirectory>()
                    .MembershipsAsync(signedIn.Value.PersonId, default)
            );
        }
    }
}
