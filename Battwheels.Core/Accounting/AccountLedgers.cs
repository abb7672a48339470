using Battwheels.Core.Common;
using Battwheels.Core.Crm;
using Battwheels.Core.Crm.Merging;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Accounting;

/// <param name="PartyId">Only lines of this contact, and of those merged into it.</param>
/// <param name="After">Cursor of the page before.</param>
public sealed record LedgerQuery(
    long AccountId,
    DateOnly From,
    DateOnly To,
    long? PartyId = null,
    string? After = null,
    int Size = Lists.Default
);

/// <summary>One line of an account's ledger.</summary>
/// <param name="Balance">Running, debit less credit.</param>
public sealed record LedgerLine(
    long LineId,
    long EntryId,
    string Number,
    DateOnly Date,
    string Narration,
    string SourceType,
    long SourceId,
    string? Memo,
    string? PartyName,
    decimal Debit,
    decimal Credit,
    decimal Balance
);

/// <summary>A span of an account; balances are debit less credit.</summary>
/// <param name="Carried">Balance before the first line of this page.</param>
public sealed record AccountLedger(
    long AccountId,
    string Code,
    string Name,
    string? PartyName,
    decimal Opening,
    decimal Debit,
    decimal Credit,
    decimal Closing,
    decimal Carried,
    Page<LedgerLine> Lines
);

internal static class AccountLedgers
{
    public static async Task<Result<AccountLedger>> ReadAsync(IReadUnit unit, LedgerQuery query, CancellationToken ct)
    {
        var account = await unit.Set<Account>().SingleOrDefaultAsync(a => a.Id == query.AccountId, ct);
        if (account is null || account.IsGroup)
            return CommonErrors.NotFound;
        var (opening, period) = query.PartyId is { } party
            ? await OfPartyAsync(unit, query, party, ct)
            : await OfAccountAsync(unit, query, ct);
        var after = Cursor.Read(query.After) is { Date: { } date, Id: var id }
            ? (date, id)
            : default((DateOnly, long)?);
        var carried = opening.Net + (after is { } cut ? await UpToAsync(unit, query, cut, ct) : 0m);
        var lines = await LinesAsync(unit, query, after, carried, ct);
        return new AccountLedger(
            account.Id,
            account.Code,
            account.Name,
            query.PartyId is { } contact
                ? await unit.Set<Contact>().Where(c => c.Id == contact).Select(c => c.Name).SingleOrDefaultAsync(ct)
                : null,
            opening.Net,
            period.Debit,
            period.Credit,
            opening.Net + period.Net,
            carried,
            lines
        );
    }

    private static async Task<(Sides, Sides)> OfAccountAsync(IReadUnit unit, LedgerQuery query, CancellationToken ct)
    {
        DateSpan before = new(null, query.From.AddDays(-1));
        DateSpan during = new(query.From, query.To);
        var sums = await BookSums.ReadAsync(unit, [before, during], null, query.AccountId, ct);
        return (sums.Of(before).GetValueOrDefault(query.AccountId), sums.Of(during).GetValueOrDefault(query.AccountId));
    }

    /// <summary>Monthly sums know no parties; a party's lines are few and indexed.</summary>
    private static async Task<(Sides, Sides)> OfPartyAsync(
        IReadUnit unit,
        LedgerQuery query,
        long partyId,
        CancellationToken ct
    )
    {
        var parties = MergedParties.Of(unit, partyId);
        var sums = await unit.Set<JournalLine>()
            .Where(l => l.PartyId != null && parties.Contains(l.PartyId.Value))
            .Where(l => l.AccountId == query.AccountId && l.EntryDate <= query.To)
            .GroupBy(l => l.EntryDate < query.From ? 0 : 1)
            .Select(g => new
            {
                Part = g.Key,
                Debit = g.Sum(l => l.Debit),
                Credit = g.Sum(l => l.Credit),
            })
            .ToDictionaryAsync(s => s.Part, s => new Sides(s.Debit, s.Credit), ct);
        return (sums.GetValueOrDefault(0), sums.GetValueOrDefault(1));
    }

    /// <summary>Net of the span's lines up to and with the last one of the page before.</summary>
    private static async Task<decimal> UpToAsync(
        IReadUnit unit,
        LedgerQuery query,
        (DateOnly Date, long Id) cut,
        CancellationToken ct
    )
    {
        var shown = Matching(unit, query)
            .Where(l => l.EntryDate < cut.Date || (l.EntryDate == cut.Date && l.Id <= cut.Id));
        if (query.PartyId is null)
        {
            // Whole months before the cut come from the monthly sums.
            var first = Months.First(cut.Date);
            if (first > query.From)
            {
                DateSpan whole = new(query.From, first.AddDays(-1));
                var sums = await BookSums.ReadAsync(unit, [whole], null, query.AccountId, ct);
                var rest = shown.Where(l => l.EntryDate >= first);
                return sums.Of(whole).GetValueOrDefault(query.AccountId).Net + await NetAsync(rest, ct);
            }
        }

        return await NetAsync(shown, ct);
    }

    private static async Task<decimal> NetAsync(IQueryable<JournalLine> lines, CancellationToken ct) =>
        await lines.SumAsync(l => l.Debit - l.Credit, ct);

    private static IQueryable<JournalLine> Matching(IReadUnit unit, LedgerQuery query)
    {
        var lines = unit.Set<JournalLine>()
            .Where(l => l.AccountId == query.AccountId && l.EntryDate >= query.From && l.EntryDate <= query.To);
        if (query.PartyId is not { } party)
            return lines;
        var parties = MergedParties.Of(unit, party);
        return lines.Where(l => l.PartyId != null && parties.Contains(l.PartyId.Value));
    }

    private static async Task<Page<LedgerLine>> LinesAsync(
        IReadUnit unit,
        LedgerQuery query,
        (DateOnly Date, long Id)? after,
        decimal carried,
        CancellationToken ct
    )
    {
        var lines = Matching(unit, query);
        if (after is var (date, id))
            lines = lines.Where(l => l.EntryDate > date || (l.EntryDate == date && l.Id > id));
        var size = Math.Clamp(query.Size, 1, Lists.Longest);
        var rows = await (
            from line in lines.OrderBy(l => l.EntryDate).ThenBy(l => l.Id).Take(size + 1)
            join entry in unit.Set<JournalEntry>()
                on new { line.OrganizationId, Id = line.EntryId } equals new { entry.OrganizationId, entry.Id }
            join contact in unit.Set<Contact>()
                on new { line.OrganizationId, Id = line.PartyId } equals new
                {
                    contact.OrganizationId,
                    Id = (long?)contact.Id,
                }
                into contacts
            from contact in contacts.DefaultIfEmpty()
            orderby line.EntryDate, line.Id
            select new LedgerLine(
                line.Id,
                entry.Id,
                entry.Number,
                line.EntryDate,
                entry.Narration,
                entry.SourceType,
                entry.SourceId,
                line.Memo,
                contact == null ? null : contact.Name,
                line.Debit,
                line.Credit,
                0m
            )
        ).ToListAsync(ct);
        var balance = carried;
        LedgerLine[] running = [.. rows.Select(r => r with { Balance = balance += r.Debit - r.Credit })];
        return Lists.Cut(running, size, r => Cursor.Of(r.Date, r.LineId));
    }
}
