using Battwheels.Core.Access;
using Battwheels.Core.Billing;
using Battwheels.Core.Common;
using Battwheels.Core.Service.Estimates;
using Battwheels.Core.Service.Photos;

namespace Battwheels.Web.Service.Estimates;

/// <summary>What stands behind a link: the offer, or why there is none.</summary>
internal sealed record OpenedLink(OfferPage? Offer, LinkEnd End);

/// <summary>
/// The way from an address to the one estimate it opens: first whose link it is, then everything as that contact alone.
/// </summary>
internal sealed class OfferDoor(IPlatformDirectory organizations, ICurrentActor current, EstimateLinkService links)
{
    private static readonly OpenedLink Nothing = new(null, LinkEnd.Unknown);
    private Actor? _bearer;

    public async Task<OpenedLink> OpenAsync(string? slug, string token, string? address, CancellationToken ct)
    {
        if (slug is null || await organizations.FindAsync(slug, ct) is not { } organization)
            return Nothing;
        using (current.Become(Actor.Job(organization.Id, "link", SystemPermissions.OpenLink)))
        {
            var found = await links.FindAsync(token, ct);
            if (found.Error is not null)
                return new OpenedLink(null, (await links.EndOfAsync(token, ct)).Value);
            _bearer = Actor.PublicLink(
                organization.Id,
                found.Value.ContactId,
                found.Value.Name,
                address,
                EstimatePermissions.PortalRead,
                EstimatePermissions.PortalDecide
            ) with
            {
                MergedIntoId = found.Value.NowId,
            };
        }

        var offer = await AsBearerAsync(() => links.ReadAsync(token, ct));
        if (offer.Error is null)
            return new OpenedLink(offer.Value, LinkEnd.Unknown);
        using (current.Become(Actor.Job(organization.Id, "link", SystemPermissions.OpenLink)))
            return new OpenedLink(null, (await links.EndOfAsync(token, ct)).Value);
    }

    /// <summary>Remembers that a person, not a preview, looked at it.</summary>
    public Task<Result<Done>> OpenedAsync(string token) =>
        AsBearerAsync(() => links.OpenedAsync(token, LinkSight.Page, CommandId.New(), CancellationToken.None));

    /// <summary>The offer as PDF, put on record as opened.</summary>
    public Task<Result<DocumentFile>> PdfAsync(string token, CancellationToken ct) =>
        AsBearerAsync(async () =>
        {
            var file = await links.PdfAsync(token, ct);
            if (file.Error is null)
                await links.OpenedAsync(token, LinkSight.Pdf, CommandId.New(), CancellationToken.None);
            return file;
        });

    /// <summary>A released photo of the visit; null for none of it.</summary>
    public Task<Stream?> PhotoAsync(
        CustomerPhotoService photos,
        string token,
        long photoId,
        bool thumb,
        CancellationToken ct
    ) => AsBearerAsync(() => photos.OpenByLinkAsync(token, photoId, thumb, ct));

    public Task<Result<DecisionResult>> DecideAsync(LinkAnswer answer, CommandId command) =>
        AsBearerAsync(() => links.DecideAsync(answer, command, CancellationToken.None));

    /// <summary>Sends a code; every asking counts against the limits.</summary>
    public Task<Result<Done>> AskCodeAsync(string token, OfferPage offer) =>
        AsBearerAsync(() => links.AskCodeAsync(token, offer.ContentHash, CommandId.New(), CancellationToken.None));

    /// <summary>Tries the code that was typed; every try counts.</summary>
    /// <returns>What the answer is given with; null for a wrong code. Or LINK_CLOSED, ESTIMATE_REPLACED.</returns>
    public async Task<Result<string?>> TryCodeAsync(string token, OfferPage offer, string? code)
    {
        var proof = LinkToken.New();
        TryOfferCode typed = new(token, offer.ContentHash, code, proof.Hash);
        var tried = await AsBearerAsync(() => links.TryCodeAsync(typed, CommandId.New(), CancellationToken.None));
        if (tried.Error is { } refused)
            return refused;
        return tried.Value ? proof.Text : null;
    }

    private async Task<T> AsBearerAsync<T>(Func<Task<T>> act)
    {
        using (current.Become(_bearer ?? throw new InvalidOperationException("The link was not opened.")))
            return await act();
    }
}
