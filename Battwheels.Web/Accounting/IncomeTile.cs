using Battwheels.Core.Accounting;
using Battwheels.Web.Common;
using Battwheels.Web.Shell.Home;

namespace Battwheels.Web.Accounting;

/// <summary>Income booked this month beside the month before; opens the statement that says the same.</summary>
internal sealed class IncomeTile(ReportService reports, TimeProvider clock) : IHomeTiles
{
    public string Permission => AccountingPermissions.Reports;
    public HomeKind Homes => HomeKind.Books;
    public int Order => 12;

    private ReportSpan Span => ReportSpan.ThisMonth(ReportSpan.Today(clock));

    public IReadOnlyList<HomeFace> Faces(HomeKind home, HomeSpan span) =>
        [new("Income this month", $"reports/profit-loss?{Span.Query}")];

    public async Task<IReadOnlyList<HomeFigure>> ReadAsync(HomeKind home, HomeSpan span, CancellationToken ct)
    {
        var month = Span;
        var report = (await reports.ProfitLossAsync(new ProfitLossQuery(month.From, month.To), ct)).Value;
        // The part is left out of the statement while nothing was ever earned.
        var income = report.Sections.FirstOrDefault(s => s.Part is ProfitLossPart.Income)?.Total;
        var before = Show.ShortRupees(income?.Before ?? 0m);
        var sub = T($"{before} in {AccountingWords.ShortSpan(report.Before.From, report.Before.To)}");
        return [Figures.Money(income?.Amount ?? 0m, sub)];
    }
}
