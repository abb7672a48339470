using System.Globalization;
using Battwheels.Core.Common;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Accounting;

/// <summary>The set-based checks of <see cref="LedgerVerification"/>; each names its first fault or returns null.</summary>
internal static class BookChecks
{
    /// <summary>Debits, credits and total of an entry differ, or it has fewer than two lines.</summary>
    public static async Task<string?> UnbalancedAsync(IReadUnit unit, CancellationToken ct)
    {
        var sums = unit.Set<JournalLine>()
            .GroupBy(l => new { l.OrganizationId, l.EntryId })
            .Select(g => new
            {
                g.Key.OrganizationId,
                g.Key.EntryId,
                Debit = g.Sum(l => l.Debit),
                Credit = g.Sum(l => l.Credit),
                Lines = g.Count(),
            });
        var fault = await (
            from sum in sums
            join entry in unit.Set<JournalEntry>()
                on new { sum.OrganizationId, Id = sum.EntryId } equals new { entry.OrganizationId, entry.Id }
            where sum.Debit != sum.Credit || sum.Debit != entry.Total || sum.Lines < 2
            orderby entry.Id
            select new
            {
                entry.Number,
                sum.Debit,
                sum.Credit,
                entry.Total,
            }
        ).FirstOrDefaultAsync(ct);
        return fault is null
            ? null
            : Text(
                $"Entry {fault.Number} has debit {fault.Debit:0.00}, credit {fault.Credit:0.00}, total {fault.Total:0.00}."
            );
    }

    /// <summary>An entry without lines.</summary>
    public static async Task<string?> EmptyAsync(IReadUnit unit, CancellationToken ct)
    {
        var number = await unit.Set<JournalEntry>()
            .Where(e => !e.Lines.Any())
            .OrderBy(e => e.Id)
            .Select(e => e.Number)
            .FirstOrDefaultAsync(ct);
        return number is null ? null : $"Entry {number} has no lines.";
    }

    /// <summary>A monthly sum that differs from its lines; names the first entry of that account and month.</summary>
    public static async Task<string?> RollupAsync(IReadUnit unit, CancellationToken ct)
    {
        var rollup = await unit.Set<AccountPeriodBalance>()
            .Select(b => new Sum(b.Period, b.AccountId, b.BranchId, b.IsClosing, b.Debit, b.Credit))
            .ToDictionaryAsync(s => s.Key, ct);
        var lines = await (
            from line in unit.Set<JournalLine>()
            join entry in unit.Set<JournalEntry>()
                on new { line.OrganizationId, Id = line.EntryId } equals new { entry.OrganizationId, entry.Id }
            group line by new
            {
                line.EntryDate.Year,
                line.EntryDate.Month,
                line.AccountId,
                line.BranchId,
                IsClosing = entry.JournalType == JournalTypes.Closing,
            } into g
            select new
            {
                g.Key,
                Debit = g.Sum(l => l.Debit),
                Credit = g.Sum(l => l.Credit),
            }
        ).ToListAsync(ct);
        var raw = lines.ConvertAll(l => new Sum(
            Months.Of(new DateOnly(l.Key.Year, l.Key.Month, 1)),
            l.Key.AccountId,
            l.Key.BranchId,
            l.Key.IsClosing,
            l.Debit,
            l.Credit
        ));

        foreach (var sum in raw.OrderBy(s => s.Period, StringComparer.Ordinal))
            if (!rollup.Remove(sum.Key, out var kept) || kept != sum)
                return await RollupFaultAsync(unit, sum, kept, ct);
        return rollup.Values.FirstOrDefault(s => s.Debit != 0m || s.Credit != 0m) is { } left
            ? await RollupFaultAsync(
                unit,
                new Sum(left.Period, left.AccountId, left.BranchId, left.IsClosing, 0m, 0m),
                left,
                ct
            )
            : null;
    }

    /// <summary>A line that must name a party and does not, or parties that do not add up to their control account.</summary>
    public static async Task<string?> PartyAsync(IReadUnit unit, CancellationToken ct)
    {
        var nameless = await (
            from line in unit.Set<JournalLine>()
            join account in unit.Set<Account>()
                on new { line.OrganizationId, Id = line.AccountId } equals new { account.OrganizationId, account.Id }
            join entry in unit.Set<JournalEntry>()
                on new { line.OrganizationId, Id = line.EntryId } equals new { entry.OrganizationId, entry.Id }
            where account.PartyKind != null && line.PartyId == null
            orderby entry.Id
            select new { entry.Number, account.Code }
        ).FirstOrDefaultAsync(ct);
        if (nameless is not null)
            return $"Entry {nameless.Number} names no party on account {nameless.Code}.";

        var parties = await (
            from line in unit.Set<JournalLine>()
            join account in unit.Set<Account>()
                on new { line.OrganizationId, Id = line.AccountId } equals new { account.OrganizationId, account.Id }
            where account.PartyKind != null
            group line by account.Code into g
            select new { Code = g.Key, Balance = g.Sum(l => l.Debit) - g.Sum(l => l.Credit) }
        ).ToListAsync(ct);
        var control = await (
            from sum in unit.Set<AccountPeriodBalance>()
            join account in unit.Set<Account>()
                on new { sum.OrganizationId, Id = sum.AccountId } equals new { account.OrganizationId, account.Id }
            where account.PartyKind != null
            group sum by account.Code into g
            select new { Code = g.Key, Balance = g.Sum(s => s.Debit) - g.Sum(s => s.Credit) }
        ).ToDictionaryAsync(c => c.Code, c => c.Balance, ct);
        return parties.Find(p => control.GetValueOrDefault(p.Code) != p.Balance) is { } off
            ? Text(
                $"Parties on account {off.Code} add up to {off.Balance:0.00}, its control balance is {control.GetValueOrDefault(off.Code):0.00}."
            )
            : null;
    }

    private static async Task<string> RollupFaultAsync(IReadUnit unit, Sum lines, Sum? kept, CancellationToken ct)
    {
        var account = await unit.Set<Account>().Where(a => a.Id == lines.AccountId).Select(a => a.Code).SingleAsync(ct);
        var first = Months.Read(lines.Period)!.Value;
        var last = Months.Last(first);
        var number = await (
            from line in unit.Set<JournalLine>()
            join entry in unit.Set<JournalEntry>()
                on new { line.OrganizationId, Id = line.EntryId } equals new { entry.OrganizationId, entry.Id }
            where line.AccountId == lines.AccountId && line.EntryDate >= first && line.EntryDate <= last
            orderby entry.Id
            select entry.Number
        ).FirstOrDefaultAsync(ct);
        return Text(
            $"Account {account} in {lines.Period}: lines are debit {lines.Debit:0.00}, credit {lines.Credit:0.00}, the kept sums {kept?.Debit ?? 0m:0.00} and {kept?.Credit ?? 0m:0.00}; first entry {number ?? "none"}."
        );
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private sealed record Sum(
        string Period,
        long AccountId,
        long BranchId,
        bool IsClosing,
        decimal Debit,
        decimal Credit
    )
    {
        public (string, long, long, bool) Key => (Period, AccountId, BranchId, IsClosing);
    }
}
