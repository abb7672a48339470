using Microsoft.Playwright;

namespace Battwheels.Tests.Browser.Visit;

/// <summary>The storekeeper at the desk of the store.</summary>
internal sealed class StoreDesk(IPage page, string slug)
{
    /// <summary>Issues the oldest request for a part by its code.</summary>
    public async Task ScanAsync(string code)
    {
        await page.OpenLiveAsync($"{slug}/part-requests");
        await page.FillAsync("#f-Code", code);
        await page.PictureAsync("08-part-requests");
        await page.PressAsync("#f-Code", "Enter");
        await page.SeesAsync("issued to");
    }

    /// <summary>Issues a request by its button.</summary>
    public async Task IssueAsync(string part)
    {
        await page.OpenLiveAsync($"{slug}/part-requests");
        var row = page.Locator("tbody tr").Filter(new() { HasText = part });
        await row.GetByRole(AriaRole.Button, new() { Name = "Issue" }).ClickAsync();
        await Assertions.Expect(row).ToHaveCountAsync(0);
    }
}
