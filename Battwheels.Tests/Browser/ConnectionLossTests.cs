using Microsoft.Playwright;

namespace Battwheels.Tests.Browser;

[Trait("Category", "Browser")]
[Collection(BrowserTests.Name)]
public sealed class ConnectionLossTests(BrowserFixture browser)
{
    [Fact]
    public async Task Server_StoppedAndStartedAgain_ThePageStaysReadableAndComesBack()
    {
        var app = await RunningApp.StartAsync();
        var page = await browser.PageAsync(BrowserFixture.Tablet, at: app.Address);
        await page.OpenLiveAsync("not-found");
        var bar = page.Locator("#components-reconnect-modal");
        await Assertions.Expect(bar).ToBeHiddenAsync();

        var address = app.Address;
        await app.DisposeAsync();

        await Assertions.Expect(bar).ToBeVisibleAsync(new() { Timeout = 20_000 });
        await Assertions.Expect(page.Locator("h1")).ToBeVisibleAsync();

        await using var again = await RunningApp.StartAsync(address);
        await Assertions.Expect(bar).ToBeHiddenAsync(new() { Timeout = 60_000 });
        await page.Context.CloseAsync();
    }
}
