using Battwheels.Core.Common;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Accounting;

/// <summary>Finds the accounts of a draft's lines and refuses what cannot be posted.</summary>
internal static class EntryAccounts
{
    /// <returns>One account id per line, in their order.</returns>
    public static async Task<Result<IReadOnlyList<long>>> ReadAsync(
        IReadUnit unit,
        EntryDraft draft,
        CancellationToken ct
    )
    {
        var roles = draft.Lines.Where(l => l.AccountId is null).Select(l => l.Role).Distinct().ToArray();
        var ids = draft.Lines.Select(l => l.AccountId).OfType<long>().Distinct().ToArray();
        var found = await unit.Set<Account>()
            .AsNoTracking()
            .Where(a => (a.Role != null && roles.Contains(a.Role)) || ids.Contains(a.Id))
            .Take(roles.Length + ids.Length)
            .ToListAsync(ct);

        List<long> accounts = [];
        foreach (var line in draft.Lines)
        {
            var account = found.Find(a => line.AccountId is { } id ? a.Id == id : a.Role == line.Role);
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
            return AccountingErrors.NotPostable(account);
        return account.PartyKind is not null && line.PartyId is null ? AccountingErrors.PartyRequired(account) : null;
    }
}
