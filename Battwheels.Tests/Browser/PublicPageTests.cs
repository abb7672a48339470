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

    /// <summary>The account's own limit, five a minute, says when to come back like every other.</summary>
    [Fact]
    public async Task SignIn_SixthTryOfOneAccount_IsToldWhenToComeBack()
    {
        List<PlainPage> answers = [];
        // Five a minute by the clock: where a minute ends on the way, the count begins once more.
        for (var attempt = 1; attempt <= 11 && answers is not [.., { Status: 429 }]; attempt++)
        {
            // Each from another address: one alone would have to wait earlier.
            using PlainBrowser stranger = new(browser.App.Address, $"203.0.113.{70 + attempt}");
            answers.Add(
                await stranger.PressAsync(
                    await stranger.GetAsync("/sign-in"),
                    "",
                    ("Email", "nobody@example.test"),
                    ("Password", "seven lemons on a roof")
                )
            );
        }

        Assert.InRange(answers.Count, 6, 11);
        Assert.All(answers.SkipLast(1), a => Assert.Equal(401, a.Status));
        Assert.Equal(429, answers[^1].Status);
        Assert.Equal("60", answers[^1].Headers["Retry-After"]);
        Assert.Contains("Too many attempts", answers[^1].Text, StringComparison.Ordinal);
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
