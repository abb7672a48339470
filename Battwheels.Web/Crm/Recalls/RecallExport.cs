using System.Web;
using Battwheels.Core.Common;
using Battwheels.Core.Crm;
using Battwheels.Core.Crm.Recalls;
using Battwheels.Web.Common;

namespace Battwheels.Web.Crm.Recalls;

/// <summary>What the address of the pages of recalls says.</summary>
internal static class RecallAddress
{
    /// <param name="query">Of a saved view, without question mark.</param>
    public static RecallFilter Of(string query) => Filter(HttpUtility.ParseQueryString(query)["show"], null);

    public static RecallFilter Filter(string? show, string? sort) =>
        new(
            show switch
            {
                "closed" => true,
                "all" => null,
                _ => false,
            },
            Sort.Read(sort)
        );

    public static RecallSet SetOf(string query) => Set(HttpUtility.ParseQueryString(query)["show"]);

    public static RecallSet Set(string? show) => AddressText.Member<RecallSet>(show) ?? RecallSet.Due;
}

/// <summary>The vehicles of a recall as a file, with a line in the audit log.</summary>
public static class RecallExport
{
    private static readonly string[] Heads =
    [
        "Vehicle",
        "Make",
        "Model",
        "Year",
        "Owner",
        "Where it stands",
        "On",
        "Note",
    ];

    public static void MapRecallExport(this IEndpointRouteBuilder app) =>
        TableFile.Map(app, "/recalls/{id:long}/export", ExportAsync, VehiclePermissions.Read);

    private static async Task<IResult> ExportAsync(
        long id,
        string? show,
        RecallService recalls,
        TableFile file,
        CancellationToken ct
    )
    {
        if ((await recalls.GetAsync(id, ct)).Error is not null)
            return Results.NotFound();
        var set = RecallAddress.Set(show);
        var begun = await recalls.BeginExportAsync(id, set, CommandId.New(), ct);
        return file.Download(
            begun,
            "recall-vehicles",
            Heads,
            Pages.AllAsync(after => recalls.ExportAsync(id, set, after, ct)).Select(Cells)
        );
    }

    private static object?[] Cells(RecallVehicleRow v) =>
        [Plate.Text(v.Registration), v.Make, v.Model, v.Year, v.OwnerName, RecallWords.Words(v.State), v.On, v.Note];
}
