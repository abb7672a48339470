using Battwheels.Core.Access;
using Battwheels.Core.Common;
using Battwheels.Core.Service.Portal;
using Battwheels.Web.Access;

namespace Battwheels.Web.Service.Portal;

/// <summary>
/// From an address to whoever stands there: as the door itself for strangers, as their contact alone for customers who are
/// signed in.
/// </summary>
internal sealed class PortalDoor(IPlatformDirectory organizations, ICurrentActor current)
{
    private OrganizationIdentity? _organization;

    /// <summary>From now on this request acts as the door; false where no organization has this address.</summary>
    public async Task<bool> OpenAsync(HttpContext context, params string[] permissions)
    {
        context.Response.Headers["X-Robots-Tag"] = "noindex, nofollow";
        if (context.Slug() is not { } slug)
            return false;
        _organization = await organizations.FindAsync(slug, context.RequestAborted);
        if (_organization is null)
            return false;
        current.Become(Actor.Job(_organization.Id, "portal", permissions));
        return true;
    }

    /// <summary>From now on this request acts as the customer of the cookie; null where nobody is signed in.</summary>
    public async Task<PortalBearer?> EnterAsync(HttpContext context, PortalDoorService door)
    {
        if (PortalCookie.Read(context) is not { } token)
            return null;
        if (await door.FindAsync(token.Text, context.RequestAborted) is not { } bearer)
            return null;
        if (!bearer.WasSeenLately)
            await door.SeenAsync(bearer.SessionId, CommandId.New(), CancellationToken.None);
        current.Become(bearer.ToActor(_organization!.Id, context.Connection.RemoteIpAddress?.ToString()));
        return bearer;
    }
}
