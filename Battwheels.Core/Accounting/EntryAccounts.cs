using Battwheels.Core.Common;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Accounting;

/// <summary>Finds the accounts of a draft's lines and refuses what cannot be posted.</summary>
internal static class EntryAccounts
{
    /// <summary>The accounts that lines name, by role or id.</summary>
    public static async Task<IReadOnlyList<Account>> FindAsync(
        IReadUnit unit,
        IEnumerable<EntryLine> lines,
        CancellationToken ct
    )
    {
        var all = lines.ToArray();
        if (all.Length == 0)
            return [];
        var roles = all.Where(l => l.AccountId is null).Select(l => l.Role).Distinct().ToArray();
        var ids = all.Select(l => l.AccountId).OfType<long>().Distinct().ToArray();
        var accounts = unit.Set<Account>().AsNoTracking();
        // One of the two alone is one search in one index.
        var named =
            ids.Length == 0 ? accounts.Where(a => a.Role != null && roles.Contains(a.Role))
            : roles.Length == 0 ? accounts.Where(a => ids.Contains(a.Id))
            : accounts.Where(a => (a.Role != null && roles.Contains(a.Role)) || ids.Contains(a.Id));
        return await named.Take(roles.Length + ids.Length).ToListAsync(ct);
    }

    /// <returns>One account id per line, in their order.</returns>
    public static Result<IReadOnlyList<long>> Of(EntryDraft draft, IReadOnlyList<Account> known)
    {
        List<long> accounts = [];
        foreach (var line in draft.Lines)
        {
            var account = known.FirstOrDefault(a => line.AccountId is { } id ? a.Id == id : a.Role == line.Role);
            if (Refusal(line, accounts.Count + 1, account) is { } refusal)
                return refusal;
            accounts.Add(account!.Id);
        }

        return accounts;
    }

    private static Error? Refusal(EntryLine line, int lineNo, Account? account)
    {
        if (account is null || (line.AccountId is null && (!account.IsActive || account.IsGroup)))
            return line.AccountId is null
                ? AccountingErrors.RoleMissing(line.Role)
                : AccountingErrors.AccountUnknown(lineNo);
        if (account.IsGroup || !account.IsActive)
            return AccountingErrors.NotPostable(account) with { Field = AccountingErrors.Field(lineNo, "AccountId") };
        return account.PartyKind is not null && line.PartyId is null
            ? AccountingErrors.PartyRequired(account) with
            {
                Field = AccountingErrors.Field(lineNo, "PartyId"),
            }
            : null;
    }
}
