using Battwheels.Core.Common;
using Battwheels.Core.Service.Tickets;

namespace Battwheels.Core.Service.Reports;

/// <summary>The groups a visit lies in.</summary>
internal sealed record ReportKeys(
    long TicketId,
    TicketCategory Category,
    long? TechnicianId,
    long? AdvisorId,
    long BranchId,
    TicketSource Source
)
{
    /// <summary>0: nobody.</summary>
    public long Key(ReportGroup by) =>
        by switch
        {
            ReportGroup.Category => (long)Category,
            ReportGroup.Technician => TechnicianId ?? 0,
            ReportGroup.Advisor => AdvisorId ?? 0,
            ReportGroup.Branch => BranchId,
            ReportGroup.Source => (long)Source,
        };
}

/// <summary>One thing that is counted.</summary>
internal interface IReportFact
{
    long Id { get; }

    ReportKeys Keys { get; }

    DateTime AtUtc { get; }

    /// <summary>Why it stands in the list, in words.</summary>
    string What { get; }

    decimal? Figure { get; }

    /// <summary>Another visit it has to do with.</summary>
    long? OtherTicketId => null;
}

/// <summary>The span of a report as instants.</summary>
internal readonly record struct ReportTimes(DateTime From, DateTime To)
{
    public static ReportTimes Of(IReadUnit unit, ServiceReportQuery query)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(unit.Organization.TimeZoneId);
        return new(Start(query.From), Start(query.To.AddDays(1)));

        DateTime Start(DateOnly day) => TimeZoneInfo.ConvertTimeToUtc(day.ToDateTime(TimeOnly.MinValue), zone);
    }
}

internal static class ReportErrors
{
    public static readonly Error Backwards = new(
        "SPAN_INVALID",
        "The first day is after the last. Choose them the other way round.",
        "From"
    );

    public static Error TooMuch(int most) =>
        new(
            "SPAN_TOO_WIDE",
            $"More than {IndianText.Number(most)} lines lie in these days. Choose fewer days or one branch.",
            "From"
        );
}

/// <summary>Arithmetic the reports share.</summary>
internal static class ReportFigures
{
    /// <summary>Percent with one decimal; null of nothing.</summary>
    public static decimal? Share(decimal part, decimal whole) =>
        whole == 0m ? null : Money.RoundTo(part * 100m / whole, 1);

    /// <summary>Hours with two decimals.</summary>
    public static decimal Hours(decimal minutes) => Money.RoundTo(minutes / 60m, 2);
}
