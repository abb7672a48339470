using System.Collections.Frozen;
using System.Text.Json;
using Battwheels.Core.Common;

namespace Battwheels.Core.Gst;

/// <summary>One dated row of the rate table.</summary>
/// <param name="Code">HSN or SAC, or its first digits; with a suffix after a hyphen a key of our own.</param>
/// <param name="Kind"><c>HSN</c> or <c>SAC</c>.</param>
/// <param name="Rate">Combined rate, percent.</param>
/// <param name="Cess">Compensation cess, percent.</param>
/// <param name="ValidTo">Last day; null while in force.</param>
/// <param name="Source">Notification.</param>
/// <param name="Verify">Not yet confirmed against the gazette.</param>
/// <param name="Basis"><c>margin</c> when the tax is on the margin, not on the price.</param>
public sealed record GstRate(
    string Code,
    string Kind,
    string Description,
    decimal Rate,
    decimal Cess,
    DateOnly ValidFrom,
    DateOnly? ValidTo,
    string Source,
    bool Verify,
    string? Note = null,
    string? Basis = null
)
{
    /// <summary>To be shown as unconfirmed until the organization has checked it.</summary>
    public bool Unconfirmed => Verify;
}

/// <summary>One dated parameter: a limit, a number of days, a switch.</summary>
/// <param name="Value">As in the file; read through <see cref="GstParameters"/>.</param>
/// <param name="State">Only for this state.</param>
public sealed record GstParameter(
    string Key,
    JsonElement Value,
    DateOnly ValidFrom,
    DateOnly? ValidTo,
    string Source,
    bool Verify,
    string? Note = null,
    string? State = null
);

/// <summary>The dated GST data the product ships (gst-rates.json; a source on every row).</summary>
internal static class GstData
{
    private static readonly Lazy<File> Loaded = new(() => EmbeddedJson.Read<File>("Gst.gst-rates.json"));

    public static IReadOnlyList<GstRate> Rates => Loaded.Value.Rates;

    public static IReadOnlyList<GstParameter> Parameters => Loaded.Value.Parameters;

    public static IReadOnlyList<string> Uqc => Loaded.Value.Uqc;

    private sealed record File(
        string About,
        IReadOnlyList<GstRate> Rates,
        IReadOnlyList<GstParameter> Parameters,
        IReadOnlyList<string> Uqc
    );
}

/// <summary>Rates by HSN or SAC and date.</summary>
public static class GstRates
{
    public static IReadOnlyList<GstRate> All => GstData.Rates;

    /// <summary>
    /// Rates any notification has set since 2017 (CGST and SGST together): Notifications 1/2017 and 11/2017-CT(Rate) as
    /// amended, 9/2025-CT(Rate). Anything else is a slip of the pen.
    /// </summary>
    private static readonly decimal[] Slabs = [0m, 0.1m, 0.25m, 1m, 1.5m, 3m, 5m, 6m, 7.5m, 12m, 18m, 28m, 40m];

    /// <summary>Is it a rate of GST at all?</summary>
    public static bool IsSlab(decimal percent) => Slabs.Contains(percent);

    /// <summary>
    /// The row of the longest code that begins the given one and is in force on the date of supply; a key of our own
    /// only when given whole. Null: the table does not know, the rate is typed and shown as unconfirmed.
    /// </summary>
    public static GstRate? Find(string hsnOrSac, DateOnly date) =>
        All.Where(r =>
                (r.Code.Contains('-') ? r.Code == hsnOrSac : hsnOrSac.StartsWith(r.Code, StringComparison.Ordinal))
                && r.ValidFrom <= date
                && (r.ValidTo is not { } last || date <= last)
            )
            .MaxBy(r => r.Code.Length);
}

/// <summary>Limits and days by key and date.</summary>
public static class GstParameters
{
    public static IReadOnlyList<GstParameter> All => GstData.Parameters;

    /// <summary>The row in force; a row for the state goes before one for all.</summary>
    public static GstParameter? Find(string key, DateOnly date, string? state = null) =>
        All.Where(p =>
                p.Key == key
                && (p.State is null || p.State == state)
                && p.ValidFrom <= date
                && (p.ValidTo is not { } last || date <= last)
            )
            .OrderByDescending(p => p.State is not null)
            .FirstOrDefault();

    /// <summary>Null when there is no row on that date, or the row holds no number.</summary>
    public static decimal? Number(string key, DateOnly date, string? state = null) =>
        Find(key, date, state) is { Value.ValueKind: JsonValueKind.Number } row ? row.Value.GetDecimal() : null;

    /// <summary>False when there is no row on that date.</summary>
    public static bool Flag(string key, DateOnly date) => Find(key, date) is { Value.ValueKind: JsonValueKind.True };
}

/// <summary>Unit quantity codes of returns and e-invoices.</summary>
public static class UnitCodes
{
    private static readonly Lazy<FrozenSet<string>> Known = new(() => GstData.Uqc.ToFrozenSet());

    public static IReadOnlyList<string> All => GstData.Uqc;

    public static bool IsKnown(string code) => Known.Value.Contains(code);
}
