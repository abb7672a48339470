using System.Globalization;
using Battwheels.Core.Access.Tablets;
using Battwheels.Core.Common;
using Battwheels.Core.Service.JobCards;
using Battwheels.Core.Service.Tickets;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Battwheels.Tests.Browser;

/// <summary>Two technicians on one tablet: nothing one of them did arrives, or shows, as the other's.</summary>
[Trait("Category", "Browser")]
[Collection(BrowserTests.Name)]
public sealed class SharedTabletTests(BrowserFixture browser, DoubleClickGarage garage)
    : IClassFixture<DoubleClickGarage>
{
    private const string RohitsPin = "420917";
    private const string FarhansPin = "860413";

    /// <summary>What Rohit typed stands in some box.</summary>
    private const string Filled =
        "[...document.querySelectorAll('input, textarea')].some((box) => box.value.includes('Pack swollen'))";

    private string Job => $"{Garages.Own}/tickets/{garage.Kit.TicketId.ToString(CultureInfo.InvariantCulture)}/job";

    [Fact]
    public async Task Switch_WithEntriesNotSentAndAHalfFilledForm_BothWaitForTheirPerson()
    {
        var (rohit, farhan) = (garage.Kit.Technician, garage.Kit.Other);
        await ChooseAsync(rohit, RohitsPin);
        await ChooseAsync(farhan, FarhansPin);
        await BeginWorkAsync(rohit);
        var page = await browser.PageAsync(BrowserFixture.Tablet, at: garage.App.Address);
        await Garages.SignInAsync(page, garage.Owner);
        await SetUpAsync(page);
        Assert.Empty(await page.FaultsAsync());

        await UnlockAsync(page, "Rohit", RohitsPin);
        await page.OpenLiveAsync(Job);
        await page.RouteAsync("**/captures", route => route.AbortAsync());
        await page.GetByRole(AriaRole.Button, new() { Name = "Note", Exact = true }).ClickAsync();
        await page.Locator("#capture-note-text").FillAsync("Cell 7 swollen");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add note" }).ClickAsync();
        await Assertions.Expect(page.Locator("[data-captures]")).ToHaveTextAsync("1 not sent");
        await page.GetByLabel("Confirmed fault").FillAsync("Pack swollen");
        await page.GetByRole(AriaRole.Button, new() { Name = "Switch" }).ClickAsync();
        await Assertions.Expect(page.Locator(".people a[aria-current]")).ToContainTextAsync("1 not sent yet");
        Assert.Empty(await page.FaultsAsync());

        await page.UnrouteAsync("**/captures");
        await UnlockAsync(page, "Farhan", FarhansPin);
        await page.OpenLiveAsync(Job);
        await page.EvaluateAsync("bwCaptures.send()");
        await Assertions.Expect(page.Locator("[data-captures]")).ToBeHiddenAsync();
        Assert.False(await page.EvaluateAsync<bool>(Filled));
        Assert.Equal(409, await AsFarhanAsync(page, rohit));
        Assert.Empty(await NotesAsync());

        // Nobody touches it for five minutes; then Rohit is back, at his own page and not at Farhan's.
        await page.EvaluateAsync("localStorage.setItem('bw-touched', Date.now() - 301_000)");
        await page.EvaluateAsync("document.dispatchEvent(new Event('visibilitychange'))");
        await page.WaitForURLAsync("**/lock?**");
        await UnlockAsync(page, "Rohit", RohitsPin);
        await Assertions.Expect(page.Locator("[data-captures]")).ToBeHiddenAsync(new() { Timeout = 15_000 });
        for (var i = 0; i < 100 && (await NotesAsync()).Count == 0; i++)
            await page.WaitForTimeoutAsync(100);
        Assert.Equal([("Cell 7 swollen", rohit.MembershipId)], await NotesAsync());
        await page.OpenLiveAsync(Job);
        await page.GetByRole(AriaRole.Button, new() { Name = "Restore" }).First.ClickAsync();
        await Assertions.Expect(page.GetByLabel("Confirmed fault")).ToHaveValueAsync("Pack swollen");

        // Locked and unlocked by the same person: on the same page, filled as it was.
        await page.GetByLabel("What was done").FillAsync("Pack taken out");
        await page.GetByRole(AriaRole.Button, new() { Name = "Switch" }).ClickAsync();
        await page.WaitForURLAsync("**/lock?**");
        await page.Keyboard.TypeAsync(RohitsPin);
        await page.WaitForURLAsync($"**/{Job}");
        await Assertions.Expect(page.GetByLabel("Confirmed fault")).ToHaveValueAsync("Pack swollen");
        await Assertions.Expect(page.GetByLabel("What was done")).ToHaveValueAsync("Pack taken out");
    }

    /// <summary>Through the pages, as an owner would; whoever sets it up is signed out.</summary>
    private static async Task SetUpAsync(IPage page)
    {
        await page.GotoAsync($"{Garages.Own}/tablets/new");
        await page.GetByLabel("Name of the tablet").FillAsync("Bay 3");
        await page.GetByLabel("Your password").FillAsync(Garages.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Make this a shared tablet" }).ClickAsync();
        await page.WaitForURLAsync("**/lock");
    }

    /// <summary>By the pad, from the locked screen.</summary>
    private static async Task UnlockAsync(IPage page, string name, string pin)
    {
        await page.Locator(".people a", new() { HasText = name }).ClickAsync();
        await Assertions.Expect(page.Locator("h2")).ToHaveTextAsync($"PIN for {name}");
        foreach (var digit in pin)
            await page.Locator($"[data-pad] button[value='{digit}']").ClickAsync();
        await page.WaitForURLAsync("**/my-work");
    }

    /// <summary>What an old page of Rohit's would do: his capture under the session of whoever is signed in now.</summary>
    private Task<int> AsFarhanAsync(IPage page, Actor maker) =>
        page.EvaluateAsync<int>(
            """
            async ({ ticket, person }) => {
              const body = new URLSearchParams({
                __RequestVerificationToken: document.querySelector("input[name=__RequestVerificationToken]").value,
                id: crypto.randomUUID(), person, kind: "Note", ticket, text: "Not mine",
                at: new Date().toISOString(), now: new Date().toISOString(),
              });
              return (await fetch("captures", { method: "POST", body })).status;
            }
            """,
            new { ticket = $"{garage.Kit.TicketId}", person = $"{maker.PersonId}" }
        );

    private async Task<List<(string, long?)>> NotesAsync()
    {
        await using var raw = garage.Raw();
        var notes = await raw.Set<TicketComment>().Select(c => new { c.Text, c.MembershipId }).ToListAsync();
        return [.. notes.Select(n => (n.Text, n.MembershipId))];
    }

    private async Task ChooseAsync(Actor member, string pin)
    {
        var chosen = await garage.Db.Service<PinService>(member).SetAsync(new(pin, pin), CommandId.New(), default);
        Assert.Null(chosen.Error);
    }

    /// <summary>The job is at the point where what was found is written down.</summary>
    private async Task BeginWorkAsync(Actor technician)
    {
        var started = await garage
            .Kit.As<JobService>(technician)
            .StartAsync(garage.Kit.TicketId, CommandId.New(), default);
        Assert.Null(started.Error);
    }
}
