using Battwheels.Core.Access;
using Battwheels.Core.Billing;
using Battwheels.Core.Common;
using Battwheels.Web.Access;

namespace Battwheels.Web.Billing;

/// <summary>
/// The way from an address to the one document it opens: first whose link it is, then everything as that contact alone.
/// </summary>
internal sealed class DocumentDoor(IPlatformDirectory organizations, ICurrentActor current, LinkedDocumentService links)
{
    /// <returns>The bearer of an open link; null for unknown, expired and closed ones alike.</returns>
    public async Task<Actor?> BearerAsync(HttpContext context, string token)
    {
        var ct = context.RequestAborted;
        if (context.Slug() is not { } slug || await organizations.FindAsync(slug, ct) is not { } organization)
            return null;
        using (current.Become(Actor.Job(organization.Id, "link", SystemPermissions.OpenLink)))
        {
            var found = await links.FindAsync(token, ct);
            return found.Error is null
                ? Actor.PublicLink(
                    organization.Id,
                    found.Value.ContactId,
                    found.Value.Name,
                    context.Connection.RemoteIpAddress?.ToString(),
                    InvoicePermissions.PortalRead
                ) with
                {
                    MergedIntoId = found.Value.NowId,
                }
                : null;
        }
    }

    public async Task<LinkedDocument?> ReadAsync(Actor bearer, string token, CancellationToken ct)
    {
        using (current.Become(bearer))
        {
            var read = await links.ReadAsync(token, ct);
            return read.Error is null ? read.Value : null;
        }
    }

    /// <summary>Puts on record that a person, not a preview, looked at it.</summary>
    public async Task OpenedAsync(Actor bearer, string token)
    {
        using (current.Become(bearer))
            await links.OpenedAsync(token, LinkSight.Page, CommandId.New(), CancellationToken.None);
    }

    /// <summary>The document as PDF, put on record as opened.</summary>
    public async Task<Result<DocumentFile>> PdfAsync(Actor bearer, string token, CancellationToken ct)
    {
        using (current.Become(bearer))
        {
            var file = await links.PdfAsync(token, ct);
            if (file.Error is null)
                await links.OpenedAsync(token, LinkSight.Pdf, CommandId.New(), CancellationToken.None);
            return file;
        }
    }
}
