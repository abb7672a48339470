using Battwheels.Core.Common;
using Battwheels.Core.Service.Reports;
using Battwheels.Web.Accounting;
using Battwheels.Web.Common;

namespace Battwheels.Web.Service.Reports;

/// <summary>A report of the service desk as a file, with the days, branch and grouping of the page; a line in the audit log.</summary>
public static class ServiceReportEndpoints
{
    public static void MapServiceReports(this IEndpointRouteBuilder app) =>
        TableFile.Map(app, "/reports/service/export", ExportAsync, ServiceReportPermissions.Read);

    private static async Task<IResult> ExportAsync(
        string? kind,
        string? from,
        string? to,
        string? by,
        string? branch,
        ServiceReportService reports,
        TimeProvider clock,
        TableFile file,
        CancellationToken ct
    )
    {
        if (AddressText.Member<ServiceReportKind>(kind) is not { } report)
            return Results.NotFound();
        var span = ReportSpan.Of(from, to, ReportSpan.ThisMonth(ReportSpan.Today(clock)));
        ServiceReportQuery query = new(
            report,
            span.From,
            span.To,
            AddressText.Member<ReportGroup>(by),
            AddressText.Id(branch)
        );
        var begun = await reports.RecordExportAsync(query, CommandId.New(), ct);
        var read = begun.Error is null ? await reports.ReadAsync(query, null, null, ct) : begun.Error;
        return read.Error is { } error
            ? Results.Problem(error.Message, statusCode: StatusCodes.Status409Conflict)
            : file.Download(
                $"{report.ToString().ToLowerInvariant()}-{AddressText.Of(span.To)}",
                [read.Value.By.ToString(), .. read.Value.Columns.Select(c => c.Head.English)],
                read.Value.Rows.Select(r => Line(ReportWords.Named(read.Value.By, r), r.Figures))
                    .Append(Line(T("Together"), read.Value.All))
            );
    }

    private static object?[] Line(string name, IReadOnlyList<decimal?> figures) => [name, .. figures];
}
