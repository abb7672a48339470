using Battwheels.Core.Common;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Accounting;

/// <param name="Month"><c>2026-11</c>.</param>
/// <param name="Soft">Who holds accounting:period:override may still post.</param>
public sealed record LockMonth(string Month, bool Soft, string? Reason);

/// <param name="Reason">At least 10 characters.</param>
public sealed record UnlockMonth(string Month, string Reason);

/// <summary>One month of the books and its lock.</summary>
public sealed record PeriodRow(
    string Month,
    DateOnly FirstDay,
    PeriodStatus Status,
    string? Reason,
    string? ChangedByName,
    DateTime? ChangedAtUtc,
    DateTime? OpenUntilUtc,
    int Extensions
);

/// <summary>Locks and reopens months of the books.</summary>
public sealed class PeriodService(IUnitOfWorkFactory units)
{
    private static readonly TimeSpan Window = TimeSpan.FromHours(72);
    private static readonly TimeSpan LongestWindow = TimeSpan.FromDays(7);

    /// <summary>The months of a fiscal year, April first.</summary>
    [Bounded(12)]
    public Task<IReadOnlyList<PeriodRow>> ListAsync(FiscalYear year, CancellationToken ct) =>
        units.ReadAsync<IReadOnlyList<PeriodRow>>(
            AccountingPermissions.Read,
            async unit =>
            {
                var months = Enumerable.Range(0, 12).Select(i => Months.Of(year.Start.AddMonths(i))).ToArray();
                var known = await Periods.FromAsync(unit, months[0], ct);
                return [.. months.Select(m => Row(m, known, unit.Now))];
            },
            ct
        );

    /// <summary>Closes a month for posting, softly or for good.</summary>
    /// <returns>
    /// The month; or MONTH_INVALID, MONTH_AHEAD, ALREADY_LOCKED; for a soft lock LOCKED_FOR_GOOD; for a hard lock EARLIER_MONTH_OPEN,
    /// SUSPENSE_NOT_ZERO or TIE_OUT_FAILED.
    /// </returns>
    public Task<Result<string>> LockAsync(LockMonth input, CommandId command, CancellationToken ct) =>
        units.RunAsync<string>(
            AccountingPermissions.ClosePeriod,
            command,
            input,
            async unit =>
            {
                if (Months.Read(input.Month) is not { } first)
                    return PeriodErrors.MonthInvalid;
                // All months before a locked one are locked with it, so one of a wrong year would close the books.
                if (first > unit.Today)
                    return PeriodErrors.MonthAhead(input.Month);
                // Whoever is posting in this fiscal year commits first, or waits and then finds the month locked.
                await Ledger.HoldAsync(unit, first, ct);
                var period = await FindAsync(unit, input.Month, ct);
                var wanted = input.Soft ? PeriodStatus.SoftLocked : PeriodStatus.Locked;
                var status = await StatusAsync(unit, input.Month, ct);
                if (status == wanted)
                    return PeriodErrors.AlreadyLocked(input.Month);
                // Softer than it was is reopening, which takes another right and ends by itself.
                if (input.Soft && (status is PeriodStatus.Locked || period?.OpenUntilUtc is not null))
                    return PeriodErrors.LockedForGood(input.Month);
                if (!input.Soft && await PeriodChecks.RefusalAsync(unit, first, ct) is { } refusal)
                    return refusal;
                period ??= unit.Add(new Period { Month = input.Month });
                period.Lock(wanted, Trimmed(input.Reason), unit.Actor, unit.Now);
                return input.Month;
            },
            ct
        );

    /// <summary>Reopens a month: a locked one for 72 hours, after which it locks itself again; a soft-locked one until further notice.</summary>
    /// <returns>The month; or MONTH_INVALID, REASON_TOO_SHORT, NOT_LOCKED, SEPARATION_OF_DUTIES.</returns>
    /// <remarks>SOD-10: whoever locked it needs somebody else, unless nobody else may reopen.</remarks>
    public Task<Result<string>> UnlockAsync(UnlockMonth input, CommandId command, CancellationToken ct) =>
        units.RunAsync<string>(
            AccountingPermissions.ReopenPeriod,
            command,
            input,
            async unit =>
            {
                if (ReasonFault(input) is { } fault)
                    return fault;
                var period = await FindAsync(unit, input.Month, ct);
                var status = await StatusAsync(unit, input.Month, ct);
                if (status is PeriodStatus.Open)
                    return PeriodErrors.NotLocked(input.Month);
                period ??= unit.Add(new Period { Month = input.Month }); // locked by a later month
                if (period.ChangedBy is { } locker && locker == unit.Actor.MembershipId)
                {
                    if (await PeriodChecks.SomebodyElseAsync(unit, locker, ct))
                        return PeriodErrors.LockedByYourself;
                    unit.Audit(
                        "SOLE_OPERATOR_WAIVER",
                        nameof(Period),
                        period.Id,
                        new { rule = "SOD-10", input.Reason }
                    );
                }

                DateTime? until = status is PeriodStatus.Locked ? unit.Now + Window : null;
                period.Unlock(input.Reason.Trim(), until, unit.Actor, unit.Now);
                return input.Month;
            },
            ct
        );

    /// <summary>Keeps a reopened month open 72 hours longer: twice, and never beyond 7 days in all.</summary>
    /// <returns>The month; or MONTH_INVALID, REASON_TOO_SHORT, NOT_REOPENED, NO_MORE_EXTENSION.</returns>
    public Task<Result<string>> ExtendAsync(UnlockMonth input, CommandId command, CancellationToken ct) =>
        units.RunAsync<string>(
            AccountingPermissions.ReopenPeriod,
            command,
            input,
            async unit =>
            {
                if (ReasonFault(input) is { } fault)
                    return fault;
                var period = await FindAsync(unit, input.Month, ct);
                if (period is not { OpenUntilUtc: { } until, ReopenedAtUtc: { } reopened } || until <= unit.Now)
                    return PeriodErrors.NotReopened(input.Month);
                var limit = reopened + LongestWindow;
                if (period.Extensions >= 2 || until >= limit)
                    return PeriodErrors.NoMoreExtension;
                var longer = until + Window;
                period.Extend(input.Reason.Trim(), longer < limit ? longer : limit, unit.Actor, unit.Now);
                return input.Month;
            },
            ct
        );

    private static Error? ReasonFault(UnlockMonth input) =>
        Months.Read(input.Month) is null ? PeriodErrors.MonthInvalid
        : (input.Reason ?? "").Trim().Length < 10 ? PeriodErrors.ReasonTooShort
        : null;

    private static Task<Period?> FindAsync(IUnitOfWork unit, string month, CancellationToken ct) =>
        unit.Set<Period>().SingleOrDefaultAsync(p => p.Month == month, ct);

    private static async Task<PeriodStatus> StatusAsync(IUnitOfWork unit, string month, CancellationToken ct) =>
        Periods.StatusOf(month, await Periods.FromAsync(unit, month, ct), unit.Now);

    private static string? Trimmed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static PeriodRow Row(string month, IReadOnlyList<Period> months, DateTime now)
    {
        var period = months.SingleOrDefault(p => p.Month == month);
        var status = Periods.StatusOf(month, months, now);
        return new PeriodRow(
            month,
            Months.Read(month)!.Value,
            status,
            period?.Reason,
            period?.ChangedByName,
            period?.ChangedAtUtc,
            status is PeriodStatus.Open ? period?.OpenUntilUtc : null,
            period?.Extensions ?? 0
        );
    }
}
