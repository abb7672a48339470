using Battwheels.Core.Access;
using Battwheels.Core.Common;
using Battwheels.Core.Platform.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Approvals;

/// <summary>One row of the policy, as the settings show it.</summary>
/// <param name="RoleName">The role, where it is one; <paramref name="PersonName"/> likewise.</param>
/// <param name="BranchName">Null: all branches.</param>
public sealed record ApprovalPolicyRow(
    ApprovalRule Rule,
    int Version,
    string? RoleName,
    string? PersonName,
    string? BranchName,
    bool IsInForce
);

/// <summary>A row to be added. Rows are never changed: end the old one and add the new one.</summary>
/// <param name="From">Null: no lower end.</param>
/// <param name="To">Null: no upper end; not covered itself.</param>
/// <param name="ValidFrom">Today or later.</param>
public sealed record NewApprovalPolicy(
    ApprovalBasis Basis,
    decimal? From,
    decimal? To,
    int Level,
    Approver Approver,
    int ApproversNeeded,
    int ExpiryHours,
    long? BranchId,
    DateOnly ValidFrom
);

/// <summary>What a row can be made of.</summary>
public sealed record ApprovalChoices(
    IReadOnlyList<(string Code, string Name)> Roles,
    IReadOnlyList<(long Id, string Name)> People,
    IReadOnlyList<(long Id, string Name)> Branches
);

/// <summary>The rows that say which repairs need whose approval.</summary>
public sealed class ApprovalPolicyService(IUnitOfWorkFactory units)
{
    private const int Most = 200;
    private const int HighestLevel = 3;
    private const int MostApprovers = 5;
    private const int LongestHours = 200;

    /// <summary>In force, to come and ended, by basis and level.</summary>
    [Bounded(Most)]
    public Task<IReadOnlyList<ApprovalPolicyRow>> ListAsync(CancellationToken ct) =>
        units.ReadAsync<IReadOnlyList<ApprovalPolicyRow>>(
            ApprovalPermissions.Read,
            async unit =>
            {
                var rows = await unit.Set<ApprovalPolicy>()
                    .OrderByDescending(p => p.ValidTo == null)
                    .ThenBy(p => p.Basis)
                    .ThenBy(p => p.From)
                    .ThenBy(p => p.Level)
                    .ThenBy(p => p.Id)
                    .Take(Most)
                    .Select(p => new
                    {
                        Row = p,
                        Role = unit.Set<Role>().Where(r => r.Code == p.RoleCode).Select(r => r.Name).FirstOrDefault(),
                        Person = unit.Set<Membership>()
                            .Where(m => m.Id == p.MembershipId)
                            .Select(m => m.DisplayName)
                            .FirstOrDefault(),
                        Branch = unit.Set<Branch>().Where(b => b.Id == p.BranchId).Select(b => b.Name).FirstOrDefault(),
                    })
                    .ToListAsync(ct);
                return
                [
                    .. rows.Select(r => new ApprovalPolicyRow(
                        r.Row.ToRule(),
                        r.Row.Version,
                        r.Role,
                        r.Person,
                        r.Branch,
                        r.Row.ToRule().IsInForce(unit.Today)
                    )),
                ];
            },
            ct
        );

    /// <summary>Roles and people who may decide, and the branches.</summary>
    public Task<ApprovalChoices> ChoicesAsync(CancellationToken ct) =>
        units.ReadAsync(
            ApprovalPermissions.Read,
            async unit =>
            {
                var roles = await unit.Set<Role>()
                    .Where(r => r.Permissions.Any(p => p.Permission == ApprovalPermissions.Decide))
                    .OrderBy(r => r.Id)
                    .Take(Most)
                    .Select(r => new { r.Code, r.Name })
                    .ToListAsync(ct);
                var branches = await unit.Set<Branch>()
                    .OrderBy(b => b.Name)
                    .Take(Most)
                    .Select(b => new { b.Id, b.Name })
                    .ToListAsync(ct);
                var people = await ApprovalPeople.ReadAsync(unit, ct);
                return new ApprovalChoices(
                    [.. roles.Select(r => (r.Code, r.Name))],
                    [.. people.Members.Select(m => (m.Id, m.Name))],
                    [.. branches.Select(b => (b.Id, b.Name))]
                );
            },
            ct
        );

    /// <returns>The row; or BAND_INVALID, LEVEL_INVALID, OUT_OF_RANGE, DATE_PAST, APPROVER_MISSING, APPROVER_CANNOT_DECIDE.</returns>
    /// <exception cref="AccessDeniedException">The actor lacks approvals:policy:update.</exception>
    public Task<Result<long>> AddAsync(NewApprovalPolicy input, CommandId command, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        return units.RunAsync<long>(
            ApprovalPermissions.UpdatePolicy,
            command,
            input,
            async unit =>
            {
                if (Refusal(input, unit.Today) is { } refusal)
                    return refusal;
                if (await ApproverRefusalAsync(unit, input.Approver, ct) is { } nobody)
                    return nobody;
                if (input.BranchId is { } branch && !await unit.Set<Branch>().AnyAsync(b => b.Id == branch, ct))
                    return CommonErrors.NotFound;
                ApprovalRule rule = new(
                    0,
                    input.Basis,
                    input.From,
                    input.To,
                    input.Level,
                    input.Approver,
                    input.ApproversNeeded,
                    input.ExpiryHours,
                    input.BranchId,
                    input.ValidFrom,
                    null
                );
                return unit.Add(ApprovalPolicy.Of(rule)).Id;
            },
            ct
        );
    }

    /// <summary>The row holds to the end of a day, today at the earliest; requests that are open keep what they asked for.</summary>
    /// <returns>Done; or NOT_FOUND, CONCURRENCY_CONFLICT, DATE_PAST.</returns>
    /// <exception cref="AccessDeniedException">The actor lacks approvals:policy:update.</exception>
    public Task<Result<Done>> EndAsync(
        long approvalPolicyId,
        int version,
        DateOnly lastDay,
        CommandId command,
        CancellationToken ct
    ) =>
        units.RunAsync<Done>(
            ApprovalPermissions.UpdatePolicy,
            command,
            new
            {
                approvalPolicyId,
                version,
                lastDay,
            },
            async unit =>
            {
                if (
                    await unit.Set<ApprovalPolicy>().SingleOrDefaultAsync(p => p.Id == approvalPolicyId, ct)
                    is not { } row
                )
                    return CommonErrors.NotFound;
                if (CommonErrors.Stale(row, version) is { } stale)
                    return stale;
                if (lastDay < unit.Today)
                    return DatePast("LastDay");
                row.ValidTo = lastDay;
                return Done.Instance;
            },
            ct
        );

    private static Error? Refusal(NewApprovalPolicy input, DateOnly today) =>
        Error.Of(
            input.From >= input.To
            || input.From < 0m
            || (ApprovalText.IsPercent(input.Basis) && (input.From > 100m || input.To > 101m))
            || (input.Basis is ApprovalBasis.HvBattery && (input.From ?? input.To) is not null)
            || HasParts(input.From)
            || HasParts(input.To)
                ? new Error(
                    "BAND_INVALID",
                    "The band begins at the first amount and ends below the second, with two decimals at most. Leave one empty for no end; an opened battery has none.",
                    nameof(input.From)
                )
                : null,
            Range(input.Level, HighestLevel, nameof(input.Level), T("Level")),
            Range(input.ApproversNeeded, MostApprovers, nameof(input.ApproversNeeded), T("Approvers needed")),
            Range(input.ExpiryHours, LongestHours, nameof(input.ExpiryHours), T("Business hours")),
            input.ValidFrom < today ? DatePast(nameof(input.ValidFrom)) : null
        );

    private static bool HasParts(decimal? amount) => amount is { } given && Money.Round(given) != given;

    private static Error DatePast(string field) =>
        new("DATE_PAST", "What was decided before stays as it was: choose today or a later day.", field);

    private static Error? Range(int value, int most, string field, string label) =>
        value >= 1 && value <= most
            ? null
            : new Error("OUT_OF_RANGE", $"{label}: enter a number from {1} to {most}.", field);

    private static async Task<Error?> ApproverRefusalAsync(IReadUnit unit, Approver approver, CancellationToken ct)
    {
        var people = await ApprovalPeople.ReadAsync(unit, ct);
        var isKnown = approver.Kind switch
        {
            ApproverKind.HvCertified => true,
            ApproverKind.Person => people.Members.Any(m => m.Id == approver.MembershipId),
            ApproverKind.Role => await unit.Set<Role>()
                .AnyAsync(
                    r => r.Code == approver.Role && r.Permissions.Any(p => p.Permission == ApprovalPermissions.Decide),
                    ct
                ),
        };
        return isKnown
            ? null
            : new Error(
                "APPROVER_CANNOT_DECIDE",
                "Choose a role or an active person who may decide approvals.",
                nameof(NewApprovalPolicy.Approver)
            );
    }
}
