using Battwheels.Core.Access;
using Battwheels.Core.Common;
using Battwheels.Core.Platform;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Accounting;

/// <summary>Checks an organization's books from their lines up; finds faults, never repairs them.</summary>
public sealed class LedgerVerification(IUnitOfWorkFactory units)
{
    /// <summary>
    /// Seals the tail, then checks: every entry balances and has its lines, numbers have no gap, the monthly sums equal
    /// the lines to the paisa, every line that needs a party names one and parties add up to their control account, and
    /// the hash chain is unbroken.
    /// </summary>
    /// <exception cref="AccessDeniedException">The actor is not a job holding <c>system:verify</c>.</exception>
    public async Task<VerificationReport> VerifyAsync(CancellationToken ct)
    {
        await LedgerSealer.SealAsync(units, ct);
        var years = await units.ReadAsync(SystemPermissions.Verify, unit => Ledger.YearsAsync(unit, ct), ct);
        List<string> faults = [];
        var entries = 0L;
        foreach (var year in years)
            entries += await ChainAsync(year, faults, ct);
        faults.AddRange(await units.ReadAsync(SystemPermissions.Verify, unit => BookFaultsAsync(unit, ct), ct));
        return new VerificationReport("ledger", entries, faults);
    }

    private static async Task<List<string>> BookFaultsAsync(IReadUnit unit, CancellationToken ct)
    {
        List<string?> faults =
        [
            await BookChecks.UnbalancedAsync(unit, ct),
            await BookChecks.EmptyAsync(unit, ct),
            await BookChecks.RollupAsync(unit, ct),
            await BookChecks.PartyAsync(unit, ct),
        ];
        return [.. faults.OfType<string>()];
    }

    /// <summary>Follows one fiscal year's chain in pages, so that no read grows with the books.</summary>
    private async Task<long> ChainAsync(string year, List<string> faults, CancellationToken ct)
    {
        var (sequence, hash) = (0L, "");
        while (true)
        {
            var page = await units.ReadAsync(SystemPermissions.Verify, unit => PageAsync(unit, year, sequence, ct), ct);
            foreach (var (entry, seal) in page)
            {
                if (Fault(entry, seal, ++sequence, ref hash) is not { } fault)
                    continue;
                faults.Add($"FY {year}: {fault}");
                return sequence;
            }

            if (page.Count < LedgerSealer.Batch)
                return sequence;
        }
    }

    private static string? Fault(JournalEntry? entry, LedgerSeal seal, long expected, ref string hash)
    {
        if (seal.Sequence != expected)
            return $"entry {expected} is missing, the next one sealed is {seal.Sequence}.";
        if (entry is null)
            return $"entry {expected} was sealed but is gone.";
        if (entry.Sequence != expected)
            return $"entry {entry.Number} was sealed as number {expected}.";
        hash = LedgerSealer.Hash(hash, entry);
        return hash == seal.Hash ? null : $"entry {entry.Number} or its lines are not what was sealed.";
    }

    private static async Task<List<(JournalEntry? Entry, LedgerSeal Seal)>> PageAsync(
        IReadUnit unit,
        string year,
        long after,
        CancellationToken ct
    )
    {
        var seals = await unit.Set<LedgerSeal>()
            .Where(s => s.FyLabel == year && s.Sequence > after)
            .OrderBy(s => s.Sequence)
            .Take(LedgerSealer.Batch)
            .ToListAsync(ct);
        if (seals.Count == 0)
            return [];
        var ids = seals.Select(s => s.EntryId).ToArray();
        var entries = await unit.Set<JournalEntry>()
            .Include(e => e.Lines)
            .Where(e => ids.Contains(e.Id))
            .Take(LedgerSealer.Batch)
            .ToDictionaryAsync(e => e.Id, ct);
        return [.. seals.Select(s => (entries.GetValueOrDefault(s.EntryId), s))];
    }
}
