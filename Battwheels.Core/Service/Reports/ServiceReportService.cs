using Battwheels.Core.Common;
using Battwheels.Core.Service.Sla;

namespace Battwheels.Core.Service.Reports;

/// <summary>What somebody may open among the reports.</summary>
/// <param name="Sla">Also the report on promises.</param>
public sealed record ServiceReportList(IReadOnlyList<ServiceReportKind> Kinds, bool Sla);

/// <summary>Reports of the service desk: what each counts is said in its calculator and on its page.</summary>
public sealed class ServiceReportService(IUnitOfWorkFactory units)
{
    private static readonly IReadOnlyList<IServiceReport> All =
    [
        new TurnaroundReport(),
        new EfficiencyReport(),
        new ComebackReport(),
        new DeclinedReport(),
        new DiscountReport(),
        new SourceReport(),
    ];

    /// <summary>Those the reader may open.</summary>
    public Task<ServiceReportList> ListAsync(CancellationToken ct) =>
        units.ReadAsync(
            ServiceReportPermissions.Read,
            unit =>
                Task.FromResult(
                    new ServiceReportList(
                        [.. All.Where(r => r.Permissions.All(unit.May)).Select(r => r.Kind)],
                        unit.May(SlaPermissions.Read)
                    )
                ),
            ct
        );

    /// <param name="key">The visits of this row; null: of all rows.</param>
    /// <param name="after">Cursor of the visits shown before.</param>
    /// <returns>The report; or SPAN_INVALID, SPAN_TOO_WIDE.</returns>
    public Task<Result<ServiceReportView>> ReadAsync(
        ServiceReportQuery query,
        long? key,
        string? after,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(query);
        return units.ReadAsync(
            ServiceReportPermissions.Read,
            unit => Of(unit, query).ReadAsync(unit, query, key, after, ct),
            ct
        );
    }

    /// <summary>Puts a download of the report on record.</summary>
    public Task<Result<Done>> RecordExportAsync(ServiceReportQuery query, CommandId command, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(query);
        return units.RunAsync<Done>(
            ServiceReportPermissions.Read,
            command,
            query,
            unit =>
            {
                _ = Of(unit, query);
                unit.Audit("SERVICE_REPORT_EXPORTED", $"{query.Kind}", 0, query);
                return Task.FromResult<Result<Done>>(Done.Instance);
            },
            ct
        );
    }

    /// <exception cref="AccessDeniedException">The reader may not see what it counts.</exception>
    private static IServiceReport Of(IReadUnit unit, ServiceReportQuery query)
    {
        var report = All.Single(r => r.Kind == query.Kind);
        foreach (var permission in report.Permissions)
            unit.Demand(permission);
        return report;
    }
}
