using System.Web;
using Battwheels.Core.Common;
using Battwheels.Core.Crm;
using Battwheels.Core.Crm.Batteries;
using Battwheels.Web.Common;

namespace Battwheels.Web.Crm.Batteries;

/// <summary>Filters of the list of packs as they stand in the address; page and download read them alike.</summary>
public sealed record PackListAddress(string? Q, string? Show, string? Terms, string? Below, string? Sort = null)
{
    /// <param name="query">Of a saved view, without question mark.</param>
    public static PackFilter Of(string query)
    {
        var value = HttpUtility.ParseQueryString(query);
        return new PackListAddress(value["q"], value["show"], value["terms"], value["below"]).Filter();
    }

    public PackFilter Filter() =>
        new(
            AddressText.Text(Q),
            AddressText.Member<PackSet>(Show) ?? PackSet.Live,
            AddressText.Member<PackTerms>(Terms),
            AddressText.Id(Below) is { } percent and <= 110 ? percent : null,
            Core.Common.Sort.Read(Sort)
        );
}

/// <summary>The list of packs as a file: the same filters, and a line in the audit log.</summary>
public static class BatteryExport
{
    private static readonly string[] Heads =
    [
        "Serial",
        "Make",
        "Model",
        "Chemistry",
        "V",
        "kWh",
        "Terms",
        "Health %",
        "Measured on",
        "Cycles",
        "Vehicle",
    ];

    public static void MapBatteryExport(this IEndpointRouteBuilder app) =>
        TableFile.Map(app, "/batteries/export", ExportAsync, VehiclePermissions.Read);

    private static async Task<IResult> ExportAsync(
        [AsParameters] PackListAddress address,
        BatteryService batteries,
        TableFile file,
        CancellationToken ct
    )
    {
        var filter = address.Filter();
        var begun = await batteries.BeginExportAsync(filter, CommandId.New(), ct);
        return file.Download(
            begun,
            "batteries",
            Heads,
            Pages.AllAsync(after => batteries.ExportAsync(filter, after, ct)).Select(Cells)
        );
    }

    private static object?[] Cells(PackRow p) =>
        [
            p.Serial,
            p.Make,
            p.Model,
            BatteryWords.Of(p.Chemistry),
            p.Volts,
            p.EnergyKwh,
            BatteryWords.Of(p.Terms),
            p.LastSohPercent,
            p.LastSohOn,
            p.LastCycles,
            p.VehicleId is null ? null : Plate.Text(p.Registration),
        ];
}
