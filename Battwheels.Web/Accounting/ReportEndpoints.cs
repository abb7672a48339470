using System.Runtime.CompilerServices;
using Battwheels.Core.Accounting;
using Battwheels.Core.Common;
using Battwheels.Web.Common;

namespace Battwheels.Web.Accounting;

/// <summary>Reports and ledgers as CSV and as workbooks, with the filters of the page; each download leaves a line in the audit log.</summary>
public static class ReportEndpoints
{
    public static void MapReports(this IEndpointRouteBuilder app)
    {
        app.MapGet(
                "/journals/{id:long}/pdf",
                async (
                    long id,
                    string? paper,
                    HttpContext context,
                    VoucherPrintService vouchers,
                    CancellationToken ct
                ) => PdfFile.Show(context, await vouchers.PdfAsync(id, PdfFile.Sheet(paper), ct))
            )
            .RequireAuthorization(AccountingPermissions.Read);
        TableFile.Map(app, "/reports/trial-balance/export", TrialBalanceAsync, AccountingPermissions.Reports);
        TableFile.Map(app, "/reports/profit-loss/export", ProfitLossAsync, AccountingPermissions.Reports);
        TableFile.Map(app, "/reports/balance-sheet/export", BalanceSheetAsync, AccountingPermissions.Reports);
        TableFile.Map(app, "/reports/day-book/export", DayBookAsync, AccountingPermissions.Read);
        TableFile.Map(app, "/ledger/export", LedgerAsync, AccountingPermissions.Read);
    }

    private static async Task<IResult> TrialBalanceAsync(
        string? from,
        string? to,
        string? branch,
        string? closing,
        ReportService reports,
        TimeProvider clock,
        TableFile file,
        CancellationToken ct
    )
    {
        var span = ReportSpan.Of(from, to, ReportSpan.ThisMonth(ReportSpan.Today(clock)));
        TrialBalanceQuery query = new(span.From, span.To, AddressText.Id(branch), closing == "after");
        var report = await reports.TrialBalanceAsync(query, ct);
        if (report.Error is { } error)
            return Refused(error);
        await reports.RecordExportAsync(nameof(TrialBalance), span.From, span.To, CommandId.New(), ct);
        return file.Download(
            $"trial-balance-{AddressText.Of(span.To)}",
            ["Section", "Code", "Account", "Opening", "Debit", "Credit", "Closing"],
            report.Value.Sections.SelectMany(s =>
                s.Rows.Select(r => (object?[])[s.Name, r.Code, r.Name, r.Opening, r.Debit, r.Credit, r.Closing])
            )
        );
    }

    private static async Task<IResult> ProfitLossAsync(
        string? from,
        string? to,
        string? branch,
        ReportService reports,
        TimeProvider clock,
        TableFile file,
        CancellationToken ct
    )
    {
        var span = ReportSpan.Of(from, to, ReportSpan.ThisMonth(ReportSpan.Today(clock)));
        var report = await reports.ProfitLossAsync(new(span.From, span.To, AddressText.Id(branch)), ct);
        if (report.Error is { } error)
            return Refused(error);
        await reports.RecordExportAsync(nameof(ProfitLoss), span.From, span.To, CommandId.New(), ct);
        return file.Download(
            $"profit-loss-{AddressText.Of(span.To)}",
            ["Section", "Code", "Account", "Amount", "Span before", "FY to date"],
            report.Value.Sections.SelectMany(Rows)
        );
    }

    private static IEnumerable<object?[]> Rows(ProfitLossSection section)
    {
        foreach (var line in section.Lines)
            yield return Row(section.Name, line.Code, line.Name, line.Figures);
        yield return Row(section.Name, "", $"Total {section.Name.ToLowerInvariant()}", section.Total);
        if (section.Result is { } result)
            yield return Row("", "", section.ResultName!, result);
    }

    private static object?[] Row(string section, string code, string name, ProfitLossFigures figures) =>
        [section, code, name, figures.Amount, figures.Before, figures.YearToDate];

    private static async Task<IResult> BalanceSheetAsync(
        string? asof,
        string? branch,
        ReportService reports,
        TimeProvider clock,
        TableFile file,
        CancellationToken ct
    )
    {
        var day = AddressText.Date(asof) ?? ReportSpan.Today(clock);
        var report = await reports.BalanceSheetAsync(new BalanceSheetQuery(day, AddressText.Id(branch)), ct);
        await reports.RecordExportAsync(nameof(BalanceSheet), null, day, CommandId.New(), ct);
        return file.Download(
            $"balance-sheet-{AddressText.Of(day)}",
            ["Side", "Group", "Heading", "Code", "Account", "Amount"],
            Rows("Equity and liabilities", report.Funds).Concat(Rows("Assets", report.Assets))
        );
    }

    private static IEnumerable<object?[]> Rows(string side, IReadOnlyList<BalanceSheetGroup> groups) =>
        from g in groups
        from h in g.Headings
        from l in h.Lines
        select (object?[])[side, g.Name, h.Name, l.Code, l.Name, l.Amount];

    private static async Task<IResult> DayBookAsync(
        string? from,
        string? to,
        LedgerService ledgers,
        TimeProvider clock,
        TableFile file,
        CancellationToken ct
    )
    {
        var span = ReportSpan.Of(from, to, ReportSpan.ThisMonth(ReportSpan.Today(clock)));
        var first = await ledgers.DayBookAsync(new DayBookQuery(span.From, span.To, null, Lists.Longest), ct);
        if (first.Error is { } error)
            return Refused(error);
        await ledgers.RecordExportAsync("DayBook", span.From, span.To, CommandId.New(), ct);
        return file.Download(
            $"day-book-{AddressText.Of(span.To)}",
            ["Date", "Entry", "Narration", "Code", "Account", "Party", "Debit", "Credit"],
            DayBookRowsAsync(ledgers, span, first.Value, ct)
        );
    }

    private static async IAsyncEnumerable<object?[]> DayBookRowsAsync(
        LedgerService ledgers,
        ReportSpan span,
        Page<EntryView> page,
        [EnumeratorCancellation] CancellationToken ct
    )
    {
        while (true)
        {
            foreach (var (entry, line) in page.Rows.SelectMany(v => v.Lines.Select(l => (v.Entry, l))))
                yield return
                [
                    entry.Date,
                    entry.Number,
                    entry.Narration,
                    line.AccountCode,
                    line.AccountName,
                    line.PartyName,
                    line.Debit,
                    line.Credit,
                ];
            if (page.Next is null)
                yield break;
            page = (await ledgers.DayBookAsync(new(span.From, span.To, page.Next, Lists.Longest), ct)).Value;
        }
    }

    private static async Task<IResult> LedgerAsync(
        string? account,
        string? from,
        string? to,
        string? party,
        LedgerService ledgers,
        TimeProvider clock,
        TableFile file,
        CancellationToken ct
    )
    {
        var span = ReportSpan.Of(from, to, ReportSpan.ThisYear(ReportSpan.Today(clock)));
        if (AddressText.Id(account) is not { } id)
            return Results.NotFound();
        LedgerQuery query = new(id, span.From, span.To, AddressText.Id(party), null, Lists.Longest);
        var first = await ledgers.AccountAsync(query, ct);
        if (first.Error is { } error)
            return error.Code == CommonErrors.NotFound.Code ? Results.NotFound() : Refused(error);
        await ledgers.RecordExportAsync("Ledger", span.From, span.To, CommandId.New(), ct);
        return file.Download(
            $"ledger-{first.Value.Code}-{AddressText.Of(span.To)}",
            ["Date", "Entry", "Narration", "Party", "Memo", "Debit", "Credit", "Balance"],
            LedgerRowsAsync(ledgers, query, first.Value, ct)
        );
    }

    private static async IAsyncEnumerable<object?[]> LedgerRowsAsync(
        LedgerService ledgers,
        LedgerQuery query,
        AccountLedger ledger,
        [EnumeratorCancellation] CancellationToken ct
    )
    {
        yield return [query.From, "", "Opening balance", null, null, null, null, ledger.Opening];
        while (true)
        {
            foreach (var l in ledger.Lines.Rows)
                yield return [l.Date, l.Number, l.Narration, l.PartyName, l.Memo, l.Debit, l.Credit, l.Balance];
            if (ledger.Lines.Next is null)
                yield break;
            ledger = (await ledgers.AccountAsync(query with { After = ledger.Lines.Next }, ct)).Value;
        }
    }

    private static IResult Refused(Error error) =>
        Results.Problem(error.Message, statusCode: StatusCodes.Status400BadRequest);
}
