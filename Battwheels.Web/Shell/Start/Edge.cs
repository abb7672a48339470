using Microsoft.AspNetCore.HttpOverrides;
using IPNetwork = System.Net.IPNetwork;

namespace Battwheels.Web.Shell.Start;

/// <summary>Section <c>ReverseProxy</c>: whose word about the caller's address and scheme is believed.</summary>
internal sealed class ReverseProxyOptions
{
    /// <summary>Addresses of the proxies in front: <c>10.0.0.5</c>.</summary>
    public string[] KnownProxies { get; set; } = [];

    /// <summary>Their networks: <c>10.0.0.0/8</c>.</summary>
    public string[] KnownNetworks { get; set; } = [];
}

/// <summary>What stands between the network and the application: proxies, https, compression, the time a stop takes.</summary>
internal static class Edge
{
    public static void AddEdge(this WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 33L * 1024 * 1024; // three photos of the public form, and its fields
        });
        var proxy = builder.Configuration.GetSection("ReverseProxy").Get<ReverseProxyOptions>() ?? new();
        builder.Services.Configure<ForwardedHeadersOptions>(options => Trust(options, proxy));
        builder.Services.AddHttpsRedirection(options =>
            options.HttpsPort = builder.Configuration.GetValue("Https:Port", 443)
        );
        // Pages weigh 60 to 130 KB in words, a fifth of it on the wire. Only pages: files are compressed when they are built. What
        // must stay secret in a page is encrypted anew for each answer, so its length tells a guesser nothing (BREACH).
        builder.Services.AddResponseCompression(options =>
        {
            options.EnableForHttps = true;
            options.MimeTypes = ["text/html"];
        });
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(55));
        builder.Services.AddHostedService<Drain>();
    }

    public static void UseEdge(this WebApplication app)
    {
        app.UseForwardedHeaders();
        app.UseResponseCompression();
        if (!app.Environment.IsDevelopment())
            app.UseWhen(MustBeSecure, branch => branch.UseHttpsRedirection());
    }

    /// <summary>This machine and the balancer's questions about health may come without https.</summary>
    private static bool MustBeSecure(HttpContext context) =>
        context.Request.Host.Host is not ("localhost" or "127.0.0.1" or "[::1]")
        && !context.Request.Path.StartsWithSegments("/health");

    private static void Trust(ForwardedHeadersOptions options, ReverseProxyOptions proxy)
    {
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        if (proxy.KnownProxies.Length + proxy.KnownNetworks.Length == 0)
        {
            options.ForwardedHeaders = ForwardedHeaders.None;
            return;
        }

        options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
        foreach (var address in proxy.KnownProxies)
            options.KnownProxies.Add(System.Net.IPAddress.Parse(address));
        foreach (var network in proxy.KnownNetworks)
            options.KnownIPNetworks.Add(IPNetwork.Parse(network));
    }
}

/// <summary>
/// Before the server stops listening it says "not ready" for a while, so that a balancer sends people elsewhere.
/// <c>Shutdown:DrainSeconds</c>; 0, the default, for a single node.
/// </summary>
internal sealed class Drain(Readiness readiness, IConfiguration configuration) : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken)
    {
        readiness.Stop();
        return Task.Delay(TimeSpan.FromSeconds(configuration.GetValue("Shutdown:DrainSeconds", 0)), cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
