using System.Reflection;
using Battwheels.Core.Common;
using Battwheels.Web.Access;

namespace Battwheels.Web.Common;

/// <summary>A table as a download in the form its address ends with: <c>.csv</c>, or <c>.xlsx</c> for a workbook.</summary>
internal sealed class TableFile
{
    private const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private readonly ISheetWriter? _sheets;

    private TableFile(ISheetWriter? sheets) => _sheets = sheets;

    /// <summary>Maps both addresses to one handler, which takes a <see cref="TableFile"/>.</summary>
    /// <param name="path">Without ending: <c>/ledger/export</c>.</param>
    public static void Map(IEndpointRouteBuilder app, string path, Delegate handler, string permission)
    {
        foreach (var ending in (string[])[".csv", ".xlsx"])
            app.MapGet(path + ending, handler).RequireAuthorization(permission).AsExport();
    }

    public static ValueTask<TableFile?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        _ = parameter;
        ArgumentNullException.ThrowIfNull(context);
        var asWorkbook = context.Request.Path.Value?.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase) is true;
        return ValueTask.FromResult<TableFile?>(
            new(asWorkbook ? context.RequestServices.GetRequiredService<ISheetWriter>() : null)
        );
    }

    public IResult Download(string name, string[] heads, IAsyncEnumerable<object?[]> rows) =>
        _sheets is not { } sheets
            ? CsvFile.Download(name, heads, rows)
            : Results.Stream(
                stream => sheets.WriteAsync(stream, name, heads, rows, CancellationToken.None),
                Workbook,
                $"{name}.xlsx"
            );

    /// <summary>The rows, once taking them out is on record; a refusal of that is the answer.</summary>
    /// <param name="begun">What the service said of the record.</param>
    /// <param name="rows">Not read before.</param>
    public IResult Download(Result<Done> begun, string name, string[] heads, IAsyncEnumerable<object?[]> rows)
    {
        ArgumentNullException.ThrowIfNull(begun);
        return begun.Error is { } error
            ? Results.Problem(error.Message, statusCode: StatusCodes.Status409Conflict)
            : Download(name, heads, rows);
    }

    public IResult Download(string name, string[] heads, IEnumerable<object?[]> rows) =>
        Download(name, heads, rows.ToAsyncEnumerable());
}

/// <summary>Sums below the rows of a download.</summary>
internal static class TableSums
{
    /// <summary>The rows, and where there are several a last one with the sums of everything that was taken out.</summary>
    /// <param name="columns">What is summed.</param>
    /// <param name="counts">Which rows; all without it.</param>
    public static async IAsyncEnumerable<object?[]> WithSums(
        this IAsyncEnumerable<object?[]> rows,
        int[] columns,
        Func<object?[], bool>? counts = null
    )
    {
        ArgumentNullException.ThrowIfNull(rows);
        var sums = new decimal[columns.Length];
        var (number, width) = (0, 0);
        await foreach (var row in rows)
        {
            (number, width) = (number + 1, row.Length);
            if (counts?.Invoke(row) is not false)
                foreach (var (at, column) in columns.Index())
                    sums[at] += row[column] as decimal? ?? 0m;
            yield return row;
        }

        if (number < 2)
            yield break;
        var last = new object?[width];
        last[0] = T("Sum");
        foreach (var (at, column) in columns.Index())
            last[column] = sums[at];
        yield return last;
    }
}
