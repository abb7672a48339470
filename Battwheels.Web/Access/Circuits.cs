using System.Security.Claims;
using Battwheels.Core.Access;
using Battwheels.Core.Common;
using Battwheels.Web.Common;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Components.Server.Circuits;

namespace Battwheels.Web.Access;

/// <summary>Gives a circuit the actor its first request had; the organization of a circuit never changes.</summary>
internal sealed class CircuitActor(AuthenticationStateProvider authentication, ICurrentActor current) : CircuitHandler
{
    public override int Order => int.MinValue;

    public override async Task OnCircuitOpenedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        var state = await authentication.GetAuthenticationStateAsync();
        if (state.User.ToActor() is { } actor)
            current.Become(actor);
    }
}

/// <summary>
/// Every few seconds: is the session alive and the membership active? Without membership the circuit is signed out. Whose
/// session ended is asked to sign in over the page: the gate refuses every read and write of theirs until then. When the
/// roles changed, the page asks again what it may show. What is read is at most 5 s old, so this acts within 10 s.
/// </summary>
internal sealed class LiveAuthentication(ILoggerFactory logs, ISessions sessions, ILiveAccess access)
    : RevalidatingServerAuthenticationStateProvider(logs)
{
    private int? _version;

    /// <summary>Told at every look until the person has signed in again.</summary>
    public event Action? SessionEnded;

    protected override TimeSpan RevalidationInterval => TimeSpan.FromSeconds(4);

    protected override async Task<bool> ValidateAuthenticationStateAsync(
        AuthenticationState authenticationState,
        CancellationToken cancellationToken
    )
    {
        var user = authenticationState.User;
        if (user.SessionId() is not { } session)
            return false;
        if (await sessions.FindAsync(session, touch: false, cancellationToken) is null)
        {
            SessionEnded?.Invoke();
            return SessionEnded is not null;
        }

        if (
            user.Number(ClaimNames.OrganizationId) is not { } organization
            || user.Number(ClaimNames.MembershipId) is not { } membership
        )
            return true;

        var member = await access.MemberAsync(organization, membership, cancellationToken);
        if (!member.IsActive)
            return false;
        NoticeChange(user, member.PermissionVersion);
        return true;
    }

    /// <summary>The same person goes on under another session.</summary>
    public void Renew(ClaimsPrincipal user) => SetAuthenticationState(Task.FromResult(new AuthenticationState(user)));

    private void NoticeChange(ClaimsPrincipal user, int version)
    {
        var before = _version ?? (int?)user.Number(SessionCookie.VersionClaim);
        _version = version;
        if (before is not null && before != version)
            SetAuthenticationState(Task.FromResult(new AuthenticationState(user)));
    }
}
