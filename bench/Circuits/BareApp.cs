using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Battwheels.Circuits;

/// <summary>The comparator as a process of its own: the same framework, the same settings, an empty page.</summary>
internal sealed partial class BareApp : IAsyncDisposable
{
    private readonly Process _process;

    private BareApp(Process process) => _process = process;

    public required Uri Address { get; init; }

    /// <summary>What the process does that <see cref="StartAsync"/> starts.</summary>
    public static Task ServeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { Args = [] });
        builder.WebHost.UseUrls("http://127.0.0.1:0").UseStaticWebAssets();
        builder.Services.AddRazorComponents().AddInteractiveServerComponents();
        var app = builder.Build();
        app.UseAntiforgery();
        app.MapRazorComponents<Bare>()
            .AddInteractiveServerRenderMode(options =>
                options.ConfigureWebSocketAcceptContext = (_, socket) =>
                {
                    socket.DangerousEnableCompression = true;
                    socket.DisableServerContextTakeover = true;
                    return Task.CompletedTask;
                }
            );
        return app.RunAsync();
    }

    public static async Task<BareApp> StartAsync(IReadOnlyDictionary<string, string> settings)
    {
        ProcessStartInfo start = new("dotnet", [typeof(BareApp).Assembly.Location, "bare"])
        {
            RedirectStandardOutput = true,
            WorkingDirectory = AppContext.BaseDirectory,
        };
        foreach (var (name, value) in settings)
            start.Environment[name] = value;
        var process = Process.Start(start)!;
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (Listening().Match(line) is not { Success: true } match)
                continue;
            _ = process.StandardOutput.ReadToEndAsync();
            return new BareApp(process) { Address = new Uri(match.Groups[1].Value) };
        }

        throw new InvalidOperationException("The empty application did not start.");
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    [GeneratedRegex(@"Now listening on: (http://127\.0\.0\.1:\d+)")]
    private static partial Regex Listening();
}
