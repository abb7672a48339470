using Battwheels.Core.Access;
using Battwheels.Core.Common;
using Battwheels.Core.Service.Estimates;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Approvals;

/// <summary>Decisions on one request: in order, by different people, the first one standing.</summary>
internal static class ApprovalDeciding
{
    public const int LongestComment = 1_000;

    private const int MostNames = 3;

    public static readonly TimeSpan RatifiedWithin = TimeSpan.FromHours(24);

    public static async Task<Result<ApprovalOutcome>> DecideAsync(
        IUnitOfWork unit,
        DecideApproval input,
        CancellationToken ct
    )
    {
        var found = await FindAsync(unit, input.ApprovalRequestId, input.ContentHash, input.Comment, ct);
        if (found.Error is { } refused)
            return refused;
        var request = found.Value;
        if (input.Approve is false && string.IsNullOrWhiteSpace(input.Comment))
            return ApprovalErrors.ReasonMissing;
        if (request.State is not ApprovalState.Pending || request.Step != input.Step)
            return await DecidedAsync(unit, request, input.Step, ct);
        if (request.ExpireAtUtc <= unit.Now)
            return ApprovalErrors.Expired;
        var people = await ApprovalPeople.ReadAsync(unit, ct);
        var conflicts = (await ApprovalPeople.ConflictsAsync(unit, [request.Id], ct))[request.Id];
        var able = people.Of(request, conflicts);
        if (able.People.FirstOrDefault(p => p.Member.Id == unit.Actor.MembershipId) is not { } me)
            return conflicts.Contains(unit.Actor.MembershipId!.Value)
                ? ApprovalErrors.Separated(Names(able))
                : ApprovalErrors.NotYours(Names(able));
        if (me.NeedsWaiver && string.IsNullOrWhiteSpace(input.Comment))
            return ApprovalErrors.WaiverNeedsReason;

        var verdict = input.Approve ? ApprovalVerdict.Approved : ApprovalVerdict.Rejected;
        Write(unit, request, verdict, input.Comment, me);
        if (me.NeedsWaiver)
            unit.Audit("SOLE_OPERATOR_WAIVER", nameof(ApprovalRequest), request.Id, new { rule = "SOD-01" });
        return await GoOnAsync(unit, request, verdict, ct);
    }

    public static async Task<Result<ApprovalOutcome>> OverrideAsync(
        IUnitOfWork unit,
        OverrideApproval input,
        CancellationToken ct
    )
    {
        var found = await FindAsync(unit, input.ApprovalRequestId, input.ContentHash, input.Reason, ct);
        if (found.Error is { } refused)
            return refused;
        var request = found.Value;
        if (string.IsNullOrWhiteSpace(input.Reason))
            return ApprovalErrors.ReasonMissing;
        if (request.State is not (ApprovalState.Pending or ApprovalState.Expired))
            return ApprovalErrors.NotOpen;
        var (me, conflicts) = (unit.Actor.MembershipId!.Value, await ConflictsAsync(unit, request, ct));
        var owners = (await ApprovalPeople.ReadAsync(unit, ct)).Members.Where(m => m.IsOwner).ToArray();
        var others = owners.Where(o => !conflicts.Contains(o.Id)).ToArray();
        if (conflicts.Contains(me) && others.Length > 0)
            return ApprovalErrors.Separated(string.Join(", ", others.Take(MostNames).Select(o => o.Name)));
        ApproverChoice alone = new(new ApprovalMember(me, "", new HashSet<string>(), false))
        {
            NeedsWaiver = conflicts.Contains(me),
        };
        Write(unit, request, ApprovalVerdict.Overridden, input.Reason, alone);
        if (alone.NeedsWaiver)
            unit.Audit("SOLE_OPERATOR_WAIVER", nameof(ApprovalRequest), request.Id, new { rule = "SOD-01" });
        request.Approve(unit.Now, overridden: true);
        await ClearAsync(unit, request, ct);
        Raise(unit, request, ApprovalVerdict.Overridden, isFinal: true);
        return new ApprovalOutcome(request.State, request.Step);
    }

    /// <summary>Somebody else who may decide stands behind an override.</summary>
    public static async Task<Result<ApprovalOutcome>> RatifyAsync(
        IUnitOfWork unit,
        long requestId,
        string? comment,
        CancellationToken ct
    )
    {
        var found = await FindAsync(unit, requestId, null, comment, ct);
        if (found.Error is { } refused)
            return refused;
        var request = found.Value;
        if (request is not { IsOverridden: true, RatifiedAtUtc: null })
            return ApprovalErrors.NotOverridden;
        if (request.DecidedAtUtc + RatifiedWithin < unit.Now)
            return ApprovalErrors.RatifiedLate;
        var conflicts = await ConflictsAsync(unit, request, ct);
        ApprovalMember[] able =
        [
            .. (await ApprovalPeople.ReadAsync(unit, ct)).Members.Where(m => !conflicts.Contains(m.Id)),
        ];
        if (able.FirstOrDefault(m => m.Id == unit.Actor.MembershipId) is not { } me)
            return ApprovalErrors.Separated(string.Join(", ", able.Take(MostNames).Select(m => m.Name)));
        Write(unit, request, ApprovalVerdict.Ratified, comment, new ApproverChoice(me));
        request.Ratify(unit.Now);
        Raise(unit, request, ApprovalVerdict.Ratified, isFinal: true);
        return new ApprovalOutcome(request.State, request.Step);
    }

    private static async Task<Result<ApprovalRequest>> FindAsync(
        IUnitOfWork unit,
        long requestId,
        string? shownHash,
        string? comment,
        CancellationToken ct
    )
    {
        if (CommonErrors.TooLong("Comment", comment, LongestComment) is { } tooLong)
            return tooLong;
        // Two who decide at the same moment come here one after the other; the second one sees the first decision.
        await unit.HoldAsync(unit.Set<ApprovalRequest>().Where(r => r.Id == requestId), ct);
        var request = await unit.Set<ApprovalRequest>()
            .Include(r => r.Steps)
            .SingleOrDefaultAsync(r => r.Id == requestId, ct);
        if (request is null)
            return CommonErrors.NotFound;
        if (unit.Actor.MembershipId is null)
            return ApprovalErrors.NotAMember;
        return shownHash is null || shownHash == request.ContentHash ? request : ApprovalErrors.OtherVersion;
    }

    private static async Task<HashSet<long>> ConflictsAsync(
        IUnitOfWork unit,
        ApprovalRequest request,
        CancellationToken ct
    ) => (await ApprovalPeople.ConflictsAsync(unit, [request.Id], ct))[request.Id];

    private static void Write(
        IUnitOfWork unit,
        ApprovalRequest request,
        ApprovalVerdict verdict,
        string? comment,
        ApproverChoice me
    ) =>
        unit.Add(
            new ApprovalDecision
            {
                ApprovalRequestId = request.Id,
                Step = request.Step,
                Verdict = verdict,
                ByMembershipId = unit.Actor.MembershipId!.Value,
                OnBehalfOfMembershipId = me.OnBehalfOf?.Id,
                DelegationId = me.DelegationId,
                IsSelfApproved = me.NeedsWaiver,
                Comment = string.IsNullOrWhiteSpace(comment) ? null : comment.Trim(),
                ContentHash = request.ContentHash,
                IpAddress = unit.Actor.IpAddress,
                AtUtc = unit.Now,
            }
        );

    private static async Task<Result<ApprovalOutcome>> GoOnAsync(
        IUnitOfWork unit,
        ApprovalRequest request,
        ApprovalVerdict verdict,
        CancellationToken ct
    )
    {
        var before = await unit.Set<ApprovalDecision>()
            .CountAsync(
                d =>
                    d.ApprovalRequestId == request.Id
                    && d.Step == request.Step
                    && d.Verdict == ApprovalVerdict.Approved,
                ct
            );
        var isRejected = verdict is ApprovalVerdict.Rejected;
        var isLast = request.Step == request.Steps.Count && before + 1 >= request.Current.ApproversNeeded;
        Raise(unit, request, verdict, isRejected || isLast);
        if (isRejected)
            request.End(ApprovalState.Rejected, unit.Now);
        else if (isLast)
        {
            request.Approve(unit.Now);
            await ClearAsync(unit, request, ct);
        }
        else if (before + 1 >= request.Current.ApproversNeeded)
            await ApprovalRequests.OpenAsync(unit, request, request.Step + 1, ct);
        return new ApprovalOutcome(request.State, request.Step);
    }

    private static async Task ClearAsync(IUnitOfWork unit, ApprovalRequest request, CancellationToken ct)
    {
        var estimate = await unit.Set<Estimate>().SingleAsync(e => e.Id == request.EstimateId, ct);
        if (estimate.State is EstimateState.Submitted && estimate.CurrentVersionId == request.EstimateVersionId)
            estimate.State = EstimateState.Cleared;
    }

    private static void Raise(IUnitOfWork unit, ApprovalRequest request, ApprovalVerdict verdict, bool isFinal) =>
        unit.Raise(
            new ApprovalDecided(
                request.Id,
                request.TicketId,
                request.Step,
                verdict,
                unit.Actor.MembershipId!.Value,
                isFinal
            )
        );

    private static async Task<Error> DecidedAsync(
        IUnitOfWork unit,
        ApprovalRequest request,
        int step,
        CancellationToken ct
    )
    {
        var first = await (
            from decision in unit.Set<ApprovalDecision>()
            where decision.ApprovalRequestId == request.Id && decision.Step == step
            join member in unit.Set<Membership>() on decision.ByMembershipId equals member.Id
            orderby decision.Id
            select new { member.DisplayName, decision.Verdict }
        ).FirstOrDefaultAsync(ct);
        return first is null
            ? ApprovalErrors.NotOpen
            : ApprovalErrors.Decided(first.DisplayName, ApprovalText.Of(first.Verdict));
    }

    private static string Names(Approvers able) =>
        string.Join(", ", able.People.Take(MostNames).Select(p => p.Member.Name));
}
