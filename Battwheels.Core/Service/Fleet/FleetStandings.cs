using Battwheels.Core.Common;
using Battwheels.Core.Service.Estimates;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Fleet;

/// <summary>How the people of an account stand to an estimate, for them and for the workshop.</summary>
internal static class FleetStandings
{
    private const int MostNames = 20;

    /// <summary>For whoever is signed in; null for a customer without people.</summary>
    public static async Task<FleetStanding?> OfAsync(IReadUnit unit, Estimate estimate, CancellationToken ct)
    {
        var me = await FleetPeople.MeAsync(unit, ct);
        if (me is null)
            return await FleetAccounts.DecidesByPeopleAsync(unit, estimate.ContactId, ct)
                ? new FleetStanding("", 0m, false, null, null)
                : null;
        var waiting = await FleetApprovals.WaitingAsync(unit, estimate, ct);
        return new FleetStanding(
            me.Name,
            me.Limit,
            FleetRules.Decides(me.Role),
            waiting is null
                ? null
                : new FleetWaiting(
                    waiting.Id,
                    waiting.FirstName,
                    waiting.AskedAtUtc,
                    waiting.Total,
                    [.. waiting.Lines.Where(l => l.IsApproved).Select(l => l.EstimateLineId)],
                    waiting.Note,
                    FleetRules.MayConfirm(me.Id, waiting.FirstPersonId, me.Role, me.Limit, waiting.Total),
                    me.Id == waiting.FirstPersonId,
                    await NamesAsync(unit, waiting, ct)
                ),
            waiting is null ? await SentBackAsync(unit, estimate, ct) : null
        );
    }

    /// <summary>For the workshop: the last first approval of the current version; null without one.</summary>
    public static async Task<FleetApprovalSeen?> SeenAsync(IReadUnit unit, Estimate estimate, CancellationToken ct)
    {
        if (estimate.CurrentVersionId is not { } version || estimate.ValidUntil is null)
            return null;
        var last = await unit.Set<FleetApproval>()
            .Where(a => a.EstimateVersionId == version)
            .OrderByDescending(a => a.Nth)
            .FirstOrDefaultAsync(ct);
        if (last is null)
            return null;
        var waits = last.State is FleetApprovalState.Waiting && estimate.IsOffered;
        IReadOnlyList<string> names = waits ? await NamesAsync(unit, last, ct) : [];
        return new FleetApprovalSeen(
            last.FirstName,
            last.AskedAtUtc,
            last.Total,
            last.State,
            last.SecondName,
            last.DecidedAtUtc,
            last.Reason,
            last.FirstIpAddress,
            names
        );
    }

    private static async Task<IReadOnlyList<string>> NamesAsync(
        IReadUnit unit,
        FleetApproval approval,
        CancellationToken ct
    ) =>
        await FleetApprovals
            .Seconds(unit, approval.ContactId, approval.FirstPersonId, approval.Total)
            .OrderBy(p => p.Name)
            .Select(p => p.Name)
            .Take(MostNames)
            .ToListAsync(ct);

    private static async Task<FleetSentBack?> SentBackAsync(IReadUnit unit, Estimate estimate, CancellationToken ct)
    {
        var version = estimate.CurrentVersionId;
        var last = await unit.Set<FleetApproval>()
            .Where(a => a.EstimateVersionId == version)
            .OrderByDescending(a => a.Nth)
            .FirstOrDefaultAsync(ct);
        return last is { State: FleetApprovalState.SentBack, DecidedAtUtc: { } at }
            ? new FleetSentBack(last.SecondName ?? "", last.Reason ?? "", at)
            : null;
    }
}
