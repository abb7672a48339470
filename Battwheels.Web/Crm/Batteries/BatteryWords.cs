using Battwheels.Core.Crm.Batteries;
using Battwheels.Web.Common;
using Battwheels.Web.Shell.Parts;

namespace Battwheels.Web.Crm.Batteries;

/// <summary>What is said about packs on screens.</summary>
internal static class BatteryWords
{
    public static IReadOnlyList<Choice<BatteryChemistry>> Chemistries =>
        [
            new(BatteryChemistry.NotKnown, "Not known"),
            new(BatteryChemistry.Lfp, "LFP"),
            new(BatteryChemistry.Nmc, "NMC"),
            new(BatteryChemistry.Nca, "NCA"),
            new(BatteryChemistry.Lto, "LTO"),
            new(BatteryChemistry.LeadAcid, "Lead acid"),
            new(BatteryChemistry.Other, "Another one"),
        ];

    public static IReadOnlyList<Choice<SohMethod>> Methods =>
        [
            new(SohMethod.Bms, "Read from the BMS"),
            new(SohMethod.CapacityTest, "Capacity test"),
            new(SohMethod.Scanner, "Maker's scan tool"),
            new(SohMethod.Estimate, "Estimate"),
        ];

    public static IReadOnlyList<Choice<FirmwareUnit>> Units =>
        [
            new(FirmwareUnit.Bms, "BMS"),
            new(FirmwareUnit.Vcu, "VCU"),
            new(FirmwareUnit.Mcu, "MCU"),
            new(FirmwareUnit.Charger, "Charger"),
            new(FirmwareUnit.Cluster, "Cluster"),
        ];

    public static IReadOnlyList<Choice<PackEventKind>> Events =>
        [
            new(PackEventKind.Opened, "Opened"),
            new(PackEventKind.Repaired, "Repaired"),
            new(PackEventKind.Water, "Under water"),
            new(PackEventKind.EndOfLife, "Returned at the end of its life"),
        ];

    public static string Of(BatteryChemistry chemistry) => Chemistries.First(c => c.Value == chemistry).Text;

    public static string Of(SohMethod method) => Methods.First(c => c.Value == method).Text;

    public static string Of(FirmwareUnit unit) => Units.First(c => c.Value == unit).Text;

    public static string Of(PackEventKind kind) => Events.First(c => c.Value == kind).Text;

    public static string Of(PackTerms terms) =>
        terms switch
        {
            PackTerms.Owned => T("Owned"),
            PackTerms.Leased => T("Leased"),
            PackTerms.Swappable => T("Swappable"),
        };

    /// <summary>Chemistry, voltage and energy, as far as they are known: LFP · 51.2 V · 2.9 kWh.</summary>
    public static string Kind(BatteryChemistry chemistry, decimal? volts, decimal? energyKwh) =>
        string.Join(
            " · ",
            new[]
            {
                chemistry is BatteryChemistry.NotKnown ? null : Of(chemistry),
                volts is { } v ? T($"{Show.Number(v)} V") : null,
                energyKwh is { } e ? T($"{Show.Number(e)} kWh") : null,
            }.OfType<string>()
        );

    public static string? Percent(decimal? soh) => soh is { } value ? $"{Show.Number(value)} %" : null;

    public static string Km(int? km) => km is { } value ? Show.Number(value) : "–";
}
