using Microsoft.Playwright;

namespace Battwheels.Tests.Browser.Visit;

/// <summary>Somebody who may check quality.</summary>
internal sealed class QualityDesk(IPage page, string slug)
{
    public IPage Page => page;

    /// <summary>Ticks everything and passes the work; whether it passes is for the caller to see.</summary>
    public async Task PassAsync(long ticket)
    {
        await page.OpenLiveAsync($"{slug}/tickets/{ticket}");
        await page.FollowAsync("Open quality check");
        await page.PushAsync("Tick all");
        await page.PictureAsync("09-quality-check");
        await page.PushAsync("Pass, vehicle is ready");
    }
}
