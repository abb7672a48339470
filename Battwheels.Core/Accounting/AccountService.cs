using Battwheels.Core.Common;
using Battwheels.Core.Platform.Audit;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Accounting;

/// <summary>A new account below a heading, whose type, side and place in the statements it takes.</summary>
/// <param name="Code">1 to 10 letters, digits, points or dashes; unique in the organization.</param>
public sealed record NewAccount(string Code, string Name, long ParentId);

/// <param name="Version">As read; somebody else's change in between is refused.</param>
public sealed record ChangeAccount(long Id, int Version, string Code, string Name, bool IsActive);

/// <param name="Heading">Code and name of the heading above; null at the top.</param>
/// <param name="MayRest">False: documents post to it, so it stays active.</param>
public sealed record AccountView(
    long Id,
    int Version,
    string Code,
    string Name,
    string? Heading,
    AccountType Type,
    bool IsGroup,
    bool IsActive,
    bool MayRest
);

/// <summary>Keeps the organization's chart of accounts.</summary>
public sealed class AccountService(IUnitOfWorkFactory units)
{
    /// <summary>Headings a new account can stand below, by code.</summary>
    [Bounded(Chart.Most)]
    public Task<IReadOnlyList<AccountChoice>> HeadingsAsync(CancellationToken ct) =>
        units.ReadAsync<IReadOnlyList<AccountChoice>>(
            AccountingPermissions.Read,
            async unit =>
                await unit.Set<Account>()
                    .Where(a => a.IsGroup && a.IsActive)
                    .OrderBy(a => a.Code)
                    .Select(a => new AccountChoice(a.Id, a.Code, a.Name, a.PartyKind))
                    .Take(Chart.Most)
                    .ToListAsync(ct),
            ct
        );

    /// <summary>Who saved it last; null when nobody did yet.</summary>
    public Task<LastChange?> LastChangeAsync(long id, CancellationToken ct) =>
        units.ReadAsync(AccountingPermissions.Read, unit => LastChanges.OfAsync<Account>(unit, id, ct), ct);

    /// <summary>One account; null when there is none.</summary>
    public Task<AccountView?> GetAsync(long id, CancellationToken ct) =>
        units.ReadAsync(
            AccountingPermissions.Read,
            unit =>
            {
                var headings = unit.Set<Account>();
                return unit.Set<Account>()
                    .Where(a => a.Id == id)
                    .Select(a => new AccountView(
                        a.Id,
                        a.Version,
                        a.Code,
                        a.Name,
                        headings.Where(h => h.Id == a.ParentId).Select(h => h.Code + " " + h.Name).SingleOrDefault(),
                        a.Type,
                        a.IsGroup,
                        a.IsActive,
                        a.Role == null
                    ))
                    .SingleOrDefaultAsync(ct);
            },
            ct
        );

    /// <summary>Adds an account that journals and documents can name.</summary>
    /// <returns>Its id; or REQUIRED, TEXT_TOO_LONG, ACCOUNT_CODE_INVALID, ACCOUNT_CODE_TAKEN, ACCOUNT_HEADING_UNKNOWN.</returns>
    public Task<Result<long>> AddAsync(NewAccount input, CommandId command, CancellationToken ct) =>
        units.RunAsync<long>(
            AccountingPermissions.Post,
            command,
            input,
            async unit =>
            {
                var added = await ChartChanges.AddAsync(unit, input, ct);
                return added.Error is { } refusal ? refusal : added.Value.Id;
            },
            ct
        );

    /// <summary>Renames an account or changes its code; takes it out of use, or back. What is posted stays.</summary>
    /// <returns>
    /// Done; or NOT_FOUND, CONCURRENCY_CONFLICT, ACCOUNT_IN_USE (documents post to it, something active stands below it,
    /// or it has a balance) and what <see cref="AddAsync"/> says of code and name.
    /// </returns>
    public Task<Result<Done>> ChangeAsync(ChangeAccount input, CommandId command, CancellationToken ct) =>
        units.RunAsync<Done>(
            AccountingPermissions.Post,
            command,
            input,
            async unit =>
            {
                if (await unit.Set<Account>().SingleOrDefaultAsync(a => a.Id == input.Id, ct) is not { } account)
                    return CommonErrors.NotFound;
                if (CommonErrors.Stale(account, input.Version) is { } stale)
                    return stale;
                return await ChartChanges.ChangeAsync(unit, account, input, ct) is { } refusal
                    ? refusal
                    : Done.Instance;
            },
            ct
        );
}
