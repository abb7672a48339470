using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Battwheels.Core.Access;
using Microsoft.AspNetCore.RateLimiting;

namespace Battwheels.Web.Access;

/// <summary>What there was too much of; the answer page has its words.</summary>
internal enum TooMany
{
    Attempts,
    Exports,
    Circuits,
}

/// <summary>Limits per address or person; put on pages with <c>[EnableRateLimiting(Throttling.Links)]</c>.</summary>
public static class Throttling
{
    /// <summary>Passwords: posts per address and minute.</summary>
    public const string SignIn = "sign-in";

    /// <summary>Pages opened by a link: 30 per address and minute.</summary>
    public const string Links = "links";

    /// <summary>Uploads: 60 posts per person and hour.</summary>
    public const string Uploads = "uploads";

    internal static void Configure(RateLimiterOptions limits, AccessOptions access)
    {
        limits.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limits.OnRejected = (context, _) =>
        {
            var wait = context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after)
                ? after
                : TimeSpan.FromMinutes(1);
            if (ExportLimits.IsExport(context.HttpContext))
                context.HttpContext.Items[AnswerPage.ReasonItem] = TooMany.Exports;
            context.HttpContext.Response.Headers.RetryAfter = ((int)Math.Ceiling(wait.TotalSeconds)).ToString(
                CultureInfo.InvariantCulture
            );
            return ValueTask.CompletedTask;
        };
        limits.GlobalLimiter = ExportLimits.Create(access);
        limits.AddPolicy(
            SignIn,
            context =>
                HttpMethods.IsPost(context.Request.Method)
                    ? Window(Address(context), access.SignInsPerMinutePerAddress, TimeSpan.FromMinutes(1))
                    : RateLimitPartition.GetNoLimiter("")
        );
        limits.AddPolicy(Links, context => Window(Address(context), 30, TimeSpan.FromMinutes(1)));
        limits.AddPolicy(
            Uploads,
            context =>
                HttpMethods.IsPost(context.Request.Method)
                    ? Window(context.User.Identity?.Name ?? Address(context), 60, TimeSpan.FromHours(1))
                    : RateLimitPartition.GetNoLimiter("")
        );
    }

    private static string Address(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } address ? NetworkOf(address) : "local";

    /// <summary>One customer's worth of addresses: an IPv4 address, or the /64 an IPv6 address stands in.</summary>
    internal static string NetworkOf(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        if (address.AddressFamily is not AddressFamily.InterNetworkV6)
            return address.ToString();
        var bytes = address.GetAddressBytes();
        bytes.AsSpan(8).Clear();
        return $"{new IPAddress(bytes)}/64";
    }

    private static RateLimitPartition<string> Window(string key, int permits, TimeSpan window) =>
        RateLimitPartition.GetFixedWindowLimiter(
            key,
            _ => new FixedWindowRateLimiterOptions { PermitLimit = permits, Window = window }
        );
}
