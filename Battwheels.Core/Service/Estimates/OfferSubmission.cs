using Battwheels.Core.Billing;
using Battwheels.Core.Common;
using Battwheels.Core.Service.Approvals;
using Battwheels.Core.Service.Estimates.Alternatives;
using Battwheels.Core.Service.JobCards;
using Battwheels.Core.Service.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Estimates;

/// <summary>Freezing a draft into a version, and opening it again.</summary>
internal static class OfferSubmission
{
    /// <returns>The new version's number; or why it cannot be submitted.</returns>
    public static async Task<Result<int>> SubmitAsync(
        IUnitOfWork unit,
        long estimateId,
        int seenVersion,
        CancellationToken ct
    )
    {
        var found = await FindAsync(unit, estimateId, ct);
        if (found.Error is { } missing)
            return missing;
        var (estimate, ticket) = found.Value;
        if (estimate.State is not EstimateState.Draft)
            return EstimateErrors.Frozen(estimate.CurrentVersionNo);
        if (CommonErrors.Stale(estimate, seenVersion) is { } stale)
            return stale;
        var lines = await EstimateDraft.OpenLinesAsync(unit, estimate.Id, ct);
        var frozen = await FreezeAsync(unit, estimate, ticket, lines, ct);
        if (frozen.Error is { } incomplete)
            return incomplete;
        var version = frozen.Value;
        foreach (var line in lines)
            line.State = JobLineState.Quoted;
        estimate.State = EstimateState.Submitted;
        await unit.FlushAsync(ct);
        await ApprovalRequests.AskAsync(unit, estimate, ticket, version, lines, ct);
        if (await MoveTicketAsync(unit, ticket, ct) is { } refusal)
            return refusal;
        unit.Raise(new EstimateSubmitted(estimate.Id, ticket.Id, version.VersionNo));
        return version.VersionNo;
    }

    /// <summary>Back to the bench: the frozen version stays as it is, its lines become the draft of the next.</summary>
    public static async Task<Error?> ReviseAsync(IUnitOfWork unit, long estimateId, CancellationToken ct)
    {
        var found = await FindAsync(unit, estimateId, ct);
        if (found.Error is { } missing)
            return missing;
        var (estimate, ticket) = found.Value;
        var wayBack = estimate.State switch
        {
            EstimateState.Sent or EstimateState.Viewed or EstimateState.Expired => await TicketFlow.ApplyAsync(
                unit,
                ticket,
                TicketAction.ReviseEstimate,
                new TransitionNote(),
                ct
            ),
            EstimateState.Submitted or EstimateState.Cleared or EstimateState.Declined => null,
            _ => EstimateErrors.WrongState(
                TicketErrors.Words(estimate.State),
                T("Only a submitted, shared, declined or expired version can be revised.")
            ),
        };
        if (wayBack is not null)
            return wayBack;
        await ApprovalRequests.WithdrawAsync(unit, estimate, ct);
        await ReopenAsync(unit, estimate, ct);
        return null;
    }

    /// <summary>Takes a submitted estimate back: the ticket goes on where it was, the lines are a draft again.</summary>
    public static async Task<Error?> WithdrawAsync(IUnitOfWork unit, long estimateId, CancellationToken ct)
    {
        var found = await FindAsync(unit, estimateId, ct);
        if (found.Error is { } missing)
            return missing;
        var (estimate, ticket) = found.Value;
        if (estimate.State is not (EstimateState.Draft or EstimateState.Submitted or EstimateState.Cleared))
            return EstimateErrors.WrongState(
                TicketErrors.Words(estimate.State),
                T("Revise it first; then it can be withdrawn.")
            );
        if (
            await TicketFlow.ApplyAsync(unit, ticket, TicketAction.WithdrawEstimate, new TransitionNote(), ct) is
            { } refusal
        )
            return refusal;
        await ApprovalRequests.WithdrawAsync(unit, estimate, ct);
        await ReopenAsync(unit, estimate, ct);
        return null;
    }

    /// <summary>Ends a draft for good; a line that no version names goes with it.</summary>
    public static async Task<Error?> VoidAsync(IUnitOfWork unit, long estimateId, CancellationToken ct)
    {
        var found = await FindAsync(unit, estimateId, ct);
        if (found.Error is { } missing)
            return missing;
        var (estimate, ticket) = found.Value;
        if (
            estimate.State is not (EstimateState.Draft or EstimateState.Declined)
            || ticket.State is TicketState.EstimateReview or TicketState.AwaitingCustomer
        )
            return EstimateErrors.WrongState(
                TicketErrors.Words(estimate.State),
                T("Withdraw it first; then it can be voided.")
            );
        var open = await EstimateDraft.OpenLinesAsync(unit, estimate.Id, ct);
        foreach (var line in open.Where(l => l.Kind is JobLineKind.Sublet))
            if (await Sublets.SubletGuards.IsOrderedAsync(unit, line.Id, ct))
                return Sublets.SubletErrors.LineOrdered;
        foreach (var line in open)
            await EstimateDraft.DropAsync(unit, line, ct);
        estimate.State = EstimateState.Void;
        return null;
    }

    internal static async Task<Result<(Estimate Estimate, ServiceTicket Ticket)>> FindAsync(
        IUnitOfWork unit,
        long estimateId,
        CancellationToken ct
    )
    {
        if (await unit.Set<Estimate>().SingleOrDefaultAsync(e => e.Id == estimateId, ct) is not { } estimate)
            return CommonErrors.NotFound;
        return (estimate, await unit.Set<ServiceTicket>().SingleAsync(t => t.Id == estimate.TicketId, ct));
    }

    /// <summary>Makes the next version of these lines the estimate's current one.</summary>
    /// <returns>The version; or what it lacks, or COMPOSITION_INTER_STATE.</returns>
    internal static async Task<Result<EstimateVersion>> FreezeAsync(
        IUnitOfWork unit,
        Estimate estimate,
        ServiceTicket ticket,
        IReadOnlyList<JobLine> lines,
        CancellationToken ct
    )
    {
        if (OfferChecks.Missing([.. lines.Select(LineInput.Of)]) is [var first, ..])
            return first;
        var parties = await OfferTermsReader.ReadAsync(unit, ticket, ct);
        if (parties.Supplier.IsComposition && parties.Terms.Kind is Gst.SupplyKind.InterState)
            return BillingErrors.CompositionInterState(parties.Terms.PlaceOfSupply);
        var version = unit.Add(Freeze(unit, estimate, parties, lines));
        estimate.CurrentVersionNo = version.VersionNo;
        (estimate.CurrentVersionId, estimate.Total, estimate.ValidUntil) = (version.Id, version.Total, null);
        (estimate.SentAtUtc, estimate.ViewedAtUtc, estimate.DecidedAtUtc) = (null, null, null);
        return version;
    }

    private static EstimateVersion Freeze(
        IUnitOfWork unit,
        Estimate estimate,
        OfferParties parties,
        IReadOnlyList<JobLine> lines
    )
    {
        var terms = parties.Terms;
        var prices = lines.Select(OfferPrices.Of).ToArray();
        var amounts = OfferCalculator.Lines(prices, terms);
        EstimateLine[] frozen =
        [
            .. OptionCalculator.Order(prices).Select((at, place) => Freeze(place + 1, lines[at], terms, amounts[at])),
        ];
        OfferContent content = new(
            estimate.Number,
            estimate.CurrentVersionNo + 1,
            parties.Profile.LegalName,
            parties.Customer.Name,
            parties.Registration ?? parties.VehicleText,
            terms.PlaceOfSupply,
            terms.Kind is Gst.SupplyKind.InterState,
            terms.RoundToRupee,
            frozen,
            OfferCalculator.Totals(OptionCalculator.Recommended(prices), terms)
        );
        return OfferVersions.Make(unit, estimate, content);
    }

    private static EstimateLine Freeze(int position, JobLine line, OfferTerms terms, Gst.LineAmounts amounts) =>
        new()
        {
            JobLineId = line.Id,
            Position = position,
            Kind = line.Kind,
            ItemId = line.ItemId,
            Description = line.Description,
            HsnSac = line.HsnSac,
            Uom = line.Uom,
            Quantity = line.Quantity,
            UnitPrice = line.UnitPrice,
            DiscountPercent = line.DiscountPercent,
            RatePercent = terms.ChargesTax ? line.RatePercent : 0m,
            Payer = line.Payer,
            IsSafetyCritical = line.IsSafetyCritical,
            IsOptional = line.IsOptional,
            OptionSet = line.OptionSet,
            OptionName = line.OptionName,
            IsRecommended = line.IsRecommended,
            Taxable = amounts.Taxable,
            Tax = amounts.Tax.Total,
        };

    /// <summary>A version made during the review of an earlier one leaves the ticket where it is.</summary>
    private static async Task<Error?> MoveTicketAsync(IUnitOfWork unit, ServiceTicket ticket, CancellationToken ct)
    {
        if (ticket.State is TicketState.EstimateReview)
            return null;
        var step =
            TicketTransitions.Find(ticket.State, TicketAction.SubmitSupplement)?.Action ?? TicketAction.SubmitEstimate;
        return await TicketFlow.ApplyAsync(unit, ticket, step, new TransitionNote(), ct);
    }

    private static async Task ReopenAsync(IUnitOfWork unit, Estimate estimate, CancellationToken ct)
    {
        var lines = await unit.Set<JobLine>()
            .Where(l =>
                l.EstimateId == estimate.Id && (l.State == JobLineState.Quoted || l.State == JobLineState.Declined)
            )
            .ToListAsync(ct);
        foreach (var line in lines)
            line.State = JobLineState.Proposed;
        estimate.State = EstimateState.Draft;
        (estimate.EditedAtUtc, estimate.LastEditedByMembershipId) = (unit.Now, unit.Actor.MembershipId);
    }
}
