using Battwheels.Core.Common;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Billing;

/// <param name="TokenHash">Of a <see cref="LinkToken"/> made by who shows the link: 64 hexadecimal digits.</param>
/// <param name="Days">How long it opens the document, 1 to 365.</param>
public sealed record ShareLink(string TokenHash, int Days = ShareLink.UsualDays)
{
    public const int UsualDays = 30;
    public const int MostDays = 365;
}

/// <summary>How a link stands.</summary>
public enum SharedLinkState
{
    Open,
    Expired,
    Closed,
}

/// <summary>A link as the record's page lists it.</summary>
/// <param name="Openings">How often the page or the PDF was opened.</param>
public sealed record SharedLink(
    long Id,
    SharedLinkState State,
    DateTime CreatedAtUtc,
    string CreatedBy,
    DateTime ExpiresAtUtc,
    int Openings,
    DateTime? LastOpenedAtUtc
);

/// <summary>Links to documents of billing, inside the caller's transaction.</summary>
internal static class SharedLinks
{
    public const int MostShown = 20;

    public static Error? Refusal(ShareLink share) =>
        share.Days is < 1 or > ShareLink.MostDays
            ? new Error("LINK_DAYS_INVALID", $"A link lives 1 to {ShareLink.MostDays} days. Choose fewer.", "Days")
            : null;

    public static DocumentLink Make(
        IUnitOfWork unit,
        ShareLink share,
        long contactId,
        long? invoiceId = null,
        long? receiptId = null
    ) =>
        unit.Add(
            new DocumentLink
            {
                InvoiceId = invoiceId,
                ReceiptId = receiptId,
                ContactId = contactId,
                TokenHash = share.TokenHash,
                CreatedAtUtc = unit.Now,
                CreatedByMembershipId = unit.Actor.MembershipId,
                CreatedByName = unit.Actor.Name,
                ExpiresAtUtc = unit.Now.AddDays(share.Days),
            }
        );

    /// <returns>Null; or NOT_FOUND also for a link of the other kind of document.</returns>
    public static async Task<Error?> CloseAsync(IUnitOfWork unit, long linkId, bool ofInvoice, CancellationToken ct)
    {
        var link = await unit.Set<DocumentLink>()
            .SingleOrDefaultAsync(l => l.Id == linkId && (ofInvoice ? l.InvoiceId != null : l.ReceiptId != null), ct);
        if (link is null)
            return CommonErrors.NotFound;
        link.RevokedAtUtc ??= unit.Now;
        return null;
    }

    /// <summary>Newest first, at most twenty.</summary>
    public static async Task<IReadOnlyList<SharedLink>> ListAsync(
        IReadUnit unit,
        IQueryable<DocumentLink> links,
        CancellationToken ct
    )
    {
        var rows = await links
            .OrderByDescending(l => l.Id)
            .Take(MostShown)
            .Select(l => new
            {
                Link = l,
                Openings = unit.Set<LinkOpening>().Count(o => o.DocumentLinkId == l.Id),
                Last = unit.Set<LinkOpening>().Where(o => o.DocumentLinkId == l.Id).Max(o => (DateTime?)o.AtUtc),
            })
            .ToListAsync(ct);
        return
        [
            .. rows.Select(r => new SharedLink(
                r.Link.Id,
                r.Link.RevokedAtUtc is not null ? SharedLinkState.Closed
                    : r.Link.IsOpen(unit.Now) ? SharedLinkState.Open
                    : SharedLinkState.Expired,
                r.Link.CreatedAtUtc,
                r.Link.CreatedByName,
                r.Link.ExpiresAtUtc,
                r.Openings,
                r.Last
            )),
        ];
    }

    /// <summary>The open link with this token; null for unknown, expired and closed ones alike.</summary>
    public static async Task<DocumentLink?> FindOpenAsync(IReadUnit unit, string? token, CancellationToken ct) =>
        LinkToken.Read(token) is { Hash: var hash }
        && await unit.Set<DocumentLink>().SingleOrDefaultAsync(l => l.TokenHash == hash, ct) is { } link
        && link.IsOpen(unit.Now)
            ? link
            : null;
}
