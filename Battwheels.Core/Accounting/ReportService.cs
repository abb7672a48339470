using Battwheels.Core.Common;
using Battwheels.Core.Platform.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Accounting;

/// <param name="BranchId">Null: all branches.</param>
/// <param name="AfterClosing">Includes the closing entry of the year the report ends in.</param>
public sealed record TrialBalanceQuery(DateOnly From, DateOnly To, long? BranchId = null, bool AfterClosing = false);

/// <param name="BranchId">Null: all branches.</param>
public sealed record ProfitLossQuery(DateOnly From, DateOnly To, long? BranchId = null);

/// <param name="BranchId">Null: all branches.</param>
public sealed record BalanceSheetQuery(DateOnly AsOf, long? BranchId = null);

public sealed record BranchChoice(long Id, string Name);

/// <summary>The statements of the books, read from monthly sums; rupees throughout.</summary>
public sealed class ReportService(IUnitOfWorkFactory units)
{
    /// <summary>Opening, movement and closing of every account; each account stands on one side by its sign alone.</summary>
    /// <returns>The report; or INVALID_DATE_RANGE, DATE_OUT_OF_RANGE.</returns>
    public async Task<Result<TrialBalance>> TrialBalanceAsync(TrialBalanceQuery query, CancellationToken ct)
    {
        if (ReportErrors.Of(query.From, query.To) is { } refused)
            return refused;
        DateSpan opening = new(null, query.From.AddDays(-1));
        DateSpan period = new(query.From, query.To);
        var (accounts, sums) = await ReadAsync([opening, period], query.BranchId, ct);
        return TrialBalances.Build(query, accounts, sums.Of(opening), sums.Of(period, Left(query)));
    }

    /// <summary>Income, cost and expenses of a span, beside the span of equal length before it and the year to date.</summary>
    /// <returns>The report; or INVALID_DATE_RANGE, DATE_OUT_OF_RANGE.</returns>
    public async Task<Result<ProfitLoss>> ProfitLossAsync(ProfitLossQuery query, CancellationToken ct)
    {
        if (ReportErrors.Of(query.From, query.To) is { } refused)
            return refused;
        DateSpan now = new(query.From, query.To);
        var before = Spans.Before(now);
        DateSpan year = new(FiscalYear.Of(query.To).Start, query.To);
        var months = Spans.Months(query.To);
        var (accounts, sums) = await ReadAsync([now, before, year, .. months], query.BranchId, ct);
        return ProfitLosses.Build(
            query,
            new DateRange(before.From!.Value, before.To),
            accounts,
            sums.Of(now, _ => true),
            sums.Of(before, _ => true),
            sums.Of(year, _ => true),
            months.Select(m => (m.From!.Value, sums.Of(m, _ => true)))
        );
    }

    /// <summary>Assets against liabilities, equity and earnings not yet closed, in the order of Schedule III.</summary>
    /// <remarks>Companies Act 2013, Schedule III Division I.</remarks>
    public async Task<BalanceSheet> BalanceSheetAsync(BalanceSheetQuery query, CancellationToken ct)
    {
        query = query with { AsOf = Days.Nearest(query.AsOf) };
        DateSpan all = new(null, query.AsOf);
        DateSpan year = new(FiscalYear.Of(query.AsOf).Start, query.AsOf);
        var (accounts, sums) = await ReadAsync([all, year], query.BranchId, ct);
        return BalanceSheets.Build(query, accounts, sums.Of(all), sums.Of(year));
    }

    /// <summary>Branches a report can be narrowed to.</summary>
    [Bounded(100)]
    public Task<IReadOnlyList<BranchChoice>> BranchesAsync(CancellationToken ct) =>
        units.ReadAsync<IReadOnlyList<BranchChoice>>(
            AccountingPermissions.Reports,
            async unit =>
                await unit.Set<Branch>()
                    .OrderBy(b => b.Name)
                    .Select(b => new BranchChoice(b.Id, b.Name))
                    .Take(100)
                    .ToListAsync(ct),
            ct
        );

    /// <summary>Puts on record that somebody took a report out of the system.</summary>
    /// <param name="report">TrialBalance, ProfitLoss or BalanceSheet.</param>
    public Task<Result<Done>> RecordExportAsync(
        string report,
        DateOnly? from,
        DateOnly to,
        CommandId command,
        CancellationToken ct
    ) =>
        units.RunAsync<Done>(
            AccountingPermissions.Reports,
            command,
            new
            {
                report,
                from,
                to,
            },
            unit =>
            {
                unit.Audit("EXPORTED", report, 0, new { from, to });
                return Task.FromResult<Result<Done>>(Done.Instance);
            },
            ct
        );

    private Task<(List<Account>, BookSums)> ReadAsync(DateSpan[] spans, long? branchId, CancellationToken ct) =>
        units.ReadAsync(
            AccountingPermissions.Reports,
            async unit =>
                (
                    await unit.Set<Account>().OrderBy(a => a.Code).Take(Chart.Most).ToListAsync(ct),
                    await BookSums.ReadAsync(unit, spans, branchId, null, ct)
                ),
            ct
        );

    /// <summary>Before closing: only the closing entry of the year the report ends in is left out.</summary>
    private static Func<string, bool>? Left(TrialBalanceQuery query)
    {
        if (query.AfterClosing)
            return null;
        var march = Months.Of(FiscalYear.Of(query.To).End);
        return month => month == march;
    }
}

/// <summary>A span of days, both inclusive.</summary>
public sealed record DateRange(DateOnly From, DateOnly To);

internal static class Spans
{
    /// <summary>Twelve whole months, the last one that of this day.</summary>
    public static IReadOnlyList<DateSpan> Months(DateOnly to) =>
        [
            .. Enumerable
                .Range(-11, 12)
                .Select(Accounting.Months.First(to).AddMonths)
                .Select(first => new DateSpan(first, Accounting.Months.Last(first))),
        ];

    /// <summary>Whole months go with as many whole months before; other spans with as many days.</summary>
    public static DateSpan Before(DateSpan span)
    {
        var from = span.From!.Value;
        var to = from.AddDays(-1);
        if (from.Day == 1 && span.To == Accounting.Months.Last(span.To))
        {
            var months = (span.To.Year - from.Year) * 12 + span.To.Month - from.Month + 1;
            return new DateSpan(from.AddMonths(-months), to);
        }

        return new DateSpan(from.AddDays(-(span.To.DayNumber - from.DayNumber + 1)), to);
    }
}

public static class ReportErrors
{
    public static readonly Error InvalidDateRange = new(
        "INVALID_DATE_RANGE",
        "The range ends before it begins. Choose a later end or an earlier start.",
        "To"
    );

    public static readonly Error OutOfRange = new(
        "DATE_OUT_OF_RANGE",
        "Books have days from 01/01/2000 to 31/12/2099. Choose a nearer day.",
        "From"
    );

    /// <returns>Null when every report can be made of these days.</returns>
    public static Error? Of(DateOnly from, DateOnly to) =>
        to < from ? InvalidDateRange
        : Days.Has(from) && Days.Has(to) ? null
        : OutOfRange;
}
