using Battwheels.Core.Common;
using Battwheels.Core.Platform.Numbering;
using Battwheels.Core.Platform.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Accounting;

/// <summary>Entries in the order of their drafts; or why the draft <paramref name="At"/> was refused.</summary>
internal sealed record PostedEntries(IReadOnlyList<JournalEntry> Entries, Error? Refusal = null, int At = 0)
{
    public static PostedEntries Refused(Error refusal, int at) => new([], refusal, at);
}

/// <summary>
/// Posts the entries of one unit together: what they need is asked once for all of them, and the monthly sums are added
/// to once, so that ten entries cost hardly more statements than one.
/// </summary>
internal static class EntryPosting
{
    public const string Series = "journal";

    /// <param name="reverses">The entry that the only draft swaps.</param>
    /// <param name="known">The accounts of the drafts, where the caller has read them.</param>
    public static async Task<PostedEntries> PostAsync(
        IUnitOfWork unit,
        IReadOnlyList<EntryDraft> drafts,
        long? reverses,
        IReadOnlyList<Account>? known,
        CancellationToken ct
    )
    {
        for (var i = 0; i < drafts.Count; i++)
            if (ShapeFault(drafts[i]) is { } fault)
                return PostedEntries.Refused(fault, i);

        var entries = new JournalEntry[drafts.Count];
        var hashes = drafts.Select(d => d.Hash()).ToArray();
        for (var i = 0; i < drafts.Count; i++)
        {
            if (drafts[i].IsFirst || await EarlierAsync(unit, drafts[i], ct) is not { } earlier)
                continue;
            // Another person's reversal, saved since it was looked for: a repeat of one's own ends at the gate.
            if (reverses is not null)
                return PostedEntries.Refused(AccountingErrors.AlreadyReversed(earlier.Number), i);
            if (earlier.PayloadHash != hashes[i])
                return PostedEntries.Refused(AccountingErrors.PostingConflict, i);
            entries[i] = earlier;
        }

        int[] open = [.. Enumerable.Range(0, drafts.Count).Where(i => entries[i] is null)];
        if (open.Length == 0)
            return new PostedEntries(entries);
        known ??= await EntryAccounts.FindAsync(unit, open.SelectMany(i => drafts[i].Lines), ct);
        var accounts = new IReadOnlyList<long>[drafts.Count];
        foreach (var i in open)
        {
            var found = EntryAccounts.Of(drafts[i], known);
            if (found.Error is { } refusal)
                return PostedEntries.Refused(refusal, i);
            accounts[i] = found.Value;
        }

        // The counter's row stays locked until the commit, so entries of one fiscal year are numbered, checked against
        // the period lock (which takes the same row) and rolled up one after the other, in the order they commit.
        var numbers = await NumbersAsync(unit, [.. open.Select(i => drafts[i])], ct);
        var (branch, locked) = await PlaceAsync(unit, [.. open.Select(i => drafts[i])], ct);
        if (locked is { } refused)
            return PostedEntries.Refused(refused.Error, Array.Find(open, i => drafts[i].EntryDate == refused.Date));

        foreach (var i in open)
        {
            entries[i] = Entry(unit, drafts[i], numbers.Dequeue(), hashes[i], reverses);
            foreach (var (line, index) in drafts[i].Lines.Select((l, n) => (l, n)))
                entries[i].Add(Line(drafts[i], line, index + 1, accounts[i][index], branch));
            unit.Add(entries[i]);
        }

        await Rollup.AddAsync(unit, [.. open.Select(i => entries[i])], ct);
        unit.WorkDue(LedgerSealing.Queue, unit.Now.AddSeconds(30));
        return new PostedEntries(entries);
    }

    private static Error? ShapeFault(EntryDraft draft)
    {
        if (draft.JournalType == JournalTypes.Closing && draft.EntryDate != FiscalYear.Of(draft.EntryDate).End)
            throw new ArgumentException("A closing entry is dated on the last day of its fiscal year.", nameof(draft));
        if (draft.Lines.Count < 2)
            return AccountingErrors.TooFewLines;
        foreach (var (line, index) in draft.Lines.Select((l, i) => (l, i)))
            if (line.Debit < 0m || line.Credit < 0m || (line.Debit > 0m) == (line.Credit > 0m))
                return AccountingErrors.LineSides(index + 1);
        var difference = draft.Lines.Sum(l => l.Debit) - draft.Lines.Sum(l => l.Credit);
        return difference == 0m ? null : AccountingErrors.Unbalanced(difference);
    }

    private static Task<JournalEntry?> EarlierAsync(IUnitOfWork unit, EntryDraft draft, CancellationToken ct) =>
        unit.Set<JournalEntry>()
            .SingleOrDefaultAsync(
                e => e.SourceType == draft.SourceType && e.SourceId == draft.SourceId && e.Purpose == draft.Purpose,
                ct
            );

    /// <summary>Year and sequence of each draft, in their order: one statement per fiscal year.</summary>
    private static async Task<Queue<(FiscalYear Year, long Sequence)>> NumbersAsync(
        IUnitOfWork unit,
        IReadOnlyList<EntryDraft> drafts,
        CancellationToken ct
    )
    {
        Dictionary<FiscalYear, long> next = [];
        foreach (var year in drafts.GroupBy(d => FiscalYear.Of(d.EntryDate)).OrderBy(g => g.Key.Label))
        {
            next[year.Key] = await NumberSeries.TakeAsync(unit, Series, year.Key, ct, year.Count());
            // A year's first entry finds no row that a lock of a later year could hold: it waits for that year's row.
            if (next[year.Key] == 1)
                await Ledger.HoldYearsAsync(unit, "", "9999", ct);
        }

        return new Queue<(FiscalYear, long)>(
            drafts.Select(d => FiscalYear.Of(d.EntryDate)).Select(y => (y, next[y]++)).ToArray()
        );
    }

    /// <summary>The branch of lines that name none (0 when all do), and the first day that is closed.</summary>
    private static async Task<(long Branch, (Error Error, DateOnly Date)? Locked)> PlaceAsync(
        IUnitOfWork unit,
        IReadOnlyList<EntryDraft> drafts,
        CancellationToken ct
    )
    {
        long branch = 0;
        IReadOnlyList<Period>? months = null;
        var first = Months.Of(drafts.Min(d => d.EntryDate));
        if (drafts.Any(d => d.Lines.Any(l => l.BranchId is null)))
            (branch, months) = await DefaultBranchAsync(unit, first, ct);
        months ??= await Periods.FromAsync(unit, first, ct);
        foreach (var date in drafts.Select(d => d.EntryDate).Distinct())
            if (Periods.Check(unit, date, months) is { } locked)
                return (branch, (locked, date));
        return (branch, null);
    }

    /// <summary>Together with the locks of that month and later ones: rows only where somebody touched a month.</summary>
    private static async Task<(long Branch, IReadOnlyList<Period> Months)> DefaultBranchAsync(
        IUnitOfWork unit,
        string month,
        CancellationToken ct
    )
    {
        var found = await (
            from b in unit.Set<Branch>().AsNoTracking().Where(b => b.IsDefault)
            from p in unit.Set<Period>().Where(p => p.Month.CompareTo(month) >= 0).DefaultIfEmpty()
            orderby b.Id, p.Month
            select new { b.Id, Period = p }
        )
            .Take(600)
            .ToListAsync(ct);
        var branch = found[0].Id;
        return (branch, [.. found.Where(f => f.Id == branch).Select(f => f.Period).OfType<Period>()]);
    }

    private static JournalEntry Entry(
        IUnitOfWork unit,
        EntryDraft draft,
        (FiscalYear Year, long Sequence) number,
        string hash,
        long? reverses
    ) =>
        new()
        {
            JournalType = draft.JournalType,
            Number = $"JE-{number.Year.Digits}-{number.Sequence:D5}",
            Sequence = number.Sequence,
            FyLabel = number.Year.Label,
            EntryDate = draft.EntryDate,
            PostedAtUtc = unit.Now,
            SourceType = draft.SourceType,
            SourceId = draft.SourceId,
            Purpose = draft.Purpose,
            PayloadHash = hash,
            Narration = draft.Narration,
            Total = draft.Lines.Sum(l => l.Debit),
            ReversesEntryId = reverses,
            PostedBy = unit.Actor.MembershipId,
            PostedByName = unit.Actor.Name,
        };

    private static JournalLine Line(EntryDraft draft, EntryLine line, int lineNo, long accountId, long branch) =>
        new()
        {
            LineNo = lineNo,
            AccountId = accountId,
            EntryDate = draft.EntryDate,
            Debit = line.Debit,
            Credit = line.Credit,
            PartyId = line.PartyId,
            BranchId = line.BranchId ?? branch,
            WarehouseId = line.WarehouseId,
            JobCardId = line.JobCardId,
            VehicleId = line.VehicleId,
            TaxHead = line.TaxHead,
            DueDate = line.DueDate,
            Memo = line.Memo,
        };
}
