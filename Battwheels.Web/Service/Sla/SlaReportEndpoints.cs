using Battwheels.Core.Common;
using Battwheels.Core.Service.Sla;
using Battwheels.Web.Accounting;
using Battwheels.Web.Common;

namespace Battwheels.Web.Service.Sla;

/// <summary>The SLA report as a file, with the days and the grouping of the page; a line in the audit log.</summary>
public static class SlaReportEndpoints
{
    private static readonly string[] Figures =
    [
        "Kept %",
        "Met",
        "Breached",
        "Median minutes",
        "90 % within minutes",
        "Paused %",
    ];

    public static void MapSlaReport(this IEndpointRouteBuilder app) =>
        TableFile.Map(app, "/reports/sla/export", ExportAsync, SlaPermissions.Export);

    private static async Task<IResult> ExportAsync(
        string? from,
        string? to,
        string? by,
        SlaReportService reports,
        TimeProvider clock,
        TableFile file,
        CancellationToken ct
    )
    {
        var span = ReportSpan.Of(from, to, ReportSpan.ThisMonth(ReportSpan.Today(clock)));
        SlaReportQuery query = new(span.From, span.To, SlaWords.Group(by));
        var begun = await reports.RecordExportAsync(query, CommandId.New(), ct);
        var report = begun.Error is null ? await reports.ReadAsync(query, ct) : begun.Error;
        return report.Error is { } error
            ? Results.Problem(error.Message, statusCode: StatusCodes.Status409Conflict)
            : file.Download(
                $"sla-{AddressText.Of(span.To)}",
                [query.By.ToString(), .. Figures],
                report
                    .Value.Rows.Select(r => Line(SlaWords.Named(query.By, r), r.Figures))
                    .Append(Line(T("Together"), report.Value.All))
            );
    }

    private static object?[] Line(string name, SlaFigures f) =>
        [name, f.Compliance, f.Met, f.Breached, f.Median, f.P90, f.PausedPercent];
}
