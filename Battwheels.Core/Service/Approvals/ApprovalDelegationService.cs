using Battwheels.Core.Access;
using Battwheels.Core.Common;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Approvals;

/// <param name="IsMine">The reader gave it.</param>
public sealed record DelegationRow(
    long Id,
    int Version,
    string From,
    string To,
    DateOnly ValidFrom,
    DateOnly ValidTo,
    decimal? AmountCap,
    bool IsInForce,
    bool IsMine
);

/// <param name="ToMembershipId">Somebody else who may decide approvals.</param>
/// <param name="ValidTo">Last day, at most 90 after the first.</param>
/// <param name="AmountCap">Rupees before tax; null: no cap.</param>
public sealed record NewDelegation(long ToMembershipId, DateOnly ValidFrom, DateOnly ValidTo, decimal? AmountCap);

/// <summary>Who decides in whose place, and how long.</summary>
public sealed class ApprovalDelegationService(IUnitOfWorkFactory units)
{
    private const int Most = 100;
    private const int LongestDays = 90;

    /// <summary>Running and to come first, then those of the past.</summary>
    [Bounded(Most)]
    public Task<IReadOnlyList<DelegationRow>> ListAsync(CancellationToken ct) =>
        units.ReadAsync<IReadOnlyList<DelegationRow>>(
            ApprovalPermissions.Read,
            async unit =>
            {
                var (today, me) = (unit.Today, unit.Actor.MembershipId);
                return await (
                    from d in unit.Set<ApprovalDelegation>()
                    join giver in unit.Set<Membership>() on d.FromMembershipId equals giver.Id
                    join taker in unit.Set<Membership>() on d.ToMembershipId equals taker.Id
                    orderby d.ValidTo descending, d.Id descending
                    select new DelegationRow(
                        d.Id,
                        d.Version,
                        giver.DisplayName,
                        taker.DisplayName,
                        d.ValidFrom,
                        d.ValidTo,
                        d.AmountCap,
                        d.ValidFrom <= today && d.ValidTo >= today,
                        d.FromMembershipId == me
                    )
                )
                    .Take(Most)
                    .ToListAsync(ct);
            },
            ct
        );

    /// <summary>Hands the caller's own approvals to somebody for some days. What they were handed themselves stays theirs.</summary>
    /// <returns>It; or DATES_INVALID, AMOUNT_INVALID, DELEGATE_CANNOT_DECIDE, DELEGATION_OVERLAPS.</returns>
    /// <exception cref="AccessDeniedException">The actor lacks approvals:delegate.</exception>
    public Task<Result<long>> AddAsync(NewDelegation input, CommandId command, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        return units.RunAsync<long>(
            ApprovalPermissions.Delegate,
            command,
            input,
            async unit =>
            {
                if (unit.Actor.MembershipId is not { } me)
                    return ApprovalErrors.NotAMember;
                if (await RefusalAsync(unit, input, me, ct) is { } refusal)
                    return refusal;
                return unit.Add(
                    new ApprovalDelegation
                    {
                        FromMembershipId = me,
                        ToMembershipId = input.ToMembershipId,
                        ValidFrom = input.ValidFrom,
                        ValidTo = input.ValidTo,
                        AmountCap = input.AmountCap,
                    }
                ).Id;
            },
            ct
        );
    }

    /// <summary>Takes it back: it held to the end of yesterday, or never.</summary>
    /// <returns>Done; or NOT_FOUND for somebody else's, CONCURRENCY_CONFLICT.</returns>
    /// <exception cref="AccessDeniedException">The actor lacks approvals:delegate.</exception>
    public Task<Result<Done>> EndAsync(long delegationId, int version, CommandId command, CancellationToken ct) =>
        units.RunAsync<Done>(
            ApprovalPermissions.Delegate,
            command,
            new { delegationId, version },
            async unit =>
            {
                var row = await unit.Set<ApprovalDelegation>()
                    .SingleOrDefaultAsync(
                        d => d.Id == delegationId && d.FromMembershipId == unit.Actor.MembershipId,
                        ct
                    );
                if (row is null)
                    return CommonErrors.NotFound;
                if (CommonErrors.Stale(row, version) is { } stale)
                    return stale;
                if (row.ValidTo >= unit.Today)
                    row.ValidTo = unit.Today.AddDays(-1);
                return Done.Instance;
            },
            ct
        );

    private static async Task<Error?> RefusalAsync(IUnitOfWork unit, NewDelegation input, long me, CancellationToken ct)
    {
        var wrong = Error.Of(
            input.ValidFrom < unit.Today
            || input.ValidTo < input.ValidFrom
            || input.ValidTo > input.ValidFrom.AddDays(LongestDays)
                ? new Error(
                    "DATES_INVALID",
                    "A delegation begins today or later and lasts 90 days at most. Choose the days again.",
                    nameof(input.ValidFrom)
                )
                : null,
            input.AmountCap is { } cap && (cap <= 0m || Money.Round(cap) != cap)
                ? new Error(
                    "AMOUNT_INVALID",
                    "The cap is in rupees above zero. Leave it empty for none.",
                    nameof(input.AmountCap)
                )
                : null
        );
        if (wrong is not null)
            return wrong;
        var people = await ApprovalPeople.ReadAsync(unit, ct);
        if (input.ToMembershipId == me || people.Members.All(m => m.Id != input.ToMembershipId))
            return new Error(
                "DELEGATE_CANNOT_DECIDE",
                "Choose another active person who may decide approvals.",
                nameof(input.ToMembershipId)
            );
        return await unit.Set<ApprovalDelegation>()
            .AnyAsync(d => d.FromMembershipId == me && d.ValidFrom <= input.ValidTo && d.ValidTo >= input.ValidFrom, ct)
            ? new Error(
                "DELEGATION_OVERLAPS",
                "You have handed your approvals to somebody in these days already. Take that back first."
            )
            : null;
    }
}
