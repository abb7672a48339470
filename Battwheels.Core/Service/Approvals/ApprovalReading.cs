using Battwheels.Core.Access;
using Battwheels.Core.Common;
using Battwheels.Core.Crm;
using Battwheels.Core.Inventory;
using Battwheels.Core.Service.Estimates;
using Battwheels.Core.Service.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Approvals;

/// <summary>Puts together what the pages show of approvals.</summary>
internal static class ApprovalReading
{
    public const int Most = 100;

    private static readonly TimeSpan OverridesShown = TimeSpan.FromDays(90);

    public static async Task<IReadOnlyList<ApprovalRow>> InboxAsync(IReadUnit unit, bool onlyMine, CancellationToken ct)
    {
        var now = unit.Now;
        var found = await (
            from request in unit.Set<ApprovalRequest>()
            where request.State == ApprovalState.Pending && request.ExpireAtUtc > now
            join ticket in unit.Set<ServiceTicket>() on request.TicketId equals ticket.Id
            join estimate in unit.Set<Estimate>() on request.EstimateId equals estimate.Id
            join version in unit.Set<EstimateVersion>() on request.EstimateVersionId equals version.Id
            join vehicle in unit.Set<Vehicle>() on ticket.VehicleId equals vehicle.Id
            orderby request.StepSinceUtc, request.Id
            select new
            {
                request.Id,
                TicketNumber = ticket.Number,
                EstimateNumber = estimate.Number,
                version.VersionNo,
                version.Total,
                vehicle.Registration,
                Vehicle = VehicleNames.Of(vehicle.Make, vehicle.Model, null),
                By = unit.Set<Membership>()
                    .Where(m => m.Id == request.RequestedByMembershipId)
                    .Select(m => m.DisplayName)
                    .FirstOrDefault(),
            }
        )
            .Take(Most)
            .ToListAsync(ct);
        if (found.Count == 0)
            return [];
        long[] ids = [.. found.Select(f => f.Id)];
        var requests = await unit.Set<ApprovalRequest>()
            .Include(r => r.Steps)
            .Include(r => r.Reasons)
            .Where(r => ids.Contains(r.Id))
            .ToDictionaryAsync(r => r.Id, ct);
        var people = await ApprovalPeople.ReadAsync(unit, ct);
        var conflicts = await ApprovalPeople.ConflictsAsync(unit, ids, ct);
        var rows = found.Select(f =>
        {
            var request = requests[f.Id];
            var able = people.Of(request, conflicts[request.Id]);
            return new ApprovalRow(
                request.Id,
                request.ContentHash,
                request.Step,
                request.Steps.Count,
                request.Current.Level,
                request.Current.Approver,
                request.TicketId,
                f.TicketNumber,
                request.EstimateId,
                f.EstimateNumber,
                f.VersionNo,
                f.Registration,
                f.Vehicle,
                request.TaxableValue,
                f.Total,
                f.By,
                request.RequestedAtUtc,
                request.StepSinceUtc,
                request.ExpireAtUtc,
                request.IsEscalated,
                [.. Why(unit, request).Where(w => w.Step == request.Step)],
                [.. able.People.Select(View)],
                Mine(unit, able),
                able.IsGap
            );
        });
        return [.. rows.Where(r => !onlyMine || r.Mine is not null)];
    }

    public static async Task<IReadOnlyList<OverrideRow>> OverridesAsync(IReadUnit unit, CancellationToken ct)
    {
        var since = unit.Now - OverridesShown;
        var found = await (
            from request in unit.Set<ApprovalRequest>()
            where request.IsOverridden && request.DecidedAtUtc > since
            join ticket in unit.Set<ServiceTicket>() on request.TicketId equals ticket.Id
            join estimate in unit.Set<Estimate>() on request.EstimateId equals estimate.Id
            join decision in unit.Set<ApprovalDecision>() on request.Id equals decision.ApprovalRequestId
            where decision.Verdict == ApprovalVerdict.Overridden
            join member in unit.Set<Membership>() on decision.ByMembershipId equals member.Id
            orderby decision.Id descending
            select new
            {
                request.Id,
                request.TicketId,
                TicketNumber = ticket.Number,
                EstimateNumber = estimate.Number,
                request.TaxableValue,
                By = member.DisplayName,
                decision.Comment,
                decision.AtUtc,
                request.RatifiedAtUtc,
            }
        )
            .Take(Most)
            .ToListAsync(ct);
        var conflicts = await ApprovalPeople.ConflictsAsync(unit, [.. found.Select(f => f.Id)], ct);
        return
        [
            .. found.Select(f => new OverrideRow(
                f.Id,
                f.TicketId,
                f.TicketNumber,
                f.EstimateNumber,
                f.TaxableValue,
                f.By,
                f.Comment,
                f.AtUtc,
                f.RatifiedAtUtc,
                MayRatify(unit, f.RatifiedAtUtc, f.AtUtc, conflicts[f.Id])
            )),
        ];
    }

    public static async Task<Result<EstimateApprovals>> OfEstimateAsync(
        IReadUnit unit,
        long estimateId,
        CancellationToken ct
    )
    {
        if (await unit.Set<Estimate>().SingleOrDefaultAsync(e => e.Id == estimateId, ct) is not { } estimate)
            return CommonErrors.NotFound;
        var requests = await unit.Set<ApprovalRequest>()
            .Include(r => r.Steps)
            .Include(r => r.Reasons)
            .Where(r => r.EstimateId == estimateId)
            .OrderByDescending(r => r.Id)
            .Take(Most)
            .ToListAsync(ct);
        var histories = await HistoriesAsync(unit, requests, ct);
        var current =
            estimate.State is EstimateState.Draft
                ? null
                : requests.FirstOrDefault(r => r.EstimateVersionId == estimate.CurrentVersionId);
        var standing = ApprovalGate.Standing(current, unit.Now);
        Approvers? able = null;
        HashSet<long> conflicts = [];
        if (current is not null)
        {
            conflicts = (await ApprovalPeople.ConflictsAsync(unit, [current.Id], ct))[current.Id];
            if (standing is ApprovalStanding.Pending)
                able = (await ApprovalPeople.ReadAsync(unit, ct)).Of(current, conflicts);
        }

        return new EstimateApprovals(
            estimate.Id,
            estimate.State,
            standing,
            estimate.State is EstimateState.Draft ? await DraftAsync(unit, estimate, ct) : [],
            histories.FirstOrDefault(h => h.RequestId == current?.Id),
            [.. histories.Where(h => h.RequestId != current?.Id)],
            [.. (able?.People ?? []).Select(View)],
            able is null ? null : Mine(unit, able),
            able?.IsGap ?? false,
            standing is ApprovalStanding.Pending or ApprovalStanding.Expired && unit.May(ApprovalPermissions.Override),
            current is { IsOverridden: true, DecidedAtUtc: { } at }
                && MayRatify(unit, current.RatifiedAtUtc, at, conflicts)
        );
    }

    private static async Task<IReadOnlyList<ApprovalNeed>> DraftAsync(
        IReadUnit unit,
        Estimate estimate,
        CancellationToken ct
    )
    {
        var ticket = await unit.Set<ServiceTicket>().SingleAsync(t => t.Id == estimate.TicketId, ct);
        var lines = await EstimateReading.LinesAsync(unit, estimate.Id, ct);
        var needs = await ApprovalFactsReader.NeedsAsync(unit, ticket, lines, [estimate.Id], ct);
        if (needs.AreNone || await ApprovalRequests.GrantedAsync(unit, [estimate.Id], ct) is not { } granted)
            return needs.Steps;
        return ApprovalCalculator.NeedsAgain(needs, granted.Facts(), granted.TriggeringKeys()) ? needs.Steps : [];
    }

    private static async Task<IReadOnlyList<ApprovalHistory>> HistoriesAsync(
        IReadUnit unit,
        List<ApprovalRequest> requests,
        CancellationToken ct
    )
    {
        if (requests.Count == 0)
            return [];
        long[] ids = [.. requests.Select(r => r.Id)];
        var said = await (
            from decision in unit.Set<ApprovalDecision>()
            where ids.Contains(decision.ApprovalRequestId)
            join member in unit.Set<Membership>() on decision.ByMembershipId equals member.Id
            orderby decision.Id
            select new
            {
                decision.ApprovalRequestId,
                Said = new ApprovalSaid(
                    decision.Step,
                    decision.Verdict,
                    member.DisplayName,
                    unit.Set<Membership>()
                        .Where(m => m.Id == decision.OnBehalfOfMembershipId)
                        .Select(m => m.DisplayName)
                        .FirstOrDefault(),
                    decision.IsSelfApproved,
                    decision.Comment,
                    decision.AtUtc
                ),
            }
        )
            .Take(Most * 10)
            .ToListAsync(ct);
        long[] versions = [.. requests.Select(r => r.EstimateVersionId)];
        var numbers = await unit.Set<EstimateVersion>()
            .Where(v => versions.Contains(v.Id))
            .ToDictionaryAsync(v => v.Id, v => v.VersionNo, ct);
        long[] people =
        [
            .. requests
                .SelectMany(r => r.Steps.Select(s => s.MembershipId).Append(r.RequestedByMembershipId))
                .OfType<long>()
                .Distinct(),
        ];
        var names = people.Length == 0 ? [] : await NamesAsync(unit, people, ct);
        return
        [
            .. requests.Select(r => new ApprovalHistory(
                r.Id,
                numbers[r.EstimateVersionId],
                r.ContentHash,
                r.State,
                r.Step,
                r.RequestedByMembershipId is { } by ? names.GetValueOrDefault(by) : null,
                r.RequestedAtUtc,
                r.State is ApprovalState.Pending ? r.ExpireAtUtc : null,
                r.LapsesAtUtc,
                r.CoveredByRequestId is not null,
                [
                    .. r
                        .Steps.OrderBy(s => s.Position)
                        .Select(s => new ApprovalStepView(
                            s.Position,
                            s.Level,
                            s.Approver,
                            s.MembershipId is { } person ? names.GetValueOrDefault(person) : null,
                            s.ApproversNeeded
                        )),
                ],
                [.. Why(unit, r)],
                [.. said.Where(s => s.ApprovalRequestId == r.Id).Select(s => s.Said)]
            )),
        ];
    }

    private static Task<Dictionary<long, string>> NamesAsync(IReadUnit unit, long[] people, CancellationToken ct) =>
        unit.Set<Membership>().Where(m => people.Contains(m.Id)).ToDictionaryAsync(m => m.Id, m => m.DisplayName, ct);

    private static IEnumerable<ApprovalWhy> Why(IReadUnit unit, ApprovalRequest request) =>
        request
            .Reasons.OrderBy(r => r.Step)
            .ThenBy(r => r.Basis)
            .Select(r => new ApprovalWhy(
                r.Step,
                r.PolicyId,
                r.Basis,
                r.From,
                r.To,
                r.Basis is ApprovalBasis.Margin && !unit.May(InventoryPermissions.ReadCost) ? null : r.Amount
            ));

    private static bool MayRatify(IReadUnit unit, DateTime? ratifiedAt, DateTime at, HashSet<long> conflicts) =>
        ratifiedAt is null
        && unit.Now <= at + ApprovalDeciding.RatifiedWithin
        && unit.May(ApprovalPermissions.Decide)
        && unit.Actor.MembershipId is { } me
        && !conflicts.Contains(me);

    private static ApproverView? Mine(IReadUnit unit, Approvers able) =>
        able.People.FirstOrDefault(p => p.Member.Id == unit.Actor.MembershipId) is { } me ? View(me) : null;

    private static ApproverView View(ApproverChoice choice) =>
        new(choice.Member.Id, choice.Member.Name, choice.OnBehalfOf?.Name, choice.NeedsWaiver);
}
