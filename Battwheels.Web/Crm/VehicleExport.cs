using System.Web;
using Battwheels.Core.Common;
using Battwheels.Core.Crm;
using Battwheels.Web.Common;
using Battwheels.Web.Shell.Parts;

namespace Battwheels.Web.Crm;

/// <summary>Filters of the list of vehicles as they stand in the address; page and download read them alike.</summary>
public sealed record VehicleListAddress(string? Q, string? Category, string? Show, string? Sort = null)
{
    /// <param name="query">Of a saved view, without question mark.</param>
    public static VehicleFilter Of(string query)
    {
        var value = HttpUtility.ParseQueryString(query);
        return new VehicleListAddress(value["q"], value["category"], value["show"]).Filter();
    }

    public VehicleFilter Filter() =>
        new(
            AddressText.Text(Q),
            AddressText.Member<VehicleCategory>(Category),
            Show == "check",
            Show == "archived",
            Core.Common.Sort.Read(Sort)
        );
}

/// <summary>The list of vehicles as a file: the same filters, and a line in the audit log.</summary>
public static class VehicleExport
{
    private static readonly string[] Heads =
    [
        "Registration",
        "Make",
        "Model",
        "Variant",
        "Category",
        "Owner",
        "Odometer km",
    ];

    public static void MapVehicleExport(this IEndpointRouteBuilder app) =>
        TableFile.Map(app, "/vehicles/export", ExportAsync, ContactPermissions.Export);

    private static async Task<IResult> ExportAsync(
        [AsParameters] VehicleListAddress address,
        VehicleService vehicles,
        TableFile file,
        CancellationToken ct
    )
    {
        var filter = address.Filter();
        var begun = await vehicles.BeginExportAsync(filter, CommandId.New(), ct);
        return file.Download(
            begun,
            "vehicles",
            Heads,
            Pages.AllAsync(after => vehicles.ExportAsync(filter, after, ct)).Select(Cells)
        );
    }

    private static object?[] Cells(VehicleRow v) =>
        [
            Plate.Text(v.Registration),
            v.Make,
            v.Model,
            v.Variant,
            Status.Words(v.Category),
            v.OwnerName,
            v.LastOdometerKm,
        ];
}
