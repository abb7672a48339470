using Microsoft.Playwright;

namespace Battwheels.Tests.Browser;

[Trait("Category", "Browser")]
[Collection(LongBrowserTests.Name)]
public sealed class ConnectionLossTests(BrowserFixture browser)
{
    [Fact]
    public async Task Server_KilledAndStartedAgain_ThePageStaysReadableAndComesBackSignedIn()
    {
        await using var app = await RunningApp.StartAsync();
        var page = await browser.PageAsync(BrowserFixture.Tablet, at: app.Address);
        await page.SignUpAsync("Lost Line EV Service", "Asha Rao", "owner@lost.example", "correct-horse-battery-7");
        await page.OpenLiveAsync($"{page.Url}contacts/new");
        await page.FillAsync("#f-Name", "Zubin Irani");
        await page.FillAsync("#f-City", "Nashik");
        await page.Locator("#f-Notes").FocusAsync();
        var bar = page.Locator("#link");
        await Assertions.Expect(bar).ToBeHiddenAsync();

        await app.KillAsync();

        await Assertions.Expect(bar).ToBeVisibleAsync(new() { Timeout = 20_000 });
        await Assertions.Expect(page.Locator("h1")).ToBeVisibleAsync();
        await page.FillAsync("#f-Notes", "Typed while it was away");
        await page.WaitForTimeoutAsync(1_000);

        await app.StartAgainAsync();
        await Assertions.Expect(bar).ToBeHiddenAsync(new() { Timeout = 60_000 });
        await page.Locator(".shell[data-live]").WaitForAsync(new() { Timeout = 60_000 });
        await Assertions.Expect(page.Locator("#f-Notes")).ToHaveValueAsync("Typed while it was away");
        Assert.Equal("Zubin Irani", await page.InputValueAsync("#f-Name"));
        Assert.False(await page.Locator(".note.draft").IsVisibleAsync()); // put back without a question

        // The server is still starting and has the page loaded once more: nothing is asked, nothing is lost.
        await page.EvaluateAsync("() => { window.before = true; bwDrafts.keepForReload(); location.reload(); }");
        await page.WaitForFunctionAsync("() => !window.before && document.querySelector('.shell[data-live]')");
        await Assertions.Expect(page.Locator("#f-Notes")).ToHaveValueAsync("Typed while it was away");
        Assert.False(await page.Locator(".note.draft").IsVisibleAsync());
        await page.WaitForTimeoutAsync(1_000);
        await page.GetByRole(AriaRole.Button, new() { Name = "Save contact" }).ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("Zubin Irani");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Typed while it was away");
        await page.Context.CloseAsync();
    }
}
