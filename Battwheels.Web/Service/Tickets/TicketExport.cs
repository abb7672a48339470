using System.Globalization;
using System.Runtime.CompilerServices;
using System.Web;
using Battwheels.Core.Common;
using Battwheels.Core.Crm;
using Battwheels.Core.Service.Tickets;
using Battwheels.Web.Common;
using Battwheels.Web.Crm;

namespace Battwheels.Web.Service.Tickets;

/// <summary>The list of tickets as a file: the same filters, and a line in the audit log.</summary>
public static class TicketExport
{
    private static readonly string[] Heads =
    [
        "Ticket",
        "Registration",
        "Vehicle",
        "Customer",
        "Concern",
        "Stage",
        "Priority",
        "Registered",
        "Promised",
        "Technician",
        "Estimate",
    ];

    public static void MapTicketExport(this IEndpointRouteBuilder app) =>
        TableFile.Map(app, "/tickets/export", ExportAsync, TicketPermissions.Export);

    /// <summary>The list's filter as it stands in the address; what is not understood filters nothing.</summary>
    /// <param name="query">With or without question mark.</param>
    internal static TicketFilter Filter(string query)
    {
        var value = HttpUtility.ParseQueryString(query);
        return new(
            string.IsNullOrWhiteSpace(value["q"]) ? null : value["q"]!.Trim(),
            Enum.TryParse<TicketSet>(value["show"], ignoreCase: true, out var parsed) && Enum.IsDefined(parsed)
                ? parsed
                : TicketSet.Open,
            Id(value["tech"]),
            value["tech"] == "me",
            Id(value["branch"]),
            Sort: Sort.Read(value["sort"])
        );
    }

    internal static long? Id(string? text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;

    private static async Task<IResult> ExportAsync(
        HttpRequest request,
        TableFile file,
        TicketService tickets,
        CancellationToken ct
    )
    {
        var filter = Filter(request.QueryString.Value ?? "");
        var begun = await tickets.BeginExportAsync(filter, CommandId.New(), ct);
        return file.Download(begun, "tickets", Heads, RowsAsync(tickets, filter, ct));
    }

    private static async IAsyncEnumerable<object?[]> RowsAsync(
        TicketService tickets,
        TicketFilter filter,
        [EnumeratorCancellation] CancellationToken ct
    )
    {
        await foreach (var t in Pages.AllAsync(after => tickets.ExportAsync(filter, after, ct)))
            yield return
            [
                t.Number,
                Plate.Text(t.Registration),
                VehicleNames.Of(t.Make, t.Model),
                t.CustomerName,
                t.Title,
                TicketMarks.Words(t.State),
                t.Priority.ToString(),
                t.CreatedAtUtc,
                t.PromisedAtUtc,
                t.Technician,
                t.Estimate,
            ];
    }
}
