using Microsoft.Playwright;

namespace Battwheels.Tests.Browser;

/// <summary>A page that lies open while somebody serves a customer.</summary>
[Trait("Category", "Browser")]
[Collection(TypingBrowserTests.Name)]
public sealed class QuietPageTests(BrowserFixture browser)
{
    /// <summary>Longer than the silence after which the link counts as lost (link.js, 15 s).</summary>
    private const int Quiet = 22_000;

    [Fact]
    public async Task Page_NobodyTouches_KeepsItsOneConnection()
    {
        var page = await browser.OwnerPageAsync(BrowserFixture.Desktop);
        List<IWebSocket> links = [];
        page.WebSocket += (_, link) => links.Add(link);
        await page.OpenLiveAsync("contacts");

        await page.WaitForTimeoutAsync(Quiet);

        Assert.False(Assert.Single(links).IsClosed);
        await page.Context.CloseAsync();
    }
}
