using Battwheels.Core.Access;
using Battwheels.Core.Billing;
using Battwheels.Core.Common;
using Battwheels.Core.Crm.Merging;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Estimates;

/// <summary>Whose link it is: the contact its bearer is narrowed to.</summary>
/// <param name="NowId">Who that contact is today, where it was merged into another.</param>
public sealed record LinkBearer(long ContactId, string Name, long NowId);

/// <summary>What became of a link that opens nothing.</summary>
public enum LinkEnd
{
    /// <summary>No such link was sent, or another organization sent it.</summary>
    Unknown,

    /// <summary>The days to decide are over.</summary>
    Expired,

    /// <summary>A newer version was made.</summary>
    Replaced,

    /// <summary>The workshop took the link or the estimate back, or the visit ended.</summary>
    Withdrawn,
}

/// <summary>An answer given on the customer's own phone.</summary>
/// <param name="ContentHash">Of the version that was shown.</param>
/// <param name="Browser">What it calls itself.</param>
/// <param name="Note">A remark for the workshop.</param>
/// <param name="Proof">What the page was given for the right code; null decides by the link alone.</param>
public sealed record LinkAnswer(
    string Token,
    string ContentHash,
    string GivenBy,
    IReadOnlyList<LineChoice> Choices,
    bool RiskAcknowledged,
    string? Browser,
    string? Note = null,
    string? Proof = null
)
{
    internal OfferAnswer ToAnswer() =>
        new(GivenBy, Choices, RiskAcknowledged, DecisionMethod.PortalLink, Browser, Note: Note);
}

/// <summary>
/// What the bearer of an estimate link sees and does. The first look-up finds whose link it is; everything after runs
/// as that contact alone.
/// </summary>
public sealed class EstimateLinkService(IUnitOfWorkFactory units, IEstimatePrinter printer, ISecretSeal seal)
{
    /// <returns>The contact; or LINK_CLOSED, the same for unknown, revoked and expired tokens.</returns>
    /// <exception cref="AccessDeniedException">The actor lacks system:link:open.</exception>
    public Task<Result<LinkBearer>> FindAsync(string token, CancellationToken ct) =>
        units.ReadAsync<Result<LinkBearer>>(
            SystemPermissions.OpenLink,
            async unit =>
            {
                if (LinkToken.Read(token) is not { Hash: var hash })
                    return EstimateErrors.LinkClosed;
                var link = await unit.Set<EstimateLink>().SingleOrDefaultAsync(l => l.TokenHash == hash, ct);
                if (link is null || !link.IsOpen(unit.Now))
                    return EstimateErrors.LinkClosed;
                var name = await unit.Set<EstimateVersion>()
                    .Where(v => v.Id == link.EstimateVersionId)
                    .Select(v => v.CustomerName)
                    .SingleAsync(ct);
                return new LinkBearer(link.ContactId, name, await MergedParties.NowAsync(unit, link.ContactId, ct));
            },
            ct
        );

    /// <summary>Why a link that was really sent opens nothing any more; unknown tokens are all the same.</summary>
    /// <exception cref="AccessDeniedException">The actor lacks system:link:open.</exception>
    public Task<Result<LinkEnd>> EndOfAsync(string token, CancellationToken ct) =>
        units.ReadAsync<Result<LinkEnd>>(
            SystemPermissions.OpenLink,
            async unit => await OfferLinks.EndAsync(unit, token, ct),
            ct
        );

    /// <summary>The version the link opens, with the answer when there is one.</summary>
    /// <returns>The offer; or LINK_CLOSED.</returns>
    /// <exception cref="AccessDeniedException">The actor lacks portal:estimates:read.</exception>
    public Task<Result<OfferPage>> ReadAsync(string token, CancellationToken ct) =>
        units.ReadAsync<Result<OfferPage>>(
            EstimatePermissions.PortalRead,
            async unit =>
                await OfferLinks.FindAsync(unit, token, ct) is { } offer
                && offer.Standing(unit) is not LinkStanding.Closed
                    ? await OfferPage.OfAsync(unit, offer.Estimate, offer.Version, offer.Decision, ct)
                    : EstimateErrors.LinkClosed,
            ct
        );

    /// <summary>The same version as PDF.</summary>
    /// <returns>The file; or LINK_CLOSED.</returns>
    /// <exception cref="AccessDeniedException">The actor lacks portal:estimates:read.</exception>
    public async Task<Result<DocumentFile>> PdfAsync(string token, CancellationToken ct)
    {
        var print = await units.ReadAsync<Result<EstimatePrint>>(
            EstimatePermissions.PortalRead,
            async unit =>
                await OfferLinks.FindAsync(unit, token, ct) is { } offer
                && offer.Standing(unit) is not LinkStanding.Closed
                    ? await EstimatePrints.OfAsync(unit, offer.Estimate, offer.Version, offer.Decision, ct)
                    : EstimateErrors.LinkClosed,
            ct
        );
        return print.Error is { } closed ? closed : new DocumentFile(print.Value.FileName, printer.Pdf(print.Value));
    }

    /// <summary>Puts an opening on record, when and what; the first one tells the workshop that it was seen.</summary>
    /// <exception cref="AccessDeniedException">The actor lacks portal:estimates:read.</exception>
    public Task<Result<Done>> OpenedAsync(string token, LinkSight sight, CommandId command, CancellationToken ct) =>
        units.RunAsync<Done>(
            EstimatePermissions.PortalRead,
            command,
            new { opened = LinkToken.Read(token)?.Hash, sight },
            async unit =>
            {
                var offer = await OfferLinks.FindAsync(unit, token, ct);
                if (offer is null || offer.Standing(unit) is LinkStanding.Closed)
                    return EstimateErrors.LinkClosed;
                unit.Add(
                    new LinkOpening
                    {
                        EstimateLinkId = offer.Link.Id,
                        Sight = sight,
                        AtUtc = unit.Now,
                    }
                );
                if (offer.Estimate.State is not EstimateState.Sent)
                    return Done.Instance;
                (offer.Estimate.State, offer.Estimate.ViewedAtUtc) = (EstimateState.Viewed, unit.Now);
                unit.Raise(
                    new EstimateViewed(offer.Estimate.Id, offer.Estimate.TicketId, offer.Estimate.CurrentVersionNo)
                );
                return Done.Instance;
            },
            ct
        );

    /// <summary>A code is on its way to the mobile number on record.</summary>
    /// <returns>Done; or LINK_CLOSED, ESTIMATE_REPLACED, NO_MOBILE, TOO_MANY_TRIES.</returns>
    /// <exception cref="AccessDeniedException">The actor lacks portal:estimates:decide.</exception>
    public Task<Result<Done>> AskCodeAsync(string token, string contentHash, CommandId command, CancellationToken ct) =>
        units.RunAsync<Done>(
            EstimatePermissions.PortalDecide,
            command,
            new { code = LinkToken.Read(token)?.Hash, contentHash },
            async unit =>
                await OfferCodes.AskAsync(unit, seal, token, contentHash, ct) is { } refused ? refused : Done.Instance,
            ct
        );

    /// <summary>Five tries at a code; the right one lets the answer be given once, for ten minutes.</summary>
    /// <returns>Was it right? Or LINK_CLOSED, ESTIMATE_REPLACED.</returns>
    /// <exception cref="AccessDeniedException">The actor lacks portal:estimates:decide.</exception>
    public Task<Result<bool>> TryCodeAsync(TryOfferCode input, CommandId command, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        return units.RunAsync<bool>(
            EstimatePermissions.PortalDecide,
            command,
            input,
            unit => OfferCodes.TryAsync(unit, input, ct),
            ct
        );
    }

    /// <summary>The customer's own answer, line by line.</summary>
    /// <returns>
    /// What became of it, the first answer when one was given before; or LINK_CLOSED, ESTIMATE_REPLACED, LINES_UNDECIDED,
    /// NAME_MISSING, RISK_NOT_ACKNOWLEDGED, ABOVE_LINK_LIMIT, CODE_WRONG.
    /// </returns>
    /// <exception cref="AccessDeniedException">The actor lacks portal:estimates:decide.</exception>
    public Task<Result<DecisionResult>> DecideAsync(LinkAnswer answer, CommandId command, CancellationToken ct) =>
        units.RunAsync<DecisionResult>(
            EstimatePermissions.PortalDecide,
            command,
            answer,
            unit => OfferRecording.DecideByLinkAsync(unit, answer, ct),
            ct
        );
}
