using Battwheels.Core.Common;
using Battwheels.Core.Platform.Organizations;
using Battwheels.Core.Service.Approvals;
using Battwheels.Core.Service.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Estimates;

/// <summary>Taking a version to the customer: the link and its life.</summary>
internal static class OfferSharing
{
    /// <summary>
    /// The first link of a version sends it and starts the days to decide; later ones only open the same version.
    /// </summary>
    /// <returns>The link's id; or NOT_FOUND, ESTIMATE_NOT_SUBMITTED, ESTIMATE_WRONG_STATE, ESTIMATE_EXPIRED.</returns>
    public static async Task<Result<long>> ShareAsync(
        IUnitOfWork unit,
        long estimateId,
        string tokenHash,
        CancellationToken ct
    )
    {
        var found = await OfferSubmission.FindAsync(unit, estimateId, ct);
        if (found.Error is { } missing)
            return missing;
        var (estimate, ticket) = found.Value;
        if (estimate.CurrentVersionId is not { } version)
            return EstimateErrors.NothingToShare;
        if (await ApprovalGate.RefusalAsync(unit, estimate, ct) is { } unapproved)
            return unapproved;
        var refusal = estimate.State switch
        {
            EstimateState.Submitted or EstimateState.Cleared => await SendAsync(unit, estimate, ticket, ct),
            EstimateState.Sent or EstimateState.Viewed => estimate.StateOn(unit.Today) is EstimateState.Expired
                ? EstimateErrors.Expired
                : null,
            _ => EstimateErrors.WrongState(
                TicketErrors.Words(estimate.State),
                T("Only a submitted version can be shared with the customer.")
            ),
        };
        if (refusal is not null)
            return refusal;
        if (estimate.ValidUntil is not { } validUntil)
            return EstimateErrors.NothingToShare;
        return unit.Add(
            new EstimateLink
            {
                EstimateId = estimate.Id,
                EstimateVersionId = version,
                ContactId = estimate.ContactId,
                TokenHash = tokenHash,
                CreatedAtUtc = unit.Now,
                CreatedByMembershipId = unit.Actor.MembershipId,
                ExpiresAtUtc = EndOf(validUntil, unit.Organization.TimeZoneId),
            }
        ).Id;
    }

    public static async Task<Error?> RevokeAsync(IUnitOfWork unit, long linkId, CancellationToken ct)
    {
        if (await unit.Set<EstimateLink>().SingleOrDefaultAsync(l => l.Id == linkId, ct) is not { } link)
            return CommonErrors.NotFound;
        link.RevokedAtUtc ??= unit.Now;
        return null;
    }

    private static async Task<Error?> SendAsync(
        IUnitOfWork unit,
        Estimate estimate,
        ServiceTicket ticket,
        CancellationToken ct
    )
    {
        if (
            await TicketFlow.ApplyAsync(
                unit,
                ticket,
                TicketAction.ShareEstimate,
                new TransitionNote(EvidenceId: estimate.CurrentVersionId),
                ct
            ) is
            { } refusal
        )
            return refusal;
        var days = await unit.Set<OrganizationProfile>().Select(p => p.EstimateValidDays).SingleAsync(ct);
        (estimate.State, estimate.SentAtUtc, estimate.ValidUntil) = (
            EstimateState.Sent,
            unit.Now,
            unit.Today.AddDays(days)
        );
        estimate.ExpiryToldAtUtc = null;
        unit.WorkDue(OfferExpiry.QueueName, EndOf(unit.Today.AddDays(days), unit.Organization.TimeZoneId));
        await ApprovalGate.UseAsync(unit, estimate, ct);
        unit.Raise(new EstimateSent(estimate.Id, ticket.Id, estimate.CurrentVersionNo));
        return null;
    }

    /// <summary>The first instant after a day of the organization.</summary>
    internal static DateTime EndOf(DateOnly day, string timeZoneId) =>
        TimeZoneInfo.ConvertTimeToUtc(
            day.AddDays(1).ToDateTime(TimeOnly.MinValue, DateTimeKind.Unspecified),
            TimeZoneInfo.FindSystemTimeZoneById(timeZoneId)
        );
}
