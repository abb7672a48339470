using System.Diagnostics;
using System.Globalization;
using Battwheels.Core.Access;
using Battwheels.Core.Crm;
using Battwheels.Data.Common;
using Battwheels.Tests.Billing;
using Battwheels.Tests.Browser.Visit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Battwheels.Tests.Browser;

/// <summary>R1 and R2 of the screens: whatever happens in the middle of a form, no field is lost and nothing is made twice.</summary>
[Trait("Category", "Browser")]
[Collection(TypingBrowserTests.Name)]
public sealed class KeptEntriesTests(BrowserFixture browser, DoubleClickGarage garage, ITestOutputHelper output)
    : IClassFixture<DoubleClickGarage>
{
    /// <summary>Ten seconds here; <c>BATTWHEELS_LINK_LOST_SECONDS=120</c> is the target's own case.</summary>
    private static readonly TimeSpan Lost = TimeSpan.FromSeconds(
        int.Parse(
            Environment.GetEnvironmentVariable("BATTWHEELS_LINK_LOST_SECONDS") ?? "10",
            CultureInfo.InvariantCulture
        )
    );

    [Fact]
    public async Task Link_LostInMidForm_IsSilentForThreeSecondsThenSaysSoAndSavesAllOfIt()
    {
        await using Relay line = new(garage.App.Address);
        var page = await browser.PageAsync(BrowserFixture.Desktop, at: line.Address);
        await garage.EnterAsync(browser); // makes the stored sign-in
        await Garages.SignInAsync(page, (await garage.HireAsync("Lata", "owner")).Email);
        var contact = await garage.Db.WalkInAsync();
        await page.OpenLiveAsync($"{Garages.Own}/contacts/{contact}/edit");
        await page.FillAsync("#f-City", "Nashik");
        await page.Locator("#f-Notes").FocusAsync();

        var clock = Stopwatch.StartNew();
        line.Cut();
        await page.WaitForTimeoutAsync(2_000);
        Assert.False(await page.Locator("#link").IsVisibleAsync());
        await Assertions.Expect(page.Locator("#link")).ToBeVisibleAsync();
        var seen = clock.Elapsed;
        await page.FillAsync("#f-PinCode", "422001"); // boxes take what is typed
        await page.FillAsync("#f-Notes", "Calls after six");
        var save = page.GetByRole(AriaRole.Button, new() { Name = "Save contact" });
        Assert.Equal("true", await save.GetAttributeAsync("aria-disabled"));
        Assert.Contains("link to the server", await save.GetAttributeAsync("title"), StringComparison.Ordinal);
        await save.ClickAsync(new() { Force = true });
        await page.Locator("#f-Name").FocusAsync();
        await page.WaitForTimeoutAsync((float)(Lost - clock.Elapsed).TotalMilliseconds);
        line.Mend();
        clock.Restart();
        await page.EvaluateAsync("window.dispatchEvent(new Event('online'))");
        await Assertions.Expect(page.Locator("#link")).ToBeHiddenAsync(new() { Timeout = 20_000 });
        output.WriteLine(
            $"R1 link lost {Lost.TotalSeconds:0} s: bar after {seen.TotalSeconds:0.0} s, back {clock.Elapsed.TotalSeconds:0.0} s after the line"
        );

        await save.ClickAsync();
        await page.WaitForURLAsync(a => !a.Contains("/edit", StringComparison.Ordinal));
        var stored = await ContactAsync(contact);
        Assert.Equal(("Nashik", "422001", "Calls after six"), (stored.City, stored.PinCode, stored.Notes));
    }

    [Fact]
    public async Task Tab_ClosedAndAnotherBrowser_OffersCompareFieldByField()
    {
        var contact = await garage.Db.WalkInAsync();
        var (_, email) = await garage.HireAsync("Bina", "owner");
        var first = await browser.PageAsync(BrowserFixture.Desktop, at: garage.App.Address);
        await Garages.SignInAsync(first, email);
        await first.OpenLiveAsync($"{Garages.Own}/contacts/{contact}/edit");
        var kept = first.WaitForResponseAsync(r =>
            r.Url.EndsWith("/drafts", StringComparison.Ordinal) && r.Status == 204
        );
        await first.FillAsync("#f-City", "Nashik");
        await first.FillAsync("#f-Notes", "Calls after six");
        await first.Locator("#f-Name").FocusAsync();
        await kept;
        await first.WaitForTimeoutAsync(5_500); // the server has the last word within 5 s
        await first.Context.CloseAsync();

        var second = await browser.PageAsync(BrowserFixture.Desktop, at: garage.App.Address);
        await Garages.SignInAsync(second, email);
        await second.OpenLiveAsync($"{Garages.Own}/contacts/{contact}/edit");
        await Assertions.Expect(second.Locator(".note.draft")).ToContainTextAsync("typed in another browser");
        await second.PushAsync("Compare");
        var rows = second.Locator("#draft-compare tbody tr");
        await Assertions.Expect(rows).ToHaveCountAsync(2);
        Assert.Equal(["City", "Notes"], await rows.Locator("th").AllTextContentsAsync());
        await rows.First.Locator("input").Nth(1).CheckAsync();
        await second.PushAsync("Use the chosen");
        await Assertions.Expect(second.Locator("#f-Notes")).ToHaveValueAsync("Calls after six");
        Assert.NotEqual("Nashik", await second.InputValueAsync("#f-City"));

        await second.WaitForTimeoutAsync(700); // restoring looks again for fields that appear
        await second.PushAsync("Save contact");
        await second.WaitForURLAsync(a => !a.Contains("/edit", StringComparison.Ordinal));
        Assert.Equal("Calls after six", (await ContactAsync(contact)).Notes);
        await second.OpenLiveAsync($"{Garages.Own}/contacts/{contact}/edit");
        await second.WaitForTimeoutAsync(800);
        await Assertions.Expect(second.Locator(".note.draft")).ToBeHiddenAsync(); // saved: the draft is gone
    }

    /// <summary>The session ends elsewhere; its person signs in over the form, and the same press saves.</summary>
    [Fact]
    public async Task Session_EndedInMidForm_SignsInOverItAndSaves()
    {
        var contact = await garage.Db.WalkInAsync();
        var (actor, email) = await garage.HireAsync("Chetan", "owner");
        var page = await browser.PageAsync(BrowserFixture.Desktop, at: garage.App.Address);
        await Garages.SignInAsync(page, email);
        await page.OpenLiveAsync($"{Garages.Own}/contacts/{contact}/edit");
        await page.FillAsync("#f-City", "Nashik");
        await page.Locator("#f-Notes").FocusAsync();
        await EndSessionsAsync(actor.PersonId!.Value);

        var dialog = page.Locator("#signin");
        await Assertions.Expect(dialog).ToBeVisibleAsync(new() { Timeout = 20_000 });
        Assert.Empty(await page.FaultsAsync());
        await page.FillAsync("#signin-password", "not-the-password");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await Assertions.Expect(dialog.Locator("[data-error]")).ToBeVisibleAsync();
        await page.FillAsync("#signin-password", Garages.Password);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await Assertions.Expect(dialog).ToBeHiddenAsync();

        Assert.Equal("Nashik", await page.InputValueAsync("#f-City"));
        await page.PushAsync("Save contact");
        await page.WaitForURLAsync(a => !a.Contains("/edit", StringComparison.Ordinal));
        Assert.Equal("Nashik", (await ContactAsync(contact)).City);
    }

    /// <summary>Somebody else signs in over it: the page is theirs, without a word of the first person's.</summary>
    [Fact]
    public async Task Session_EndedAndAnotherPersonSignsIn_SeesNoDraftOfTheFirst()
    {
        var contact = await garage.Db.WalkInAsync();
        var (actor, email) = await garage.HireAsync("Deepa", "owner");
        var (_, other) = await garage.HireAsync("Elias", "owner");
        var page = await browser.PageAsync(BrowserFixture.Desktop, at: garage.App.Address);
        await Garages.SignInAsync(page, email);
        await page.OpenLiveAsync($"{Garages.Own}/contacts/{contact}/edit");
        await page.FillAsync("#f-City", "Nashik");
        await page.Locator("#f-Notes").FocusAsync();
        await EndSessionsAsync(actor.PersonId!.Value);
        await Assertions.Expect(page.Locator("#signin")).ToBeVisibleAsync(new() { Timeout = 20_000 });

        await page.FillAsync("#signin-email", other);
        await page.FillAsync("#signin-password", Garages.Password);
        await page.Locator("#signin").GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();

        await Assertions.Expect(page.Locator(".appbar")).ToContainTextAsync("Elias");
        await page.WaitForTimeoutAsync(1_500);
        Assert.NotEqual("Nashik", await page.InputValueAsync("#f-City"));
        await Assertions.Expect(page.Locator(".note.draft")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task TwoTabs_OnOneContact_ChooseFieldByFieldAndLoseNothing()
    {
        var contact = await garage.Db.WalkInAsync();
        var first = await garage.EnterAsync(browser);
        var second = await first.Context.NewPageAsync();
        foreach (var tab in (IPage[])[first, second])
            await tab.OpenLiveAsync($"{Garages.Own}/contacts/{contact}/edit");
        await second.FillAsync("#f-City", "Nashik");
        await second.FillAsync("#f-Notes", "Of the second tab");
        await second.PushAsync("Save contact");
        await second.WaitForURLAsync(a => !a.Contains("/edit", StringComparison.Ordinal));

        await first.FillAsync("#f-City", "Mumbai");
        await first.FillAsync("#f-Email", "asha@example.in");
        await first.PushAsync("Save contact");

        await Assertions.Expect(first.Locator("#conflict")).ToBeVisibleAsync();
        await first.SeesAsync("This contact was changed while you typed");
        await Assertions.Expect(first.Locator("#conflict")).ToBeFocusedAsync();
        await Assertions.Expect(first.Locator("#conflict h2")).ToBeInViewportAsync();
        Assert.Equal(("Nashik", null), ((await ContactAsync(contact)).City, (await ContactAsync(contact)).Email));
        Assert.Equal(["Email", "City", "Notes"], await first.Locator("#conflict th[scope=row]").AllTextContentsAsync());
        Assert.Empty(await first.FaultsAsync());
        await first.PushAsync("Save the chosen"); // both changed the city: one's own stands unless chosen otherwise
        await first.WaitForURLAsync(a => !a.Contains("/edit", StringComparison.Ordinal));

        var stored = await ContactAsync(contact);
        Assert.Equal(("Mumbai", "asha@example.in", "Of the second tab"), (stored.City, stored.Email, stored.Notes));
    }

    /// <summary>A tab nobody looks at for two minutes gives its circuit back; seen again it works as before.</summary>
    [Fact]
    public async Task Tab_HiddenForTwoMinutes_PausesAndResumesWhenSeen()
    {
        var page = await garage.EnterAsync(browser);
        await page.Clock.InstallAsync();
        var closed = 0;
        page.WebSocket += (_, socket) => socket.Close += (_, _) => Interlocked.Increment(ref closed);
        await page.OpenLiveAsync($"{Garages.Own}/contacts/new");

        await SeenAsync(page, "hidden");
        await page.Clock.FastForwardAsync(121_000);
        await page.WaitForTimeoutAsync(1_500);
        Assert.Equal(1, closed);
        await SeenAsync(page, "visible");
        await page.WaitForTimeoutAsync(2_000);

        Assert.False(await page.Locator("#link").IsVisibleAsync());
        await page.FillAsync("#f-Name", "Farhan Sheikh");
        await page.FillAsync("#f-City", "Pune");
        await page.PushAsync("Save contact");
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("Farhan Sheikh");
    }

    /// <summary>A browser without windows never hides a page: what it would say is said here.</summary>
    private static async Task SeenAsync(IPage page, string state) =>
        await page.EvaluateAsync(
            $$"""() => { Object.defineProperty(document, "visibilityState", { value: "{{state}}", configurable: true }); document.dispatchEvent(new Event("visibilitychange")); }"""
        );

    private async Task EndSessionsAsync(long person)
    {
        await using var raw = garage.Db.Database(TenantScope.Platform("test ends sessions"));
        foreach (var session in await raw.Set<PersonSession>().Where(s => s.PersonId == person).ToListAsync())
            session.End(TimeProvider.System.GetUtcNow().UtcDateTime, "test");
        await raw.SaveChangesAsync();
    }

    private async Task<Contact> ContactAsync(long id)
    {
        await using var raw = garage.Raw();
        return await raw.Set<Contact>().SingleAsync(c => c.Id == id);
    }
}
