using Battwheels.Core.Common;
using Battwheels.Core.Crm;
using Battwheels.Core.Service.Estimates;
using Battwheels.Core.Service.JobCards;
using Battwheels.Core.Service.Sla;
using Battwheels.Core.Service.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Approvals;

/// <summary>Asking for approval, and taking the question back.</summary>
internal static class ApprovalRequests
{
    /// <summary>Asks for what a frozen version needs; nothing happens where it needs nothing.</summary>
    public static async Task AskAsync(
        IUnitOfWork unit,
        Estimate estimate,
        ServiceTicket ticket,
        EstimateVersion version,
        IReadOnlyList<JobLine> lines,
        CancellationToken ct
    )
    {
        // Two estimates of one vehicle are looked at one after the other, so that neither misses the other.
        await unit.HoldAsync(unit.Set<Vehicle>().Where(v => v.Id == ticket.VehicleId), ct);
        var needs = await ApprovalFactsReader.NeedsAsync(unit, ticket, lines, [estimate.Id], ct);
        if (needs.AreNone)
            return;
        var granted = await GrantedAsync(unit, [estimate.Id], ct);
        if (granted is not null && ApprovalCalculator.NeedsAgain(needs, granted.Facts(), granted.TriggeringKeys()))
            granted = null;
        var request = Make(unit, version, ticket, needs, granted);
        if (granted is { DecidedAtUtc: { } approvedAt })
        {
            request.Approve(approvedAt);
            if (granted.UsedAtUtc is not null)
                request.Use(unit.Now);
            unit.Add(request);
            estimate.State = EstimateState.Cleared;
            return;
        }

        await OpenAsync(unit, unit.Add(request), 1, ct);
    }

    /// <summary>The same version once more: nobody decided in time, or nobody used what was decided.</summary>
    public static async Task<Result<long>> AskAgainAsync(IUnitOfWork unit, long estimateId, CancellationToken ct)
    {
        var found = await OfferSubmission.FindAsync(unit, estimateId, ct);
        if (found.Error is { } missing)
            return missing;
        var (estimate, ticket) = found.Value;
        var last = await LatestAsync(unit, estimate, ct);
        if (last is null || !(last.State is ApprovalState.Expired || last.IsLapsed(unit.Now)))
            return ApprovalErrors.NothingToAsk;
        var version = await unit.Set<EstimateVersion>()
            .AsNoTracking()
            .SingleAsync(v => v.Id == last.EstimateVersionId, ct);
        var lines = await EstimateReading.LinesAsync(unit, estimate.Id, ct);
        var needs = await ApprovalFactsReader.NeedsAsync(unit, ticket, lines, [estimate.Id], ct);
        estimate.State = EstimateState.Submitted;
        var request = unit.Add(Make(unit, version, ticket, needs, null));
        if (needs.AreNone) // the policy asks for nothing any more
            (request, estimate.State) = (Approved(request, unit.Now), EstimateState.Cleared);
        else
            await OpenAsync(unit, request, 1, ct);
        return request.Id;
    }

    /// <summary>The version is taken back: an open question needs no answer any more.</summary>
    public static async Task WithdrawAsync(IUnitOfWork unit, Estimate estimate, CancellationToken ct)
    {
        var open = await unit.Set<ApprovalRequest>()
            .Where(r => r.EstimateId == estimate.Id && r.State == ApprovalState.Pending)
            .ToListAsync(ct);
        foreach (var request in open)
            request.End(ApprovalState.Withdrawn, unit.Now);
    }

    /// <summary>The clock of a step begins, by the hours of the visit's branch, and its approvers are told.</summary>
    public static async Task OpenAsync(IUnitOfWork unit, ApprovalRequest request, int step, CancellationToken ct)
    {
        var branch = await unit.Set<ServiceTicket>()
            .Where(t => t.Id == request.TicketId)
            .Select(t => t.BranchId)
            .SingleAsync(ct);
        var hours =
            await SlaCalendars.OfBranchAsync(unit, branch, ct) ?? ApprovalTimes.Workshop(unit.Organization.TimeZoneId);
        request.Open(step, unit.Now, hours);
        unit.WorkDue(ApprovalClock.QueueName, request.NextCheckUtc!.Value);
        unit.Raise(new ApprovalRequested(request.Id, request.TicketId, step, ApprovalAsking.Asked));
    }

    /// <summary>The latest request about the estimate's current version.</summary>
    public static async Task<ApprovalRequest?> LatestAsync(IReadUnit unit, Estimate estimate, CancellationToken ct) =>
        estimate.CurrentVersionId is { } version
            ? await unit.Set<ApprovalRequest>()
                .Where(r => r.EstimateVersionId == version)
                .OrderByDescending(r => r.Id)
                .FirstOrDefaultAsync(ct)
            : null;

    /// <summary>The latest approval of these estimates that still counts.</summary>
    public static async Task<ApprovalRequest?> GrantedAsync(
        IReadUnit unit,
        IReadOnlyCollection<long> estimates,
        CancellationToken ct
    )
    {
        if (estimates.Count == 0)
            return null;
        var since = unit.Now - ApprovalCalculator.UnusedFor;
        return await unit.Set<ApprovalRequest>()
            .Where(r => estimates.Contains(r.EstimateId) && r.State == ApprovalState.Approved)
            .Where(r => r.UsedAtUtc != null || r.DecidedAtUtc > since)
            .OrderByDescending(r => r.Id)
            .FirstOrDefaultAsync(ct);
    }

    private static ApprovalRequest Approved(ApprovalRequest request, DateTime now)
    {
        request.Approve(now);
        return request;
    }

    /// <param name="granted">What was approved before and covers this: its amounts stay the measure.</param>
    private static ApprovalRequest Make(
        IUnitOfWork unit,
        EstimateVersion version,
        ServiceTicket ticket,
        ApprovalNeeds needs,
        ApprovalRequest? granted
    )
    {
        var facts = granted?.Facts() ?? needs.Facts;
        ApprovalRequest request = new()
        {
            EstimateId = version.EstimateId,
            EstimateVersionId = version.Id,
            ContentHash = version.ContentHash,
            TicketId = ticket.Id,
            RequestedByMembershipId = unit.Actor.MembershipId,
            RequestedAtUtc = unit.Now,
            TaxableValue = facts.TaxableValue,
            DiscountPercent = facts.DiscountPercent,
            MarginPercent = facts.MarginPercent,
            GoodwillValue = facts.GoodwillValue,
            TouchesHvBattery = facts.TouchesHvBattery,
            TriggeringLines =
                granted?.TriggeringLines ?? string.Join('\n', needs.TriggeringLines.Order(StringComparer.Ordinal)),
            CoveredByRequestId = granted?.Id,
        };
        foreach (var need in needs.Steps)
            request.Add(need);
        return request;
    }
}
