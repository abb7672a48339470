using Battwheels.Core.Common;
using Battwheels.Core.Crm;
using Battwheels.Core.Inventory.Items;
using Battwheels.Core.Service.JobCards;
using Battwheels.Core.Service.Packages;
using Battwheels.Tests.Common;
using Battwheels.Tests.Inventory;
using Battwheels.Tests.Service.Estimates;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Tests.Service.Packages;

/// <summary>Packages of two organizations, and one put on an estimate of an Ather 450X.</summary>
[Trait("Category", "Data")]
public sealed class PackageServiceTests
{
    private static readonly PackageLineInput Work = new(
        JobLineKind.Labour,
        "Front brake service",
        0.8m,
        950m,
        "998714",
        "HRS",
        18m,
        IsSafetyCritical: true
    );

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Insert_PackageOfTheModel_CopiesItsLinesAtTodaysPrices(TestEngine engine)
    {
        await using var world = await EstimateWorld.CreateAsync(engine);
        var (packages, pads) = await BrakesAsync(world);
        var estimate = await world.DraftAsync(EstimateWorld.Labour("Diagnosis"));
        await world.Db.ChangeAsync<Item>(pads, i => i.SalesPrice = 640m);
        var offer = Assert.Single(await Desk(world).OffersAsync(world.Ticket, "brake", default));
        // 0.8 x 950 = 760 and 640: 1,400 and 18 %, to the rupee; the wash is optional.
        Assert.Equal((1_400m, 1_652m, 0.8m, true), (offer.Price, offer.Total, offer.Hours, offer.IsForModel));
        var command = CommandId.New();
        InsertPackage insert = new(offer.Id, world.Ticket);

        Assert.Equal(estimate, EstimateWorld.Value(await Desk(world).InsertAsync(insert, command, default)));
        Assert.Equal(estimate, EstimateWorld.Value(await Desk(world).InsertAsync(insert, command, default))); // pressed twice

        var lines = (await world.ViewAsync(estimate)).Lines;
        Assert.Equal(
            [
                ("Diagnosis", 950m, false, false),
                ("Front brake service", 950m, true, false),
                ("Brake pads", 640m, false, false),
                ("Wash", 150m, false, true),
            ],
            lines.Select(l => (l.Description, l.UnitPrice, l.IsSafetyCritical, l.IsOptional))
        );
        Assert.Equal(pads, lines[2].ItemId);

        // What is changed in the package, and in the catalogue, changes no estimate.
        var view = EstimateWorld.Value(await packages.GetAsync(offer.Id, default));
        PackageInput dearer = new("Front brake service", [Work with { UnitPrice = 1_200m }]);
        Done(await packages.UpdateAsync(new(offer.Id, view.Version, dearer), CommandId.New(), default));
        // Only a line changed, and still who saw the package before is told.
        var late = await packages.UpdateAsync(new(offer.Id, view.Version, dearer), CommandId.New(), default);
        Assert.Equal("CONCURRENCY_CONFLICT", late.Error?.Code);
        await world.Db.ChangeAsync<Item>(pads, i => i.SalesPrice = 900m);
        Assert.Equal([950m, 950m, 640m, 150m], (await world.ViewAsync(estimate)).Lines.Select(l => l.UnitPrice));
        Assert.Equal(
            1_200m,
            Assert.Single(EstimateWorld.Value(await packages.GetAsync(offer.Id, default)).Lines).PriceNow
        );
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Packages_OfAnotherOrganization_AreNotThere(TestEngine engine)
    {
        await using var world = await EstimateWorld.CreateAsync(engine);
        var theirs = EstimateWorld.Value(
            await world
                .Db.Service<PackageService>(Owner(world.Db.OrgB))
                .CreateAsync(new("Front brake service", [Work]), CommandId.New(), default)
        );
        var (packages, _) = await BrakesAsync(world); // the same name is free here

        Assert.Equal("NOT_FOUND", (await packages.GetAsync(theirs, default)).Error?.Code);
        Assert.Equal(
            "NOT_FOUND",
            (await packages.UpdateAsync(new(theirs, 0, new("X", [Work])), CommandId.New(), default)).Error?.Code
        );
        Assert.Equal("NOT_FOUND", (await packages.RetireAsync(theirs, 0, true, CommandId.New(), default)).Error?.Code);
        Assert.Equal(
            "NOT_FOUND",
            (await Desk(world).InsertAsync(new(theirs, world.Ticket), CommandId.New(), default)).Error?.Code
        );
        var neighbour = world.Db.Service<PackageService>(Owner(world.Db.OrgB));
        Assert.Equal([theirs], (await neighbour.ListAsync(new(), null, default)).Rows.Select(r => r.Id));
        Assert.Empty(await neighbour.OffersAsync(world.Ticket, null, default));
        Assert.DoesNotContain(await Desk(world).OffersAsync(world.Ticket, null, default), o => o.Id == theirs);
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Offers_FittingPackages_TheModelFirstAndNoOthers(TestEngine engine)
    {
        await using var world = await EstimateWorld.CreateAsync(engine);
        var packages = world.Db.Service<PackageService>(Owner(world.Db.OrgA));
        await MakeAsync("Any vehicle");
        await MakeAsync("Two wheelers", category: VehicleCategory.TwoWheeler);
        await MakeAsync("Every Ather", "ather");
        await MakeAsync("Ather 450", "Ather", "450");
        var other = await MakeAsync("Ather Rizta", "Ather", "Rizta");
        await MakeAsync("Cars", category: VehicleCategory.FourWheeler);
        var gone = await MakeAsync("Old service");
        Done(await packages.RetireAsync(gone, 0, true, CommandId.New(), default));

        var offers = await Desk(world).OffersAsync(world.Ticket, null, default);

        Assert.Equal(["Ather 450", "Every Ather", "Any vehicle", "Two wheelers"], offers.Select(o => o.Name));
        Assert.Equal("PACKAGE_NOT_FITTING", await RefusedAsync(other));
        Assert.Equal("PACKAGE_RETIRED", await RefusedAsync(gone));
        Assert.Empty(await world.JobLinesAsync());

        async Task<long> MakeAsync(
            string name,
            string? make = null,
            string? model = null,
            VehicleCategory? category = null
        ) =>
            EstimateWorld.Value(
                await packages.CreateAsync(new(name, [Work], null, category, make, model), CommandId.New(), default)
            );

        async Task<string?> RefusedAsync(long id) =>
            (await Desk(world).InsertAsync(new(id, world.Ticket), CommandId.New(), default)).Error?.Code;
    }

    /// <summary>1,260 for 760 of labour and 500 of pads is 1,260: a fixed price of 999 makes 602.57 and 396.43.</summary>
    [Fact]
    public async Task Insert_FixedPrice_IsWhatTheLinesComeTo()
    {
        await using var world = await EstimateWorld.CreateAsync();
        var pads = await world.Db.ItemAsync("BP-01");
        await world.Db.ChangeAsync<Item>(pads, i => i.SalesPrice = 500m);
        var id = EstimateWorld.Value(
            await world
                .Db.Service<PackageService>(Owner(world.Db.OrgA))
                .CreateAsync(new("Brakes", [Work, Pads(pads), Wash], FixedPrice: 999m), CommandId.New(), default)
        );

        var estimate = EstimateWorld.Value(
            await Desk(world).InsertAsync(new(id, world.Ticket), CommandId.New(), default)
        );

        var lines = (await world.ViewAsync(estimate)).Lines;
        // Pads first, with the larger quantity: 999 x 500 / 1,260 = 396.43; the rest, 602.57, for 0.8 hours.
        Assert.Equal([753.21m, 396.43m, 150m], lines.Select(l => l.UnitPrice));
        Assert.Equal(999m, lines[0].Taxable + lines[1].Taxable);
    }

    [Fact]
    public async Task Insert_ItemThatLeftTheCatalogue_IsNamedAndNothingIsWritten()
    {
        await using var world = await EstimateWorld.CreateAsync();
        var (_, pads) = await BrakesAsync(world);
        await world.Db.ChangeAsync<Item>(pads, i => i.IsActive = false);
        var offer = Assert.Single(await Desk(world).OffersAsync(world.Ticket, null, default));

        var refused = await Desk(world).InsertAsync(new(offer.Id, world.Ticket), CommandId.New(), default);

        Assert.Equal("PACKAGE_ITEM_GONE", offer.Refusal?.Code);
        Assert.Equal("PACKAGE_ITEM_GONE", refused.Error?.Code);
        Assert.Contains("Brake pads", refused.Error!.Message, StringComparison.Ordinal);
        Assert.Empty(await world.JobLinesAsync());
    }

    [Fact]
    public async Task Insert_SubmittedEstimate_IsFrozen()
    {
        await using var world = await EstimateWorld.CreateAsync();
        await BrakesAsync(world);
        await world.SubmittedAsync();
        var offer = Assert.Single(await Desk(world).OffersAsync(world.Ticket, null, default));

        var refused = await Desk(world).InsertAsync(new(offer.Id, world.Ticket), CommandId.New(), default);

        Assert.Equal("ESTIMATE_FROZEN", refused.Error?.Code);
    }

    [Fact]
    public async Task Keep_LinesOfAnEstimate_BecomeAPackageOfThisModel()
    {
        await using var world = await EstimateWorld.CreateAsync();
        var item = await world.Db.ItemAsync("BP-01");
        var estimate = await world.DraftAsync(
            EstimateWorld.Labour("Brake service", 0.8m, 950m) with
            {
                DiscountPercent = 10m,
            },
            EstimateWorld.Part("Brake pads", 1m, 777m, item: item)
        );
        var packages = world.Db.Service<PackageService>(Owner(world.Db.OrgA));

        var id = EstimateWorld.Value(
            await packages.KeepAsync(new(estimate, " Brakes ", null, true), CommandId.New(), default)
        );

        var kept = EstimateWorld.Value(await packages.GetAsync(id, default));
        Assert.Equal(("Brakes", "Ather", "450X"), (kept.Name, kept.Make, kept.Model));
        Assert.Equal(
            [("Brake service", (decimal?)950m, 0.8m), ("Brake pads", null, 1m)],
            kept.Lines.Select(l => (l.Description, l.KeptPrice, l.Quantity))
        );
        Assert.Equal(
            "PACKAGE_EXISTS",
            (await packages.KeepAsync(new(estimate, "brakes", null, false), CommandId.New(), default)).Error?.Code
        );
        await Assert.ThrowsAsync<AccessDeniedException>(() =>
            Desk(world).KeepAsync(new(estimate, "Mine", null, false), CommandId.New(), default)
        );
    }

    [Theory]
    [InlineData("PACKAGE_EMPTY", "Lines")]
    [InlineData("FIXED_PRICE_INVALID", "FixedPrice")]
    [InlineData("FIXED_PRICE_UNUSABLE", "FixedPrice")]
    [InlineData("MAKE_MISSING", "Make")]
    [InlineData("PRICE_MISSING", "Lines.0.UnitPrice")]
    [InlineData("QUANTITY_INVALID", "Lines.0.Quantity")]
    public async Task Create_WhatCannotBeUsed_IsRefusedByItsField(string code, string field)
    {
        await using var world = await EstimateWorld.CreateAsync();
        PackageInput input = code switch
        {
            "PACKAGE_EMPTY" => new("Brakes", []),
            "FIXED_PRICE_INVALID" => new("Brakes", [Work], 99.999m),
            "FIXED_PRICE_UNUSABLE" => new("Brakes", [Work with { IsOptional = true }], 999m),
            "MAKE_MISSING" => new("Brakes", [Work], Model: "450X"),
            "PRICE_MISSING" => new("Brakes", [Work with { UnitPrice = null }]),
            _ => new("Brakes", [Work with { Quantity = 0m }]),
        };

        var refused = await world
            .Db.Service<PackageService>(Owner(world.Db.OrgA))
            .CreateAsync(input, CommandId.New(), default);

        Assert.Equal((code, field), (refused.Error?.Code, refused.Error?.Field));
    }

    private static PackageLineInput Wash { get; } =
        new(JobLineKind.Fee, "Wash", 1m, 150m, "998714", RatePercent: 18m, IsOptional: true);

    private static PackageLineInput Pads(long item) => new(JobLineKind.Part, "Brake pads", 1m, null, ItemId: item);

    /// <summary>Labour, pads of the catalogue and an optional wash, for the Ather 450X.</summary>
    private static async Task<(PackageService Packages, long Pads)> BrakesAsync(EstimateWorld world)
    {
        var pads = await world.Db.ItemAsync("BP-01");
        var packages = world.Db.Service<PackageService>(Owner(world.Db.OrgA));
        PackageInput input = new("Front brake service", [Work, Pads(pads), Wash], Make: "Ather", Model: "450X");
        EstimateWorld.Value(await packages.CreateAsync(input, CommandId.New(), default));
        return (packages, pads);
    }

    private static PackageService Desk(EstimateWorld world) => world.Db.Service<PackageService>(world.Advisor);

    private static Actor Owner(long organization) =>
        Actor.Job(organization, "test", PackagePermissions.Update, PackagePermissions.Read);

    private static void Done(Result<Done> result) => Assert.Null(result.Error);
}
