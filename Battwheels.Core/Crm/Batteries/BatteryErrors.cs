using Battwheels.Core.Common;

namespace Battwheels.Core.Crm.Batteries;

public static class BatteryErrors
{
    public static readonly Error BpanInvalid = new(
        "BPAN_INVALID",
        "A battery pack number (BPAN) has 21 letters and digits. Compare it with the label, or leave it empty.",
        nameof(PackInput.Bpan)
    );

    public static readonly Error VoltsInvalid = new(
        "VOLTS_INVALID",
        "The voltage lies between 1 and 1,500 V. Correct it, or leave it empty.",
        nameof(PackInput.Volts)
    );

    public static readonly Error EnergyInvalid = new(
        "ENERGY_INVALID",
        "The energy lies between 0.1 and 1,000 kWh. Correct it, or leave it empty.",
        nameof(PackInput.EnergyKwh)
    );

    public static readonly Error SohInvalid = new(
        "SOH_INVALID",
        "State of health lies between 0 and 110 percent, with one decimal. Correct the reading.",
        nameof(ReadSoh.Percent)
    );

    public static readonly Error CyclesInvalid = new(
        "CYCLES_INVALID",
        "Charge cycles lie between 0 and 20,000. Correct them, or leave them empty.",
        nameof(ReadSoh.Cycles)
    );

    public static readonly Error Returned = new(
        "PACK_RETURNED",
        "This pack has been returned at the end of its life. Choose another pack."
    );

    public static readonly Error PlaceInvalid = new(
        "PLACE_INVALID",
        "A vehicle has places 1 to 4 for packs. Choose one of them.",
        nameof(FitPack.Place)
    );

    public static readonly Error NotFitted = new(
        "PACK_NOT_FITTED",
        "This pack is in no vehicle now. Reload to see where it is."
    );

    public static readonly Error PlaceEmpty = new(
        "PLACE_EMPTY",
        "No pack is in this place of the vehicle. Fit the pack instead of swapping it."
    );

    public static readonly Error SamePack = new(
        "SAME_PACK",
        "This pack is in the vehicle already. Choose the pack that goes in.",
        nameof(SwapPack.BatteryPackId)
    );

    public static readonly Error OwnerMissing = new(
        "FIRMWARE_OWNER_MISSING",
        "Say of which pack or vehicle this version is.",
        nameof(NewFirmware.Unit)
    );

    public static Error DateInFuture(string field) =>
        new("DATE_IN_FUTURE", "This day has not come yet. Choose today or an earlier day.", field);

    public static Error Exists(string serial) =>
        new(
            "PACK_EXISTS",
            $"A pack with the serial {serial} is already on record. Open it instead of adding it again.",
            nameof(PackInput.Serial)
        );

    public static Error PackTaken(string where, string field) =>
        new("PACK_TAKEN", $"On that day the pack was in {where}. Take it out first, or choose a later day.", field);

    public static Error PlaceTaken(string serial, string field) =>
        new(
            "PLACE_TAKEN",
            $"On that day the place held the pack {serial}. Swap the packs, or choose a later day.",
            field
        );

    public static Error RemovedTooEarly(DateOnly from) =>
        new(
            "REMOVED_TOO_EARLY",
            $"The pack came in on {IndianText.Date(from)}; it cannot be taken out before. Correct the day.",
            "On"
        );
}
