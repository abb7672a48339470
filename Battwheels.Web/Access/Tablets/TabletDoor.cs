using Battwheels.Core.Access;
using Battwheels.Core.Access.Tablets;
using Battwheels.Core.Common;

namespace Battwheels.Web.Access.Tablets;

/// <summary>The way from a tablet's token to the one thing it opens: asking for a PIN in the organization it belongs to.</summary>
internal sealed class TabletDoor(
    IPlatformDirectory organizations,
    ICurrentActor current,
    TabletDoorService door,
    TabletCookie? tablet,
    string? ipAddress
)
{
    public async Task<LockedTablet?> FindAsync(CancellationToken ct)
    {
        if (tablet is null || await EnterAsync(ct) is not { } inside)
            return null;
        using (inside)
            return await door.FindAsync(tablet.Token.Hash, ct);
    }

    public async Task<Result<SignedIn>> UnlockAsync(
        long membershipId,
        string? pin,
        string? userAgent,
        CancellationToken ct
    )
    {
        if (tablet is null || await EnterAsync(ct) is not { } inside)
            return TabletErrors.Unknown;
        using (inside)
            return await door.UnlockAsync(
                new UnlockTablet(tablet.Token.Hash, membershipId, pin, ipAddress, userAgent),
                ct
            );
    }

    private async Task<IDisposable?> EnterAsync(CancellationToken ct)
    {
        if (await organizations.FindAsync(tablet!.Slug, ct) is not { } organization)
            return null;
        var actor = Actor.Job(organization.Id, "shared tablet", SystemPermissions.UnlockTablet) with
        {
            IpAddress = ipAddress,
        };
        return current.Become(actor);
    }
}
