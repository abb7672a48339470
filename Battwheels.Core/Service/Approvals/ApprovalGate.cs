using Battwheels.Core.Common;
using Battwheels.Core.Service.Estimates;
using Battwheels.Core.Service.JobCards;
using Battwheels.Core.Service.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Approvals;

/// <summary>Where the approval of a version stands.</summary>
public enum ApprovalStanding
{
    NotNeeded,
    Pending,
    Rejected,
    Expired,

    /// <summary>Approved, and not used for 15 days.</summary>
    Lapsed,
    Approved,
}

/// <summary>Stops what may not happen before a repair is approved. Every service that acts on one asks here first.</summary>
internal static class ApprovalGate
{
    public static ApprovalStanding Standing(ApprovalRequest? latest, DateTime now) =>
        latest switch
        {
            null => ApprovalStanding.NotNeeded,
            { State: ApprovalState.Approved } => latest.IsLapsed(now)
                ? ApprovalStanding.Lapsed
                : ApprovalStanding.Approved,
            { State: ApprovalState.Rejected } => ApprovalStanding.Rejected,
            { State: ApprovalState.Expired } => ApprovalStanding.Expired,
            // A request that was taken back belongs to a version nobody offers: it opens nothing.
            { State: ApprovalState.Pending or ApprovalState.Withdrawn } => latest.ExpireAtUtc <= now
                ? ApprovalStanding.Expired
                : ApprovalStanding.Pending,
        };

    /// <summary>Null when the estimate's current version may be acted on.</summary>
    public static async Task<Error?> RefusalAsync(IReadUnit unit, Estimate estimate, CancellationToken ct) =>
        estimate.State is EstimateState.Draft
            ? null
            : Refusal(Standing(await ApprovalRequests.LatestAsync(unit, estimate, ct), unit.Now));

    /// <summary>Null when nothing on the estimate of this line waits for approval.</summary>
    public static async Task<Error?> RefusalAsync(IReadUnit unit, JobLine line, CancellationToken ct) =>
        line.EstimateId is { } id
        && await unit.Set<Estimate>().SingleOrDefaultAsync(e => e.Id == id, ct) is { } estimate
            ? await RefusalAsync(unit, estimate, ct)
            : null;

    /// <summary>Null when nothing of the visit that is offered or agreed waits for approval.</summary>
    public static async Task<Error?> RefusalAsync(IReadUnit unit, ServiceTicket ticket, CancellationToken ct) =>
        Refusal(await StandingAsync(unit, ticket, ct));

    /// <summary>The first standing that stops the visit; approved or not needed when none does.</summary>
    public static async Task<ApprovalStanding> StandingAsync(IReadUnit unit, ServiceTicket ticket, CancellationToken ct)
    {
        var current = unit.Set<Estimate>()
            .Where(e =>
                e.TicketId == ticket.Id
                && e.State != EstimateState.Draft
                && e.State != EstimateState.Declined
                && e.State != EstimateState.Void
            )
            .Select(e => e.CurrentVersionId);
        var requests = await unit.Set<ApprovalRequest>()
            .AsNoTracking()
            .Where(r => r.TicketId == ticket.Id && current.Contains(r.EstimateVersionId))
            .OrderByDescending(r => r.Id)
            .ToListAsync(ct);
        return requests
            .DistinctBy(r => r.EstimateVersionId)
            .Select(r => Standing(r, unit.Now))
            .OrderBy(standing => Refusal(standing) is null)
            .FirstOrDefault(ApprovalStanding.NotNeeded);
    }

    /// <summary>The customer is asked or work begins: the approval does not lapse any more.</summary>
    public static async Task UseAsync(IUnitOfWork unit, Estimate estimate, CancellationToken ct)
    {
        if (await ApprovalRequests.LatestAsync(unit, estimate, ct) is { State: ApprovalState.Approved } request)
            request.Use(unit.Now);
    }

    /// <summary>
    /// Work that is started without asking the customer asks the policy all the same: null when it needs no approval, or
    /// an earlier one of its estimate covers it.
    /// </summary>
    public static async Task<Error?> UnaskedAsync(IUnitOfWork unit, ServiceTicket ticket, CancellationToken ct)
    {
        var lines = await unit.Set<JobLine>()
            .Where(l => l.TicketId == ticket.Id && (l.State == JobLineState.Proposed || l.State == JobLineState.Quoted))
            .OrderBy(l => l.Position)
            .ToListAsync(ct);
        long[] estimates = [.. lines.Select(l => l.EstimateId).OfType<long>().Distinct()];
        var needs = await ApprovalFactsReader.NeedsAsync(unit, ticket, lines, estimates, ct);
        if (needs.AreNone)
            return null;
        var granted = await ApprovalRequests.GrantedAsync(unit, estimates, ct);
        if (granted is null || ApprovalCalculator.NeedsAgain(needs, granted.Facts(), granted.TriggeringKeys()))
            return ApprovalErrors.NeedsAsking;
        granted.Use(unit.Now);
        return null;
    }

    private static Error? Refusal(ApprovalStanding standing) =>
        standing switch
        {
            ApprovalStanding.NotNeeded or ApprovalStanding.Approved => null,
            ApprovalStanding.Pending => ApprovalErrors.Pending,
            ApprovalStanding.Rejected => ApprovalErrors.Rejected,
            ApprovalStanding.Expired => ApprovalErrors.Expired,
            ApprovalStanding.Lapsed => ApprovalErrors.Lapsed,
        };
}
