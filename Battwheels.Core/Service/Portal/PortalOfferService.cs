using Battwheels.Core.Common;
using Battwheels.Core.Service.Estimates;
using Battwheels.Core.Service.Fleet;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Portal;

/// <summary>An answer given in the portal.</summary>
/// <param name="ContentHash">Of the version that was shown.</param>
public sealed record PortalAnswer(
    long EstimateId,
    string ContentHash,
    string GivenBy,
    IReadOnlyList<LineChoice> Choices,
    bool RiskAcknowledged,
    string? Browser,
    string? Note = null
);

/// <summary>Estimates of a signed-in customer: the same offer and the same decision as by a link.</summary>
public sealed class PortalOfferService(IUnitOfWorkFactory units)
{
    /// <returns>The offer as it is with the customer; or NOT_FOUND for drafts, expired ones and anybody else's.</returns>
    /// <exception cref="AccessDeniedException">The actor lacks portal:estimates:read.</exception>
    public Task<Result<OfferPage>> ReadAsync(long estimateId, CancellationToken ct) =>
        units.ReadAsync<Result<OfferPage>>(
            EstimatePermissions.PortalRead,
            async unit =>
            {
                if (await FindAsync(unit, estimateId, ct) is not var (estimate, version))
                    return CommonErrors.NotFound;
                var decision = await unit.Set<EstimateDecision>()
                    .Include(d => d.Lines)
                    .SingleOrDefaultAsync(d => d.EstimateVersionId == version.Id, ct);
                var offer = await OfferPage.OfAsync(unit, estimate, version, decision, ct);
                return decision is null && offer.AsksSignIn
                    ? offer with
                    {
                        Fleet = await FleetStandings.OfAsync(unit, estimate, ct),
                    }
                    : offer;
            },
            ct
        );

    /// <summary>The customer's own answer, line by line.</summary>
    /// <returns>
    /// What became of it, the first answer when one was given before; or NOT_FOUND, ESTIMATE_REPLACED, LINES_UNDECIDED,
    /// NAME_MISSING, RISK_NOT_ACKNOWLEDGED, FLEET_NOT_A_PERSON, FLEET_WAITING, FLEET_NOBODY_MAY. Above the limit of a person of
    /// an account it waits for a second approval.
    /// </returns>
    /// <exception cref="AccessDeniedException">The actor lacks portal:estimates:decide.</exception>
    public Task<Result<DecisionResult>> DecideAsync(PortalAnswer answer, CommandId command, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return units.RunAsync<DecisionResult>(
            EstimatePermissions.PortalDecide,
            command,
            answer,
            async unit =>
            {
                if (await FindAsync(unit, answer.EstimateId, ct) is not var (estimate, version))
                    return CommonErrors.NotFound;
                if (answer.ContentHash != version.ContentHash)
                    return EstimateErrors.OtherVersion;
                return await OfferDecisions.DecideAsync(
                    unit,
                    estimate,
                    version,
                    new OfferAnswer(
                        unit.Actor.AccountPersonId is null ? answer.GivenBy : unit.Actor.Name,
                        answer.Choices,
                        answer.RiskAcknowledged,
                        DecisionMethod.PortalSession,
                        answer.Browser,
                        Note: answer.Note
                    ),
                    ct
                );
            },
            ct
        );
    }

    private static async Task<(Estimate Estimate, EstimateVersion Version)?> FindAsync(
        IReadUnit unit,
        long estimateId,
        CancellationToken ct
    )
    {
        var estimate = await unit.Set<Estimate>().SingleOrDefaultAsync(e => e.Id == estimateId, ct);
        if (estimate is not { CurrentVersionId: { } versionId, ValidUntil: not null })
            return null;
        if (!estimate.IsDecided && (!estimate.IsOffered || estimate.StateOn(unit.Today) is EstimateState.Expired))
            return null;
        return (estimate, await OfferRecording.Versions(unit).SingleAsync(v => v.Id == versionId, ct));
    }
}
