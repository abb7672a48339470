using System.Globalization;
using System.Runtime.CompilerServices;
using Battwheels.Core.Access;
using Battwheels.Core.Common;
using Battwheels.Core.Platform.Audit;
using Battwheels.Web.Common;

namespace Battwheels.Web.Access;

/// <summary>The audit log as a file: the same filters, and a line in the log itself.</summary>
public static class AuditExport
{
    private static readonly string[] Heads =
    [
        "When",
        "Who",
        "Kind of actor",
        "What",
        "Record",
        "Id",
        "Permission",
        "Change",
        "Address",
        "Seal",
    ];

    public static void MapAuditExport(this IEndpointRouteBuilder app) =>
        TableFile.Map(app, "/audit/export", ExportAsync, OrganizationPermissions.ReadAudit);

    /// <summary>The filter as it stands in the address; what is not understood filters nothing.</summary>
    internal static AuditFilter Filter(
        string? person,
        string? record,
        string? id,
        string? show,
        string? from,
        string? to
    ) =>
        new(
            Number(person),
            Record(record),
            Number(id),
            show == "refused",
            AddressText.Date(from),
            AddressText.Date(to)
        );

    /// <summary>"stock movement" and "StockMovement" mean the same.</summary>
    private static string? Record(string? text) =>
        string.IsNullOrWhiteSpace(text)
            ? null
            : string.Concat(
                text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(w => char.ToUpperInvariant(w[0]) + w[1..])
            );

    private static long? Number(string? text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static async Task<IResult> ExportAsync(
        string? person,
        string? record,
        string? id,
        string? show,
        string? from,
        string? to,
        AuditLogService log,
        TableFile file,
        CancellationToken ct
    )
    {
        var filter = Filter(person, record, id, show, from, to);
        var begun = await log.BeginExportAsync(filter, CommandId.New(), ct);
        return file.Download(begun, "audit-log", Heads, RowsAsync(log, filter, ct));
    }

    private static async IAsyncEnumerable<object?[]> RowsAsync(
        AuditLogService log,
        AuditFilter filter,
        [EnumeratorCancellation] CancellationToken ct
    )
    {
        await foreach (var r in Pages.AllAsync(after => log.ExportAsync(filter, after, ct)))
            yield return
            [
                r.AtUtc,
                r.Actor,
                r.ActorKind.ToString(),
                r.Action,
                r.Record,
                r.RecordId,
                r.Permission,
                r.Changes,
                r.IpAddress,
                r.Seal,
            ];
    }
}
