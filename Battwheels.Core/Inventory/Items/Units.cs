using System.Collections.Frozen;

namespace Battwheels.Core.Inventory.Items;

/// <param name="Code">Unit quantity code as the GST returns want it.</param>
/// <param name="IsWhole">Counted: a quantity has no fraction.</param>
public sealed record UnitCode(string Code, string Name, bool IsWhole);

/// <summary>Units of quantity a garage uses, by their GST unit quantity codes (UQC).</summary>
public static class Units
{
    public static readonly IReadOnlyList<UnitCode> All =
    [
        new("NOS", "Numbers", true),
        new("PCS", "Pieces", true),
        new("SET", "Sets", true),
        new("PRS", "Pairs", true),
        new("PAC", "Packs", true),
        new("BOX", "Boxes", true),
        new("BTL", "Bottles", true),
        new("CAN", "Cans", true),
        new("DOZ", "Dozens", true),
        new("ROL", "Rolls", true),
        new("TUB", "Tubes", true),
        new("UNT", "Units", true),
        new("KGS", "Kilograms", false),
        new("GMS", "Grams", false),
        new("LTR", "Litres", false),
        new("MLT", "Millilitres", false),
        new("MTR", "Metres", false),
        new("CMS", "Centimetres", false),
        new("SQM", "Square metres", false),
        new("OTH", "Others", false),
    ];

    private static readonly FrozenDictionary<string, UnitCode> ByCode = All.ToFrozenDictionary(u => u.Code);

    public static UnitCode? Find(string code) => ByCode.GetValueOrDefault(code);

    /// <summary>Unknown codes are not counted units.</summary>
    public static bool IsWhole(string code) => Find(code) is { IsWhole: true };
}
