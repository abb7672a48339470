namespace Battwheels.Core.Accounting;

/// <summary>The chart as a tree.</summary>
internal static class Chart
{
    /// <summary>More accounts than any organization has.</summary>
    public const int Most = 2000;

    /// <summary>Accounts in the order of a printed chart: each heading before what is below it, by code.</summary>
    public static IEnumerable<(Account Account, int Depth)> InOrder(IReadOnlyList<Account> accounts)
    {
        var children = accounts.ToLookup(a => a.ParentId ?? 0);
        return Below(0, 0);

        IEnumerable<(Account, int)> Below(long parent, int depth)
        {
            foreach (var account in children[parent].OrderBy(a => a.Code, StringComparer.Ordinal))
            {
                yield return (account, depth);
                foreach (var below in Below(account.Id, depth + 1))
                    yield return below;
            }
        }
    }

    /// <summary>Adds to every heading the sum of what is below it.</summary>
    public static Dictionary<long, decimal> WithHeadings(
        IReadOnlyList<Account> accounts,
        IReadOnlyDictionary<long, decimal> nets
    )
    {
        var parents = accounts.ToDictionary(a => a.Id, a => a.ParentId);
        Dictionary<long, decimal> all = [];
        foreach (var (account, net) in nets)
            for (long? at = account; at is { } id; at = parents.GetValueOrDefault(id))
                all[id] = all.GetValueOrDefault(id) + net;
        return all;
    }
}
