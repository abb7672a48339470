using System.Text.Json;
using Battwheels.Core.Access;
using Battwheels.Core.Common;
using Battwheels.Core.Crm;
using Battwheels.Core.Service.Portal;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Estimates;

/// <param name="ContentHash">Of the version that was shown.</param>
/// <param name="ProofHash">Of a <see cref="LinkToken"/> that shows, with the answer, who typed the code.</param>
public sealed record TryOfferCode(string Token, string ContentHash, string? Code, string ProofHash);

/// <summary>Codes for deciding by a link, inside the caller's transaction.</summary>
internal static class OfferCodes
{
    /// <summary>Makes a code and hands it to the worker that writes the message.</summary>
    /// <returns>Null; or LINK_CLOSED, ESTIMATE_REPLACED, NO_MOBILE, TOO_MANY_TRIES.</returns>
    public static async Task<Error?> AskAsync(
        IUnitOfWork unit,
        ISecretSeal seal,
        string token,
        string contentHash,
        CancellationToken ct
    )
    {
        var found = await OpenAsync(unit, token, contentHash, ct);
        if (found.Error is { } closed)
            return closed;
        var offer = found.Value;
        if (await MobileAsync(unit, offer.Estimate, ct) is not { } mobile)
            return EstimateErrors.NoMobile;
        if (
            unit.Actor.IpAddress is { } address
            && await OftenAsync($"ip:{Network.Of(address)}", PublicKnocks.Asking) is { } often
        )
            return often;
        if (await OftenAsync($"to:{PublicKnocks.Hash(mobile)}", PublicKnocks.Destination) is { } again)
            return again;
        var code = PortalCodes.New();
        unit.Add(
            new OfferCode
            {
                EstimateLinkId = offer.Link.Id,
                EstimateVersionId = offer.Version.Id,
                ContactId = offer.Link.ContactId,
                CodeHash = PortalCodes.Hash(code, SaltOf(offer)),
                Sealed = seal.Close(
                    JsonSerializer.Serialize(new OfferErrand(mobile, code)),
                    OfferErrand.Place(unit.Organization.Id)
                ),
                AtUtc = unit.Now,
            }
        );
        unit.WorkDue(OfferCodeTeller.QueueName, unit.Now);
        return null;

        Task<Error?> OftenAsync(string key, IReadOnlyList<KnockLimit> limits) =>
            PublicKnocks.TakeAsync(unit, KnockKind.OfferCode, key, limits, ct);
    }

    /// <summary>Five tries at the newest code; a try counts whatever comes of it, so the caller commits it.</summary>
    /// <returns>Was it right? Wrong, old, spent, tried out and never sent are all the same.</returns>
    public static async Task<Result<bool>> TryAsync(IUnitOfWork unit, TryOfferCode input, CancellationToken ct)
    {
        var found = await OpenAsync(unit, input.Token, input.ContentHash, ct);
        if (found.Error is { } closed)
            return closed;
        var offer = found.Value;
        if (PortalCodes.Read(input.Code) is not { } code)
            return false;
        var (link, version, since) = (offer.Link.Id, offer.Version.Id, unit.Now - OfferCode.Life);
        var newest = await unit.Set<OfferCode>()
            .AsNoTracking()
            .Where(c => c.EstimateLinkId == link && c.EstimateVersionId == version && c.AtUtc > since)
            .OrderByDescending(c => c.Id)
            .FirstOrDefaultAsync(ct);
        if (newest is null)
            return false;
        var tried = await unit.UpdateWhereAsync<OfferCode>(
            c => c.Id == newest.Id && c.ProvenAtUtc == null && c.Tries < OfferCode.MostTries,
            set => set.SetProperty(c => c.Tries, c => c.Tries + 1),
            ct
        );
        if (tried != 1 || !PortalCodes.Matches(code, SaltOf(offer), newest.CodeHash))
            return false;
        DateTime? now = unit.Now;
        var proof = input.ProofHash;
        await unit.UpdateWhereAsync<OfferCode>(
            c => c.Id == newest.Id,
            set => set.SetProperty(c => c.ProvenAtUtc, now).SetProperty(c => c.ProofHash, proof),
            ct
        );
        return true;
    }

    /// <summary>Uses up what a right code proved, with the answer it stands for.</summary>
    /// <returns>The number the code went to; null where it proves nothing for this link and version.</returns>
    public static async Task<string?> SpendAsync(
        IUnitOfWork unit,
        OpenedOffer offer,
        string? proof,
        CancellationToken ct
    )
    {
        if (LinkToken.Read(proof) is not { Hash: var hash })
            return null;
        var (link, version, since) = (offer.Link.Id, offer.Version.Id, unit.Now - OfferCode.Life);
        DateTime? now = unit.Now;
        var spent = await unit.UpdateWhereAsync<OfferCode>(
            c =>
                c.ProofHash == hash
                && c.EstimateLinkId == link
                && c.EstimateVersionId == version
                && c.SpentAtUtc == null
                && c.ProvenAtUtc > since,
            set => set.SetProperty(c => c.SpentAtUtc, now),
            ct
        );
        return spent == 1 ? await MobileAsync(unit, offer.Estimate, ct) : null;
    }

    /// <summary>The mobile number on record, as messages go to it; null without one.</summary>
    public static Task<string?> MobileAsync(IReadUnit unit, Estimate estimate, CancellationToken ct) =>
        unit.Set<Contact>().Where(c => c.Id == estimate.ContactId).Select(c => c.PhoneKey).SingleOrDefaultAsync(ct);

    private static async Task<Result<OpenedOffer>> OpenAsync(
        IReadUnit unit,
        string token,
        string contentHash,
        CancellationToken ct
    )
    {
        var offer = await OfferLinks.FindAsync(unit, token, ct);
        if (offer is null || offer.Standing(unit) is not LinkStanding.Open)
            return EstimateErrors.LinkClosed;
        if (contentHash != offer.Version.ContentHash)
            return EstimateErrors.OtherVersion;
        return offer;
    }

    /// <summary>256 random bits of the link, and the hash of what is decided.</summary>
    private static string SaltOf(OpenedOffer offer) => $"{offer.Link.TokenHash}:{offer.Version.ContentHash}";
}

/// <summary>What the worker needs to write the message, and nobody else may read.</summary>
internal sealed record OfferErrand(string Mobile, string Code)
{
    public static string Place(long organizationId) => $"{organizationId}|{nameof(OfferCode)}";
}
