using Battwheels.Core.Access;
using Battwheels.Core.Common;
using Battwheels.Core.Service.Feedback;

namespace Battwheels.Web.Service.Feedback;

/// <summary>
/// The way from an address to the one visit it asks about: first whose link it is, then everything as that contact alone.
/// </summary>
internal sealed class FeedbackDoor(IPlatformDirectory organizations, ICurrentActor current, FeedbackLinkService links)
{
    private Actor? _bearer;

    /// <returns>The page; null for unknown and expired links alike.</returns>
    public async Task<FeedbackPage?> OpenAsync(string? slug, string token, string? address, CancellationToken ct)
    {
        if (slug is null || await organizations.FindAsync(slug, ct) is not { } organization)
            return null;
        using (current.Become(Actor.Job(organization.Id, "link", SystemPermissions.OpenLink)))
        {
            var found = await links.FindAsync(token, ct);
            if (found.Error is not null)
                return null;
            _bearer = Actor.PublicLink(
                organization.Id,
                found.Value.ContactId,
                "Customer (link)",
                address,
                FeedbackPermissions.PortalGive
            );
        }

        using (current.Become(_bearer))
        {
            var page = await links.ReadAsync(token, ct);
            return page.Error is null ? page.Value : null;
        }
    }

    public async Task<Result<Done>> GiveAsync(GiveFeedback input, CommandId command)
    {
        using (current.Become(_bearer ?? throw new InvalidOperationException("The link was not opened.")))
            return await links.GiveAsync(input, command, CancellationToken.None);
    }
}
