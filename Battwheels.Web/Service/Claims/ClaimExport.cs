using System.Web;
using Battwheels.Core.Common;
using Battwheels.Core.Crm.Warranty;
using Battwheels.Core.Service.Claims;
using Battwheels.Web.Common;
using Battwheels.Web.Crm;

namespace Battwheels.Web.Service.Claims;

/// <summary>Filters of the list of claims as they stand in the address; page and download read them alike.</summary>
public sealed record ClaimListAddress(string? Show, string? Sort = null)
{
    /// <param name="query">Of a saved view, without question mark.</param>
    public static ClaimFilter Of(string query) =>
        new ClaimListAddress(HttpUtility.ParseQueryString(query)["show"]).Filter();

    public ClaimFilter Filter() =>
        new(AddressText.Member<ClaimState>(Show), Show == "open", Core.Common.Sort.Read(Sort));
}

/// <summary>The list of claims as a file: the same filters, and a line in the audit log.</summary>
public static class ClaimExport
{
    private static readonly string[] Heads =
    [
        "Claim",
        "Ticket",
        "Vehicle",
        "Maker",
        "State",
        "Claimed",
        "Approved",
        "To come",
    ];

    public static void MapClaimExport(this IEndpointRouteBuilder app) =>
        TableFile.Map(app, "/claims/export", ExportAsync, WarrantyPermissions.Read);

    private static async Task<IResult> ExportAsync(
        [AsParameters] ClaimListAddress address,
        ClaimService claims,
        TableFile file,
        CancellationToken ct
    )
    {
        var filter = address.Filter();
        var begun = await claims.BeginExportAsync(filter, CommandId.New(), ct);
        return file.Download(
            begun,
            "claims",
            Heads,
            Pages.AllAsync(after => claims.ExportAsync(filter, after, ct)).Select(Cells)
        );
    }

    private static object?[] Cells(ClaimRow c) =>
        [
            c.Number,
            c.TicketNumber,
            Plate.Text(c.Registration),
            c.Maker,
            ClaimMarks.Words(c.State),
            c.Claimed,
            c.Approved,
            c.Outstanding,
        ];
}
