using Battwheels.Core.Common;
using Battwheels.Core.Service.Estimates;
using Battwheels.Core.Service.Fleet;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Portal;

/// <summary>Estimates in the portal, for whoever may see them.</summary>
internal static partial class PortalReading
{
    private static async Task<IReadOnlyList<PortalOffer>> OffersAsync(IReadUnit unit, CancellationToken ct)
    {
        if (!unit.May(EstimatePermissions.PortalRead))
            return [];
        var today = unit.Today;
        var offers = unit.Set<Estimate>()
            .Where(e =>
                (e.State == EstimateState.Sent || e.State == EstimateState.Viewed)
                && e.ValidUntil != null
                && e.ValidUntil >= today
            );
        var open = await offers
            .OrderBy(e => e.Id)
            .Take(Most)
            .Select(e => new PortalOffer(e.Id, e.TicketId, e.Number, e.Total, e.ValidUntil!.Value))
            .ToListAsync(ct);
        return await FleetPeople.MeAsync(unit, ct) is { } me ? await WaitingAsync(unit, me, offers, open, ct) : open;
    }

    /// <summary>What somebody of the account approved above their limit; what waits for the reader comes first.</summary>
    private static async Task<IReadOnlyList<PortalOffer>> WaitingAsync(
        IReadUnit unit,
        FleetPerson me,
        IQueryable<Estimate> offers,
        List<PortalOffer> open,
        CancellationToken ct
    )
    {
        var waiting = await unit.Set<FleetApproval>()
            .Where(a =>
                a.State == FleetApprovalState.Waiting && offers.Any(e => e.CurrentVersionId == a.EstimateVersionId)
            )
            .OrderBy(a => a.Id)
            .Take(Most)
            .ToListAsync(ct);
        return
        [
            .. open.Select(o =>
                    waiting.Find(a => a.EstimateId == o.EstimateId) is { } first
                        ? o with
                        {
                            First = first.FirstName,
                            Total = first.Total,
                            AwaitsMe = FleetRules.MayConfirm(
                                me.Id,
                                first.FirstPersonId,
                                me.Role,
                                me.Limit,
                                first.Total
                            ),
                        }
                        : o
                )
                .OrderByDescending(o => o.AwaitsMe),
        ];
    }

    private static async Task<IReadOnlyList<PortalEstimateRow>> EstimatesAsync(
        IReadUnit unit,
        long ticketId,
        CancellationToken ct
    )
    {
        if (!unit.May(EstimatePermissions.PortalRead))
            return [];
        var today = unit.Today;
        var estimates = await unit.Set<Estimate>()
            .Where(e => e.TicketId == ticketId && e.ValidUntil != null)
            .OrderBy(e => e.Id)
            .Take(Most)
            .ToListAsync(ct);
        return
        [
            .. estimates
                .Where(e => e.IsOffered || e.IsDecided)
                .Select(e => new PortalEstimateRow(
                    e.Id,
                    e.Number,
                    e.Total,
                    e.IsOffered && e.StateOn(today) is not EstimateState.Expired,
                    e.IsDecided,
                    e.ValidUntil!.Value
                )),
        ];
    }
}
