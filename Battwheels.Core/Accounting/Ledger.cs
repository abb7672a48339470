using Battwheels.Core.Common;
using Battwheels.Core.Platform.Numbering;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Accounting;

/// <summary>Writes into the books, inside the transaction of the document that causes it.</summary>
public static class Ledger
{
    /// <summary>Posts a balanced entry. The same draft again returns the entry it made the first time.</summary>
    /// <returns>
    /// The entry; or TOO_FEW_LINES, LINE_SIDES, UNBALANCED, ACCOUNT_ROLE_MISSING, ACCOUNT_UNKNOWN, ACCOUNT_NOT_POSTABLE,
    /// PARTY_REQUIRED, POSTING_CONFLICT, PERIOD_LOCKED. A refusal must roll the whole unit back.
    /// </returns>
    public static Task<Result<JournalEntry>> PostAsync(IUnitOfWork unit, EntryDraft draft, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(unit);
        ArgumentNullException.ThrowIfNull(draft);
        return PostAsync(unit, draft, reverses: null, accounts: null, ct);
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
        return await PostAsync(unit, Swapped(entry, on, why), entry.Id, accounts: null, ct);
    }

    /// <summary>May this actor post on that day?</summary>
    /// <returns>Null, or PERIOD_LOCKED naming the first day that is open.</returns>
    public static Task<Error?> CheckDateAsync(IReadUnit unit, DateOnly date, CancellationToken ct) =>
        Periods.CheckAsync(unit, date, ct);

    /// <summary>The same for the entries of one document: one after the other in their order, all or none.</summary>
    internal static Task<PostedEntries> PostManyAsync(
        IUnitOfWork unit,
        IReadOnlyList<EntryDraft> drafts,
        IReadOnlyList<Account>? accounts,
        CancellationToken ct
    ) => EntryPosting.PostAsync(unit, drafts, reverses: null, accounts, ct);

    /// <summary>The same where the caller has read the accounts of the lines.</summary>
    internal static Task<Result<JournalEntry>> PostAsync(
        IUnitOfWork unit,
        EntryDraft draft,
        IReadOnlyList<Account> accounts,
        CancellationToken ct
    ) => PostAsync(unit, draft, reverses: null, accounts, ct);

    private static async Task<Result<JournalEntry>> PostAsync(
        IUnitOfWork unit,
        EntryDraft draft,
        long? reverses,
        IReadOnlyList<Account>? accounts,
        CancellationToken ct
    )
    {
        var posted = await EntryPosting.PostAsync(unit, [draft], reverses, accounts, ct);
        return posted.Refusal is { } refusal ? refusal : posted.Entries[0];
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
                Series = EntryPosting.Series,
                FyLabel = label,
                NextNo = 1,
            }
        );
        await unit.FlushAsync(ct);
    }

    /// <summary>The counters of these years and all between, by their labels.</summary>
    internal static Task<int> HoldYearsAsync(IUnitOfWork unit, string first, string last, CancellationToken ct) =>
        unit.UpdateWhereAsync<NumberCounter>(
            c => c.Series == EntryPosting.Series && c.FyLabel.CompareTo(first) >= 0 && c.FyLabel.CompareTo(last) <= 0,
            set => set.SetProperty(c => c.NextNo, c => c.NextNo),
            ct
        );

    /// <summary>Labels of the fiscal years that have entries, oldest first.</summary>
    internal static async Task<IReadOnlyList<string>> YearsAsync(IReadUnit unit, CancellationToken ct) =>
        await unit.Set<NumberCounter>()
            .AsNoTracking()
            .Where(c => c.Series == EntryPosting.Series)
            .OrderBy(c => c.FyLabel)
            .Select(c => c.FyLabel)
            .Take(200)
            .ToListAsync(ct);

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
