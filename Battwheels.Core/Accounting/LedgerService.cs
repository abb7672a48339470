using Battwheels.Core.Common;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Accounting;

/// <summary>Reads the books: chart with balances, ledgers of accounts, day book, entries.</summary>
public sealed class LedgerService(IUnitOfWorkFactory units)
{
    /// <summary>The chart in printed order with balances at the end of a day.</summary>
    [Bounded(Chart.Most)]
    public Task<IReadOnlyList<ChartLine>> ChartAsync(DateOnly? asOf, CancellationToken ct) =>
        units.ReadAsync<IReadOnlyList<ChartLine>>(
            AccountingPermissions.Read,
            async unit =>
            {
                DateSpan all = new(null, asOf ?? unit.Today);
                var accounts = await unit.Set<Account>().OrderBy(a => a.Code).Take(Chart.Most).ToListAsync(ct);
                var sums = await BookSums.ReadAsync(unit, [all], null, null, ct);
                var nets = Chart.WithHeadings(accounts, sums.Of(all).ToDictionary(s => s.Key, s => s.Value.Net));
                return
                [
                    .. Chart
                        .InOrder(accounts)
                        .Select(a => ChartLine.Of(a.Account, a.Depth, nets.GetValueOrDefault(a.Account.Id))),
                ];
            },
            ct
        );

    /// <summary>Accounts that can be posted to, by code.</summary>
    /// <param name="manualOnly">Only those a manual journal may name.</param>
    [Bounded(Chart.Most)]
    public Task<IReadOnlyList<AccountChoice>> AccountsAsync(bool manualOnly, CancellationToken ct) =>
        units.ReadAsync<IReadOnlyList<AccountChoice>>(
            AccountingPermissions.Read,
            async unit =>
                await unit.Set<Account>()
                    .Where(a => !a.IsGroup && a.IsActive && (a.ManualPosting || !manualOnly))
                    .OrderBy(a => a.Code)
                    .Select(a => new AccountChoice(a.Id, a.Code, a.Name, a.PartyKind))
                    .Take(Chart.Most)
                    .ToListAsync(ct),
            ct
        );

    /// <summary>Opening, lines with running balance and closing of one account.</summary>
    /// <returns>The ledger; or NOT_FOUND, INVALID_DATE_RANGE.</returns>
    public async Task<Result<AccountLedger>> AccountAsync(LedgerQuery query, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(query);
        return ReportErrors.Of(query.From, query.To) is { } refused
            ? refused
            : await units.ReadAsync(AccountingPermissions.Read, unit => AccountLedgers.ReadAsync(unit, query, ct), ct);
    }

    /// <summary>Entries of a span in the order of their dates, with their lines.</summary>
    /// <returns>A page; or INVALID_DATE_RANGE.</returns>
    public async Task<Result<Page<EntryView>>> DayBookAsync(DayBookQuery query, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(query);
        return ReportErrors.Of(query.From, query.To) is { } refused
            ? refused
            : await units.ReadAsync(AccountingPermissions.Read, unit => Entries.DayBookAsync(unit, query, ct), ct);
    }

    /// <summary>Entries, newest first.</summary>
    public Task<Page<EntryRow>> EntriesAsync(EntryQuery query, CancellationToken ct) =>
        units.ReadAsync(AccountingPermissions.Read, unit => Entries.ListAsync(unit, query, ct), ct);

    /// <summary>How many entries a list has and what they sum to on either side.</summary>
    public Task<ListTotal> EntryTotalsAsync(EntryQuery query, CancellationToken ct) =>
        units.ReadAsync(AccountingPermissions.Read, unit => Entries.TotalsAsync(unit, query, ct), ct);

    /// <summary>One entry with its lines; null when it does not exist.</summary>
    public Task<EntryView?> EntryAsync(long id, CancellationToken ct) =>
        units.ReadAsync(AccountingPermissions.Read, unit => Entries.OneAsync(unit, id, ct), ct);

    /// <summary>Puts on record that somebody took a book out of the system.</summary>
    /// <param name="book">DayBook or Ledger.</param>
    public Task<Result<Done>> RecordExportAsync(
        string book,
        DateOnly from,
        DateOnly to,
        CommandId command,
        CancellationToken ct
    ) =>
        units.RunAsync<Done>(
            AccountingPermissions.Read,
            command,
            new
            {
                book,
                from,
                to,
            },
            unit =>
            {
                unit.Audit("EXPORTED", book, 0, new { from, to });
                return Task.FromResult<Result<Done>>(Done.Instance);
            },
            ct
        );

    /// <summary>The entries one document made, oldest first.</summary>
    [Bounded(50)]
    public Task<IReadOnlyList<EntryRow>> OfDocumentAsync(string sourceType, long sourceId, CancellationToken ct) =>
        units.ReadAsync(
            AccountingPermissions.Read,
            unit => Entries.OfDocumentAsync(unit, sourceType, sourceId, ct),
            ct
        );
}

/// <summary>An account in the printed chart.</summary>
/// <param name="Net">Debit less credit, of headings everything below them.</param>
public sealed record ChartLine(
    long Id,
    string Code,
    string Name,
    AccountType Type,
    int Depth,
    bool IsGroup,
    bool IsActive,
    bool ManualPosting,
    string? Role,
    PartyKind? PartyKind,
    decimal Net
)
{
    internal static ChartLine Of(Account a, int depth, decimal net) =>
        new(a.Id, a.Code, a.Name, a.Type, depth, a.IsGroup, a.IsActive, a.ManualPosting, a.Role, a.PartyKind, net);
}

public sealed record AccountChoice(long Id, string Code, string Name, PartyKind? PartyKind)
{
    public string Text => $"{Code} {Name}";
}
