using Battwheels.Core.Common;
using Battwheels.Core.Crm;
using Battwheels.Tests.Common;

namespace Battwheels.Tests.Crm;

[Trait("Category", "Data")]
public class VehicleServiceTests
{
    private const string Vin = "MD9ABCDE1FG012345";

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task CreateAsync_Scooter_IsStoredCompactWithOwnerAndReading(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var rahul = await db.ContactAsync(CrmSeeds.Person("Rahul Sharma"));

        var id = await db.VehicleAsync(rahul, CrmSeeds.Scooter("mh 12 qk 42") with { OdometerKm = 8_200 });

        var vehicle = (await db.Vehicles().GetAsync(id, default)).Value;
        Assert.Equal(
            ("MH12QK0042", RegistrationKind.Standard, 8_200),
            (vehicle.Registration, vehicle.RegistrationKind, vehicle.LastOdometerKm)
        );
        Assert.Equal(
            (rahul, "Rahul Sharma", new DateOnly(2026, 11, 4)),
            (vehicle.Owner!.ContactId, vehicle.Owner.Name, vehicle.Owner.FromDate)
        );
        Assert.Equal([8_200], vehicle.Readings.Select(r => r.Km));
        Assert.Equal(0, await db.CountAsync<Vehicle>(db.OrgB));
    }

    public static TheoryData<VehicleInput, string, string?> Refused =>
        new()
        {
            { CrmSeeds.Scooter("MH12QK0042") with { Make = " " }, "REQUIRED", "Make" },
            { CrmSeeds.Scooter("MH12QK0042") with { Model = "" }, "REQUIRED", "Model" },
            { CrmSeeds.Scooter("XX12QK0042"), "REGISTRATION_INVALID", "Registration" },
            { CrmSeeds.Scooter(null), "REGISTRATION_MISSING", "Registration" },
            { CrmSeeds.Scooter("77CD12"), "REGISTRATION_NOTE_MISSING", "RegistrationNote" },
            {
                CrmSeeds.Scooter("OLD-1") with
                {
                    RegistrationKind = RegistrationKind.Other,
                },
                "REGISTRATION_NOTE_MISSING",
                "RegistrationNote"
            },
            { CrmSeeds.Scooter("MH12QK0042") with { Vin = "MD9" }, "VIN_LENGTH", "Vin" },
            { CrmSeeds.Scooter("MH12QK0042") with { Year = 1979 }, "YEAR_INVALID", "Year" },
            { CrmSeeds.Scooter("MH12QK0042") with { Year = 2028 }, "YEAR_INVALID", "Year" },
            { CrmSeeds.Scooter("MH12QK0042") with { OdometerKm = -1 }, "ODOMETER_INVALID", "OdometerKm" },
            { CrmSeeds.Scooter("MH12QK0042") with { OdometerKm = 1_00_00_000 }, "ODOMETER_INVALID", "OdometerKm" },
            { CrmSeeds.Scooter("123456789012345678901"), "TEXT_TOO_LONG", "Registration" },
        };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task CreateAsync_WrongData_SaysWhereAndSavesNothing(VehicleInput input, string code, string? field)
    {
        await using var db = await TestDb.CreateAsync();
        var rahul = await db.ContactAsync(CrmSeeds.Person("Rahul Sharma"));

        var refused = await db.Vehicles().CreateAsync(new(rahul, input), CommandId.New(), default);

        Assert.Equal((code, field), (refused.Error!.Code, refused.Error.Field));
        Assert.Equal(0, await db.CountAsync<Vehicle>(db.OrgA));
    }

    [Fact]
    public async Task CreateAsync_NumberOfNoKnownForm_IsKeptWithNoteOrToBeChecked()
    {
        await using var db = await TestDb.CreateAsync();
        var rahul = await db.ContactAsync(CrmSeeds.Person("Rahul Sharma"));

        var explained = await db.VehicleAsync(
            rahul,
            CrmSeeds.Scooter("old-1") with
            {
                RegistrationKind = RegistrationKind.Other,
                RegistrationNote = "Plate of 1985",
            }
        );
        var kept = await db.VehicleAsync(rahul, CrmSeeds.Scooter("MH12") with { KeepRegistrationAsTyped = true });
        var unregistered = await db.VehicleAsync(rahul, CrmSeeds.Scooter(" ") with { Vin = Vin });

        var first = (await db.Vehicles().GetAsync(explained, default)).Value;
        Assert.Equal(
            ("OLD1", RegistrationKind.Other, false),
            (first.Registration, first.RegistrationKind, first.RegistrationNeedsCheck)
        );
        var second = (await db.Vehicles().GetAsync(kept, default)).Value;
        Assert.True(second.RegistrationNeedsCheck);
        Assert.NotNull(second.RegistrationNote);
        Assert.Equal(
            RegistrationKind.Unregistered,
            (await db.Vehicles().GetAsync(unregistered, default)).Value.RegistrationKind
        );
        var toCheck = await db.Vehicles().ListAsync(new(NeedsCheck: true), null, default);
        Assert.Equal([kept], toCheck.Rows.Select(r => r.Id));
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task CreateAsync_RegistrationOrVinOfALiveVehicle_NamesItsOwner(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var rahul = await db.ContactAsync(CrmSeeds.Person("Rahul Sharma"));
        var asha = await db.ContactAsync(CrmSeeds.Person("Asha Iyer"));
        var first = await db.VehicleAsync(rahul, CrmSeeds.Scooter("MH12QK0042") with { Vin = Vin });

        var plate = await db.Vehicles().CreateAsync(new(asha, CrmSeeds.Scooter("MH12QK42")), CommandId.New(), default);
        var vin = await db.Vehicles()
            .CreateAsync(
                new(asha, CrmSeeds.Scooter("MH12QK0043") with { Vin = Vin.ToLowerInvariant() }),
                CommandId.New(),
                default
            );

        Assert.Equal(("VEHICLE_EXISTS", "Registration"), (plate.Error!.Code, plate.Error.Field));
        Assert.Contains("Rahul Sharma", plate.Error.Message, StringComparison.Ordinal);
        Assert.Equal(("VEHICLE_EXISTS", "Vin"), (vin.Error!.Code, vin.Error.Field));

        // Archived, the number is free again; then the old one cannot come back under it.
        Assert.Null((await db.Vehicles().ArchiveAsync(new(first, 0, true), CommandId.New(), default)).Error);
        Assert.Null(
            (await db.Vehicles().CreateAsync(new(asha, CrmSeeds.Scooter("MH12QK42")), CommandId.New(), default)).Error
        );
        Assert.Equal(
            "VEHICLE_EXISTS",
            (await db.Vehicles().ArchiveAsync(new(first, 1, false), CommandId.New(), default)).Error!.Code
        );
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task CreateAsync_SameNumberByManyAtOnce_MakesOneVehicle(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var rahul = await db.ContactAsync(CrmSeeds.Person("Rahul Sharma"));

        var saves = await Task.WhenAll(
            Enumerable
                .Range(0, 6)
                .Select(_ =>
                    Task.Run(() =>
                        db.Vehicles().CreateAsync(new(rahul, CrmSeeds.Scooter("MH12QK0042")), CommandId.New(), default)
                    )
                )
        );

        Assert.Equal(1, saves.Count(s => s.Error is null));
        Assert.All(saves.Where(s => s.Error is not null), s => Assert.Equal("VEHICLE_EXISTS", s.Error!.Code));
        Assert.Equal(1, await db.CountAsync<Vehicle>(db.OrgA));
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task TransferAsync_NewOwner_KeepsTheHistory(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var rahul = await db.ContactAsync(CrmSeeds.Person("Rahul Sharma"));
        var asha = await db.ContactAsync(CrmSeeds.Person("Asha Iyer"));
        var id = await db.VehicleAsync(rahul, CrmSeeds.Scooter("MH12QK0042"));
        DateOnly today = new(2026, 11, 4);

        Assert.Equal("SAME_OWNER", await TransferAsync(rahul, today));
        Assert.Equal("TRANSFER_DATE_INVALID", await TransferAsync(asha, today.AddDays(-1)));
        Assert.Equal("TRANSFER_DATE_INVALID", await TransferAsync(asha, today.AddDays(1)));
        Assert.Equal("OWNER_MISSING", await TransferAsync(12345, today));
        Assert.Null(await TransferAsync(asha, today));

        var vehicle = (await db.Vehicles().GetAsync(id, default)).Value;
        Assert.Equal(["Asha Iyer", "Rahul Sharma"], vehicle.Owners.Select(o => o.Name));
        Assert.Equal("Sold", vehicle.Owner!.Reason);
        Assert.Equal([id], (await db.Vehicles().OfContactAsync(asha, default)).Select(v => v.Id));
        Assert.Empty(await db.Vehicles().OfContactAsync(rahul, default));

        async Task<string?> TransferAsync(long to, DateOnly from) =>
            (await db.Vehicles().TransferAsync(new(id, 0, to, from, "Sold"), CommandId.New(), default)).Error?.Code;
    }

    [Fact]
    public async Task ReadOdometerAsync_BelowTheLast_NeedsReasonAndPermission()
    {
        await using var db = await TestDb.CreateAsync();
        var id = await db.VehicleAsync(
            await db.ContactAsync(CrmSeeds.Person("Rahul Sharma")),
            CrmSeeds.Scooter("MH12QK0042") with
            {
                OdometerKm = 12_310,
            }
        );
        var boss = db.Service<VehicleService>(VehiclePermissions.Update, VehiclePermissions.OdometerOverride);

        var falls = await db.Vehicles().ReadOdometerAsync(new(id, 12_040, null), CommandId.New(), default);
        Assert.Equal(("ODOMETER_FALLS", "OdometerKm"), (falls.Error!.Code, falls.Error.Field));
        Assert.StartsWith(
            "Odometer 12,040 km is below the last visit (12,310 km).",
            falls.Error.Message,
            StringComparison.Ordinal
        );
        Assert.NotNull(
            (await db.Vehicles().ReadOdometerAsync(new(id, 12_040, "Meter replaced"), CommandId.New(), default)).Error
        );
        Assert.NotNull((await boss.ReadOdometerAsync(new(id, 12_040, " "), CommandId.New(), default)).Error);
        Assert.Equal(1, await db.CountAsync<OdometerReading>(db.OrgA));

        Assert.Null((await boss.ReadOdometerAsync(new(id, 12_040, "Meter replaced"), CommandId.New(), default)).Error);
        Assert.Null((await db.Vehicles().ReadOdometerAsync(new(id, 12_040, null), CommandId.New(), default)).Error);
        var vehicle = (await db.Vehicles().GetAsync(id, default)).Value;
        Assert.Equal(
            [(12_040, null), (12_040, "Meter replaced"), (12_310, null)],
            vehicle.Readings.Select(r => (r.Km, r.Reason))
        );
        Assert.Equal(12_040, vehicle.LastOdometerKm);
    }

    [Theory]
    [InlineData(10_000, 1, 11_500, false)]
    [InlineData(10_000, 1, 11_501, true)]
    [InlineData(10_000, 0, 11_500, false)] // the same day counts as one
    [InlineData(10_000, 10, 24_000, false)]
    [InlineData(10_000, 10, 9_000, false)]
    public void OdometerWarning_MoreThanFifteenHundredADay(int last, int days, int km, bool warns)
    {
        DateOnly today = new(2026, 11, 4);

        Assert.Equal(warns, Vehicles.OdometerWarning(last, today.AddDays(-days), km, today) is not null);
        Assert.Null(Vehicles.OdometerWarning(null, null, km, today));
    }

    [Fact]
    public async Task GetAsync_Technician_SeesTheVehicleButNotItsOwner()
    {
        await using var db = await TestDb.CreateAsync();
        var id = await db.VehicleAsync(
            await db.ContactAsync(CrmSeeds.Person("Rahul Sharma")),
            CrmSeeds.Scooter("MH12QK0042")
        );
        var vehicles = db.Service<VehicleService>(await db.MemberAsync(db.OrgA, "kiran", "technician"));

        var view = (await vehicles.GetAsync(id, default)).Value;
        var row = Assert.Single((await vehicles.ListAsync(new(), null, default)).Rows);

        Assert.Equal("MH12QK0042", view.Registration);
        Assert.Null(view.Owner);
        Assert.Empty(view.Owners);
        Assert.Equal((null, null), (row.ContactId, row.OwnerName));
        await Assert.ThrowsAsync<AccessDeniedException>(() =>
            vehicles.ArchiveAsync(new(id, 0, true), CommandId.New(), default)
        );
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task EveryMethod_IdOfAnotherOrganization_IsNotFound(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var theirOwner = await db.ContactAsync(CrmSeeds.Person("Rahul Sharma"), db.OrgB);
        var theirs = await db.VehicleAsync(theirOwner, CrmSeeds.Scooter("MH12QK0042"), db.OrgB);
        var mine = await db.ContactAsync(CrmSeeds.Person("Asha Iyer"));
        var vehicles = db.Vehicles();

        Assert.Equal("NOT_FOUND", (await vehicles.GetAsync(theirs, default)).Error!.Code);
        Assert.Equal(
            "NOT_FOUND",
            (await vehicles.UpdateAsync(new(theirs, 0, CrmSeeds.Scooter("MH12QK0042")), CommandId.New(), default))
                .Error!
                .Code
        );
        Assert.Equal(
            "NOT_FOUND",
            (await vehicles.ArchiveAsync(new(theirs, 0, true), CommandId.New(), default)).Error!.Code
        );
        Assert.Equal(
            "NOT_FOUND",
            (await vehicles.TransferAsync(new(theirs, 0, mine, new(2026, 11, 4), null), CommandId.New(), default))
                .Error!
                .Code
        );
        Assert.Equal(
            "NOT_FOUND",
            (await vehicles.ReadOdometerAsync(new(theirs, 1, null), CommandId.New(), default)).Error!.Code
        );
        Assert.Equal(
            "OWNER_MISSING",
            (await vehicles.CreateAsync(new(theirOwner, CrmSeeds.Scooter("MH12QK0043")), CommandId.New(), default))
                .Error!
                .Code
        );
        Assert.Empty((await vehicles.ListAsync(new("MH12QK"), null, default)).Rows);
        Assert.Empty(await vehicles.OfContactAsync(theirOwner, default));
        // The same number may be on record in both organizations.
        Assert.Null(
            (await vehicles.CreateAsync(new(mine, CrmSeeds.Scooter("MH12QK0042")), CommandId.New(), default)).Error
        );
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task ListAsync_ManyVehicles_PagesNewestFirstAndSearches(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var owner = await db.ContactAsync(CrmSeeds.Person("Rahul Sharma"));
        List<long> ids = [];
        foreach (var i in Enumerable.Range(1, 30))
            ids.Add(await db.VehicleAsync(owner, CrmSeeds.Scooter($"MH12QK{i:D4}")));
        var bus = await db.VehicleAsync(owner, new("KA05MN0007", "Tata", "Ultra", VehicleCategory.Bus));

        var first = await db.Vehicles().ListAsync(new(), null, default);
        var second = await db.Vehicles().ListAsync(new(), first.Next, default);

        Assert.Equal(25, first.Rows.Count);
        Assert.Equal([bus, .. ids.AsEnumerable().Reverse()], first.Rows.Concat(second.Rows).Select(r => r.Id));
        Assert.Null(second.Next);
        Assert.Equal([bus], await FindAsync(new(Category: VehicleCategory.Bus)));
        Assert.Equal([bus, ids[6]], await FindAsync(new("0007")));
        Assert.Equal([ids[9]], await FindAsync(new("mh 12 qk 10")));

        async Task<long[]> FindAsync(VehicleFilter filter) =>
            [.. (await db.Vehicles().ListAsync(filter, null, default)).Rows.Select(r => r.Id)];
    }
}
