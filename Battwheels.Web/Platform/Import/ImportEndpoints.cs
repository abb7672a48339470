using Battwheels.Core.Common;
using Battwheels.Core.Platform.Import;
using Battwheels.Web.Access;
using Battwheels.Web.Common;

namespace Battwheels.Web.Platform.Import;

public static class ImportEndpoints
{
    public static void MapImport(this IEndpointRouteBuilder app) =>
        app.MapGet("/import/{id:long}/left-over.csv", LeftOverAsync)
            .RequireAuthorization(ImportPermissions.Import)
            .AsExport();

    /// <summary>The rows left out as they stood in the file, with why.</summary>
    private static async Task<IResult> LeftOverAsync(long id, ImportReportService reports, CancellationToken ct)
    {
        var begun = await reports.BeginExportAsync(id, CommandId.New(), ct);
        if (begun.Error is { } error)
            return error == CommonErrors.NotFound
                ? Results.NotFound()
                : Results.Problem(error.Message, statusCode: StatusCodes.Status409Conflict);
        if (await reports.LeftOverAsync(id, ct) is not { } left)
            return Results.NotFound();
        var width = left.Headers.Count;
        return CsvFile.Download(
            $"import-{id}-left-out",
            left.Headers.Concat(["Line", "Why"]),
            left.Rows.Select(row =>
                (object?[])
                    [
                        .. Enumerable.Range(0, width).Select(i => i < row.Cells.Count ? row.Cells[i] : ""),
                        row.Line,
                        string.Join(
                            " ",
                            row.Problems.Select(p =>
                                p.Column.Length > 0 ? $"{p.Column}: {p.Reason}" : p.Reason.ToString()
                            )
                        ),
                    ]
            )
        );
    }
}
