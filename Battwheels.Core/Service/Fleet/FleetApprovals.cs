using Battwheels.Core.Common;
using Battwheels.Core.Service.Estimates;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Fleet;

/// <summary>First and second approvals of an account, inside the caller's transaction.</summary>
internal static class FleetApprovals
{
    /// <summary>What waits for this offer now; a version that was replaced, decided or ran out has nothing waiting.</summary>
    public static async Task<FleetApproval?> WaitingAsync(IReadUnit unit, Estimate estimate, CancellationToken ct)
    {
        if (!IsOpen(estimate, unit.Today))
            return null;
        var version = estimate.CurrentVersionId;
        return await unit.Set<FleetApproval>()
            .Include(a => a.Lines)
            .Where(a => a.EstimateVersionId == version && a.State == FleetApprovalState.Waiting)
            .OrderByDescending(a => a.Nth)
            .FirstOrDefaultAsync(ct);
    }

    /// <summary>Keeps a choice above the limit of whoever made it, and has the others told.</summary>
    /// <returns>That it waits; or FLEET_NOBODY_MAY.</returns>
    public static async Task<Result<DecisionResult>> AskAsync(
        IUnitOfWork unit,
        Estimate estimate,
        EstimateVersion version,
        OfferAnswer answer,
        decimal total,
        CancellationToken ct
    )
    {
        var me = unit.Actor.AccountPersonId!.Value;
        if (!await Seconds(unit, estimate.ContactId, me, total).AnyAsync(ct))
            return FleetErrors.NobodyMay(total);
        var before = await unit.Set<FleetApproval>().CountAsync(a => a.EstimateVersionId == version.Id, ct);
        FleetApproval approval = new()
        {
            ContactId = estimate.ContactId,
            EstimateId = estimate.Id,
            EstimateVersionId = version.Id,
            Nth = before + 1,
            ContentHash = version.ContentHash,
            Total = total,
            RiskAcknowledged = answer.RiskAcknowledged,
            Note = Cut(answer.Note),
            FirstPersonId = me,
            FirstName = unit.Actor.Name,
            FirstIpAddress = unit.Actor.IpAddress,
            FirstBrowser = Cut(answer.Browser),
            AskedAtUtc = unit.Now,
        };
        foreach (var choice in answer.Choices)
            approval.Add(new FleetApprovalLine { EstimateLineId = choice.LineId, IsApproved = choice.Approve });
        unit.Add(approval);
        unit.Raise(new FleetSecondAsked(approval.Id, estimate.Id));
        return new DecisionResult(0, estimate.State, total, [], WasFirst: true) { AwaitsSecond = true };
    }

    /// <summary>The second approval makes it a decision, with both names in its evidence.</summary>
    public static async Task<Result<DecisionResult>> ConfirmAsync(
        IUnitOfWork unit,
        FleetConfirmation input,
        CancellationToken ct
    )
    {
        var found = await OpenAsync(unit, input.ApprovalId, ct);
        if (found.Error is { } closed)
            return closed;
        var (approval, estimate) = found.Value;
        if (input.ContentHash != approval.ContentHash)
            return EstimateErrors.OtherVersion;
        if (await FleetPeople.HoldMeAsync(unit, ct) is not { } me)
            return FleetErrors.NotAPerson;
        if (!FleetRules.MayConfirm(me.Id, approval.FirstPersonId, me.Role, me.Limit, approval.Total))
            return FleetErrors.NotTheSecond;
        Answer(unit, approval, me, FleetApprovalState.Confirmed);
        var version = await OfferRecording.Versions(unit).SingleAsync(v => v.Id == approval.EstimateVersionId, ct);
        return await OfferDecisions.DecideAsync(
            unit,
            estimate,
            version,
            new OfferAnswer(
                $"{approval.FirstName}, {me.Name}",
                [.. approval.Lines.Select(l => new LineChoice(l.EstimateLineId, l.IsApproved))],
                approval.RiskAcknowledged,
                DecisionMethod.PortalSession,
                input.Browser,
                Note: approval.Note
            ),
            ct,
            isConfirmed: true
        );
    }

    /// <summary>Back to the account, with a reason: by whoever could confirm it, or by the first approver.</summary>
    public static async Task<Error?> SendBackAsync(
        IUnitOfWork unit,
        long approvalId,
        string reason,
        CancellationToken ct
    )
    {
        var found = await OpenAsync(unit, approvalId, ct);
        if (found.Error is { } closed)
            return closed;
        var approval = found.Value.Approval;
        if (string.IsNullOrWhiteSpace(reason))
            return FleetErrors.ReasonMissing;
        if (CommonErrors.TooLong("Reason", reason, FleetApproval.LongestReason) is { } tooLong)
            return tooLong;
        if (await FleetPeople.HoldMeAsync(unit, ct) is not { } me || !FleetRules.Decides(me.Role))
            return FleetErrors.NotAPerson;
        if (
            me.Id != approval.FirstPersonId
            && !FleetRules.MayConfirm(me.Id, approval.FirstPersonId, me.Role, me.Limit, approval.Total)
        )
            return FleetErrors.NotTheSecond;
        Answer(unit, approval, me, FleetApprovalState.SentBack);
        approval.Reason = reason.Trim();
        return null;
    }

    /// <summary>Others of the account whose limit reaches so far.</summary>
    public static IQueryable<FleetPerson> Seconds(IReadUnit unit, long accountId, long firstPersonId, decimal total) =>
        unit.Set<FleetPerson>()
            .Where(p =>
                p.ContactId == accountId
                && p.IsActive
                && p.Role != FleetRole.Driver
                && p.Id != firstPersonId
                && (p.Limit == null || p.Limit >= total)
            );

    private static void Answer(IUnitOfWork unit, FleetApproval approval, FleetPerson me, FleetApprovalState state) =>
        (approval.State, approval.SecondPersonId, approval.SecondName, approval.DecidedAtUtc) = (
            state,
            me.Id,
            me.Name,
            unit.Now
        );

    /// <returns>It, tracked, with its estimate; or NOT_FOUND, FLEET_APPROVAL_OVER.</returns>
    private static async Task<Result<(FleetApproval Approval, Estimate Estimate)>> OpenAsync(
        IUnitOfWork unit,
        long approvalId,
        CancellationToken ct
    )
    {
        var approval = await unit.Set<FleetApproval>()
            .Include(a => a.Lines)
            .SingleOrDefaultAsync(a => a.Id == approvalId, ct);
        if (approval is null)
            return CommonErrors.NotFound;
        if (await unit.Set<Estimate>().SingleOrDefaultAsync(e => e.Id == approval.EstimateId, ct) is not { } estimate)
            return CommonErrors.NotFound;
        return
            approval.State is FleetApprovalState.Waiting
            && estimate.CurrentVersionId == approval.EstimateVersionId
            && IsOpen(estimate, unit.Today)
            ? (approval, estimate)
            : FleetErrors.Over;
    }

    private static bool IsOpen(Estimate estimate, DateOnly today) =>
        estimate.IsOffered && estimate.StateOn(today) is not EstimateState.Expired;

    private static string? Cut(string? text) =>
        string.IsNullOrWhiteSpace(text) ? null
        : text.Length > FleetApproval.LongestReason ? text[..FleetApproval.LongestReason]
        : text;
}
