using Battwheels.Core.Common;
using Battwheels.Core.Crm;
using Battwheels.Core.Crm.Recalls;
using Battwheels.Core.Crm.Warranty;
using Battwheels.Tests.Common;

namespace Battwheels.Tests.Crm.Recalls;

/// <summary>Recalls find their vehicles by themselves, also those that come later, and never another organization's.</summary>
[Trait("Category", "Data")]
public class RecallServiceTests
{
    private static readonly RecallInput Bms = new(
        "R-2026-03",
        "Battery may switch off while riding",
        "Update the BMS to 2.1.4",
        "ather",
        "450",
        2022,
        2024,
        IsSafety: true
    );

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Recall_FromPublishingToClosing_KeepsCountOfItsVehicles(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var owner = await db.ContactAsync(CrmSeeds.Person("Aarav Kulkarni"));
        var known = await VehicleAsync(db, owner, "MH12QK0001", "450X", 2023);
        var other = await VehicleAsync(db, owner, "MH12QK0002", "Rizta", 2023);
        var theirs = await db.ContactAsync(CrmSeeds.Person("Zubin Irani"), db.OrgB);
        await db.VehicleAsync(theirs, new("MH12QK0001", "Ather", "450X", Year: 2023), db.OrgB);
        var recalls = Recalls(db);
        var id = Value(await recalls.CreateAsync(Bms, CommandId.New(), default));
        var later = await VehicleAsync(db, owner, "MH12QK0003", "450S", null);

        Assert.Equal(new RecallCounts(2, 0, 0, 0), Value(await recalls.GetAsync(id, default)).Counts);
        Assert.Equal([later, known], await IdsAsync(recalls, id, RecallSet.Due));
        Done(await recalls.MarkAsync(new(id, known, RecallState.Told, "Comes on Friday"), CommandId.New(), default));
        Done(await recalls.MarkAsync(new(id, known, RecallState.Done), CommandId.New(), default));
        Done(await recalls.MarkAsync(new(id, later, RecallState.NotAffected, "Made 2025"), CommandId.New(), default));
        Refused(
            "RECALL_NOT_MEANT",
            await recalls.MarkAsync(new(id, other, RecallState.Done), CommandId.New(), default)
        );
        Assert.Equal(new RecallCounts(0, 0, 1, 1), Value(await recalls.GetAsync(id, default)).Counts);
        Assert.Empty(await IdsAsync(recalls, id, RecallSet.Due));
        Assert.Equal([known], await IdsAsync(recalls, id, RecallSet.Done));

        Done(await recalls.MarkAsync(new(id, known, null), CommandId.New(), default));
        Assert.Equal([known], await IdsAsync(recalls, id, RecallSet.Due));
        var version = Value(await recalls.GetAsync(id, default)).Version;
        Refused("CONCURRENCY_CONFLICT", await recalls.CloseAsync(id, version + 1, true, CommandId.New(), default));
        Done(await recalls.CloseAsync(id, version, true, CommandId.New(), default));
        Refused("RECALL_CLOSED", await recalls.MarkAsync(new(id, known, RecallState.Told), CommandId.New(), default));
        Assert.Empty(await recalls.OfVehicleAsync(known, default)); // nobody is asked any more
        Assert.Equal(RecallState.NotAffected, Assert.Single(await recalls.OfVehicleAsync(later, default)).State);
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Recall_OfAnotherOrganization_IsNotFoundAndItsNumberIsFree(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var owner = await db.ContactAsync(CrmSeeds.Person("Aarav Kulkarni"));
        var vehicle = await VehicleAsync(db, owner, "MH12QK0001", "450X", 2023);
        var theirs = Value(await Recalls(db, db.OrgB).CreateAsync(Bms, CommandId.New(), default));

        Assert.Equal("NOT_FOUND", (await Recalls(db).GetAsync(theirs, default)).Error!.Code);
        Refused(
            "NOT_FOUND",
            await Recalls(db).MarkAsync(new(theirs, vehicle, RecallState.Told), CommandId.New(), default)
        );
        Assert.Empty((await Recalls(db).ListAsync(new(), null, default)).Rows);
        Assert.Empty(await IdsAsync(Recalls(db), theirs, RecallSet.All));
        Assert.Empty(await Recalls(db).OfVehicleAsync(vehicle, default));
        Value(await Recalls(db).CreateAsync(Bms, CommandId.New(), default));
        Assert.Equal("RECALL_EXISTS", (await Recalls(db).CreateAsync(Bms, CommandId.New(), default)).Error!.Code);
    }

    /// <summary>The database and the calculator must mean the same vehicles, whatever is known of them.</summary>
    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Vehicles_EveryKindOfScope_AreThoseTheCalculatorMeans(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var owner = await db.ContactAsync(CrmSeeds.Person("Aarav Kulkarni"));
        List<(long Id, string Make, string Model, int? Year, string? Vin)> vehicles = [];
        foreach (
            var (make, model) in (ValueTuple<string, string>[])[("Ather", "450X"), ("ATHER", "450 S"), ("Ola", "450")]
        )
        foreach (var year in (int?[])[null, 2021, 2023])
        foreach (var hasVin in (bool[])[false, true])
        {
            var vin = hasVin ? $"MD2EV450X240001{vehicles.Count:D2}" : null;
            VehicleInput input = new($"MH12QK{vehicles.Count + 1:D4}", make, model, Year: year, Vin: vin);
            vehicles.Add((await db.VehicleAsync(owner, input), make, model, year, vin));
        }

        var listed = vehicles.Where(v => v.Vin is not null).Select(v => v.Vin!).Where((_, i) => i % 2 == 0).ToList();
        var recalls = Recalls(db);
        var number = 0;
        foreach (var model in (string?[])[null, "450", "450X"])
        foreach (var (from, to) in (ValueTuple<int?, int?>[])[(null, null), (2022, null), (null, 2022), (2021, 2021)])
        foreach (var byVin in (bool[])[false, true])
        {
            RecallInput input = Bms with
            {
                Reference = $"R-{++number}",
                Model = model,
                YearFrom = from,
                YearTo = to,
                Vins = byVin ? string.Join("\n", listed).ToLowerInvariant() : null,
            };
            var id = Value(await recalls.CreateAsync(input, CommandId.New(), default));
            RecallScope scope = new(VehicleNames.ModelKey("Ather", model ?? ""), from, to, byVin);
            var meant = vehicles
                .Where(v =>
                    scope.Of(VehicleNames.ModelKey(v.Make, v.Model), v.Year, v.Vin, listed.Contains(v.Vin ?? ""))
                        is not RecallVerdict.NotMeant
                )
                .Select(v => v.Id);
            Assert.Equal(meant.Order(), (await IdsAsync(recalls, id, RecallSet.All)).Order());
        }
    }

    [Fact]
    public async Task UpdateAsync_OtherListOfVins_IsWhatCountsFromThenOn()
    {
        await using var db = await TestDb.CreateAsync();
        var owner = await db.ContactAsync(CrmSeeds.Person("Aarav Kulkarni"));
        var first = await db.VehicleAsync(owner, new("MH12QK0001", "Ather", "450X", Year: 2023, Vin: Vin(1)));
        var second = await db.VehicleAsync(owner, new("MH12QK0002", "Ather", "450X", Year: 2023, Vin: Vin(2)));
        var recalls = Recalls(db);
        var listed = Bms with { Vins = $"{Vin(1)}, {Vin(1)}\n{Vin(3)}" };
        var id = Value(await recalls.CreateAsync(listed, CommandId.New(), default));

        Assert.Equal([first], await IdsAsync(recalls, id, RecallSet.Due));
        Assert.Equal([Vin(1), Vin(3)], Value(await recalls.GetAsync(id, default)).Vins);
        Done(
            await recalls.UpdateAsync(
                new(id, await VersionAsync(), listed with { Vins = Vin(2) }),
                CommandId.New(),
                default
            )
        );
        Assert.Equal([second], await IdsAsync(recalls, id, RecallSet.Due));
        Done(
            await recalls.UpdateAsync(
                new(id, await VersionAsync(), listed with { Vins = "" }),
                CommandId.New(),
                default
            )
        );
        Assert.Equal([second, first], await IdsAsync(recalls, id, RecallSet.Due));

        async Task<int> VersionAsync() => Value(await recalls.GetAsync(id, default)).Version;

        static string Vin(int number) => $"MD2EV450X2400010{number}";
    }

    public static TheoryData<RecallInput, string, string> Wrong =>
        new()
        {
            { Bms with { Reference = " " }, "REQUIRED", "Reference" },
            { Bms with { Make = "" }, "REQUIRED", "Make" },
            { Bms with { Remedy = new string('x', 2_001) }, "TEXT_TOO_LONG", "Remedy" },
            { Bms with { YearFrom = 2025 }, "RECALL_YEARS_CROSSED", "YearFrom" },
            { Bms with { YearTo = 20_240 }, "RECALL_YEAR_INVALID", "YearFrom" },
            { Bms with { Vins = "MD2EV450X24000101\nMD2" }, "RECALL_VIN_INVALID", "Vins" },
        };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task CreateAsync_WrongData_SaysWhereAndSavesNothing(RecallInput input, string code, string field)
    {
        await using var db = await TestDb.CreateAsync();

        var refused = await Recalls(db).CreateAsync(input, CommandId.New(), default);

        Assert.Equal((code, field), (refused.Error!.Code, refused.Error.Field));
        Assert.Equal(0, await db.CountAsync<Recall>(db.OrgA));
    }

    private static Task<long> VehicleAsync(TestDb db, long owner, string plate, string model, int? year) =>
        db.VehicleAsync(owner, new(plate, "Ather", model, Year: year));

    private static async Task<IEnumerable<long>> IdsAsync(RecallService recalls, long id, RecallSet set) =>
        (await recalls.VehiclesAsync(id, set, null, default)).Rows.Select(r => r.Id);

    private static RecallService Recalls(TestDb db, long? organization = null) =>
        db.Service<RecallService>(
            Actor.Job(
                organization ?? db.OrgA,
                "test",
                WarrantyPermissions.Create,
                VehiclePermissions.Read,
                VehiclePermissions.Update
            )
        );

    private static T Value<T>(Result<T> result)
    {
        Assert.Null(result.Error);
        return result.Value;
    }

    private static void Done(Result<Done> result) => Assert.Null(result.Error);

    private static void Refused(string code, Result<Done> result) => Assert.Equal(code, result.Error?.Code);
}
