using System.Diagnostics;
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
        LogBroken(log, Reference(httpContext), httpContext.Request.Method, httpContext.Request.Path);
        return ValueTask.FromResult(false);
    }

    [LoggerMessage(LogLevel.Error, "Reference {Reference}: {Method} {Path} broke")]
    private static partial void LogBroken(ILogger logger, string reference, string method, string path);
}
