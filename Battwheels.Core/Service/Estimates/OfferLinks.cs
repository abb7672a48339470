using Battwheels.Core.Common;
using Battwheels.Core.Service.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Estimates;

/// <summary>What the bearer of a link may do now.</summary>
internal enum LinkStanding
{
    /// <summary>Expired, revoked, replaced, or the visit ended: all the same to the bearer.</summary>
    Closed,

    /// <summary>Waits for an answer.</summary>
    Open,

    /// <summary>Answered: it shows the answer until it expires.</summary>
    Decided,
}

/// <summary>A link with everything it opens.</summary>
internal sealed record OpenedOffer(
    EstimateLink Link,
    Estimate Estimate,
    EstimateVersion Version,
    EstimateDecision? Decision,
    TicketState TicketState
)
{
    public LinkStanding Standing(IReadUnit unit)
    {
        if (!Link.IsOpen(unit.Now) || Estimate.CurrentVersionId != Version.Id)
            return LinkStanding.Closed;
        // Still offered and yet decided: the answer was saved between the two readings.
        if (Decision is not null)
            return Estimate.IsDecided || Estimate.IsOffered ? LinkStanding.Decided : LinkStanding.Closed;
        return Estimate.IsOffered && TicketState is TicketState.AwaitingCustomer
            ? LinkStanding.Open
            : LinkStanding.Closed;
    }
}

internal static class OfferLinks
{
    /// <summary>Null for what cannot be a token, is unknown, or belongs to another contact or organization.</summary>
    public static async Task<OpenedOffer?> FindAsync(IReadUnit unit, string? token, CancellationToken ct)
    {
        if (LinkToken.Read(token) is not { Hash: var hash })
            return null;
        if (await unit.Set<EstimateLink>().SingleOrDefaultAsync(l => l.TokenHash == hash, ct) is not { } link)
            return null;
        var estimate = await unit.Set<Estimate>().SingleAsync(e => e.Id == link.EstimateId, ct);
        var version = await OfferRecording.Versions(unit).SingleAsync(v => v.Id == link.EstimateVersionId, ct);
        var state = await unit.Set<ServiceTicket>()
            .Where(t => t.Id == estimate.TicketId)
            .Select(t => t.State)
            .SingleAsync(ct);
        // The answer last: all three change in one transaction, so a moved visit is never read without it.
        var decision = await unit.Set<EstimateDecision>()
            .Include(d => d.Lines)
            .SingleOrDefaultAsync(d => d.EstimateVersionId == link.EstimateVersionId, ct);
        return new OpenedOffer(link, estimate, version, decision, state);
    }

    /// <summary>What to tell the holder of a link that is closed. Only whoever has the 256 bits learns it.</summary>
    public static async Task<LinkEnd> EndAsync(IReadUnit unit, string? token, CancellationToken ct)
    {
        if (await FindAsync(unit, token, ct) is not { } offer)
            return LinkEnd.Unknown;
        if (offer.Link.RevokedAtUtc is not null)
            return LinkEnd.Withdrawn;
        if (offer.Estimate.State is EstimateState.Draft || offer.Estimate.CurrentVersionId != offer.Version.Id)
            return offer.Estimate.State is EstimateState.Void ? LinkEnd.Withdrawn : LinkEnd.Replaced;
        return unit.Now >= offer.Link.ExpiresAtUtc ? LinkEnd.Expired : LinkEnd.Withdrawn;
    }
}
