using Battwheels.Core.Common;
using Battwheels.Core.Crm;
using Battwheels.Core.Platform.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Accounting;

/// <param name="After">Cursor of the page before.</param>
public sealed record DayBookQuery(DateOnly From, DateOnly To, string? After = null, int Size = Lists.Default);

/// <param name="JournalType">One of <see cref="JournalTypes"/>; null for all.</param>
/// <param name="ManualOnly">Written by hand only.</param>
/// <param name="Text">Begin of a number (JE-2627-00042), or null.</param>
/// <param name="Sort"><c>number</c>, <c>date</c> or <c>total</c>; else by date, the newest first.</param>
public sealed record EntryQuery(
    string? JournalType = null,
    bool ManualOnly = false,
    DateOnly? From = null,
    DateOnly? To = null,
    string? Text = null,
    string? After = null,
    int Size = Lists.Default,
    Sort? Sort = null
);

/// <param name="ReversedByNumber">Number of the entry that reversed this one.</param>
public sealed record EntryRow(
    long Id,
    string Number,
    DateOnly Date,
    string JournalType,
    string Narration,
    string SourceType,
    long SourceId,
    decimal Total,
    string PostedByName,
    bool IsReversal,
    string? ReversedByNumber
);

public sealed record EntryLineView(
    int LineNo,
    long AccountId,
    string AccountCode,
    string AccountName,
    decimal Debit,
    decimal Credit,
    long? PartyId,
    string? PartyName,
    string BranchName,
    string? TaxHead,
    DateOnly? DueDate,
    string? Memo
);

public sealed record EntryView(
    EntryRow Entry,
    DateTime PostedAtUtc,
    string FyLabel,
    long? ReversesEntryId,
    string? ReversesNumber,
    long? ReversedById,
    IReadOnlyList<EntryLineView> Lines
)
{
    /// <summary>Written by hand and not touched by a reversal yet.</summary>
    public bool CanBeReversed =>
        Entry is { SourceType: JournalSources.Manual, IsReversal: false, ReversedByNumber: null };
}

internal static class Entries
{
    /// <summary>Columns the list can be ordered by; without one the latest dates stand on top.</summary>
    private static readonly IReadOnlyList<SortKey<JournalEntry>> Sorts =
    [
        SortKey<JournalEntry>.Of("number", e => e.Id), // in the order of posting, over all years
        SortKey<JournalEntry>.Of("date", e => e.EntryDate),
        SortKey<JournalEntry>.Of("total", e => e.Total),
    ];

    public static async Task<Page<EntryRow>> ListAsync(IReadUnit unit, EntryQuery query, CancellationToken ct)
    {
        var entries = Found(unit, query);
        var size = Math.Clamp(query.Size, 1, Lists.Longest);
        if (Sorts.Find(query.Sort) is { } key)
        {
            var (down, after) = (query.Sort!.Value.Down, Cursor.Read(query.After));
            var page = await entries.SortedPageAsync(
                key,
                down,
                after,
                size,
                some => Rows(unit, some),
                r => r.Entry.Id,
                ct
            );
            return new Page<EntryRow>([.. page.Rows.Select(Row)], page.Next);
        }

        if (Cursor.Read(query.After) is { Date: { } date, Id: var id })
            entries = entries.Where(e => e.EntryDate < date || (e.EntryDate == date && e.Id < id));
        var rows = await Rows(
                unit,
                entries.OrderByDescending(e => e.EntryDate).ThenByDescending(e => e.Id).Take(size + 1)
            )
            .OrderByDescending(r => r.Entry.EntryDate)
            .ThenByDescending(r => r.Entry.Id)
            .ToListAsync(ct);
        return Lists.Cut(rows.ConvertAll(Row), size, r => Cursor.Of(r.Date, r.Id));
    }

    /// <summary>What the entries of a list sum to on either side.</summary>
    public static Task<ListTotal> TotalsAsync(IReadUnit unit, EntryQuery query, CancellationToken ct) =>
        ListTotal.OfAsync(Found(unit, query), e => new Summed { Amount = e.Total, IsLeft = false }, ct);

    private static IQueryable<JournalEntry> Found(IReadUnit unit, EntryQuery query)
    {
        IQueryable<JournalEntry> entries = unit.Set<JournalEntry>();
        if (query.JournalType is { } type)
            entries = entries.Where(e => e.JournalType == type);
        if (query.ManualOnly)
            entries = entries.Where(e => e.SourceType == JournalSources.Manual);
        if (query.From is { } from)
            entries = entries.Where(e => e.EntryDate >= from);
        if (query.To is { } to)
            entries = entries.Where(e => e.EntryDate <= to);
        return query.Text?.Trim().ToUpperInvariant() is { Length: > 0 } text
            ? entries.Where(e => e.Number.StartsWith(text))
            : entries;
    }

    public static async Task<Result<Page<EntryView>>> DayBookAsync(
        IReadUnit unit,
        DayBookQuery query,
        CancellationToken ct
    )
    {
        var entries = unit.Set<JournalEntry>().Where(e => e.EntryDate >= query.From && e.EntryDate <= query.To);
        if (Cursor.Read(query.After) is { Date: { } date, Id: var id })
            entries = entries.Where(e => e.EntryDate > date || (e.EntryDate == date && e.Id > id));
        var size = Math.Clamp(query.Size, 1, Lists.Longest);
        var rows = await Rows(unit, entries.OrderBy(e => e.EntryDate).ThenBy(e => e.Id).Take(size + 1))
            .OrderBy(r => r.Entry.EntryDate)
            .ThenBy(r => r.Entry.Id)
            .ToListAsync(ct);
        return Lists.Cut(await ViewsAsync(unit, rows, ct), size, v => Cursor.Of(v.Entry.Date, v.Entry.Id));
    }

    public static async Task<EntryView?> OneAsync(IReadUnit unit, long id, CancellationToken ct)
    {
        var rows = await Rows(unit, unit.Set<JournalEntry>().Where(e => e.Id == id)).Take(1).ToListAsync(ct);
        return (await ViewsAsync(unit, rows, ct)).SingleOrDefault();
    }

    public static async Task<IReadOnlyList<EntryRow>> OfDocumentAsync(
        IReadUnit unit,
        string sourceType,
        long sourceId,
        CancellationToken ct
    )
    {
        var rows = await Rows(
                unit,
                unit.Set<JournalEntry>().Where(e => e.SourceType == sourceType && e.SourceId == sourceId)
            )
            .OrderBy(r => r.Entry.Id)
            .Take(50)
            .ToListAsync(ct);
        return rows.ConvertAll(Row);
    }

    private static IQueryable<Linked> Rows(IReadUnit unit, IQueryable<JournalEntry> entries) =>
        from entry in entries
        join reversal in unit.Set<JournalEntry>()
            on new { entry.OrganizationId, Id = (long?)entry.Id } equals new
            {
                reversal.OrganizationId,
                Id = reversal.ReversesEntryId,
            }
            into reversals
        from reversal in reversals.DefaultIfEmpty()
        join original in unit.Set<JournalEntry>()
            on new { entry.OrganizationId, Id = entry.ReversesEntryId } equals new
            {
                original.OrganizationId,
                Id = (long?)original.Id,
            }
            into originals
        from original in originals.DefaultIfEmpty()
        select new Linked
        {
            Entry = entry,
            ReversedById = reversal == null ? null : reversal.Id,
            ReversedBy = reversal == null ? null : reversal.Number,
            Reverses = original == null ? null : original.Number,
        };

    private static async Task<List<EntryView>> ViewsAsync(IReadUnit unit, List<Linked> rows, CancellationToken ct)
    {
        if (rows.Count == 0)
            return [];
        var ids = rows.Select(r => r.Entry.Id).ToArray();
        var lines = await (
            from line in unit.Set<JournalLine>()
            where ids.Contains(line.EntryId)
            join account in unit.Set<Account>()
                on new { line.OrganizationId, Id = line.AccountId } equals new { account.OrganizationId, account.Id }
            join branch in unit.Set<Branch>()
                on new { line.OrganizationId, Id = line.BranchId } equals new { branch.OrganizationId, branch.Id }
            join contact in unit.Set<Contact>()
                on new { line.OrganizationId, Id = line.PartyId } equals new
                {
                    contact.OrganizationId,
                    Id = (long?)contact.Id,
                }
                into contacts
            from contact in contacts.DefaultIfEmpty()
            orderby line.EntryId, line.LineNo
            select new
            {
                line.EntryId,
                View = new EntryLineView(
                    line.LineNo,
                    account.Id,
                    account.Code,
                    account.Name,
                    line.Debit,
                    line.Credit,
                    line.PartyId,
                    contact == null ? null : contact.Name,
                    branch.Name,
                    line.TaxHead,
                    line.DueDate,
                    line.Memo
                ),
            }
        ).ToListAsync(ct);
        var byEntry = lines.ToLookup(l => l.EntryId, l => l.View);
        return rows.ConvertAll(r => new EntryView(
            Row(r),
            r.Entry.PostedAtUtc,
            r.Entry.FyLabel,
            r.Entry.ReversesEntryId,
            r.Reverses,
            r.ReversedById,
            [.. byEntry[r.Entry.Id]]
        ));
    }

    private static EntryRow Row(Linked r) =>
        new(
            r.Entry.Id,
            r.Entry.Number,
            r.Entry.EntryDate,
            r.Entry.JournalType,
            r.Entry.Narration,
            r.Entry.SourceType,
            r.Entry.SourceId,
            r.Entry.Total,
            r.Entry.PostedByName,
            r.Entry.ReversesEntryId is not null,
            r.ReversedBy
        );

    private sealed class Linked
    {
        public required JournalEntry Entry { get; init; }

        public long? ReversedById { get; init; }

        public string? ReversedBy { get; init; }

        public string? Reverses { get; init; }
    }
}
