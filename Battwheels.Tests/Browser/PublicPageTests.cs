namespace Battwheels.Tests.Browser;

[Trait("Category", "Browser")]
[Collection(BrowserTests.Name)]
public sealed class PublicPageTests(BrowserFixture browser)
{
    [Theory]
    [InlineData("not-found", false)]
    [InlineData("not-found", true)]
    [InlineData("error", false)]
    [InlineData("forbidden", true)]
    public async Task Page_DesktopAndTablet_IsAccessibleAndFits(string address, bool dark)
    {
        foreach (var size in new[] { BrowserFixture.Desktop, BrowserFixture.Tablet, (390, 844) })
        {
            var page = await browser.PageAsync(size, dark);
            await page.GotoAsync(address);

            Assert.Empty(await page.FaultsAsync());
            await page.Context.CloseAsync();
        }
    }

    [Fact]
    public async Task Page_DarkDevice_IsDarkBeforeAnyScriptRuns()
    {
        var page = await browser.PageAsync(BrowserFixture.Desktop, dark: true);
        await page.RouteAsync("**/*.js", route => route.AbortAsync());

        await page.GotoAsync("not-found");

        Assert.Equal(
            "rgb(18, 24, 22)",
            await page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor")
        );
        await page.Context.CloseAsync();
    }
}
