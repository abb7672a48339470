using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Battwheels.Tests.Browser;

[Trait("Category", "Browser")]
[Collection(LongBrowserTests.Name)]
public sealed partial class TooManyPagesTests(BrowserFixture browser)
{
    /// <summary>Only pages that are open count: closing one makes room.</summary>
    [Fact]
    public async Task Page_EleventhOfAPersonAtOnce_SaysSoUntilOneIsClosed()
    {
        var first = await browser.PageAsync(BrowserFixture.Desktop);
        await first.SignUpAsync("Many Tabs EV Service", "Asha Rao", "owner@tabs.example", "correct-horse-battery-7");
        var home = first.Url;
        await first.OpenLiveAsync(home);
        for (var open = 2; open <= 10; open++)
            await (await first.Context.NewPageAsync()).OpenLiveAsync(home);

        var eleventh = await first.Context.NewPageAsync();
        await eleventh.GotoAsync(home);
        await eleventh.WaitForURLAsync(TooMany());
        await Assertions
            .Expect(eleventh.GetByRole(AriaRole.Heading, new() { Name = "Too many pages are open" }))
            .ToBeVisibleAsync();
        Assert.Empty(await eleventh.FaultsAsync());

        await first.CloseAsync();
        await eleventh.OpenLiveAsync(home);
        await Assertions.Expect(eleventh.Locator(".shell[data-live]")).ToBeVisibleAsync();
        await eleventh.Context.CloseAsync();
    }

    [GeneratedRegex("/answer/429")]
    private static partial Regex TooMany();
}
