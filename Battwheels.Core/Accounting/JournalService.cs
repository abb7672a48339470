using Battwheels.Core.Common;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Accounting;

/// <param name="Debit">Rupees; exactly one side above zero.</param>
/// <param name="PartyId">Contact, where the account needs one.</param>
public sealed record ManualLine(
    long AccountId,
    decimal Debit,
    decimal Credit,
    long? PartyId = null,
    string? Memo = null
);

/// <summary>A journal written by hand: what no document says.</summary>
public sealed record ManualJournal(DateOnly Date, string Narration, IReadOnlyList<ManualLine> Lines);

/// <param name="Date">Default: the entry's own date, or the first open day after it.</param>
public sealed record ReverseJournal(long EntryId, DateOnly? Date, string Reason);

/// <summary>Journals written by hand, and their reversal.</summary>
public sealed class JournalService(IUnitOfWorkFactory units)
{
    /// <summary>Lines of one journal.</summary>
    public const int MostLines = 300;

    /// <summary>Above it an amount is a slip of the finger; sums of paise stay far below what 64 bits hold.</summary>
    private const decimal MostRupees = 1_000_000_000_000m;

    /// <summary>Posts a manual journal at once.</summary>
    /// <returns>
    /// The entry's id; or REQUIRED, DATE_IMPLAUSIBLE, TOO_MANY_LINES, AMOUNT_INVALID, MANUAL_POSTING_REFUSED, or what
    /// <see cref="Ledger.PostAsync(IUnitOfWork, EntryDraft, CancellationToken)"/> refuses.
    /// </returns>
    public Task<Result<long>> PostAsync(ManualJournal input, CommandId command, CancellationToken ct) =>
        units.RunAsync<long>(
            AccountingPermissions.Post,
            command,
            input,
            async unit =>
            {
                if (Fault(input, unit.Today) is { } fault)
                    return fault;
                var draft = Draft(input, unit.NewId());
                var accounts = await EntryAccounts.FindAsync(unit, draft.Lines, ct);
                // Advances also where the account was made before it was closed to journals: receipts keep their balances.
                var closed = accounts.Where(a => !a.ManualPosting || a.Role == AccountRoles.CustomerAdvance);
                if (closed.MinBy(a => a.Code, StringComparer.Ordinal) is { } account)
                    return JournalErrors.DocumentsOnly(account);
                var posted = await Ledger.PostAsync(unit, draft, accounts, ct);
                return posted.Error is { } error ? error : posted.Value.Id;
            },
            ct
        );

    /// <summary>Reverses a manual journal; what a document posted is corrected by correcting the document.</summary>
    /// <returns>
    /// The reversal's id; or NOT_FOUND, DOCUMENT_ENTRY, or what
    /// <see cref="Ledger.ReverseAsync(IUnitOfWork, long, DateOnly?, string, CancellationToken)"/> refuses.
    /// </returns>
    public Task<Result<long>> ReverseAsync(ReverseJournal input, CommandId command, CancellationToken ct) =>
        units.RunAsync<long>(
            AccountingPermissions.Post,
            command,
            input,
            async unit =>
            {
                var source = await unit.Set<JournalEntry>()
                    .Where(e => e.Id == input.EntryId)
                    .Select(e => e.SourceType)
                    .SingleOrDefaultAsync(ct);
                if (source is not null and not JournalSources.Manual)
                    return JournalErrors.DocumentEntry;
                var reversed = await Ledger.ReverseAsync(unit, input.EntryId, input.Date, input.Reason, ct);
                return reversed.Error is { } error ? error : reversed.Value.Id;
            },
            ct
        );

    private static Error? Fault(ManualJournal input, DateOnly today)
    {
        if (string.IsNullOrWhiteSpace(input.Narration))
            return CommonErrors.Required("Narration", "Narration");
        if (input.Date < today.AddYears(-10) || input.Date > today.AddYears(1))
            return JournalErrors.DateImplausible;
        if (input.Lines.Count > MostLines)
            return JournalErrors.TooManyLines(MostLines);
        foreach (var (line, index) in input.Lines.Select((l, i) => (l, i)))
            if (IsBad(line.Debit) || IsBad(line.Credit))
                return JournalErrors.AmountInvalid(index + 1);
        return null;

        static bool IsBad(decimal amount) => amount != Money.Round(amount) || Math.Abs(amount) > MostRupees;
    }

    private static EntryDraft Draft(ManualJournal input, long id) =>
        new(
            JournalTypes.General,
            input.Date,
            JournalSources.Manual,
            id,
            "post",
            input.Narration.Trim(),
            [
                .. input.Lines.Select(l => new EntryLine(
                    "",
                    l.Debit,
                    l.Credit,
                    l.PartyId,
                    Memo: string.IsNullOrWhiteSpace(l.Memo) ? null : l.Memo.Trim(),
                    AccountId: l.AccountId
                )),
            ]
        )
        {
            IsFirst = true,
        };
}

/// <summary>Source types the ledger itself writes.</summary>
public static class JournalSources
{
    /// <summary>Written by hand: the entry is its own document.</summary>
    public const string Manual = "Journal";
}

public static class JournalErrors
{
    public static readonly Error DocumentEntry = new(
        "DOCUMENT_ENTRY",
        "This entry was made by a document. Cancel or correct the document; its entry follows by itself."
    );

    public static readonly Error DateImplausible = new(
        "DATE_IMPLAUSIBLE",
        "This date is more than a year ahead or ten years back. Check the year.",
        "Date"
    );

    public static Error TooManyLines(int most) =>
        new("TOO_MANY_LINES", $"A journal has at most {most} lines. Split it into two.");

    public static Error AmountInvalid(int lineNo) =>
        new(
            "AMOUNT_INVALID",
            $"The amount of line {lineNo} needs at most two decimals and no more than 12 digits. Correct it.",
            AccountingErrors.Field(lineNo, "Debit")
        );

    public static Error DocumentsOnly(Account account) =>
        new(
            "MANUAL_POSTING_REFUSED",
            $"Only documents post to {account.Code} {account.Name}. Enter the invoice, receipt, bill or stock movement instead."
        );
}
