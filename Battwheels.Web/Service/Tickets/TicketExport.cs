using System.Globalization;
using System.Runtime.CompilerServices;
using Battwheels.Core.Common;
using Battwheels.Core.Crm;
using Battwheels.Core.Service.Tickets;
using Battwheels.Web.Access;
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
        app.MapGet("/tickets/export.csv", ExportAsync).RequireAuthorization(TicketPermissions.Export).AsExport();

    /// <summary>The list's filter as it stands in the address; what is not understood filters nothing.</summary>
    internal static TicketFilter Filter(string? text, string? set, string? technician, string? branch) =>
        new(
            string.IsNullOrWhiteSpace(text) ? null : text.Trim(),
            Enum.TryParse<TicketSet>(set, ignoreCase: true, out var parsed) && Enum.IsDefined(parsed)
                ? parsed
                : TicketSet.Open,
            Id(technician),
            technician == "me",
            Id(branch)
        );

    internal static long? Id(string? text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;

    private static async Task<IResult> ExportAsync(
        string? q,
        string? show,
        string? tech,
        string? branch,
        TicketService tickets,
        CancellationToken ct
    )
    {
        var filter = Filter(q, show, tech, branch);
        var begun = await tickets.BeginExportAsync(filter, CommandId.New(), ct);
        return begun.Error is { } error
            ? Results.Problem(error.Message, statusCode: StatusCodes.Status409Conflict)
            : CsvFile.Download("tickets", Heads, RowsAsync(tickets, filter, ct));
    }

    private static async IAsyncEnumerable<object?[]> RowsAsync(
        TicketService tickets,
        TicketFilter filter,
        [EnumeratorCancellation] CancellationToken ct
    )
    {
        string? after = null;
        do
        {
            var page = await tickets.ExportAsync(filter, after, ct);
            foreach (var t in page.Rows)
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
            after = page.Next;
        } while (after is not null);
    }
}
