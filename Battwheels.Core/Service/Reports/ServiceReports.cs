using Battwheels.Core.Accounting;
using Battwheels.Core.Common;

namespace Battwheels.Core.Service.Reports;

/// <summary>What the service desk is asked about.</summary>
public enum ServiceReportKind
{
    Turnaround,
    Efficiency,
    Comebacks,
    Declined,
    Discounts,
    Sources,
}

/// <summary>What a row of a report stands for.</summary>
public enum ReportGroup
{
    Category,

    /// <summary>In charge of the visit; who clocked, where hours are counted.</summary>
    Technician,

    /// <summary>Who submitted the estimate.</summary>
    Advisor,
    Branch,
    Source,
}

/// <summary>How a figure is read.</summary>
public enum ReportUnit
{
    Count,
    Hours,
    Percent,
    Rupees,
}

/// <param name="From">From this day on, in the organization's time zone.</param>
/// <param name="To">Up to and with this day.</param>
/// <param name="By">Null, or what the report does not know: its usual grouping.</param>
public sealed record ServiceReportQuery(
    ServiceReportKind Kind,
    DateOnly From,
    DateOnly To,
    ReportGroup? By = null,
    long? BranchId = null
);

/// <param name="IsDrawn">A series of the chart.</param>
public sealed record ReportColumn(Phrase Head, ReportUnit Unit, bool IsDrawn = false);

/// <param name="Key">Of the group, for the list behind it; 0: nobody.</param>
/// <param name="Name">Of a person or a branch; empty where the key is a word.</param>
/// <param name="Figures">One for each column; null where there is nothing to reckon from.</param>
public sealed record ServiceReportRow(long Key, string Name, IReadOnlyList<decimal?> Figures);

/// <summary>A visit behind a figure, and why it is there.</summary>
/// <param name="Id">Of what was counted: the visit itself, a line of an answer, a time entry.</param>
/// <param name="Registration">Null for a vehicle without one.</param>
/// <param name="AtUtc">When it was counted: handed over, answered, registered.</param>
/// <param name="OtherNumber">Of the visit it came back with.</param>
public sealed record ReportVisit(
    long Id,
    long TicketId,
    string Number,
    string? Registration,
    string CustomerName,
    string? Technician,
    DateTime AtUtc,
    string What,
    decimal? Figure,
    long? OtherTicketId,
    string? OtherNumber
);

/// <summary>A report with its figures and the visits behind them.</summary>
/// <param name="Groups">What its rows can stand for.</param>
/// <param name="Rows">The largest first column on top.</param>
/// <param name="Figure">How the figure of a visit is read.</param>
public sealed record ServiceReportView(
    ServiceReportKind Kind,
    ReportGroup By,
    IReadOnlyList<ReportGroup> Groups,
    IReadOnlyList<ReportColumn> Columns,
    IReadOnlyList<ServiceReportRow> Rows,
    IReadOnlyList<decimal?> All,
    ReportUnit Figure,
    Page<ReportVisit> Visits,
    IReadOnlyList<BranchChoice> Branches
);
