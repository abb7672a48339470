using Battwheels.Core.Service.Reports;
using Battwheels.Core.Service.Tickets;
using Battwheels.Web.Common;
using Battwheels.Web.Shell.Parts;

namespace Battwheels.Web.Service.Reports;

/// <summary>What the reports of the service desk are called and what they count, in words.</summary>
internal static class ReportWords
{
    public static string Href(ServiceReportKind kind) => $"reports/service/{kind.ToString().ToLowerInvariant()}";

    public static string Title(ServiceReportKind kind) =>
        kind switch
        {
            ServiceReportKind.Turnaround => T("Turnaround"),
            ServiceReportKind.Efficiency => T("Technician efficiency"),
            ServiceReportKind.Comebacks => T("Comebacks"),
            ServiceReportKind.Declined => T("Declined work"),
            ServiceReportKind.Discounts => T("Discounts"),
            ServiceReportKind.Sources => T("Sources"),
        };

    public static string Definition(ServiceReportKind kind) =>
        kind switch
        {
            ServiceReportKind.Turnaround => T(
                "Visits handed over in the chosen days: hours from registration to hand-over, in the branch's open hours and day and night."
            ),
            ServiceReportKind.Efficiency => T(
                "Visits handed over in the chosen days: hours billed by hours clocked. Billed are labour lines done by the hour, except goodwill and internal work."
            ),
            ServiceReportKind.Comebacks => T(
                "Visits handed over in the chosen days whose vehicle was registered again within 30 days, or which were reopened."
            ),
            ServiceReportKind.Declined => T(
                "Lines customers declined in the chosen days, in rupees before tax, and which of them they approved afterwards."
            ),
            ServiceReportKind.Discounts => T(
                "Lines customers approved in the chosen days: what was taken off, in rupees before tax, by who submitted the estimate."
            ),
            ServiceReportKind.Sources => T(
                "Visits registered in the chosen days, by how they came, and what was invoiced for them since, in rupees before tax."
            ),
        };

    /// <summary>What else has to be known to read it right.</summary>
    public static string Remark(ServiceReportKind kind) =>
        kind switch
        {
            ServiceReportKind.Turnaround => T(
                "Time in which a reopened visit's vehicle was with the customer does not count. A visit in the workshop again waits for its next hand-over."
            ),
            ServiceReportKind.Efficiency => T(
                "Hours of a visit are shared among those who clocked on it, by their time; where nobody did, they are the technician's in charge. A timer of more than 12 hours, or one that still runs after the hand-over, was probably forgotten."
            ),
            ServiceReportKind.Comebacks => T(
                "Whatever it came back for counts; look at the pairs. What was handed over in the last 30 days may still come back."
            ),
            ServiceReportKind.Declined => T(
                "A line declined again counts once, at the last answer. Approved later means the same line, or the same item or words for the same vehicle."
            ),
            ServiceReportKind.Discounts => T(
                $"The cap is {Show.Number(Core.Service.Estimates.EstimateLimits.DiscountCap)} %; more needs a permission and an approval."
            ),
            ServiceReportKind.Sources => T("Cancelled invoices are left out."),
        };

    /// <summary>The list of visits.</summary>
    public static string Behind(ServiceReportKind kind) =>
        kind switch
        {
            ServiceReportKind.Turnaround => T("Visits, the longest first"),
            ServiceReportKind.Efficiency => T("Visits and who worked on them"),
            ServiceReportKind.Comebacks => T("Visits that came back"),
            ServiceReportKind.Declined => T("Declined lines, the dearest first"),
            ServiceReportKind.Discounts => T("Lines with a discount, the largest first"),
            ServiceReportKind.Sources => T("Visits, the dearest first"),
        };

    /// <summary>Why the list of visits is empty although something was counted.</summary>
    public static string NoVisit(ServiceReportKind kind) =>
        kind switch
        {
            ServiceReportKind.Comebacks => T("Nothing that was handed over in these days came back."),
            ServiceReportKind.Discounts => T("Nothing was taken off in these days."),
            ServiceReportKind.Turnaround
            or ServiceReportKind.Efficiency
            or ServiceReportKind.Declined
            or ServiceReportKind.Sources => T("Visits are shown to those who may see tickets."),
        };

    public static string When(ServiceReportKind kind) =>
        kind switch
        {
            ServiceReportKind.Turnaround or ServiceReportKind.Efficiency or ServiceReportKind.Comebacks => T(
                "Handed over"
            ),
            ServiceReportKind.Declined or ServiceReportKind.Discounts => T("Answered"),
            ServiceReportKind.Sources => T("Registered"),
        };

    public static string Figure(ServiceReportKind kind) =>
        kind switch
        {
            ServiceReportKind.Turnaround => T("Open hours"),
            ServiceReportKind.Efficiency => T("Efficiency %"),
            ServiceReportKind.Comebacks => T("Days until then"),
            ServiceReportKind.Declined => T("Declined ₹"),
            ServiceReportKind.Discounts => T("Discount ₹"),
            ServiceReportKind.Sources => T("Invoiced ₹"),
        };

    public static string Of(ReportGroup group) =>
        group switch
        {
            ReportGroup.Category => T("Reason for the visit"),
            ReportGroup.Technician => T("Technician"),
            ReportGroup.Advisor => T("Advisor"),
            ReportGroup.Branch => T("Branch"),
            ReportGroup.Source => T("Source"),
        };

    public static string Named(ReportGroup by, ServiceReportRow row) =>
        by switch
        {
            ReportGroup.Category => Status.Words((TicketCategory)row.Key),
            ReportGroup.Source => Status.Words((TicketSource)row.Key),
            ReportGroup.Technician or ReportGroup.Advisor or ReportGroup.Branch => row.Name,
        };

    /// <summary>A dash where there is nothing to reckon from.</summary>
    public static string Cell(ReportUnit unit, decimal? figure) =>
        figure is not { } value ? "–"
        : unit is ReportUnit.Rupees ? Show.Amount(value)
        : Show.Number(value);
}
