using Battwheels.Tests.Browser;
using Microsoft.Playwright;

namespace Battwheels.Sweep;

/// <summary>A running application and a browser to look at it.</summary>
internal sealed class Stage : IAsyncDisposable
{
    public const string DemoPassword = "blue-kite-over-deccan";
    public const string NewPassword = "correct-horse-battery-7";

    private readonly IPlaywright _playwright;
    private readonly RunningApp? _app;

    private Stage(IPlaywright playwright, IBrowser browser, RunningApp? app, Uri address) =>
        (_playwright, Browser, _app, Address) = (playwright, browser, app, address);

    public IBrowser Browser { get; }

    public Uri Address { get; }

    /// <summary>The database file, when the application is ours to break.</summary>
    public string? Database => _app?.Database;

    /// <param name="at">An application that runs already; null to start one.</param>
    /// <param name="demo">With the demo workshop.</param>
    /// <param name="settings">More settings of the application started.</param>
    /// <param name="assembly">A published one.</param>
    public static async Task<Stage> OpenAsync(
        string? at,
        bool demo = true,
        IReadOnlyDictionary<string, string>? settings = null,
        string? assembly = null
    )
    {
        var app = at is null ? await RunningApp.StartAsync(demo, settings, assembly) : null;
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(
            new BrowserTypeLaunchOptions
            {
                ExecutablePath = Environment.GetEnvironmentVariable("BATTWHEELS_CHROMIUM") ?? "/usr/bin/chromium",
                Args = ["--no-sandbox"],
            }
        );
        return new Stage(playwright, browser, app, app?.Address ?? new Uri(at!));
    }

    /// <summary>A page of a browser profile of its own.</summary>
    /// <param name="state">A signed-in profile's stored state; null for a stranger.</param>
    /// <param name="at">By another way to the application.</param>
    public async Task<IPage> PageAsync(
        (int Width, int Height) size,
        bool dark = false,
        string? state = null,
        Uri? at = null
    )
    {
        var context = await Browser.NewContextAsync(
            new BrowserNewContextOptions
            {
                BaseURL = (at ?? Address).ToString(),
                ViewportSize = new ViewportSize { Width = size.Width, Height = size.Height },
                ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
                ReducedMotion = ReducedMotion.Reduce,
                Locale = "en-IN",
                TimezoneId = "Asia/Kolkata",
                StorageState = state,
                ServiceWorkers = ServiceWorkerPolicy.Block, // what it fetches is not seen by who counts
            }
        );
        return await context.NewPageAsync();
    }

    /// <summary>Somebody of the demo workshop on its home page.</summary>
    public async Task<IPage> DemoPageAsync(string who, (int Width, int Height) size, Uri? at = null)
    {
        var page = await PageAsync(size, at: at);
        await page.SignInAsync($"{who}@demo.example.in", DemoPassword, "demo/");
        return page;
    }

    /// <summary>The server dies and comes back over its database.</summary>
    public async Task RestartAsync()
    {
        if (_app is null)
            throw new InvalidOperationException("Only an application of our own is killed.");
        await _app.KillAsync();
        await _app.StartAgainAsync();
    }

    /// <summary>The owner of an organization founded this moment.</summary>
    public async Task<IPage> NewOwnerPageAsync((int Width, int Height) size)
    {
        var page = await PageAsync(size);
        var mark = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        await page.SignUpAsync($"New EV Service {mark}", "Meera Joshi", $"owner{mark}@new.example", NewPassword);
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        await Browser.DisposeAsync();
        _playwright.Dispose();
        if (_app is not null)
            await _app.DisposeAsync();
    }
}
