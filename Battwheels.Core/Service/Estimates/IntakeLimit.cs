using Battwheels.Core.Common;
using Battwheels.Core.Service.Estimates.Alternatives;
using Battwheels.Core.Service.JobCards;
using Battwheels.Core.Service.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Estimates;

/// <summary>
/// Work the customer allowed at intake without being asked, up to an amount with tax. What is started under it is frozen
/// as a version and decided like any other, with the signature of the intake as its evidence.
/// </summary>
internal static class IntakeLimit
{
    /// <summary>Why the open lines cannot be started without asking; null when nothing is to pay or the limit covers it.</summary>
    public static async Task<Error?> RefusalAsync(IReadUnit unit, ServiceTicket ticket, CancellationToken ct)
    {
        if (await HasOptionsAsync(unit, ticket, ct))
            return OptionErrors.Open;
        if (!await Paid(unit, ticket).AnyAsync(l => l.UnitPrice > 0m, ct))
            return null;
        if (ticket.NoAskLimit is not { } limit || await SignatureAsync(unit, ticket, ct) is null)
            return JobErrors.EstimateNeeded;
        var parties = await OfferTermsReader.ReadAsync(unit, ticket, ct);
        var total = OfferCalculator
            .Totals((await Paid(unit, ticket).ToListAsync(ct)).Select(OfferPrices.Of), parties.Terms)
            .Total;
        return total > limit ? JobErrors.AboveIntakeLimit(limit) : null;
    }

    /// <summary>Approves the drafts of a visit whose lines the limit covers.</summary>
    /// <returns>The decision; null when nothing is to pay. Or what a submitted estimate would be refused for.</returns>
    public static async Task<Result<EstimateDecision?>> DecideAsync(
        IUnitOfWork unit,
        ServiceTicket ticket,
        CancellationToken ct
    )
    {
        if (await RefusalAsync(unit, ticket, ct) is { } refusal)
            return refusal;
        if (await SignatureAsync(unit, ticket, ct) is not { } signature)
            return (EstimateDecision?)null;
        EstimateDecision? decision = null;
        var drafts = await unit.Set<Estimate>()
            .Where(e => e.TicketId == ticket.Id && e.State == EstimateState.Draft)
            .ToListAsync(ct);
        foreach (var draft in drafts)
        {
            var lines = await EstimateDraft.OpenLinesAsync(unit, draft.Id, ct);
            if (!lines.Any(l => l.Payer is LinePayer.Customer && l.UnitPrice > 0m))
                continue;
            var decided = await ApproveAsync(unit, ticket, draft, lines, signature, ct);
            if (decided.Error is { } incomplete)
                return incomplete;
            decision = decided.Value;
        }

        await unit.FlushAsync(ct);
        return decision;
    }

    private static async Task<Result<EstimateDecision>> ApproveAsync(
        IUnitOfWork unit,
        ServiceTicket ticket,
        Estimate estimate,
        IReadOnlyList<JobLine> lines,
        Signature signature,
        CancellationToken ct
    )
    {
        var frozen = await OfferSubmission.FreezeAsync(unit, estimate, ticket, lines, ct);
        if (frozen.Error is { } incomplete)
            return incomplete;
        var version = frozen.Value;
        foreach (var line in lines)
            line.State = JobLineState.Approved;
        (estimate.State, estimate.DecidedAtUtc) = (EstimateState.Approved, unit.Now);
        await unit.FlushAsync(ct);
        await PartSupply.ReserveAsync(unit, ticket, [.. lines.Where(l => l.TakesStock)], ct);
        var decision = unit.Add(Evidence(unit, ticket, version, signature));
        unit.Raise(new EstimateApproved(estimate.Id, ticket.Id, decision.Id));
        return decision;
    }

    private static EstimateDecision Evidence(
        IUnitOfWork unit,
        ServiceTicket ticket,
        EstimateVersion version,
        Signature signature
    )
    {
        EstimateDecision decision = new()
        {
            EstimateId = version.EstimateId,
            EstimateVersionId = version.Id,
            ContactId = version.ContactId,
            Method = DecisionMethod.IntakeLimit,
            GivenBy = signature.SignerName,
            ContentHash = version.ContentHash,
            OfferedTotal = version.Total,
            ApprovedTotal = version.Total,
            RiskAcknowledged = false,
            SignatureId = signature.Id,
            Note = T(
                $"Allowed at intake without being asked: up to {IndianText.Rupees(ticket.NoAskLimit!.Value)} with tax"
            ),
            RecordedByMembershipId = unit.Actor.MembershipId,
            AtUtc = unit.Now,
        };
        foreach (var line in version.Lines)
            decision.Add(new EstimateDecisionLine { EstimateLineId = line.Id, IsApproved = true });
        return decision;
    }

    /// <summary>Nobody but the customer chooses, whoever pays.</summary>
    private static Task<bool> HasOptionsAsync(IReadUnit unit, ServiceTicket ticket, CancellationToken ct) =>
        unit.Set<JobLine>()
            .AnyAsync(
                l =>
                    l.TicketId == ticket.Id
                    && l.OptionSet != null
                    && (l.State == JobLineState.Proposed || l.State == JobLineState.Quoted),
                ct
            );

    /// <summary>What the customer pays for and no invoice has billed.</summary>
    private static IQueryable<JobLine> Paid(IReadUnit unit, ServiceTicket ticket) =>
        JobBilled
            .Open(unit, unit.Set<JobLine>().Where(l => l.TicketId == ticket.Id))
            .Where(l =>
                l.Payer == LinePayer.Customer && l.State != JobLineState.Declined && l.State != JobLineState.Withdrawn
            );

    private static Task<Signature?> SignatureAsync(IReadUnit unit, ServiceTicket ticket, CancellationToken ct) =>
        unit.Set<Signature>()
            .Where(s => s.TicketId == ticket.Id && s.Purpose == Signatures.Intake)
            .OrderByDescending(s => s.Id)
            .FirstOrDefaultAsync(ct);
}
