using System.Globalization;
using Battwheels.Core.Accounting;
using Battwheels.Core.Common;
using Battwheels.Core.Crm;
using Battwheels.Web.Common;
using Battwheels.Web.Shell.Lines;

namespace Battwheels.Web.Accounting;

/// <summary>The columns of a journal, and what may be entered into them.</summary>
/// <param name="accounts">Those a journal may name.</param>
public sealed class JournalColumns(IReadOnlyList<AccountChoice> accounts, ContactService contacts)
{
    private const int ShortestName = 2;

    public IReadOnlyList<LineColumn> All =>
        [
            new(nameof(ManualLine.AccountId), "Account")
            {
                Kind = LineKind.Pick,
                Class = "w-l",
                What = T("an account that journals may name"),
                Suggest = (text, _) => Task.FromResult<IReadOnlyList<LinePick>>([.. AccountsLike(text).Select(PickOf)]),
                Find = (text, id, _) => Task.FromResult(FindAccount(text, id) is { } found ? PickOf(found) : null),
            },
            new(nameof(ManualLine.PartyId), "Party")
            {
                Kind = LineKind.Pick,
                Class = "w-m",
                What = T("one contact"),
                Suggest = PartiesAsync,
                Find = FindPartyAsync,
                Check = line =>
                    line[nameof(ManualLine.AccountId)].Value is AccountChoice { PartyKind: null } account
                        ? T($"{account.Text} takes no party. Clear this cell.")
                        : null,
            },
            new(nameof(ManualLine.Memo), "Memo"),
            new(nameof(ManualLine.Debit), "Debit ₹")
            {
                Kind = LineKind.Number,
                Class = "num w-m",
                Format = Show.Amount,
            },
            new(nameof(ManualLine.Credit), "Credit ₹")
            {
                Kind = LineKind.Number,
                Class = "num w-m",
                Format = Show.Amount,
            },
        ];

    /// <summary>Codes that begin so come first, then names.</summary>
    private IEnumerable<AccountChoice> AccountsLike(string text) =>
        accounts
            .Where(a =>
                a.Code.StartsWith(text, StringComparison.OrdinalIgnoreCase)
                || a.Name.Contains(text, StringComparison.OrdinalIgnoreCase)
            )
            .OrderBy(a =>
                a.Code.StartsWith(text, StringComparison.OrdinalIgnoreCase) ? 0
                : a.Name.StartsWith(text, StringComparison.OrdinalIgnoreCase) ? 1
                : 2
            );

    /// <summary>By code, by name, by both; or the only one the words fit.</summary>
    private AccountChoice? FindAccount(string text, string? id) =>
        accounts.FirstOrDefault(a => IdOf(a) == id)
        ?? accounts.FirstOrDefault(a => Same(a.Code, text) || Same(a.Text, text))
        ?? Only(accounts.Where(a => Same(a.Name, text)))
        ?? Only(AccountsLike(text));

    private async Task<IReadOnlyList<LinePick>> PartiesAsync(string text, CancellationToken ct) =>
        text.Length < ShortestName
            ? []
            : [.. (await contacts.ListAsync(new ContactFilter(text), null, ct)).Rows.Select(PickOf)];

    private async Task<LinePick?> FindPartyAsync(string text, string? id, CancellationToken ct)
    {
        if (long.TryParse(id, CultureInfo.InvariantCulture, out var contact))
        {
            var known = await contacts.GetAsync(contact, ct);
            return known.Error is null ? new LinePick(id, known.Value.Name) : null;
        }

        var rows = text.Length < ShortestName ? [] : (await contacts.ListAsync(new ContactFilter(text), null, ct)).Rows;
        return (Only(rows.Where(r => Same(r.Name, text))) ?? Only(rows)) is { } row ? PickOf(row) : null;
    }

    private static LinePick PickOf(AccountChoice account) => new(IdOf(account), account.Text) { Of = account };

    private static LinePick PickOf(ContactRow row) =>
        new(
            row.Id.ToString(CultureInfo.InvariantCulture),
            row.Name,
            Sub: $"{Phones.Display(row.Phone)} {row.City}".Trim()
        )
        {
            Of = row,
        };

    private static string IdOf(AccountChoice account) => account.Id.ToString(CultureInfo.InvariantCulture);

    private static bool Same(string one, string other) => one.Equals(other, StringComparison.OrdinalIgnoreCase);

    private static T? Only<T>(IEnumerable<T> all)
        where T : class => all.Take(2).ToArray() is [var one] ? one : null;
}
