using System.Globalization;
using System.Threading.RateLimiting;
using Battwheels.Core.Access;
using Battwheels.Web.Access.Tablets;
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

    /// <summary>PINs: 30 posts per shared tablet and minute; without a tablet's token, those of passwords.</summary>
    public const string Unlocks = "unlocks";

    /// <summary>Pages opened by a link: 30 per address and minute.</summary>
    public const string Links = "links";

    /// <summary>Pictures of a page opened by a customer: 300 per address and minute.</summary>
    public const string Pictures = "pictures";

    /// <summary>Uploads: 60 posts per person and hour.</summary>
    public const string Uploads = "uploads";

    /// <summary>Drafts of forms: 90 posts per person and minute, which is several forms typed into at once.</summary>
    public const string Drafts = "drafts";

    /// <summary>Captures of a tablet and pieces of photos: 600 posts per person and minute, a day's work sent at once.</summary>
    public const string Captures = "captures";

    /// <summary>Notices of providers: 600 per address of a notice and minute.</summary>
    public const string Hooks = "hooks";

    /// <summary>Searches of the command palette: 240 per person and minute, more than anybody types.</summary>
    public const string Search = "search";

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
        limits.AddPolicy(
            Unlocks,
            context =>
                !HttpMethods.IsPost(context.Request.Method) ? RateLimitPartition.GetNoLimiter("")
                : TabletCookie.Read(context) is { } tablet ? Window(tablet.Token.Hash, 30, TimeSpan.FromMinutes(1))
                : Window(Address(context), access.SignInsPerMinutePerAddress, TimeSpan.FromMinutes(1))
        );
        limits.AddPolicy(Links, context => Window(Address(context), 30, TimeSpan.FromMinutes(1)));
        limits.AddPolicy(Pictures, context => Window(Address(context), 300, TimeSpan.FromMinutes(1)));
        limits.AddPolicy(
            Hooks,
            context => Window($"hook:{context.Request.PathBase}{context.Request.Path}", 600, TimeSpan.FromMinutes(1))
        );
        limits.AddPolicy(
            Search,
            context => Window(context.User.Identity?.Name ?? Address(context), 240, TimeSpan.FromMinutes(1))
        );
        limits.AddPolicy(
            Uploads,
            context =>
                HttpMethods.IsPost(context.Request.Method)
                    ? Window(context.User.Identity?.Name ?? Address(context), 60, TimeSpan.FromHours(1))
                    : RateLimitPartition.GetNoLimiter("")
        );
        limits.AddPolicy(
            Captures,
            context => Window(context.User.Identity?.Name ?? Address(context), 600, TimeSpan.FromMinutes(1))
        );
        limits.AddPolicy(
            Drafts,
            context => Window(context.User.Identity?.Name ?? Address(context), 90, TimeSpan.FromMinutes(1))
        );
    }

    private static string Address(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } address ? Network.Of(address) : "local";

    private static RateLimitPartition<string> Window(string key, int permits, TimeSpan window) =>
        RateLimitPartition.GetFixedWindowLimiter(
            key,
            _ => new FixedWindowRateLimiterOptions { PermitLimit = permits, Window = window }
        );
}
