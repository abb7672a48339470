using Battwheels.Core.Accounting;
using Battwheels.Web.Common;
using Battwheels.Web.Shell.Home;

namespace Battwheels.Web.Accounting;

/// <summary>Income booked this month beside the month before; opens the statement that says the same.</summary>
internal sealed class IncomeTile(ReportService reports, TimeProvider clock) : IHomeTile
{
    public string Permission => AccountingPermissions.Reports;
    public int Order => 33;
    public string Label => "Income this month";
    public string Href => $"reports/profit-loss?{Span.Query}";

    private ReportSpan Span => ReportSpan.ThisMonth(ReportSpan.Today(clock));

    public async Task<HomeFigure> ReadAsync(CancellationToken ct)
    {
        var span = Span;
        var report = (await reports.ProfitLossAsync(new ProfitLossQuery(span.From, span.To), ct)).Value;
        // The part is left out of the statement while nothing was ever earned.
        var income = report.Sections.FirstOrDefault(s => s.Part is ProfitLossPart.Income)?.Total;
        var (now, before) = (income?.Amount ?? 0m, income?.Before ?? 0m);
        return new HomeFigure(
            Show.ShortRupees(now),
            $"{Show.ShortRupees(before)} in {AccountingWords.ShortSpan(report.Before.From, report.Before.To)}",
            Show.Rupees(now)
        );
    }
}
