using Microsoft.Playwright;

namespace Battwheels.Tests.Browser;

[Trait("Category", "Browser")]
[Collection(BrowserTests.Name)]
public sealed class ConnectionLossTests(BrowserFixture browser)
{
    [Fact]
    public async Task Server_KilledAndStartedAgain_ThePageStaysReadableAndComesBackSignedIn()
    {
        await using var app = await RunningApp.StartAsync();
        var page = await browser.PageAsync(BrowserFixture.Tablet, at: app.Address);
        await page.SignUpAsync("Lost Line EV Service", "Asha Rao", "owner@lost.example", "correct-horse-battery-7");
        await page.OpenLiveAsync(page.Url);
        var bar = page.Locator("#components-reconnect-modal");
        await Assertions.Expect(bar).ToBeHiddenAsync();

        await app.KillAsync();

        await Assertions.Expect(bar).ToBeVisibleAsync(new() { Timeout = 20_000 });
        await Assertions.Expect(page.Locator("h1")).ToBeVisibleAsync();

        await app.StartAgainAsync();
        await Assertions.Expect(bar).ToBeHiddenAsync(new() { Timeout = 60_000 });
        await page.Locator(".shell[data-live]").WaitForAsync(new() { Timeout = 60_000 });
        await page.Context.CloseAsync();
    }
}
