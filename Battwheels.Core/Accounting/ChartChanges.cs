using System.Text.RegularExpressions;
using Battwheels.Core.Common;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Accounting;

/// <summary>What may change in a chart, inside the caller's transaction.</summary>
internal static partial class ChartChanges
{
    private const int LongestName = 120;

    public static async Task<Result<Account>> AddAsync(IUnitOfWork unit, NewAccount input, CancellationToken ct)
    {
        var (code, name) = (Code(input.Code), (input.Name ?? "").Trim());
        if (await RefusalAsync(unit, id: 0, code, name, ct) is { } refusal)
            return refusal;
        var heading = await unit.Set<Account>()
            .AsNoTracking()
            .SingleOrDefaultAsync(a => a.Id == input.ParentId && a.IsGroup && a.IsActive, ct);
        if (heading is null)
            return AccountingErrors.HeadingUnknown;
        var place = await PlaceAsync(unit, heading.Id, ct);
        return unit.Add(
            new Account
            {
                Code = code,
                Name = name,
                Type = heading.Type,
                ParentId = heading.Id,
                Normal = heading.Normal,
                IsGroup = false,
                Schedule3 = place?.Schedule3,
                Cashflow = place?.Cashflow,
            }
        );
    }

    public static async Task<Error?> ChangeAsync(
        IUnitOfWork unit,
        Account account,
        ChangeAccount input,
        CancellationToken ct
    )
    {
        var (code, name) = (Code(input.Code), (input.Name ?? "").Trim());
        if (await RefusalAsync(unit, account.Id, code, name, ct) is { } refusal)
            return refusal;
        if (account.IsActive && !input.IsActive && await InUseAsync(unit, account, ct) is { } used)
            return used;
        (account.Code, account.Name, account.IsActive) = (code, name, input.IsActive);
        return null;
    }

    private static string Code(string? text) => (text ?? "").Trim().ToUpperInvariant();

    private static async Task<Error?> RefusalAsync(
        IReadUnit unit,
        long id,
        string code,
        string name,
        CancellationToken ct
    )
    {
        if (!CodeForm().IsMatch(code))
            return AccountingErrors.CodeInvalid;
        if (name.Length == 0)
            return CommonErrors.Required(nameof(NewAccount.Name), "The name");
        if (name.Length > LongestName)
            return CommonErrors.TooLong(nameof(NewAccount.Name), name.Length, LongestName);
        var other = await unit.Set<Account>()
            .Where(a => a.Code == code && a.Id != id)
            .Select(a => a.Name)
            .SingleOrDefaultAsync(ct);
        return other is null ? null : AccountingErrors.CodeTaken(code, other);
    }

    /// <summary>Where most accounts of the heading stand in the statements; the new one stands with them.</summary>
    private static async Task<(string? Schedule3, CashflowTag? Cashflow)?> PlaceAsync(
        IReadUnit unit,
        long headingId,
        CancellationToken ct
    )
    {
        var places = await unit.Set<Account>()
            .Where(a => a.ParentId == headingId && !a.IsGroup)
            .Select(a => new { a.Schedule3, a.Cashflow })
            .ToListAsync(ct);
        return places.GroupBy(p => p).OrderByDescending(g => g.Count()).Select(g => g.Key).FirstOrDefault() is { } most
            ? (most.Schedule3, most.Cashflow)
            : null;
    }

    private static async Task<Error?> InUseAsync(IReadUnit unit, Account account, CancellationToken ct)
    {
        if (account.Role is not null)
            return AccountingErrors.PostedToByDocuments(account);
        if (await unit.Set<Account>().AnyAsync(a => a.ParentId == account.Id && a.IsActive, ct))
            return AccountingErrors.ActiveBelow(account);
        var sums = unit.Set<AccountPeriodBalance>().Where(b => b.AccountId == account.Id);
        var balance = await sums.SumAsync(b => b.Debit, ct) - await sums.SumAsync(b => b.Credit, ct);
        return balance == 0m ? null : AccountingErrors.HasBalance(account, balance);
    }

    [GeneratedRegex("^[A-Z0-9][A-Z0-9.-]{0,9}$")]
    private static partial Regex CodeForm();
}
