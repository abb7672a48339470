using System.Diagnostics;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Diagnostics;

namespace Battwheels.Web.Shell.Start;

/// <summary>A request that broke: the log gets the reference its page shows, and nobody else the details.</summary>
internal sealed partial class BrokenRequests(ILogger<BrokenRequests> log) : IExceptionHandler
{
    public static string Reference(HttpContext context) =>
        Activity.Current?.TraceId.ToString() ?? context.TraceIdentifier;

    /// <returns>False: the error page answers.</returns>
    public ValueTask<bool> TryHandleAsync(
        HttpContext httpContext,
        Exception exception,
        CancellationToken cancellationToken
    )
    {
        LogBroken(log, Reference(httpContext), httpContext.Request.Method, Asked(httpContext));
        return ValueTask.FromResult(false);
    }

    /// <summary>What was asked for, not the error page; the secret of a public link stays out of the log.</summary>
    private static string Asked(HttpContext context)
    {
        var path = context.Features.Get<IExceptionHandlerPathFeature>()?.Path ?? context.Request.Path.Value ?? "";
        return LinkSecret().Replace(path, "$1…");
    }

    [GeneratedRegex("(/(?:join|e)/).+", RegexOptions.IgnoreCase)]
    private static partial Regex LinkSecret();

    [LoggerMessage(LogLevel.Error, "Reference {Reference}: {Method} {Path} broke")]
    private static partial void LogBroken(ILogger logger, string reference, string method, string path);
}
