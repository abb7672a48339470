using Battwheels.Core.Common;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Crm.Batteries;

/// <summary>Software versions and events, inside the caller's transaction.</summary>
internal static class PackRecords
{
    public static async Task<Error?> FirmwareAsync(IUnitOfWork unit, NewFirmware firmware, CancellationToken ct)
    {
        if (Refusal(firmware, unit.Today) is { } refusal)
            return refusal;
        var vehicle = firmware.VehicleId;
        if (firmware.BatteryPackId is { } packId)
        {
            if (!await unit.Set<BatteryPack>().AnyAsync(p => p.Id == packId, ct))
                return CommonErrors.NotFound;
            vehicle ??= await VehicleOfAsync(unit, packId, firmware.On, ct);
        }

        if (firmware.VehicleId is { } vehicleId && !await unit.Set<Vehicle>().AnyAsync(v => v.Id == vehicleId, ct))
            return CommonErrors.NotFound;
        unit.Add(
            new FirmwareRecord
            {
                BatteryPackId = firmware.BatteryPackId,
                VehicleId = vehicle,
                TicketId = firmware.TicketId,
                Unit = firmware.Unit,
                VersionText = firmware.VersionText.Trim(),
                On = firmware.On,
                IsUpdate = firmware.IsUpdate,
                Note = PackRules.Text(firmware.Note),
                ActorName = unit.Actor.Name,
            }
        );
        return null;
    }

    public static async Task<Error?> EventAsync(
        IUnitOfWork unit,
        BatteryPack pack,
        NewPackEvent happened,
        CancellationToken ct
    )
    {
        if (happened.On > unit.Today)
            return BatteryErrors.DateInFuture(nameof(happened.On));
        if (CommonErrors.TooLong(nameof(happened.Note), happened.Note, 1_000) is { } tooLong)
            return tooLong;
        if (happened.Kind is PackEventKind.EndOfLife && await RetireAsync(unit, pack, happened.On, ct) is { } refused)
            return refused;
        unit.Add(
            new PackEvent
            {
                BatteryPackId = pack.Id,
                VehicleId = await VehicleOfAsync(unit, pack.Id, happened.On, ct),
                TicketId = happened.TicketId,
                Kind = happened.Kind,
                On = happened.On,
                ByOthers = happened.ByOthers,
                Note = PackRules.Text(happened.Note),
                ActorName = unit.Actor.Name,
            }
        );
        return null;
    }

    /// <summary>A measurement; the last one by its day is what lists show.</summary>
    public static async Task ReadAsync(IUnitOfWork unit, BatteryPack pack, ReadSoh reading, CancellationToken ct)
    {
        unit.Add(
            new SohReading
            {
                BatteryPackId = pack.Id,
                VehicleId = await VehicleOfAsync(unit, pack.Id, reading.On, ct),
                TicketId = reading.TicketId,
                ReadOn = reading.On,
                Percent = reading.Percent,
                Method = reading.Method,
                Cycles = reading.Cycles,
                OdometerKm = reading.OdometerKm,
                ActorName = unit.Actor.Name,
            }
        );
        if (pack.LastSohOn is null || reading.On >= pack.LastSohOn)
            (pack.LastSohPercent, pack.LastSohOn, pack.LastCycles) = (
                reading.Percent,
                reading.On,
                reading.Cycles ?? pack.LastCycles
            );
    }

    /// <summary>What was measured at a visit belongs to the first pack of the vehicle, where one is on record.</summary>
    public static async Task ReadAtVisitAsync(
        IUnitOfWork unit,
        long vehicleId,
        decimal percent,
        int? odometerKm,
        long ticketId,
        CancellationToken ct
    )
    {
        var place = BatteryFitment.PlaceKey(vehicleId, 1);
        var packs = unit.Set<BatteryFitment>().Where(f => f.OpenPlace == place).Select(f => f.BatteryPackId);
        if (await unit.Set<BatteryPack>().SingleOrDefaultAsync(p => packs.Contains(p.Id), ct) is not { } pack)
            return;
        ReadSoh reading = new(
            pack.Id,
            Money.RoundTo(percent, 1),
            unit.Today,
            SohMethod.Scanner,
            OdometerKm: odometerKm,
            TicketId: ticketId
        );
        await ReadAsync(unit, pack, reading, ct);
    }

    /// <summary>The vehicle the pack was in on a day.</summary>
    public static Task<long?> VehicleOfAsync(IUnitOfWork unit, long packId, DateOnly on, CancellationToken ct) =>
        unit.Set<BatteryFitment>()
            .Where(f => f.BatteryPackId == packId && f.FromDate <= on && (f.ToDate == null || f.ToDate > on))
            .Select(f => (long?)f.VehicleId)
            .FirstOrDefaultAsync(ct);

    private static async Task<Error?> RetireAsync(IUnitOfWork unit, BatteryPack pack, DateOnly on, CancellationToken ct)
    {
        if (pack.ReturnedOn is not null)
            return BatteryErrors.Returned;
        var registration = await unit.Set<BatteryFitment>()
            .Where(f => f.OpenPackId == pack.Id)
            .Join(unit.Set<Vehicle>(), f => f.VehicleId, v => v.Id, (_, v) => v.Registration ?? "")
            .FirstOrDefaultAsync(ct);
        if (registration is not null)
            return BatteryErrors.PackTaken(
                registration.Length == 0 ? T("an unregistered vehicle") : Registrations.Display(registration),
                nameof(NewPackEvent.On)
            );
        pack.ReturnedOn = on;
        return null;
    }

    private static Error? Refusal(NewFirmware firmware, DateOnly today) =>
        Error.Of(
            string.IsNullOrWhiteSpace(firmware.VersionText)
                ? CommonErrors.Required(nameof(firmware.VersionText), "Version")
                : null,
            CommonErrors.TooLong(nameof(firmware.VersionText), firmware.VersionText, 80),
            CommonErrors.TooLong(nameof(firmware.Note), firmware.Note, 1_000),
            firmware.On > today ? BatteryErrors.DateInFuture(nameof(firmware.On)) : null,
            (firmware.Unit is FirmwareUnit.Bms ? firmware.BatteryPackId : firmware.VehicleId) is null
                ? BatteryErrors.OwnerMissing
                : null
        );
}
