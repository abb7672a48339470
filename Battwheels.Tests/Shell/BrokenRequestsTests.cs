using Battwheels.Web.Shell.Start;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Battwheels.Tests.Shell;

[Trait("Category", "Unit")]
public sealed class BrokenRequestsTests
{
    [Theory]
    [InlineData("/tickets/12", "GET /tickets/12 broke")]
    [InlineData("/alpha/join/s3cret", "GET /alpha/join/… broke")]
    [InlineData("/join/s3cret", "GET /join/… broke")]
    [InlineData("/e/s3cret/accept", "GET /e/… broke")]
    public async Task TryHandleAsync_LogsWhatWasAskedForWithoutSecrets(string asked, string logged)
    {
        DefaultHttpContext context = new();
        (context.Request.Method, context.Request.Path) = ("GET", "/error");
        context.Features.Set<IExceptionHandlerPathFeature>(
            new ExceptionHandlerFeature { Path = asked, Error = new InvalidOperationException() }
        );
        Lines log = new();

        await new BrokenRequests(log).TryHandleAsync(context, new InvalidOperationException(), default);

        Assert.EndsWith(logged, Assert.Single(log.Written), StringComparison.Ordinal);
    }

    private sealed class Lines : ILogger<BrokenRequests>
    {
        public List<string> Written { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        ) => Written.Add(formatter(state, exception));
    }
}
