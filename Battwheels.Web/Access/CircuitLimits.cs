using System.Collections.Concurrent;
using System.Security.Claims;
using Battwheels.Core.Access;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;

namespace Battwheels.Web.Access;

/// <summary>Pages that are connected at this moment, per person and per address.</summary>
internal sealed class CircuitLimits(AccessOptions access)
{
    private readonly ConcurrentDictionary<string, int> _live = new();

    /// <returns>False when the person or the address has more open than may be.</returns>
    public bool Enter(string person, string address)
    {
        var (own, here) = (Add(person, 1), Add(address, 1));
        return own <= access.CircuitsPerPerson && here <= access.CircuitsPerAddress;
    }

    public void Leave(string person, string address)
    {
        Add(person, -1);
        Add(address, -1);
    }

    /// <summary>Keys nobody is connected under are not kept.</summary>
    private int Add(string key, int change)
    {
        var count = _live.AddOrUpdate(key, change, (_, before) => before + change);
        if (count == 0)
            _live.TryRemove(new KeyValuePair<string, int>(key, 0));
        return count;
    }
}

/// <summary>
/// One page too many is sent to a page that says so. A connection that comes back after a loss counts and is let in: what
/// stands on it must not be lost.
/// </summary>
internal sealed class CircuitCount(
    CircuitLimits limits,
    AuthenticationStateProvider authentication,
    NavigationManager navigation
) : CircuitHandler
{
    private (string Person, string Address)? _counted;
    private bool _wasConnected;

    public override async Task OnConnectionUpAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        if (_counted is not null || await KeysAsync() is not { } keys)
            return;
        _counted = keys;
        var isWithin = limits.Enter(keys.Person, keys.Address);
        if (!isWithin && !_wasConnected)
            navigation.NavigateTo("/answer/429?of=pages", forceLoad: true);
        _wasConnected = true;
    }

    public override Task OnConnectionDownAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        if (_counted is { } keys)
            limits.Leave(keys.Person, keys.Address);
        _counted = null;
        return Task.CompletedTask;
    }

    private async Task<(string Person, string Address)?> KeysAsync()
    {
        var user = (await authentication.GetAuthenticationStateAsync()).User;
        if (user.FindFirstValue(ClaimTypes.NameIdentifier) is not { } person)
            return null;
        return ($"person {person}", $"address {Network.Of(user.FindFirstValue(SessionCookie.IpClaim))}");
    }
}
