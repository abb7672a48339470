using Battwheels.Core.Common;

namespace Battwheels.Core.Accounting;

/// <summary>Parts of the profit and loss account, in the order they are printed.</summary>
public enum ProfitLossPart
{
    Income,
    CostOfSales,
    Expenses,
    OtherIncome,
    FinanceCosts,
    Tax,
}

/// <summary>Rupees of the span, the one before, and the fiscal year to date; costs are positive on cost lines.</summary>
/// <param name="ChangePercent">Against the span before, one decimal; null when that was zero.</param>
/// <param name="SharePercent">Of the span's income, one decimal; null without income.</param>
public sealed record ProfitLossFigures(
    decimal Amount,
    decimal Before,
    decimal YearToDate,
    decimal? ChangePercent,
    decimal? SharePercent
);

public sealed record ProfitLossLine(long AccountId, string Code, string Name, ProfitLossFigures Figures);

/// <param name="Total">Sum of the lines.</param>
/// <param name="ResultName">What stands below this part: Gross profit, Operating profit, Net profit; null for none.</param>
public sealed record ProfitLossSection(
    ProfitLossPart Part,
    string Name,
    IReadOnlyList<ProfitLossLine> Lines,
    ProfitLossFigures Total,
    string? ResultName,
    ProfitLossFigures? Result
);

/// <summary>Rupees of one month: all income, and all cost and expense.</summary>
/// <param name="First">Its first day.</param>
public sealed record MonthFigures(DateOnly First, decimal Income, decimal Spending);

/// <param name="Months">The twelve months up to the one the span ends in, the earliest first.</param>
public sealed record ProfitLoss(
    ProfitLossQuery Query,
    DateRange Before,
    IReadOnlyList<ProfitLossSection> Sections,
    IReadOnlyList<MonthFigures> Months,
    decimal GrossProfit,
    decimal OperatingProfit,
    decimal NetProfit
);

internal static class ProfitLosses
{
    public static ProfitLoss Build(
        ProfitLossQuery query,
        DateRange before,
        IReadOnlyList<Account> accounts,
        Dictionary<long, Sides> now,
        Dictionary<long, Sides> earlier,
        Dictionary<long, Sides> year,
        IEnumerable<(DateOnly First, Dictionary<long, Sides> Sums)> months
    )
    {
        Triple TripleOf(Account a)
        {
            var sign = PartOf(a) is ProfitLossPart.Income or ProfitLossPart.OtherIncome ? -1m : 1m;
            return new Triple(
                sign * now.GetValueOrDefault(a.Id).Net,
                sign * earlier.GetValueOrDefault(a.Id).Net,
                sign * year.GetValueOrDefault(a.Id).Net
            );
        }

        var rows = accounts
            .Where(a => !a.IsGroup && a.Type is AccountType.Income or AccountType.Expense)
            .Select(a => (Account: a, Sums: TripleOf(a)))
            .Where(r => r.Sums != default)
            .ToLookup(r => PartOf(r.Account));
        var income = Sum(rows[ProfitLossPart.Income]);
        List<ProfitLossSection> sections = [];
        Triple result = default;
        Dictionary<ProfitLossPart, decimal> results = [];
        foreach (var part in Enum.GetValues<ProfitLossPart>())
        {
            var total = Sum(rows[part]);
            result = part is ProfitLossPart.Income or ProfitLossPart.OtherIncome ? result + total : result - total;
            results[part] = result.Now;
            var name = ResultName(part);
            if (name is null && !rows[part].Any())
                continue;
            sections.Add(
                new ProfitLossSection(
                    part,
                    NameOf(part),
                    [
                        .. rows[part]
                            .Select(r => new ProfitLossLine(
                                r.Account.Id,
                                r.Account.Code,
                                r.Account.Name,
                                Figures(r.Sums, income.Now)
                            )),
                    ],
                    Figures(total, income.Now),
                    name,
                    name is null ? null : Figures(result, income.Now)
                )
            );
        }

        return new ProfitLoss(
            query,
            before,
            sections,
            [.. months.Select(m => Month(m.First, accounts, m.Sums))],
            results[ProfitLossPart.CostOfSales],
            results[ProfitLossPart.Expenses],
            results[ProfitLossPart.Tax]
        );
    }

    private static MonthFigures Month(DateOnly first, IReadOnlyList<Account> accounts, Dictionary<long, Sides> sums) =>
        new(
            first,
            -accounts.Where(a => a.Type is AccountType.Income).Sum(a => sums.GetValueOrDefault(a.Id).Net),
            accounts.Where(a => a.Type is AccountType.Expense).Sum(a => sums.GetValueOrDefault(a.Id).Net)
        );

    /// <summary>Where an account of income or expense is printed; by its Schedule III heading, else by its type.</summary>
    internal static ProfitLossPart PartOf(Account account) =>
        (account.Type, account.Schedule3) switch
        {
            (AccountType.Income, "Other income") => ProfitLossPart.OtherIncome,
            (AccountType.Income, _) => ProfitLossPart.Income,
            (_, "Cost of materials / purchases of stock-in-trade") => ProfitLossPart.CostOfSales,
            (_, "Finance costs") => ProfitLossPart.FinanceCosts,
            (_, "Tax expense") => ProfitLossPart.Tax,
            _ => ProfitLossPart.Expenses,
        };

    private static string NameOf(ProfitLossPart part) =>
        part switch
        {
            ProfitLossPart.Income => T("Income"),
            ProfitLossPart.CostOfSales => T("Cost of sales"),
            ProfitLossPart.Expenses => T("Operating expenses"),
            ProfitLossPart.OtherIncome => T("Other income"),
            ProfitLossPart.FinanceCosts => T("Finance costs"),
            ProfitLossPart.Tax => T("Tax"),
        };

    private static string? ResultName(ProfitLossPart part) =>
        part switch
        {
            ProfitLossPart.CostOfSales => T("Gross profit"),
            ProfitLossPart.Expenses => T("Operating profit"),
            ProfitLossPart.Tax => T("Net profit"),
            ProfitLossPart.Income or ProfitLossPart.OtherIncome or ProfitLossPart.FinanceCosts => null,
        };

    private static ProfitLossFigures Figures(Triple sums, decimal income) =>
        new(
            sums.Now,
            sums.Before,
            sums.Year,
            sums.Before == 0m ? null : Percent(sums.Now - sums.Before, Math.Abs(sums.Before)),
            income <= 0m ? null : Percent(sums.Now, income)
        );

    private static decimal Percent(decimal part, decimal whole) => Money.RoundTo(part / whole * 100m, 1);

    private static Triple Sum(IEnumerable<(Account, Triple Sums)> rows) =>
        rows.Aggregate(default(Triple), (sum, row) => sum + row.Sums);

    private readonly record struct Triple(decimal Now, decimal Before, decimal Year)
    {
        public static Triple operator +(Triple a, Triple b) => new(a.Now + b.Now, a.Before + b.Before, a.Year + b.Year);

        public static Triple operator -(Triple a, Triple b) => new(a.Now - b.Now, a.Before - b.Before, a.Year - b.Year);
    }
}
