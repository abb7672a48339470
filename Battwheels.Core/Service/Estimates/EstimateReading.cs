using Battwheels.Core.Access;
using Battwheels.Core.Billing;
using Battwheels.Core.Common;
using Battwheels.Core.Service.Approvals;
using Battwheels.Core.Service.Estimates.Alternatives;
using Battwheels.Core.Service.Fleet;
using Battwheels.Core.Service.JobCards;
using Battwheels.Core.Service.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Estimates;

/// <summary>Puts together what the pages show of estimates.</summary>
internal static class EstimateReading
{
    /// <summary>More than any ticket has.</summary>
    private const int Most = 50;

    public static async Task<Result<TicketEstimates>> ForTicketAsync(
        IReadUnit unit,
        long ticketId,
        long? estimateId,
        CancellationToken ct
    )
    {
        var ticket = await unit.Set<ServiceTicket>().SingleOrDefaultAsync(t => t.Id == ticketId, ct);
        if (ticket is null)
            return CommonErrors.NotFound;
        var all = await unit.Set<Estimate>()
            .Where(e => e.TicketId == ticketId)
            .OrderByDescending(e => e.Sequence)
            .Take(Most)
            .ToListAsync(ct);
        var shown = estimateId is { } id ? all.FirstOrDefault(e => e.Id == id) : all.FirstOrDefault();
        if (estimateId is not null && shown is null)
            return CommonErrors.NotFound;
        return new TicketEstimates(
            ticket.Id,
            ticket.Number,
            ticket.State,
            [.. all.Select(e => new EstimateBrief(e.Id, e.Number, e.StateOn(unit.Today), e.IsSupplement, e.Total))],
            shown is null ? null : await ViewAsync(unit, shown, ticket, ct),
            EstimateDraft.TakesEstimate(ticket.State) && all.All(e => EstimateDraft.IsFinished(e.State))
        );
    }

    public static async Task<Result<EstimateView>> GetAsync(IReadUnit unit, long estimateId, CancellationToken ct)
    {
        var estimate = await unit.Set<Estimate>().SingleOrDefaultAsync(e => e.Id == estimateId, ct);
        if (estimate is null)
            return CommonErrors.NotFound;
        var ticket = await unit.Set<ServiceTicket>().SingleAsync(t => t.Id == estimate.TicketId, ct);
        return await ViewAsync(unit, estimate, ticket, ct);
    }

    private static async Task<EstimateView> ViewAsync(
        IReadUnit unit,
        Estimate estimate,
        ServiceTicket ticket,
        CancellationToken ct
    )
    {
        var parties = await OfferTermsReader.ReadAsync(unit, ticket, ct);
        var lines = await LinesAsync(unit, estimate.Id, ct);
        var stock = await LineStock.ReadAsync(unit, ticket, lines, ct);
        OfferPrice[] prices = [.. lines.Select(OfferPrices.Of)];
        var recommended = OptionCalculator.Recommended(prices);
        var amounts = OfferCalculator.Lines(prices, parties.Terms);
        LineView[] views = [.. lines.Index().Select(l => stock.Line(l.Item, amounts[l.Index]))];
        var margin = stock.Margin(OfRecommended(views, prices));
        return new EstimateView(
            estimate.Id,
            estimate.Number,
            estimate.StateOn(unit.Today),
            estimate.CurrentVersionNo,
            estimate.Version,
            estimate.IsSupplement,
            ticket.Id,
            ticket.State,
            stock.WarehouseId,
            parties.Customer.Name,
            parties.Customer.Phone,
            parties.Registration,
            parties.VehicleText,
            estimate.ValidUntil,
            estimate.EditedAtUtc,
            views,
            OfferCalculator.Totals(recommended, parties.Terms),
            OfferCalculator.Totals(recommended.Where(p => !p.IsOptional), parties.Terms).Total,
            parties.Terms,
            parties.Profile.OtpLimit,
            estimate.State is EstimateState.Draft ? OfferChecks.Missing([.. lines.Select(LineInput.Of)]) : [],
            margin,
            await VersionsAsync(unit, estimate.Id, ct),
            await LinksAsync(unit, estimate, ct),
            await DecisionAsync(unit, estimate, ct)
        )
        {
            Approval =
                estimate.State is EstimateState.Draft
                    ? ApprovalStanding.NotNeeded
                    : ApprovalGate.Standing(await ApprovalRequests.LatestAsync(unit, estimate, ct), unit.Now),
            FleetApproval = await FleetStandings.SeenAsync(unit, estimate, ct),
            Options = OptionCalculator.Priced(prices, parties.Terms),
            DearestTotal = OptionCalculator.Dearest(prices, parties.Terms).Total,
            MarginFloor = margin is null ? null : await ApprovalFactsReader.MarginFloorAsync(unit, ticket.BranchId, ct),
        };
    }

    private static LineView[] OfRecommended(LineView[] views, OfferPrice[] prices) =>
        [
            .. OptionCalculator
                .Chosen(prices, [.. OptionCalculator.Sets(prices).Select(s => (int?)s.Recommended)])
                .Select(at => views[at]),
        ];

    internal static Task<List<JobLine>> LinesAsync(IReadUnit unit, long estimateId, CancellationToken ct) =>
        unit.Set<JobLine>()
            .Where(l => l.EstimateId == estimateId && l.State != JobLineState.Withdrawn)
            .OrderBy(l => l.Position)
            .ThenBy(l => l.Id)
            .Take(EstimateLimits.Lines)
            .ToListAsync(ct);

    private static Task<List<VersionBrief>> VersionsAsync(IReadUnit unit, long estimateId, CancellationToken ct) =>
        unit.Set<EstimateVersion>()
            .Where(v => v.EstimateId == estimateId)
            .OrderByDescending(v => v.VersionNo)
            .Take(Most)
            .Select(v => new VersionBrief(
                v.VersionNo,
                v.SubmittedAtUtc,
                unit.Set<Membership>()
                    .Where(m => m.Id == v.SubmittedByMembershipId)
                    .Select(m => m.DisplayName)
                    .FirstOrDefault(),
                v.Total,
                v.ContentHash
            ))
            .ToListAsync(ct);

    private static async Task<IReadOnlyList<LinkBrief>> LinksAsync(
        IReadUnit unit,
        Estimate estimate,
        CancellationToken ct
    )
    {
        var links = await (
            from link in unit.Set<EstimateLink>()
            join version in unit.Set<EstimateVersion>() on link.EstimateVersionId equals version.Id
            where link.EstimateId == estimate.Id
            orderby link.Id descending
            select new
            {
                Link = link,
                version.VersionNo,
                Openings = unit.Set<LinkOpening>().Count(o => o.EstimateLinkId == link.Id),
                Last = unit.Set<LinkOpening>().Where(o => o.EstimateLinkId == link.Id).Max(o => (DateTime?)o.AtUtc),
            }
        )
            .Take(Most)
            .ToListAsync(ct);
        return
        [
            .. links.Select(l => new LinkBrief(
                l.Link.Id,
                l.VersionNo,
                StateOf(l.Link, estimate, unit.Now),
                l.Link.CreatedAtUtc,
                l.Link.ExpiresAtUtc,
                l.Openings,
                l.Last
            )),
        ];
    }

    private static LinkState StateOf(EstimateLink link, Estimate estimate, DateTime now) =>
        link.RevokedAtUtc is not null ? LinkState.Revoked
        : link.EstimateVersionId != estimate.CurrentVersionId || !(estimate.IsOffered || estimate.IsDecided)
            ? LinkState.Replaced
        : link.IsOpen(now) ? LinkState.Open
        : LinkState.Expired;

    private static async Task<DecisionView?> DecisionAsync(IReadUnit unit, Estimate estimate, CancellationToken ct) =>
        await (
            from decision in unit.Set<EstimateDecision>()
            join version in unit.Set<EstimateVersion>() on decision.EstimateVersionId equals version.Id
            where decision.EstimateId == estimate.Id
            orderby version.VersionNo descending
            select new DecisionView(
                version.VersionNo,
                decision.Method,
                decision.GivenBy,
                decision.AtUtc,
                decision.OfferedTotal,
                decision.ApprovedTotal,
                decision.ContentHash,
                decision.RiskAcknowledged,
                decision.IpAddress,
                decision.Browser,
                decision.CalledNumber,
                decision.Note,
                unit.Set<Membership>()
                    .Where(m => m.Id == decision.RecordedByMembershipId)
                    .Select(m => m.DisplayName)
                    .FirstOrDefault(),
                unit.Set<Signature>()
                    .Where(s => s.Id == decision.SignatureId)
                    .Select(s => s.StrokePath)
                    .FirstOrDefault()
            )
        ).FirstOrDefaultAsync(ct);
}
