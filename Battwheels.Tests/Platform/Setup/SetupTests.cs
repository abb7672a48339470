using Battwheels.Core.Common;
using Battwheels.Core.Inventory.Items;
using Battwheels.Core.Platform.Organizations;
using Battwheels.Core.Platform.Setup;
using Battwheels.Data.Common;
using Battwheels.Tests.Common;
using Battwheels.Tests.Service;
using Battwheels.Web.Platform.Setup;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Tests.Platform.Setup;

/// <summary>The set-up list knows by itself what is done; what is skipped or hidden is this organization's choice.</summary>
[Trait("Category", "Data")]
public sealed class SetupTests
{
    private static readonly string[] Order =
    [
        "profile",
        "letterhead",
        "numbers",
        "rates",
        "stock",
        "payment",
        "people",
        "ticket",
    ];

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task GetAsync_NewOrganization_TicksWhatTheDataShows(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var own = Setup(db, await db.MemberAsync(db.OrgA, "Asha", "owner"));
        var other = Setup(db, await db.MemberAsync(db.OrgB, "Zeenat", "owner"));
        var before = await own.GetAsync(default);
        Assert.Equal(Order, before.Items.Select(i => i.Code));
        Assert.Equal(["numbers"], before.Items.Where(i => i.IsDone).Select(i => i.Code));

        await db.ChangeAsync<OrganizationProfile>(
            await ProfileAsync(db),
            p =>
            {
                (p.AddressLine1, p.City, p.PinCode) = ("Plot 14, MIDC Road", "Pune", "411013");
                (p.Phone, p.UpiVpa) = ("9000010001", "asha@okbank");
            }
        );
        await db.MemberAsync(db.OrgA, "Rohit", "technician");
        await db.RegisterAsync();
        await using (var raw = db.Database(new TenantScope(db.OrgA)))
        {
            raw.Add(Labour());
            await raw.SaveChangesAsync();
        }

        var after = await own.GetAsync(default);
        Assert.Equal(["stock"], after.Items.Where(i => i.IsOpen).Select(i => i.Code));
        Assert.Equal((7, false), (after.Done, after.IsFinished));
        Assert.Equal(1, (await other.GetAsync(default)).Done); // the neighbour has done nothing by that
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task SkipAndHide_AreKeptAndTakenBack_ForThisOrganizationOnly(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var own = Setup(db, await db.MemberAsync(db.OrgA, "Asha", "owner"));
        var colleague = Setup(db, await db.MemberAsync(db.OrgA, "Meera", "admin"));
        var other = Setup(db, await db.MemberAsync(db.OrgB, "Zeenat", "owner"));

        Assert.Null((await own.SkipAsync("stock", true, CommandId.New(), default)).Error);
        Assert.Null((await own.SkipAsync("people", true, CommandId.New(), default)).Error);
        Assert.Null((await own.HideAsync(true, CommandId.New(), default)).Error);
        Assert.Equal("NOT_FOUND", (await own.SkipAsync("coffee", true, CommandId.New(), default)).Error?.Code);

        var seen = await colleague.GetAsync(default);
        Assert.Equal(["stock"], seen.Items.Where(i => i.IsSkipped && !i.IsDone).Select(i => i.Code));
        Assert.True(seen.IsHidden);
        var theirs = await other.GetAsync(default);
        Assert.Equal((false, 0), (theirs.IsHidden, theirs.Items.Count(i => i.IsSkipped)));

        Assert.Null((await colleague.SkipAsync("stock", false, CommandId.New(), default)).Error);
        Assert.Null((await colleague.HideAsync(false, CommandId.New(), default)).Error);
        var back = await own.GetAsync(default);
        Assert.Equal(
            (false, "people"),
            (back.IsHidden, string.Join(' ', back.Items.Where(i => i.IsSkipped).Select(i => i.Code)))
        );
    }

    [Fact]
    public async Task GetAsync_WhoMayNotChangeSettings_IsRefused()
    {
        await using var db = await TestDb.CreateAsync();
        var advisor = Setup(db, await db.MemberAsync(db.OrgA, "Tarun", "service_advisor"));

        await Assert.ThrowsAsync<AccessDeniedException>(() => advisor.GetAsync(default));
    }

    [Fact]
    public void Words_EveryStep_SaysWhatToDoAndTakesTwoMinutesAtMost() =>
        Assert.All(Order, code => Assert.InRange(SetupWords.Of(code).Minutes ?? 0, 0, 2));

    private static SetupService Setup(TestDb db, Actor actor) => db.Service<SetupService>(actor);

    private static async Task<long> ProfileAsync(TestDb db)
    {
        await using var raw = db.Database(new TenantScope(db.OrgA));
        return await raw.Set<OrganizationProfile>().Select(p => p.Id).SingleAsync();
    }

    private static Item Labour() =>
        new()
        {
            Sku = "LAB-DIAG",
            Name = "Diagnosis",
            Kind = ItemKind.Service,
            Hsn = "998714",
            GstRatePercent = 18m,
            Uom = "HRS",
            SalesPrice = 450m,
        };
}
