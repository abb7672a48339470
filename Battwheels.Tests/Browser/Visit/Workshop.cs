using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Battwheels.Tests.Browser.Visit;

/// <summary>A workshop founded through the pages, as its owner and the people the owner hires see it.</summary>
internal sealed class Workshop
{
    private const string OwnersPassword = "correct-horse-battery-7";
    private const string FirstPassword = "told-at-the-counter-1";
    private const string OwnPassword = "chosen-by-nobody-else-2";

    private readonly BrowserFixture _browser;
    private readonly Uri _app;

    private Workshop(BrowserFixture browser, Uri app, IPage owner, string slug) =>
        (_browser, _app, Owner, Slug) = (browser, app, owner, slug);

    public IPage Owner { get; }

    public string Slug { get; }

    /// <param name="gstin">Of Maharashtra; null for a business that is not registered.</param>
    public static async Task<Workshop> FoundAsync(BrowserFixture browser, Uri app, string legalName, string? gstin)
    {
        var page = await browser.PageAsync(BrowserFixture.Desktop, at: app);
        var owner = $"owner@{legalName.Split(' ')[0]}.example".ToLowerInvariant();
        await page.SignUpAsync(legalName, "Meera Joshi", owner, OwnersPassword, gstin);
        return new Workshop(browser, app, page, new Uri(page.Url).Segments[1].Trim('/'));
    }

    /// <summary>The owner enters what a tax invoice must show, as the home page asks.</summary>
    public async Task SettleAsync()
    {
        await Owner.OpenLiveAsync($"{Slug}/");
        await Owner.FollowAsync("Garage profile and GSTIN");
        await Owner.FillAsync("#f-AddressLine1", "14, Karve Road");
        await Owner.FillAsync("#f-City", "Pune");
        await Owner.FillAsync("#f-PinCode", "411004");
        await Owner.FillAsync("#f-UpiVpa", "sahyadri@upi");
        await Owner.PushAsync("Save settings");
        await Owner.SeesAsync("Saved. Documents from now on show it");
        await Owner.PictureAsync("01-settings");
    }

    /// <summary>The owner creates a person, who signs in on a device of their own and chooses a password.</summary>
    /// <param name="roles">As the page calls them.</param>
    public Task<IPage> HireAsync(string name, (int Width, int Height) device, params string[] roles) =>
        HireAsync(name, device, _app, roles);

    /// <param name="at">Where the person's device finds the application.</param>
    /// <inheritdoc cref="HireAsync(string, ValueTuple{int, int}, string[])"/>
    public async Task<IPage> HireAsync(string name, (int Width, int Height) device, Uri at, params string[] roles)
    {
        var email = $"{name.Split(' ')[0]}@{Slug}.example".ToLowerInvariant();
        await Owner.OpenLiveAsync($"{Slug}/members/new");
        await Owner.FillAsync("#f-FullName", name);
        await Owner.FillAsync("#f-Email", email);
        await Owner.FillAsync("#f-Password", FirstPassword);
        foreach (var role in roles)
            await Owner.GetByLabel(role, new() { Exact = true }).CheckAsync();
        await Owner.PushAsync("Add member");
        await Owner.WaitForURLAsync(new Regex(@"/members/\d+$"));
        return await EnterAsync(email, device, at);
    }

    private async Task<IPage> EnterAsync(string email, (int Width, int Height) device, Uri at)
    {
        var page = await _browser.PageAsync(device, at: at);
        await page.GotoAsync("sign-in");
        await page.FillAsync("#f-Email", email);
        await page.FillAsync("#f-Password", FirstPassword);
        await page.PushAsync("Sign in");
        await page.FillAsync("#f-Current", FirstPassword);
        await page.FillAsync("#f-Password", OwnPassword);
        await page.PushAsync("Change password");
        await page.Locator(".shell").WaitForAsync();
        return page;
    }
}
