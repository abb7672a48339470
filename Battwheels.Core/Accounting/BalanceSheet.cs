using System.Collections.Frozen;
using Battwheels.Core.Common;

namespace Battwheels.Core.Accounting;

/// <param name="AccountId">Null on computed lines: earnings not closed, inter-branch.</param>
/// <param name="Amount">Rupees, positive on the side it is printed on.</param>
public sealed record BalanceSheetLine(long? AccountId, string Code, string Name, decimal Amount);

public sealed record BalanceSheetHeading(string Name, IReadOnlyList<BalanceSheetLine> Lines, decimal Total);

public sealed record BalanceSheetGroup(string Name, IReadOnlyList<BalanceSheetHeading> Headings, decimal Total);

/// <param name="Funds">Equity and liabilities.</param>
public sealed record BalanceSheet(
    BalanceSheetQuery Query,
    IReadOnlyList<BalanceSheetGroup> Funds,
    IReadOnlyList<BalanceSheetGroup> Assets,
    decimal TotalFunds,
    decimal TotalAssets
)
{
    public bool IsBalanced => TotalFunds == TotalAssets;
}

internal static class BalanceSheets
{
    private const string Reserves = "Reserves and surplus";

    /// <summary>Groups and headings in the order of Schedule III Division I Part I.</summary>
    private static readonly (string Group, string[] Headings)[] FundsOrder =
    [
        ("Shareholders' funds", ["Share capital", Reserves]),
        ("Non-current liabilities", ["Long-term borrowings", "Long-term provisions"]),
        (
            "Current liabilities",
            ["Short-term borrowings", "Trade payables", "Other current liabilities", "Short-term provisions"]
        ),
    ];

    private static readonly (string Group, string[] Headings)[] AssetsOrder =
    [
        (
            "Non-current assets",
            [
                "Property, plant and equipment",
                "Intangible assets",
                "Capital work-in-progress",
                "Other non-current assets",
            ]
        ),
        (
            "Current assets",
            [
                "Inventories",
                "Trade receivables",
                "Cash and cash equivalents",
                "Bank balances other than cash",
                "Short-term loans and advances",
                "Other current assets",
            ]
        ),
    ];

    private static readonly FrozenSet<string> Known = FundsOrder
        .Concat(AssetsOrder)
        .SelectMany(g => g.Headings)
        .ToFrozenSet();

    public static BalanceSheet Build(
        BalanceSheetQuery query,
        IReadOnlyList<Account> accounts,
        Dictionary<long, Sides> all,
        Dictionary<long, Sides> year
    )
    {
        var lines = accounts
            .Where(a => !a.IsGroup && a.Type is AccountType.Asset or AccountType.Liability or AccountType.Equity)
            .Select(a => (Heading: HeadingOf(a), Line: Line(a, all.GetValueOrDefault(a.Id).Net)))
            .Where(l => l.Line.Amount != 0m)
            .Concat(Computed(query, accounts, all, year))
            .ToLookup(l => l.Heading, l => l.Line);
        var (funds, assets) = (Groups(FundsOrder, lines), Groups(AssetsOrder, lines));
        return new BalanceSheet(query, funds, assets, funds.Sum(g => g.Total), assets.Sum(g => g.Total));
    }

    /// <summary>Earnings that no closing entry has moved to retained earnings yet, and what one branch owes the others.</summary>
    private static IEnumerable<(string Heading, BalanceSheetLine Line)> Computed(
        BalanceSheetQuery query,
        IReadOnlyList<Account> accounts,
        Dictionary<long, Sides> all,
        Dictionary<long, Sides> year
    )
    {
        var results = accounts.Where(a => a.Type is AccountType.Income or AccountType.Expense).ToArray();
        var earned = -results.Sum(a => all.GetValueOrDefault(a.Id).Net);
        var current = -results.Sum(a => year.GetValueOrDefault(a.Id).Net);
        if (earned != current)
            yield return (Reserves, new(null, "", T("Earnings of earlier years, not closed"), earned - current));
        if (current != 0m)
            yield return (
                Reserves,
                new(null, "", T($"Earnings of {FiscalYear.Of(query.AsOf).ToString()} to date"), current)
            );
        var between = all.Values.Sum(s => s.Net);
        if (query.BranchId is not null && between != 0m)
            yield return (T("Other current liabilities"), new(null, "", "Inter-branch", between));
    }

    private static BalanceSheetLine Line(Account a, decimal net) =>
        new(a.Id, a.Code, a.Name, a.Type is AccountType.Asset ? net : -net);

    private static string HeadingOf(Account a) =>
        Known.Contains(a.Schedule3 ?? "")
            ? a.Schedule3!
            : a.Type switch
            {
                AccountType.Asset => T("Other current assets"),
                AccountType.Liability => T("Other current liabilities"),
                AccountType.Equity or AccountType.Income or AccountType.Expense => Reserves,
            };

    private static List<BalanceSheetGroup> Groups(
        (string Group, string[] Headings)[] order,
        ILookup<string, BalanceSheetLine> lines
    ) =>
        [
            .. order.Select(g =>
            {
                BalanceSheetHeading[] headings =
                [
                    .. g
                        .Headings.Where(lines.Contains)
                        .Select(h => new BalanceSheetHeading(h, [.. lines[h]], lines[h].Sum(l => l.Amount))),
                ];
                return new BalanceSheetGroup(g.Group, headings, headings.Sum(h => h.Total));
            }),
        ];
}
