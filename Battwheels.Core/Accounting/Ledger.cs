using Battwheels.Core.Common;
using Battwheels.Core.Platform.Numbering;
using Battwheels.Core.Platform.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Accounting;

/// <summary>Writes into the books, inside the transaction of the document that causes it.</summary>
public static class Ledger
{
    private const string Series = "journal";

    /// <summary>Posts a balanced entry. The same draft again returns the entry it made the first time.</summary>
    /// <returns>
    /// The entry; or TOO_FEW_LINES, LINE_SIDES, UNBALANCED, ACCOUNT_ROLE_MISSING, ACCOUNT_UNKNOWN, ACCOUNT_NOT_POSTABLE,
    /// PARTY_REQUIRED, POSTING_CONFLICT, PERIOD_LOCKED. A refusal must roll the whole unit back.
    /// </returns>
    public static Task<Result<JournalEntry>> PostAsync(IUnitOfWork unit, EntryDraft draft, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(unit);
        ArgumentNullException.ThrowIfNull(draft);
        return PostAsync(unit, draft, reverses: null, ct);
    }

    /// <summary>Posts the same accounts and dimensions with sides swapped.</summary>
    /// <param name="date">Default: the entry's own date if its month is open, else the first open day after it.</param>
    /// <param name="reason">At least 5 characters; becomes the narration.</param>
    /// <returns>
    /// The new entry; or NOT_FOUND, REASON_TOO_SHORT, REVERSAL_OF_REVERSAL, ALREADY_REVERSED, REVERSAL_TOO_EARLY,
    /// PERIOD_LOCKED.
    /// </returns>
    public static async Task<Result<JournalEntry>> ReverseAsync(
        IUnitOfWork unit,
        long entryId,
        DateOnly? date,
        string reason,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(unit);
        if ((reason ?? "").Trim() is not { Length: >= 5 } why)
            return AccountingErrors.ReasonTooShort;
        var entry = await unit.Set<JournalEntry>()
            .AsNoTracking()
            .Include(e => e.Lines)
            .SingleOrDefaultAsync(e => e.Id == entryId, ct);
        if (entry is null)
            return AccountingErrors.NothingToReverse;
        if (entry.ReversesEntryId is not null)
            return AccountingErrors.ReversalOfReversal;
        var reversal = await unit.Set<JournalEntry>()
            .Where(e => e.ReversesEntryId == entryId)
            .Select(e => e.Number)
            .SingleOrDefaultAsync(ct);
        if (reversal is not null)
            return AccountingErrors.AlreadyReversed(reversal);
        if (date < entry.EntryDate)
            return AccountingErrors.ReversalTooEarly;

        var on = date ?? await Periods.FirstOpenAsync(unit, entry.EntryDate, ct);
        return await PostAsync(unit, Swapped(entry, on, why), entry.Id, ct);
    }

    /// <summary>May this actor post on that day?</summary>
    /// <returns>Null, or PERIOD_LOCKED naming the first day that is open.</returns>
    public static Task<Error?> CheckDateAsync(IReadUnit unit, DateOnly date, CancellationToken ct) =>
        Periods.CheckAsync(unit, date, ct);

    private static async Task<Result<JournalEntry>> PostAsync(
        IUnitOfWork unit,
        EntryDraft draft,
        long? reverses,
        CancellationToken ct
    )
    {
        if (ShapeFault(draft) is { } fault)
            return fault;
        var hash = draft.Hash();
        if (await EarlierAsync(unit, draft, ct) is { } earlier)
        {
            // Another person's reversal, saved since it was looked for: a repeat of one's own ends at the gate.
            if (reverses is not null)
                return AccountingErrors.AlreadyReversed(earlier.Number);
            return earlier.PayloadHash == hash ? earlier : AccountingErrors.PostingConflict;
        }

        var accounts = await EntryAccounts.ReadAsync(unit, draft, ct);
        if (accounts.Error is { } refusal)
            return refusal;

        // The counter's row stays locked until the commit, so entries of one fiscal year are numbered, checked against
        // the period lock (which takes the same row) and rolled up one after the other, in the order they commit.
        var year = FiscalYear.Of(draft.EntryDate);
        var sequence = await NumberSeries.TakeAsync(unit, Series, year, ct);
        // A year's first entry finds no row that a lock of a later year could hold: it waits for that year's row.
        if (sequence == 1)
            await HoldYearsAsync(unit, "", "9999", ct);
        if (await Periods.CheckAsync(unit, draft.EntryDate, ct) is { } locked)
            return locked;

        var branch = await DefaultBranchAsync(unit, draft, ct);
        var entry = Entry(unit, draft, year, sequence, hash, reverses);
        foreach (var (line, index) in draft.Lines.Select((l, i) => (l, i)))
            entry.Add(Line(draft, line, index + 1, accounts.Value[index], branch));
        unit.Add(entry);
        await Rollup.AddAsync(unit, entry, ct);
        unit.WorkDue(LedgerSealing.Queue, unit.Now.AddSeconds(30));
        return entry;
    }

    /// <summary>Makes whoever posts in that fiscal year or an earlier one wait until this unit has committed.</summary>
    internal static async Task HoldAsync(IUnitOfWork unit, DateOnly date, CancellationToken ct)
    {
        var label = FiscalYear.Of(date).Label;
        await HoldYearsAsync(unit, "", FiscalYear.Of(date.AddYears(-1)).Label, ct);
        if (await HoldYearsAsync(unit, label, label, ct) > 0)
            return;
        unit.Add(
            new NumberCounter
            {
                Series = Series,
                FyLabel = label,
                NextNo = 1,
            }
        );
        await unit.FlushAsync(ct);
    }

    private static Task<int> HoldYearsAsync(IUnitOfWork unit, string first, string last, CancellationToken ct) =>
        unit.UpdateWhereAsync<NumberCounter>(
            c => c.Series == Series && c.FyLabel.CompareTo(first) >= 0 && c.FyLabel.CompareTo(last) <= 0,
            set => set.SetProperty(c => c.NextNo, c => c.NextNo),
            ct
        );

    /// <summary>Labels of the fiscal years that have entries, oldest first.</summary>
    internal static async Task<IReadOnlyList<string>> YearsAsync(IReadUnit unit, CancellationToken ct) =>
        await unit.Set<NumberCounter>()
            .AsNoTracking()
            .Where(c => c.Series == Series)
            .OrderBy(c => c.FyLabel)
            .Select(c => c.FyLabel)
            .Take(200)
            .ToListAsync(ct);

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

    private static async Task<long> DefaultBranchAsync(IUnitOfWork unit, EntryDraft draft, CancellationToken ct) =>
        draft.Lines.All(l => l.BranchId is not null)
            ? 0
            : await unit.Set<Branch>().Where(b => b.IsDefault).OrderBy(b => b.Id).Select(b => b.Id).FirstAsync(ct);

    private static JournalEntry Entry(
        IUnitOfWork unit,
        EntryDraft draft,
        FiscalYear year,
        long sequence,
        string hash,
        long? reverses
    ) =>
        new()
        {
            JournalType = draft.JournalType,
            Number = $"JE-{year.Digits}-{sequence:D5}",
            Sequence = sequence,
            FyLabel = year.Label,
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

    private static EntryDraft Swapped(JournalEntry entry, DateOnly date, string reason) =>
        new(
            entry.JournalType,
            date,
            entry.SourceType,
            entry.SourceId,
            $"reverse:{entry.Id}",
            $"Reversal of {entry.Number}: {reason}",
            [
                .. entry
                    .Lines.OrderBy(l => l.LineNo)
                    .Select(l => new EntryLine(
                        "",
                        l.Credit,
                        l.Debit,
                        l.PartyId,
                        l.BranchId,
                        l.WarehouseId,
                        l.JobCardId,
                        l.VehicleId,
                        l.TaxHead,
                        l.DueDate,
                        l.Memo,
                        l.AccountId
                    )),
            ]
        );
}
