namespace Battwheels.Core.Accounting;

/// <summary>One account; balances are debit less credit, so above zero is the debit side.</summary>
/// <param name="AccountId">Null on the computed inter-branch line.</param>
public sealed record TrialBalanceRow(
    long? AccountId,
    string Code,
    string Name,
    decimal Opening,
    decimal Debit,
    decimal Credit,
    decimal Closing
);

/// <param name="Net">Closing of everything below the heading, debit less credit.</param>
public sealed record TrialBalanceSection(string Name, decimal Net, IReadOnlyList<TrialBalanceRow> Rows);

/// <param name="Debit">Movement; equal to <paramref name="Credit"/> when the books are sound.</param>
/// <param name="ClosingDebit">Sum of closing balances on the debit side.</param>
/// <param name="HiddenAtZero">Accounts without balance or movement.</param>
public sealed record TrialBalance(
    TrialBalanceQuery Query,
    IReadOnlyList<TrialBalanceSection> Sections,
    decimal OpeningDebit,
    decimal OpeningCredit,
    decimal Debit,
    decimal Credit,
    decimal ClosingDebit,
    decimal ClosingCredit,
    int HiddenAtZero
)
{
    public bool IsBalanced => Debit == Credit && OpeningDebit == OpeningCredit && ClosingDebit == ClosingCredit;
}

internal static class TrialBalances
{
    public static TrialBalance Build(
        TrialBalanceQuery query,
        IReadOnlyList<Account> accounts,
        Dictionary<long, Sides> opening,
        Dictionary<long, Sides> period
    )
    {
        var root = Roots(accounts);
        TrialBalanceRow[] all =
        [
            .. accounts.Where(a => !a.IsGroup).Select(a => Row(a, opening, period)).Where(IsShown),
        ];
        List<TrialBalanceSection> sections =
        [
            .. accounts
                .Where(a => a.ParentId is null)
                .Select(top =>
                {
                    TrialBalanceRow[] rows = [.. all.Where(r => root[r.AccountId!.Value] == top.Id)];
                    return new TrialBalanceSection(top.Name, rows.Sum(r => r.Closing), rows);
                })
                .Where(s => s.Rows.Count > 0),
        ];
        if (query.BranchId is not null && InterBranch(all) is { } between)
            sections.Add(new TrialBalanceSection(between.Name, between.Closing, [between]));

        TrialBalanceRow[] rows = [.. sections.SelectMany(s => s.Rows)];
        return new TrialBalance(
            query,
            sections,
            rows.Sum(r => Math.Max(r.Opening, 0m)),
            rows.Sum(r => Math.Max(-r.Opening, 0m)),
            rows.Sum(r => r.Debit),
            rows.Sum(r => r.Credit),
            rows.Sum(r => Math.Max(r.Closing, 0m)),
            rows.Sum(r => Math.Max(-r.Closing, 0m)),
            accounts.Count(a => !a.IsGroup) - all.Length
        );
    }

    private static TrialBalanceRow Row(Account a, Dictionary<long, Sides> opening, Dictionary<long, Sides> period)
    {
        var (before, during) = (opening.GetValueOrDefault(a.Id).Net, period.GetValueOrDefault(a.Id));
        return new TrialBalanceRow(a.Id, a.Code, a.Name, before, during.Debit, during.Credit, before + during.Net);
    }

    private static bool IsShown(TrialBalanceRow r) => r is not { Opening: 0m, Debit: 0m, Credit: 0m };

    /// <summary>What one branch owes the others, where an entry has lines of several.</summary>
    private static TrialBalanceRow? InterBranch(TrialBalanceRow[] rows)
    {
        var opening = -rows.Sum(r => r.Opening);
        var moved = rows.Sum(r => r.Credit) - rows.Sum(r => r.Debit);
        return opening == 0m && moved == 0m
            ? null
            : new TrialBalanceRow(
                null,
                "",
                "Inter-branch",
                opening,
                Math.Max(moved, 0m),
                Math.Max(-moved, 0m),
                opening + moved
            );
    }

    private static Dictionary<long, long> Roots(IReadOnlyList<Account> accounts)
    {
        var parents = accounts.ToDictionary(a => a.Id, a => a.ParentId);
        return accounts.ToDictionary(
            a => a.Id,
            a =>
            {
                var id = a.Id;
                while (parents[id] is { } parent)
                    id = parent;
                return id;
            }
        );
    }
}
