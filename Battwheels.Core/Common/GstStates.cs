using System.Collections.Frozen;

namespace Battwheels.Core.Common;

/// <summary>One state, union territory or other place with a GST code.</summary>
/// <param name="Code">Two digits: <c>27</c> for Maharashtra.</param>
/// <param name="LocalTax"><c>SGST</c> or <c>UTGST</c>; null where neither is levied.</param>
/// <param name="PinPrefixRanges">First and last three-digit prefix of its PIN codes; null where they prove nothing.</param>
/// <param name="ValidTo">Last day the code was given out; null while it is in use.</param>
/// <param name="UsableAsPos">May be a place of supply.</param>
public sealed record GstState(
    string Code,
    string Name,
    string Type,
    string? LocalTax,
    IReadOnlyList<int[]>? PinPrefixRanges,
    DateOnly ValidFrom,
    DateOnly? ValidTo,
    bool UsableInGstin,
    bool UsableAsPos
)
{
    /// <summary>The state's half of the tax is called UTGST here (UTGST Act 2017 s. 7).</summary>
    public bool IsUnionTerritory => LocalTax == "UTGST";

    /// <summary>Part of India, with an address a customer can have today.</summary>
    public bool IsDomestic => UsableAsPos && ValidTo is null && Type is not ("foreign" or "other_territory");

    /// <summary>False only when the PIN code certainly lies elsewhere.</summary>
    public bool MayHavePin(string pinCode) =>
        PinPrefixRanges is null
        || pinCode.Length < 3
        || !int.TryParse(pinCode.AsSpan(0, 3), out var prefix)
        || PinPrefixRanges.Any(range => range[0] <= prefix && prefix <= range[1]);
}

/// <summary>State codes of GST, from gst-states.json (source named there).</summary>
public static class GstStates
{
    /// <summary>Place of supply of exports, and the state of a buyer abroad.</summary>
    public const string OtherCountries = "96";

    private static readonly Lazy<IReadOnlyList<GstState>> Loaded = new(() =>
        EmbeddedJson.Read<File>("Common.gst-states.json").States
    );

    private static readonly Lazy<FrozenDictionary<string, GstState>> ByCode = new(() =>
        Loaded.Value.ToFrozenDictionary(s => s.Code)
    );

    public static IReadOnlyList<GstState> All => Loaded.Value;

    /// <summary>States and union territories of today, by name: what a form offers.</summary>
    public static IReadOnlyList<GstState> Domestic { get; } = [.. All.Where(s => s.IsDomestic).OrderBy(s => s.Name)];

    public static GstState? Find(string code) => ByCode.Value.GetValueOrDefault(code);

    /// <summary>The name, or the code itself where it is unknown.</summary>
    public static string NameOf(string code) => Find(code)?.Name ?? code;

    private sealed record File(string Source, IReadOnlyList<GstState> States);
}
