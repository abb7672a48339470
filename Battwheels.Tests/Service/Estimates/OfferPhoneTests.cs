using System.Globalization;
using Battwheels.Core.Service.Estimates;
using Battwheels.Tests.Browser;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Battwheels.Tests.Service.Estimates;

/// <summary>The customer's page in a real browser of a phone's size.</summary>
[Trait("Category", "Browser")]
[Collection(BrowserTests.Name)]
public sealed class OfferPhoneTests(BrowserFixture browser, OfferSite site) : IClassFixture<OfferSite>
{
    private static readonly (int Width, int Height) Size = (390, 844);

    [Theory]
    [InlineData(false, "en")]
    [InlineData(true, "hi")]
    public async Task Offer_OnThePhone_IsDecidedLineByLineAndAccessibleThroughout(bool dark, string language)
    {
        var (id, token) = await site.SharedAsync(
            EstimateWorld.Labour("Brakes", 1m, 800m) with
            {
                IsSafetyCritical = true,
            },
            EstimateWorld.Labour("Wash", 1m, 200m) with
            {
                IsOptional = true,
            }
        );
        var page = await browser.PageAsync(Size, dark, at: site.App.Address);
        await page.GotoAsync($"{OfferSite.Slug}/e/{token}?lang={language}");
        var brakes = page.Locator(".oline").First;

        Assert.Empty(await page.FaultsAsync());
        await Assertions.Expect(page.Locator("[data-offer-total]")).ToHaveTextAsync("₹0.00");
        await brakes.Locator(".pick.no").ClickAsync();
        await page.Locator(".oline").Last.Locator(".pick").First.ClickAsync();
        // 200 and 36
        await Assertions.Expect(page.Locator("[data-offer-total]")).ToHaveTextAsync("₹236.00");
        await Assertions.Expect(page.Locator("[data-offer-all]")).ToBeHiddenAsync();
        await page.Locator("button[value=review]").ClickAsync();
        await Assertions.Expect(page.Locator("[role=alert]")).ToBeVisibleAsync();
        Assert.Empty(await page.FaultsAsync());

        await brakes.Locator("input[type=checkbox]").CheckAsync();
        await page.Locator("button[value=review]").ClickAsync();
        await Assertions.Expect(page.Locator("#f-name")).ToHaveValueAsync("Aarav Kulkarni");
        Assert.Empty(await page.FaultsAsync());
        await page.Locator("button[value=confirm]").ClickAsync();

        await Assertions.Expect(page.Locator(".note.done")).ToBeVisibleAsync();
        Assert.Empty(await page.FaultsAsync());
        await using var raw = site.World.Raw();
        var decision = await raw.Set<EstimateDecision>().SingleAsync(d => d.EstimateId == id);
        Assert.Equal((236m, true), (decision.ApprovedTotal, decision.RiskAcknowledged));
        await page.Context.CloseAsync();
    }

    /// <summary>All a phone fetches for a page it has never seen, letters included: 150 KB are allowed.</summary>
    [Theory]
    [InlineData("e/{0}?lang=en")]
    [InlineData("e/{0}?lang=hi")]
    [InlineData("portal/sign-in")]
    [InlineData("intake")]
    [InlineData("track")]
    public async Task Page_OnAStrangersPhone_IsLight(string address)
    {
        var (_, token) = await site.SharedAsync();
        var page = await browser.PageAsync(Size, at: site.App.Address);
        List<IRequest> fetched = [];
        page.RequestFinished += (_, request) => fetched.Add(request);

        await page.GotoAsync($"{OfferSite.Slug}/{string.Format(CultureInfo.InvariantCulture, address, token)}");
        await page.WaitForTimeoutAsync(1_500); // letters are asked for when the words are drawn
        await page.EvaluateAsync("document.fonts.ready.then(() => null)");

        var bytes = 0L;
        foreach (var request in fetched.ToArray())
            if (await request.SizesAsync() is { } sizes)
                bytes += sizes.ResponseBodySize + sizes.ResponseHeadersSize;
        Assert.InRange(fetched.Count, 5, 60);
        Assert.DoesNotContain(fetched, r => r.Url.Contains("woff", StringComparison.Ordinal));
        Assert.InRange(bytes, 20_000, 150 * 1024);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Offer_Opened_IsRememberedOnceAPersonLooksAtIt()
    {
        var (id, token) = await site.SharedAsync();
        var page = await browser.PageAsync(Size, at: site.App.Address);

        await page.RunAndWaitForResponseAsync(
            () => page.GotoAsync($"{OfferSite.Slug}/e/{token}"),
            answer => answer.Request.Method == "POST"
        );

        Assert.Equal(EstimateState.Viewed, (await site.World.ViewAsync(id)).State);
        await page.Context.CloseAsync();
    }
}
