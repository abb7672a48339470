using System.Web;
using Battwheels.Core.Common;
using Battwheels.Core.Crm.Warranty;
using Battwheels.Core.Service.Claims;
using Battwheels.Web.Common;
using Battwheels.Web.Crm;

namespace Battwheels.Web.Service.Claims;

/// <summary>Filters of the quarantine as they stand in the address; page and download read them alike.</summary>
public sealed record QuarantineAddress(string? Show, string? Sort = null)
{
    /// <param name="query">Of a saved view, without question mark.</param>
    public static QuarantineFilter Of(string query) =>
        new QuarantineAddress(HttpUtility.ParseQueryString(query)["show"]).Filter();

    public QuarantineFilter Filter() =>
        new(
            AddressText.Member<FailedPartState>(Show) is { } state and not FailedPartState.None ? state : null,
            Show == "all",
            Core.Common.Sort.Read(Sort)
        );
}

/// <summary>The quarantine as a file: the same filters, and a line in the audit log.</summary>
public static class QuarantineExport
{
    private static readonly string[] Heads =
    [
        "Part",
        "Serial",
        "Shelf or box",
        "State",
        "Since",
        "Claim",
        "Maker",
        "Ticket",
        "Vehicle",
        "Claimed",
    ];

    public static void MapQuarantineExport(this IEndpointRouteBuilder app) =>
        TableFile.Map(app, "/stock/quarantine/export", ExportAsync, WarrantyPermissions.Read);

    private static async Task<IResult> ExportAsync(
        [AsParameters] QuarantineAddress address,
        QuarantineService quarantine,
        TableFile file,
        CancellationToken ct
    )
    {
        var filter = address.Filter();
        var begun = await quarantine.BeginExportAsync(filter, CommandId.New(), ct);
        return file.Download(
            begun,
            "quarantine",
            Heads,
            Pages.AllAsync(after => quarantine.ExportAsync(filter, after, ct)).Select(Cells)
        );
    }

    private static object?[] Cells(QuarantineRow r) =>
        [
            r.Part,
            r.Serial,
            r.Place,
            ClaimMarks.Of(r.State),
            r.SinceUtc is { } since ? DateOnly.FromDateTime(Show.Local(since)) : null,
            r.ClaimNumber,
            r.Maker,
            r.TicketNumber,
            Plate.Text(r.Registration),
            r.Claimed,
        ];
}
