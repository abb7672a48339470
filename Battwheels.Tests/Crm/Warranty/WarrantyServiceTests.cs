using Battwheels.Core.Access;
using Battwheels.Core.Common;
using Battwheels.Core.Crm;
using Battwheels.Core.Crm.Batteries;
using Battwheels.Core.Crm.Warranty;
using Battwheels.Tests.Common;

namespace Battwheels.Tests.Crm.Warranty;

/// <summary>Terms fill in what a sold vehicle is promised; what happened to its pack changes what is said.</summary>
[Trait("Category", "Data")]
public class WarrantyServiceTests
{
    private static readonly DateOnly Sold = new(2025, 12, 1);

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Vehicle_WithDayOfSale_GetsTheTermsThatSayMost(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var owner = await db.ContactAsync(CrmSeeds.Person("Rahul Sharma"));
        Ok(
            await Warranties(db)
                .AddTermsAsync(new(WarrantySubject.Vehicle, "ather", null, 30, 50_000), CommandId.New(), default)
        );
        Ok(
            await Warranties(db)
                .AddTermsAsync(new(WarrantySubject.Battery, "Ather", "450x", 60, 60_000, 70m), CommandId.New(), default)
        );
        Ok(
            await Warranties(db)
                .AddTermsAsync(new(WarrantySubject.Vehicle, "Ola", null, 12, null), CommandId.New(), default)
        );

        var vehicle = await db.VehicleAsync(owner, CrmSeeds.Scooter("MH12QK0042") with { SoldOn = Sold });
        var plain = await db.VehicleAsync(owner, CrmSeeds.Scooter("MH12QK0043"));

        var covers = await Warranties(db).OfVehicleAsync(vehicle, default);
        Assert.Equal(
            [(WarrantySubject.Vehicle, 30, 50_000, false), (WarrantySubject.Battery, 60, (int?)60_000, false)],
            covers.Select(c => (c.Subject, c.Months!.Value, c.Km, c.IsAssumed))
        );
        Assert.Empty(await Warranties(db).OfVehicleAsync(plain, default));

        // The day of sale written later fills in once, and never again.
        var stored = (await db.Vehicles().GetAsync(plain, default)).Value;
        var input = CrmSeeds.Scooter("MH12QK0043") with { SoldOn = Sold };
        Ok(await db.Vehicles().UpdateAsync(new(plain, stored.Version, input), CommandId.New(), default));
        Ok(
            await db.Vehicles()
                .UpdateAsync(new(plain, stored.Version + 1, input with { Colour = "Red" }), CommandId.New(), default)
        );
        Assert.Equal(2, (await Warranties(db).OfVehicleAsync(plain, default)).Count);
        Assert.Empty(await Warranties(db, db.OrgB).OfVehicleAsync(vehicle, default));
    }

    [Fact]
    public async Task Vehicle_OfAMakeWithoutTerms_GetsTheUsualOnesMarked()
    {
        await using var db = await TestDb.CreateAsync();
        var owner = await db.ContactAsync(CrmSeeds.Person("Rahul Sharma"));
        var vehicle = await db.VehicleAsync(owner, CrmSeeds.Scooter("MH12QK0042") with { SoldOn = Sold });

        var covers = await Warranties(db).OfVehicleAsync(vehicle, default);

        Assert.Equal(
            [(WarrantySubject.Vehicle, 24, true), (WarrantySubject.Battery, 36, true)],
            covers.Select(c => (c.Subject, c.Months!.Value, c.IsAssumed))
        );
        Assert.Equal(
            [new DateOnly(2027, 11, 30), new DateOnly(2028, 11, 30)],
            covers.Select(c => c.Answer.LastDay!.Value)
        );
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Battery_OpenedByOthers_IsToBeChecked(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var owner = await db.ContactAsync(CrmSeeds.Person("Rahul Sharma"));
        var vehicle = await db.VehicleAsync(owner, CrmSeeds.Scooter("MH12QK0042") with { SoldOn = Sold });
        var packs = db.Service<BatteryService>(Desk(db));
        var pack = (await packs.RegisterAsync(new(new("LFP60001"), vehicle), CommandId.New(), default)).Value;
        Assert.Equal(WarrantyVerdict.In, await BatteryAsync());

        Ok(
            await packs.RecordEventAsync(
                new(pack, PackEventKind.Opened, new(2026, 11, 3), false),
                CommandId.New(),
                default
            )
        );
        Assert.Equal(WarrantyVerdict.In, await BatteryAsync());
        Ok(
            await packs.RecordEventAsync(
                new(pack, PackEventKind.Opened, new(2026, 11, 3), true),
                CommandId.New(),
                default
            )
        );

        Assert.Equal(WarrantyVerdict.Review, await BatteryAsync());

        async Task<WarrantyVerdict> BatteryAsync() =>
            (await Warranties(db).OfVehicleAsync(vehicle, default))
                .Single(c => c.Subject is WarrantySubject.Battery)
                .Answer.Verdict;
    }

    [Fact]
    public async Task Cover_AddedAndVoided_IsOut()
    {
        await using var db = await TestDb.CreateAsync();
        var owner = await db.ContactAsync(CrmSeeds.Person("Rahul Sharma"));
        var vehicle = await db.VehicleAsync(owner, CrmSeeds.Scooter("MH12QK0042") with { OdometerKm = 5_000 });
        NewCover cover = new(
            vehicle,
            WarrantySubject.OwnRepair,
            new(2026, 10, 1),
            3,
            5_000,
            "Bearings",
            StartKm: 4_000
        );

        Assert.Equal("WARRANTY_DESCRIPTION_MISSING", (await AddAsync(cover with { Description = " " })).Error!.Code);
        Assert.Equal("WARRANTY_LIMIT_MISSING", (await AddAsync(cover with { Months = null, Km = null })).Error!.Code);
        Assert.Equal("WARRANTY_FLOOR_INVALID", (await AddAsync(cover with { SohFloorPercent = 70m })).Error!.Code);
        Assert.Equal("NOT_FOUND", (await AddAsync(cover with { VehicleId = 1 })).Error!.Code);
        Assert.Equal("NOT_FOUND", (await AddAsync(cover with { BatteryPackId = 1 })).Error!.Code);
        var id = Ok(await AddAsync(cover));
        Assert.Equal(
            WarrantyVerdict.In,
            (await Warranties(db).OfVehicleAsync(vehicle, default)).Single().Answer.Verdict
        );

        Ok(await Warranties(db).VoidAsync(id, 0, "Fell into water", CommandId.New(), default));

        Assert.Equal(
            WarrantyVerdict.Out,
            (await Warranties(db).OfVehicleAsync(vehicle, default)).Single().Answer.Verdict
        );
        Assert.Equal(
            "WARRANTY_VOIDED",
            (await Warranties(db).VoidAsync(id, 1, "Again", CommandId.New(), default)).Error!.Code
        );

        Task<Result<long>> AddAsync(NewCover input) => Warranties(db).AddAsync(input, CommandId.New(), default);
    }

    [Fact]
    public async Task Terms_AddedTwice_AreRefusedAndConfirmedOnceMarked()
    {
        await using var db = await TestDb.CreateAsync();
        NewTerms ola = new(WarrantySubject.Vehicle, "Ola", "S1", 36, null);
        Ok(await Warranties(db).AddTermsAsync(ola, CommandId.New(), default));

        Assert.Equal(
            "WARRANTY_TERMS_EXIST",
            (await Warranties(db).AddTermsAsync(ola with { Make = " ola " }, CommandId.New(), default)).Error!.Code
        );
        Assert.Equal(
            "WARRANTY_MAKE_MISSING",
            (await Warranties(db).AddTermsAsync(ola with { Make = null }, CommandId.New(), default)).Error!.Code
        );
        var usual = (await Warranties(db).TermsAsync(default)).First(t => t.IsAssumed);
        Ok(await Warranties(db).ConfirmTermsAsync(usual.Id, usual.Version, CommandId.New(), default));
        Assert.Equal(1, (await Warranties(db).TermsAsync(default)).Count(t => t.IsAssumed));
        Ok(await Warranties(db).RemoveTermsAsync(usual.Id, usual.Version + 1, CommandId.New(), default));
        Assert.Equal(2, (await Warranties(db).TermsAsync(default)).Count);
    }

    private static Actor Desk(TestDb db, long? organization = null) =>
        Actor.Job(
            organization ?? db.OrgA,
            "test",
            VehiclePermissions.Read,
            VehiclePermissions.Create,
            VehiclePermissions.Update,
            WarrantyPermissions.Read,
            WarrantyPermissions.Create,
            OrganizationPermissions.UpdateSettings
        );

    private static WarrantyService Warranties(TestDb db, long? organization = null) =>
        db.Service<WarrantyService>(Desk(db, organization));

    private static T Ok<T>(Result<T> result)
    {
        Assert.Null(result.Error);
        return result.Value;
    }
}
