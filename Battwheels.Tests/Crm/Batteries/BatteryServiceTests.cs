using Battwheels.Core.Common;
using Battwheels.Core.Crm;
using Battwheels.Core.Crm.Batteries;
using Battwheels.Tests.Common;

namespace Battwheels.Tests.Crm.Batteries;

/// <summary>Packs go in and out of vehicles without ever being in two, and keep what happened to them.</summary>
[Trait("Category", "Data")]
public class BatteryServiceTests
{
    private static readonly DateOnly Today = new(2026, 11, 4);

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Pack_RegisteredFittedSwappedAndReturned_KeepsItsStory(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var (vehicle, other) = await VehiclesAsync(db);
        var packs = Packs(db);
        var first = Value(
            await packs.RegisterAsync(
                new(Lfp("lfp-60/001"), vehicle, 1, Today.AddDays(-90), 100),
                CommandId.New(),
                default
            )
        );
        var second = Value(await packs.RegisterAsync(new(Lfp("LFP60002")), CommandId.New(), default));

        Refused("PACK_TAKEN", await packs.FitAsync(new(first, other, Today), CommandId.New(), default));
        Refused("PLACE_TAKEN", await packs.FitAsync(new(second, vehicle, Today), CommandId.New(), default));
        Refused("PLACE_EMPTY", await packs.SwapAsync(new(other, second, Today, "Weak cell"), CommandId.New(), default));
        Refused("SAME_PACK", await packs.SwapAsync(new(vehicle, first, Today, "Weak cell"), CommandId.New(), default));
        Refused("REQUIRED", await packs.SwapAsync(new(vehicle, second, Today, " "), CommandId.New(), default));
        Done(await packs.SwapAsync(new(vehicle, second, Today, "Weak cell", 1, 9_000), CommandId.New(), default));

        var view = Value(await packs.OfVehicleAsync(vehicle, default));
        Assert.Equal([second], view.Packs.Select(p => p.Pack.Id));
        Assert.Equal(
            [(second, Today, null), (first, Today.AddDays(-90), (DateOnly?)Today)],
            view.Fitments.Select(f => (f.BatteryPackId, f.FromDate, f.ToDate))
        );
        Assert.Equal("LFP60002", Value(await db.Vehicles().GetAsync(vehicle, default)).BatterySerial);

        // A day on which the pack was elsewhere is not free; the day it came out is.
        Refused("PACK_TAKEN", await packs.FitAsync(new(first, other, Today.AddDays(-1)), CommandId.New(), default));
        Done(await packs.FitAsync(new(first, other, Today), CommandId.New(), default));
        Refused(
            "PACK_TAKEN",
            await packs.RecordEventAsync(Event(first, PackEventKind.EndOfLife), CommandId.New(), default)
        );
        Refused(
            "REMOVED_TOO_EARLY",
            await packs.RemoveAsync(new(first, Today.AddDays(-1), null, "Out"), CommandId.New(), default)
        );
        Done(await packs.RemoveAsync(new(first, Today, null, "Out"), CommandId.New(), default));
        Assert.Null(Value(await db.Vehicles().GetAsync(other, default)).BatterySerial);
        Done(await packs.RecordEventAsync(Event(first, PackEventKind.EndOfLife), CommandId.New(), default));
        Refused("PACK_RETURNED", await packs.FitAsync(new(first, other, Today), CommandId.New(), default));
        Refused("PACK_NOT_FITTED", await packs.RemoveAsync(new(first, Today, null, "Out"), CommandId.New(), default));
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Pack_OfAnotherOrganization_IsNotFoundAndItsSerialIsFree(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var theirs = Value(await Packs(db, db.OrgB).RegisterAsync(new(Lfp("LFP60001")), CommandId.New(), default));

        Assert.Equal("NOT_FOUND", (await Packs(db).GetAsync(theirs, default)).Error!.Code);
        Refused("NOT_FOUND", await Packs(db).ReadSohAsync(Soh(theirs, 90m, Today), CommandId.New(), default));
        Assert.Empty((await Packs(db).ListAsync(new(), null, default)).Rows);
        Value(await Packs(db).RegisterAsync(new(Lfp("LFP60001")), CommandId.New(), default));
        var again = await Packs(db).RegisterAsync(new(Lfp("lfp 60001")), CommandId.New(), default);
        Assert.Equal("PACK_EXISTS", again.Error!.Code);
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task FitAsync_OnePackByManyAtOnce_IsInOneVehicle(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var (vehicle, other) = await VehiclesAsync(db);
        var pack = Value(await Packs(db).RegisterAsync(new(Lfp("LFP60001")), CommandId.New(), default));

        var fits = await Task.WhenAll(
            Enumerable
                .Range(0, 6)
                .Select(i =>
                    Task.Run(() =>
                        Packs(db).FitAsync(new(pack, i % 2 == 0 ? vehicle : other, Today), CommandId.New(), default)
                    )
                )
        );

        Assert.Single(fits, f => f.Error is null);
        Assert.Equal(1, await db.CountAsync<BatteryFitment>(db.OrgA));
    }

    [Fact]
    public async Task ReadSohAsync_OlderReading_DoesNotBecomeTheLast()
    {
        await using var db = await TestDb.CreateAsync();
        var packs = Packs(db);
        var pack = Value(await packs.RegisterAsync(new(Lfp("LFP60001")), CommandId.New(), default));

        Done(await packs.ReadSohAsync(Soh(pack, 88.5m, Today) with { Cycles = 420 }, CommandId.New(), default));
        Done(await packs.ReadSohAsync(Soh(pack, 97m, Today.AddDays(-200)), CommandId.New(), default));
        Refused("SOH_INVALID", await packs.ReadSohAsync(Soh(pack, 110.1m, Today), CommandId.New(), default));
        Refused("SOH_INVALID", await packs.ReadSohAsync(Soh(pack, 88.55m, Today), CommandId.New(), default));
        Refused("DATE_IN_FUTURE", await packs.ReadSohAsync(Soh(pack, 88m, Today.AddDays(1)), CommandId.New(), default));

        var view = Value(await packs.GetAsync(pack, default));
        Assert.Equal((88.5m, Today, 420), (view.LastSohPercent!.Value, view.LastSohOn!.Value, view.LastCycles!.Value));
        Assert.Equal([97m, 88.5m], view.Readings.Select(r => r.Percent));
    }

    [Fact]
    public async Task FirmwareAsync_BmsOfPackAndVcuOfVehicle_StandWhereTheyBelong()
    {
        await using var db = await TestDb.CreateAsync();
        var (vehicle, _) = await VehiclesAsync(db);
        var packs = Packs(db);
        var pack = Value(await packs.RegisterAsync(new(Lfp("LFP60001"), vehicle), CommandId.New(), default));

        Done(await packs.FirmwareAsync(new(FirmwareUnit.Bms, "2.1.0", Today, true, pack), CommandId.New(), default));
        Done(
            await packs.FirmwareAsync(
                new(FirmwareUnit.Vcu, "7.4", Today, false, VehicleId: vehicle),
                CommandId.New(),
                default
            )
        );
        var nobodys = await packs.FirmwareAsync(
            new(FirmwareUnit.Mcu, "1", Today, true, pack),
            CommandId.New(),
            default
        );

        Assert.Equal("FIRMWARE_OWNER_MISSING", nobodys.Error!.Code);
        Assert.Equal(["2.1.0"], Value(await packs.GetAsync(pack, default)).Firmware.Select(f => f.VersionText));
        Assert.Equal(
            ["7.4", "2.1.0"],
            Value(await packs.OfVehicleAsync(vehicle, default)).Firmware.Select(f => f.VersionText)
        );
    }

    [Fact]
    public async Task ListAsync_SortedAndFiltered_CountsWhatItShows()
    {
        await using var db = await TestDb.CreateAsync();
        var packs = Packs(db);
        var (vehicle, _) = await VehiclesAsync(db);
        var strong = Value(await packs.RegisterAsync(new(Lfp("B-2"), vehicle), CommandId.New(), default));
        var weak = Value(await packs.RegisterAsync(new(Lfp("A-1")), CommandId.New(), default));
        var unread = Value(await packs.RegisterAsync(new(Lfp("A-2")), CommandId.New(), default));
        Done(await packs.ReadSohAsync(Soh(strong, 95m, Today), CommandId.New(), default));
        Done(await packs.ReadSohAsync(Soh(weak, 66m, Today), CommandId.New(), default));

        Assert.Equal([weak, unread, strong], await IdsAsync(new(Sort: new("serial", false))));
        Assert.Equal([strong, weak, unread], await IdsAsync(new(Sort: new("soh", true))));
        Assert.Equal([unread, weak], await IdsAsync(new("a")));
        Assert.Equal([weak], await IdsAsync(new(BelowSoh: 70m)));
        Assert.Equal([strong], await IdsAsync(new(Set: PackSet.Fitted)));
        Assert.Equal(
            [3, 2, 1, 0],
            await packs.CountsAsync(
                [new(), new(Set: PackSet.Loose), new(BelowSoh: 70m), new(Set: PackSet.Returned)],
                default
            )
        );

        async Task<IEnumerable<long>> IdsAsync(PackFilter filter) =>
            (await packs.ListAsync(filter, null, default)).Rows.Select(r => r.Id);
    }

    public static TheoryData<PackInput, string, string> Wrong =>
        new()
        {
            { Lfp(" - "), "REQUIRED", "Serial" },
            { Lfp(new string('7', 61)), "TEXT_TOO_LONG", "Serial" },
            { Lfp("1") with { Bpan = "IN12345678901234567890" }, "BPAN_INVALID", "Bpan" },
            { Lfp("1") with { Bpan = "IN1234567890123456789?" }, "BPAN_INVALID", "Bpan" },
            { Lfp("1") with { Volts = 0.5m }, "VOLTS_INVALID", "Volts" },
            { Lfp("1") with { EnergyKwh = 1_001m }, "ENERGY_INVALID", "EnergyKwh" },
            { Lfp("1") with { MadeOn = new(2026, 11, 5) }, "DATE_IN_FUTURE", "MadeOn" },
        };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task RegisterAsync_WrongData_SaysWhereAndSavesNothing(PackInput input, string code, string field)
    {
        await using var db = await TestDb.CreateAsync();

        var refused = await Packs(db).RegisterAsync(new(input), CommandId.New(), default);

        Assert.Equal((code, field), (refused.Error!.Code, refused.Error.Field));
        Assert.Equal(0, await db.CountAsync<BatteryPack>(db.OrgA));
    }

    private static PackInput Lfp(string serial) => new(serial, BatteryChemistry.Lfp, Volts: 51.2m, EnergyKwh: 2.9m);

    private static ReadSoh Soh(long pack, decimal percent, DateOnly on) => new(pack, percent, on, SohMethod.Bms);

    private static NewPackEvent Event(long pack, PackEventKind kind) => new(pack, kind, Today, false);

    private static async Task<(long First, long Second)> VehiclesAsync(TestDb db)
    {
        var owner = await db.ContactAsync(CrmSeeds.Person("Rahul Sharma"));
        return (
            await db.VehicleAsync(owner, CrmSeeds.Scooter("MH12QK0042")),
            await db.VehicleAsync(owner, CrmSeeds.Scooter("MH12QK0043"))
        );
    }

    private static BatteryService Packs(TestDb db, long? organization = null) =>
        db.Service<BatteryService>(
            Actor.Job(
                organization ?? db.OrgA,
                "test",
                VehiclePermissions.Read,
                VehiclePermissions.Create,
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
