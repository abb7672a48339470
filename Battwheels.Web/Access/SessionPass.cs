using System.Globalization;
using System.Security.Claims;
using Battwheels.Core.Access;
using Battwheels.Core.Common;
using Battwheels.Web.Common;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.DataProtection;

namespace Battwheels.Web.Access;

/// <summary>
/// Lets a page whose session ended go on under a new one: its person signs in over the form, a request with the new cookie
/// fetches a pass, and the page's circuit takes it. Only for the same person in the same organization, for half a minute.
/// </summary>
internal sealed class SessionPass(
    IDataProtectionProvider protection,
    ISessions sessions,
    AuthenticationStateProvider authentication,
    ICurrentActor current
)
{
    private static readonly TimeSpan Valid = TimeSpan.FromSeconds(30);
    private readonly ITimeLimitedDataProtector _protector = protection
        .CreateProtector("Battwheels.SessionPass")
        .ToTimeLimitedDataProtector();

    /// <summary>For the signed-in person of a request.</summary>
    public string Write(ClaimsPrincipal user) => _protector.Protect(Text(user), Valid);

    /// <returns>False when the pass is somebody else's, of another organization, old or made up.</returns>
    public async Task<bool> TakeAsync(string pass, CancellationToken ct)
    {
        if (authentication is not LiveAuthentication live)
            return false;
        var user = (await live.GetAuthenticationStateAsync()).User;
        if (Read(pass) is not { } session || session.Of != OwnerOf(user))
            return false;
        if (
            await sessions.FindAsync(session.Id, touch: true, ct) is not { Tablet: null } state
            || state.PersonId != user.PersonId()
        )
            return false;
        var renewed = Renewed(user, session.Id);
        live.Renew(renewed);
        if (renewed.ToActor() is { } actor)
            current.Become(actor);
        return true;
    }

    private static ClaimsPrincipal Renewed(ClaimsPrincipal user, long session) =>
        new(
            user.Identities.Select(i => new ClaimsIdentity(
                i.Claims.Select(c =>
                    c.Type == SessionCookie.SessionClaim ? new Claim(c.Type, SessionCookie.Text(session)) : c
                ),
                i.AuthenticationType,
                i.NameClaimType,
                i.RoleClaimType
            ))
        );

    private static string Text(ClaimsPrincipal user) => $"{user.SessionId()}:{OwnerOf(user)}";

    /// <summary>Person and membership: a membership belongs to one organization.</summary>
    private static string OwnerOf(ClaimsPrincipal user) =>
        string.Join(':', user.PersonId(), user.Number(ClaimNames.OrganizationId), user.Number(ClaimNames.MembershipId));

    private (long Id, string Of)? Read(string pass)
    {
        try
        {
            var parts = _protector.Unprotect(pass).Split(':', 2);
            return (long.Parse(parts[0], CultureInfo.InvariantCulture), parts[1]);
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return null;
        }
    }
}
