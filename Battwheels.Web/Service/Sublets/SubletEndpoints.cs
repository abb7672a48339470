using System.Web;
using Battwheels.Core.Common;
using Battwheels.Core.Service.Sublets;
using Battwheels.Web.Common;
using Battwheels.Web.Crm;

namespace Battwheels.Web.Service.Sublets;

/// <summary>Filters of the list as they stand in the address; page and download read them alike.</summary>
public sealed record SubletListAddress(string? Show, string? Vendor = null, string? Sort = null)
{
    public const string Overdue = "overdue";

    /// <param name="query">Of a saved view, without question mark.</param>
    public static SubletFilter Of(string query)
    {
        var parts = HttpUtility.ParseQueryString(query);
        return new SubletListAddress(parts["show"], parts["vendor"]).Filter();
    }

    public SubletFilter Filter() =>
        new(
            AddressText.Member<SubletState>(Show),
            AddressText.Id(Vendor),
            Show == Overdue,
            Core.Common.Sort.Read(Sort)
        );
}

/// <summary>The list of outside work as a file, and the challan that goes along.</summary>
public static class SubletEndpoints
{
    private static readonly string[] Heads =
    [
        "Order",
        "Ticket",
        "Vehicle",
        "Workshop",
        "Work",
        "State",
        "Due",
        "Overdue",
        "Agreed",
        "Sent",
        "Back",
    ];

    public static void MapSublets(this IEndpointRouteBuilder app)
    {
        TableFile.Map(app, "/sublets/export", ExportAsync, SubletPermissions.Read);
        app.MapGet("/sublets/{id:long}/challan", ChallanAsync).RequireAuthorization(SubletPermissions.Read);
    }

    private static async Task<IResult> ChallanAsync(
        long id,
        string? paper,
        HttpContext context,
        SubletPrintService prints,
        CancellationToken ct
    ) => PdfFile.Show(context, await prints.ChallanAsync(id, PdfFile.Sheet(paper), ct));

    private static async Task<IResult> ExportAsync(
        [AsParameters] SubletListAddress address,
        SubletService sublets,
        TableFile file,
        CancellationToken ct
    )
    {
        var filter = address.Filter();
        var begun = await sublets.BeginExportAsync(filter, CommandId.New(), ct);
        return file.Download(
            begun,
            "outside-work",
            Heads,
            Pages.AllAsync(after => sublets.ExportAsync(filter, after, ct)).Select(Cells)
        );
    }

    private static object?[] Cells(SubletRow r) =>
        [
            r.Number,
            r.TicketNumber,
            Plate.Text(r.Registration),
            r.Vendor,
            r.Work,
            SubletMarks.Words(r.State),
            r.DueOn,
            r.IsOverdue ? "yes" : "no",
            r.AgreedCost,
            Day(r.SentAtUtc),
            Day(r.ReturnedAtUtc),
        ];

    private static DateOnly? Day(DateTime? utc) => utc is { } at ? DateOnly.FromDateTime(Common.Show.Local(at)) : null;
}
