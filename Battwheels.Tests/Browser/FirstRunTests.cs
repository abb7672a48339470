using System.Text.RegularExpressions;
using Battwheels.Tests.Browser.Visit;
using Microsoft.Playwright;

namespace Battwheels.Tests.Browser;

/// <summary>Somebody new sets up a garage and follows nothing but the screen.</summary>
[Trait("Category", "Browser")]
[Collection(BrowserTests.Name)]
public sealed class FirstRunTests(BrowserFixture browser)
{
    [Fact]
    public async Task Start_OwnGarage_LeadsToTheListThatTicksItself()
    {
        var page = await browser.PageAsync((390, 844));
        await page.GotoAsync("start");
        Assert.Empty(await page.FaultsAsync());
        await page.GetByRole(AriaRole.Link, new() { Name = "Start", Exact = true }).ClickAsync();
        await page.WaitForURLAsync(new Regex("/sign-up$"));
        await page.SignUpAsync("Nova First Run EV", "Meera Joshi", "meera@first-run.test", "violet harbour nine lamps");

        await Assertions.Expect(page.Locator("ol.setup li")).ToHaveCountAsync(8);
        await page.SeesAsync("1 of 8");
        Assert.Empty(await page.FaultsAsync());
        await page.GetByTitle("Skip: Opening stock").ClickAsync();
        await page.SeesAsync("2 of 8");

        await page.Locator("li.next a").ClickAsync();
        await page.GetByLabel("Address", new() { Exact = true }).FillAsync("Plot 14, MIDC Road");
        await page.GetByLabel("City").FillAsync("Pune");
        await page.GetByLabel("PIN code").FillAsync("411013");
        await page.PushAsync("Save settings");
        await page.SeesAsync("Saved.");
        await page.Keyboard.PressAsync("Escape");
        await page.Locator(".acts a[href=setup]").ClickAsync();
        await page.SeesAsync("3 of 8 done or skipped");
        Assert.Empty(await page.FaultsAsync());
    }
}
