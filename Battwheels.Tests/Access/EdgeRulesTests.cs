using System.Net;
using Battwheels.Core.Access;
using Battwheels.Web.Access;
using Microsoft.AspNetCore.Http;

namespace Battwheels.Tests.Access;

[Trait("Category", "Unit")]
public sealed class EdgeRulesTests
{
    /// <summary>Whoever owns a /64 owns 18 quintillion addresses; they count as one.</summary>
    [Theory]
    [InlineData("203.0.113.7", "203.0.113.7")]
    [InlineData("::ffff:203.0.113.7", "203.0.113.7")]
    [InlineData("2001:db8:1:2:aaaa::1", "2001:db8:1:2::/64")]
    [InlineData("2001:db8:1:2:bbbb:cccc:dddd:eeee", "2001:db8:1:2::/64")]
    [InlineData("2001:db8:1:3::1", "2001:db8:1:3::/64")]
    public void NetworkOf_Address_IsWhatOneCallerOwns(string address, string network) =>
        Assert.Equal(network, Network.Of(IPAddress.Parse(address)));

    [Theory]
    [InlineData("/_blazor", "https://desk.example.in", 200)]
    [InlineData("/_blazor/negotiate", "https://desk.example.in", 200)]
    [InlineData("/_blazor", null, 200)]
    [InlineData("/_blazor", "https://evil.example.in", 403)]
    [InlineData("/_blazor", "https://desk.example.in.evil.example", 403)]
    [InlineData("/_blazor/negotiate", "null", 403)]
    [InlineData("/_BLAZOR", "https://evil.example.in", 403)]
    [InlineData("/tickets", "https://evil.example.in", 200)]
    public async Task Circuit_OfAForeignPage_IsRefused(string path, string? origin, int status)
    {
        DefaultHttpContext context = new() { Request = { Path = path, Host = new HostString("desk.example.in") } };
        if (origin is not null)
            context.Request.Headers.Origin = origin;

        await SecurityHeaders.RefuseForeignCircuitsAsync(context, _ => Task.CompletedTask);

        Assert.Equal(status, context.Response.StatusCode);
    }
}
