using Microsoft.Playwright;

namespace Battwheels.Tests.Browser;

/// <summary>
/// Every part in every state: photographed at three sizes, without a breach of WCAG 2.2 AA, and whole at a
/// width of 320 px and at 200 % zoom.
/// </summary>
[Trait("Category", "Browser")]
[Collection(BrowserTests.Name)]
public sealed class GalleryPageTests(BrowserFixture browser)
{
    /// <summary>Beside the results of the tests, never kept in the tree.</summary>
    private static readonly string Photos = Path.Combine(AppContext.BaseDirectory, "TestResults", "parts");

    private static readonly (int Width, int Height) Narrow = (320, 640);
    private static readonly (int Width, int Height) Zoomed = (683, 384); // 1366 x 768 at 200 %

    /// <summary>Each size once and each theme; every combination is the sweep's (bench/README.md).</summary>
    [Theory]
    [InlineData(1366, 768, false)]
    [InlineData(800, 1280, true)]
    [InlineData(390, 844, false)]
    public async Task Page_AtThisSizeAndTheme_IsAccessible(int width, int height, bool dark)
    {
        var page = await browser.OwnerPageAsync((width, height), dark);
        await OpenAsync(page);
        await page.ScreenshotAsync(
            new()
            {
                Path = Path.Combine(Photos, $"{width}-{(dark ? "dark" : "light")}.png"),
                FullPage = true,
                Animations = ScreenshotAnimations.Disabled,
            }
        );

        Assert.Empty(await page.BreachesAsync());
        Assert.Equal(0, await page.TooWideAsync());
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Page_At320PixelsAndAt200Percent_NeedsNoSidewaysScroll()
    {
        var page = await browser.OwnerPageAsync(BrowserFixture.Desktop);
        foreach (var size in new[] { Narrow, Zoomed })
        {
            await page.SetViewportSizeAsync(size.Width, size.Height);
            await OpenAsync(page);

            Assert.Equal(0, await page.TooWideAsync());
        }

        await page.Context.CloseAsync();
    }

    /// <summary>Arrows walk a chart, Enter opens what a point counts, and its figures stand there as a table at a press.</summary>
    [Fact]
    public async Task Chart_ByKeys_WalksOpensAndTurnsIntoATable()
    {
        var page = await browser.OwnerPageAsync(BrowserFixture.Desktop);
        await OpenAsync(page);
        var chart = page.Locator("#part-columns-and-a-line .chart");

        await chart.Locator("a.pt").First.FocusAsync();
        await page.Keyboard.PressAsync("ArrowRight");
        await page.Keyboard.PressAsync("ArrowRight");
        var told = await page.EvaluateAsync<string>("document.activeElement.getAttribute('aria-label')");
        await page.Keyboard.PressAsync("Enter");

        Assert.Equal("24 Oct 2026: Invoiced ₹46,000.00, Cash in ₹55,000.00", told);
        await Assertions.Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("parts\\?day=24$"));
        Assert.False(await chart.Locator(".twin td").First.IsVisibleAsync() && await IsSeenAsync(chart));
        await chart.GetByText("Show as table").ClickAsync();
        Assert.True(await IsSeenAsync(chart));
        await Assertions.Expect(chart.Locator(".plot")).ToBeHiddenAsync();
        await page.Context.CloseAsync();
    }

    /// <summary>Chosen once, every list has it, and the page comes with it: nothing jumps.</summary>
    [Fact]
    public async Task List_RowHeight_IsKnownBeforeAnyScriptRuns()
    {
        var page = await browser.OwnerPageAsync(BrowserFixture.Desktop);
        await OpenAsync(page);
        var row = page.Locator("#part-list tbody tr td.nw").First;
        var usual = (await row.BoundingBoxAsync())!.Height;
        await page.Locator("#part-list summary[title='Row height']").ClickAsync();
        await page.Locator("#part-list [data-rows=c]").ClickAsync();
        await page.RouteAsync("**/*.js", route => route.AbortAsync());

        await page.ReloadAsync(new() { WaitUntil = WaitUntilState.DOMContentLoaded });

        Assert.Equal((40f, 32f), (usual, (await row.BoundingBoxAsync())!.Height));
        await page.Context.CloseAsync();
    }

    /// <summary>Until its buttons work; something on it is always loading.</summary>
    private static async Task OpenAsync(IPage page)
    {
        await page.GotoAsync("parts");
        await page.Locator("[data-live]").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await page.Locator(".btn.starting").First.WaitForAsync(new() { State = WaitForSelectorState.Detached });
        await page.Locator("#part-many-at-once .btn.f:enabled").First.WaitForAsync();
    }

    private static async Task<bool> IsSeenAsync(ILocator chart) =>
        (await chart.Locator(".twin").BoundingBoxAsync())!.Height > 40;
}
