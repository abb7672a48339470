using Battwheels.Core.Common;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Estimates;

/// <summary>The two doors an answer comes through: staff who heard it, and the customer's own link.</summary>
internal static class OfferRecording
{
    public static async Task<Result<DecisionResult>> RecordAsync(
        IUnitOfWork unit,
        RecordDecision decision,
        CancellationToken ct
    )
    {
        if (
            decision.Answer.Method
            is DecisionMethod.PortalLink
                or DecisionMethod.PortalOtp
                or DecisionMethod.PortalSession
        )
            return EstimateErrors.MethodNotForStaff;
        var estimate = await unit.Set<Estimate>().SingleOrDefaultAsync(e => e.Id == decision.EstimateId, ct);
        if (estimate is null)
            return CommonErrors.NotFound;
        var version = await Versions(unit)
            .SingleOrDefaultAsync(v => v.EstimateId == estimate.Id && v.VersionNo == decision.VersionNo, ct);
        if (version is null)
            return EstimateErrors.VersionMissing;
        return await OfferDecisions.DecideAsync(unit, estimate, version, decision.Answer, ct);
    }

    public static async Task<Result<DecisionResult>> DecideByLinkAsync(
        IUnitOfWork unit,
        LinkAnswer answer,
        CancellationToken ct
    )
    {
        var offer = await OfferLinks.FindAsync(unit, answer.Token, ct);
        if (offer is null || offer.Standing(unit) is LinkStanding.Closed)
            return EstimateErrors.LinkClosed;
        if (answer.ContentHash != offer.Version.ContentHash)
            return EstimateErrors.OtherVersion;
        var said = answer.ToAnswer();
        if (answer.Proof is not null)
        {
            if (await OfferCodes.SpendAsync(unit, offer, answer.Proof, ct) is not { } mobile)
                return EstimateErrors.CodeWrong;
            said = said with { Method = DecisionMethod.PortalOtp, CalledNumber = mobile };
        }

        return await OfferDecisions.DecideAsync(unit, offer.Estimate, offer.Version, said, ct);
    }

    internal static IQueryable<EstimateVersion> Versions(IReadUnit unit) =>
        unit.Set<EstimateVersion>().Include(v => v.Lines.OrderBy(l => l.Position));
}
