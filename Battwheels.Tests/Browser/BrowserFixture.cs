using Microsoft.Playwright;

namespace Battwheels.Tests.Browser;

/// <summary>One application and one browser for all tests of a class collection.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    public static readonly (int Width, int Height) Desktop = (1440, 900);
    public static readonly (int Width, int Height) Tablet = (1024, 768);
    public static readonly (int Width, int Height) Phone = (390, 844);

    private static string Executable =>
        Environment.GetEnvironmentVariable("BATTWHEELS_CHROMIUM") ?? "/usr/bin/chromium";

    /// <summary>How long a step may take on a machine with other work; what is measured is measured by the test.</summary>
    private const int Patience = 60_000;

    private IPlaywright _playwright = null!;
    private IBrowser _browser = null!;
    private SignedInProfile? _owner;

    public RunningApp App { get; private set; } = null!;

    /// <summary>All that are open.</summary>
    public IEnumerable<IPage> Pages => _browser.Contexts.SelectMany(c => c.Pages);

    public async ValueTask InitializeAsync()
    {
        Assertions.SetDefaultExpectTimeout(Patience / 4);
        App = await RunningApp.StartAsync();
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(
            new BrowserTypeLaunchOptions { ExecutablePath = Executable, Args = ["--no-sandbox"] }
        );
    }

    /// <summary>A fresh browser profile with one page of this size and theme.</summary>
    /// <param name="state">A signed-in profile's stored state; null for a stranger.</param>
    /// <param name="at">Another application than the shared one.</param>
    public async Task<IPage> PageAsync(
        (int Width, int Height) size,
        bool dark = false,
        string? state = null,
        Uri? at = null
    )
    {
        var context = await _browser.NewContextAsync(
            new BrowserNewContextOptions
            {
                BaseURL = (at ?? App.Address).ToString(),
                ViewportSize = new ViewportSize { Width = size.Width, Height = size.Height },
                ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
                Locale = "en-IN",
                TimezoneId = "Asia/Kolkata",
                StorageState = state,
                HasTouch = size != Desktop,
                IsMobile = size == Phone,
            }
        );
        context.SetDefaultTimeout(Patience);
        return await context.NewPageAsync();
    }

    /// <summary>A browser whose folder outlives it: closed and opened again it remembers, as on a tablet.</summary>
    public Task<IBrowserContext> KeptAsync(string folder, Uri at, (int Width, int Height) size) =>
        _playwright.Chromium.LaunchPersistentContextAsync(
            folder,
            new BrowserTypeLaunchPersistentContextOptions
            {
                ExecutablePath = Executable,
                Args = ["--no-sandbox", "--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"],
                BaseURL = at.ToString(),
                ViewportSize = new ViewportSize { Width = size.Width, Height = size.Height },
                Locale = "en-IN",
                TimezoneId = "Asia/Kolkata",
                HasTouch = true,
            }
        );

    /// <summary>A page of a freshly founded organization's owner.</summary>
    public async Task<IPage> OwnerPageAsync((int Width, int Height) size, bool dark = false)
    {
        _owner ??= await SignUpAsync();
        return await PageAsync(size, dark, _owner.State, _owner.Home);
    }

    /// <summary>Founds an organization through the pages, as its owner would.</summary>
    private async Task<SignedInProfile> SignUpAsync()
    {
        var page = await PageAsync(Desktop);
        await page.SignUpAsync("Sweep EV Service", "Meera Joshi", "owner@sweep.example", "correct-horse-battery-7");
        SignedInProfile profile = new(await page.Context.StorageStateAsync(), new Uri(page.Url));
        await page.Context.CloseAsync();
        return profile;
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

/// <summary>Tests in a browser run in three rows beside each other, of about the same length.</summary>
[CollectionDefinition(Name)]
public sealed class BrowserTests : ICollectionFixture<BrowserFixture>
{
    public const string Name = "Browser";
}

/// <summary>The second row: whole visits and what needs applications of its own.</summary>
[CollectionDefinition(Name)]
public sealed class LongBrowserTests : ICollectionFixture<BrowserFixture>
{
    public const string Name = "Browser, long ways";
}

/// <summary>The third row: typing, drafts and keys.</summary>
[CollectionDefinition(Name)]
public sealed class TypingBrowserTests : ICollectionFixture<BrowserFixture>
{
    public const string Name = "Browser, typing";
}

/// <param name="State">Cookies of the signed-in browser.</param>
/// <param name="Home">The organization's address.</param>
internal sealed record SignedInProfile(string State, Uri Home);
