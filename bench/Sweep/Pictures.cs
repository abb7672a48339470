using Battwheels.Tests.Browser;
using Microsoft.Playwright;

namespace Battwheels.Sweep;

/// <summary>Every screen of the demo workshop and of an empty one as each person sees it: a picture at two sizes, light and dark.</summary>
internal sealed class Pictures(Stage stage, string folder)
{
    private static readonly string[] People = ["owner", "technician", "storekeeper"];

    private readonly HashSet<string> _pictured = [];
    private int _faults;

    /// <param name="withDemo">Not only the empty organization.</param>
    /// <returns>1 when a screen has a fault or a link leads nowhere.</returns>
    public async Task<int> RunAsync(bool withDemo)
    {
        foreach (var who in People.Where(_ => withDemo))
            await SweepAsync(who, await stage.DemoPageAsync(who, BrowserSizes.Desktop));
        await SweepAsync("empty", await stage.NewOwnerPageAsync(BrowserSizes.Desktop));
        Console.WriteLine($"{_pictured.Count} screens, {_faults} faults");
        return _faults == 0 ? 0 : 1;
    }

    // At once: a long sweep that is stopped has still told what it saw.
    private void Tell(IEnumerable<string> found)
    {
        foreach (var fault in found)
        {
            _faults++;
            Console.WriteLine(fault);
        }
    }

    private async Task SweepAsync(string who, IPage page)
    {
        Crawler crawler = new(page, new Uri(page.Url.TrimEnd('/') + "/"));
        var screens = await crawler.FindAsync();
        Tell(crawler.DeadLinks.Select(l => $"{who}: dead link {l}"));
        var state = await page.Context.StorageStateAsync();
        await page.Context.CloseAsync();
        foreach (var screen in screens.Where(s => _pictured.Add($"{(who == "empty" ? "empty" : "")}{s.Name}")))
        foreach (var size in new[] { BrowserSizes.Desktop, BrowserSizes.Tablet })
        foreach (var dark in new[] { false, true })
            await PictureAsync(who, screen, size, dark, state);
    }

    private async Task PictureAsync(string who, Screen screen, (int, int) size, bool dark, string state)
    {
        var page = await stage.PageAsync(size, dark, state);
        List<string> said = [];
        page.Console += (_, m) => said.Add(m.Type == "error" ? m.Text : "");
        await page.GotoAsync(screen.Address);
        await page.SettledAsync();
        Tell((await page.FaultsAsync()).Select(f => $"{who} {size} {(dark ? "dark" : "light")} {f}"));
        Tell(said.Where(s => s != "").Select(s => $"{who} {screen.Address}: console {s}"));
        var name = $"{who}{screen.Name.Replace('/', '-').Replace("{id}", "id", StringComparison.Ordinal)}";
        await page.ScreenshotAsync(
            new PageScreenshotOptions
            {
                Path = Path.Combine(folder, $"{name}-{size.Item1}{(dark ? "-dark" : "")}.png"),
                FullPage = false,
            }
        );
        await page.Context.CloseAsync();
    }
}

/// <summary>Sizes pictures are taken at.</summary>
internal static class BrowserSizes
{
    public static readonly (int Width, int Height) Desktop = (1440, 900);
    public static readonly (int Width, int Height) Tablet = (1024, 768);
}
