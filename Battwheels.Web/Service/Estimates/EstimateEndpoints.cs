using System.Globalization;
using System.Runtime.CompilerServices;
using Battwheels.Core.Access;
using Battwheels.Core.Common;
using Battwheels.Core.Service.Estimates;
using Battwheels.Web.Access;
using Battwheels.Web.Common;
using Battwheels.Web.Crm;
using Battwheels.Web.Shell.Parts;

namespace Battwheels.Web.Service.Estimates;

/// <summary>The list as CSV and one version as PDF. The gate asks again; another organization's number is not found.</summary>
public static class EstimateEndpoints
{
    private static readonly string[] Heads =
    [
        "Estimate",
        "Version",
        "State",
        "Ticket",
        "Registration",
        "Vehicle",
        "Customer",
        "Written",
        "Valid till",
        "Total",
    ];

    public static void MapEstimates(this IEndpointRouteBuilder app)
    {
        app.MapGet("/estimates/{id:long}/pdf", PdfAsync).RequireAuthorization(EstimatePermissions.Read);
        app.MapGet("/e/{token}/pdf", LinkedPdfAsync).AllowAnonymous().RequireRateLimiting(Throttling.Links);
        TableFile.Map(app, "/estimates/export", ExportAsync, EstimatePermissions.Read);
    }

    /// <summary>The list's filter as it stands in the address; what is not understood filters nothing.</summary>
    internal static EstimateFilter Filter(
        string? text,
        string? state,
        string? contact,
        string? vehicle,
        string? sort = null
    ) =>
        new(
            string.IsNullOrWhiteSpace(text) ? null : text.Trim(),
            Enum.TryParse<EstimateState>(state, ignoreCase: true, out var parsed) && Enum.IsDefined(parsed)
                ? parsed
                : null,
            ContactId: Id(contact),
            VehicleId: Id(vehicle),
            Sort: Sort.Read(sort)
        );

    private static long? Id(string? text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;

    private static async Task<IResult> PdfAsync(
        long id,
        string? paper,
        HttpContext context,
        EstimatePrintService estimates,
        CancellationToken ct
    ) => PdfFile.Show(context, await estimates.PdfAsync(id, PdfFile.Sheet(paper), ct));

    /// <summary>By a link we sent; whatever opens nothing is not found.</summary>
    private static async Task<IResult> LinkedPdfAsync(
        string token,
        HttpContext context,
        IPlatformDirectory organizations,
        ICurrentActor current,
        EstimateLinkService links,
        CancellationToken ct
    )
    {
        OfferDoor door = new(organizations, current, links);
        var opened = await door.OpenAsync(context.Slug(), token, context.Connection.RemoteIpAddress?.ToString(), ct);
        return opened.Offer is null ? Results.NotFound() : PdfFile.ShowShared(context, await door.PdfAsync(token, ct));
    }

    private static async Task<IResult> ExportAsync(
        string? q,
        string? state,
        string? contact,
        string? vehicle,
        string? sort,
        EstimateService estimates,
        TableFile file,
        CancellationToken ct
    )
    {
        var filter = Filter(q, state, contact, vehicle, sort);
        var begun = await estimates.BeginExportAsync(filter, CommandId.New(), ct);
        return file.Download(
            begun,
            "estimates",
            Heads,
            RowsAsync(estimates, filter, ct).WithSums([Array.IndexOf(Heads, "Total")], IsCounted)
        );
    }

    private static bool IsCounted(object?[] row) =>
        !Equals(row[Array.IndexOf(Heads, "State")], Status.Words(EstimateState.Void));

    private static async IAsyncEnumerable<object?[]> RowsAsync(
        EstimateService estimates,
        EstimateFilter filter,
        [EnumeratorCancellation] CancellationToken ct
    )
    {
        await foreach (
            var e in Pages.AllAsync(after =>
                estimates.ListAsync(filter with { After = after, Size = Lists.Longest }, ct)
            )
        )
            yield return
            [
                e.Number,
                e.VersionNo,
                Status.Words(e.State),
                e.TicketNumber,
                Plate.Text(e.Registration),
                e.VehicleText,
                e.CustomerName,
                e.CreatedAtUtc,
                e.ValidUntil,
                e.Total,
            ];
    }
}
