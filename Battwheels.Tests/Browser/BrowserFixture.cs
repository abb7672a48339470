using Microsoft.Playwright;

namespace Battwheels.Tests.Browser;

/// <summary>One application and one browser for all tests of a class collection.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    public static readonly (int Width, int Height) Desktop = (1440, 900);
    public static readonly (int Width, int Height) Tablet = (1024, 768);

    private IPlaywright _playwright = null!;
    private IBrowser _browser = null!;

    public RunningApp App { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        App = await RunningApp.StartAsync();
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(
            new BrowserTypeLaunchOptions
            {
                ExecutablePath = Environment.GetEnvironmentVariable("BATTWHEELS_CHROMIUM") ?? "/usr/bin/chromium",
                Args = ["--no-sandbox"],
            }
        );
    }

    /// <summary>A fresh browser profile with one page of this size and theme.</summary>
    /// <param name="state">A signed-in profile's stored state; null for a stranger.</param>
    public async Task<IPage> PageAsync((int Width, int Height) size, bool dark = false, string? state = null)
    {
        var context = await _browser.NewContextAsync(
            new BrowserNewContextOptions
            {
                BaseURL = App.Address.ToString(),
                ViewportSize = new ViewportSize { Width = size.Width, Height = size.Height },
                ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
                Locale = "en-IN",
                TimezoneId = "Asia/Kolkata",
                StorageState = state,
            }
        );
        return await context.NewPageAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
        if (App is not null)
            await App.DisposeAsync();
    }
}

[CollectionDefinition(Name)]
public sealed class BrowserTests : ICollectionFixture<BrowserFixture>
{
    public const string Name = "Browser";
}
