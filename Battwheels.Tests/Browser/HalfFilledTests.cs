using Battwheels.Core.Crm;
using Battwheels.Core.Service.JobCards;
using Battwheels.Core.Service.Tickets;
using Battwheels.Tests.Browser.Visit;
using Battwheels.Tests.Service;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Battwheels.Tests.Browser;

/// <summary>A tab closed in mid-form: nothing of it is written, and what was typed is offered again.</summary>
[Trait("Category", "Browser")]
[Collection(BrowserTests.Name)]
public sealed class HalfFilledTests(BrowserFixture browser, DoubleClickGarage garage) : IClassFixture<DoubleClickGarage>
{
    [Fact]
    public async Task NewTicket_HalfFilled_WritesNothingAndOffersTheDraft()
    {
        var page = await garage.EnterAsync(browser);
        await BeginAsync(page, "MH12ZZ4411");
        var before = await SettledAsync();
        await FillAsync(page, "Zubin Irani");
        await page.FillAsync("#f-Description", "Shakes above 30");
        await page.WaitForTimeoutAsync(1_000); // the browser keeps what is typed after a moment

        await page.CloseAsync();

        Assert.Equal(before, await MadeAsync());
        var again = await page.Context.NewPageAsync();
        await BeginAsync(again, "MH12ZZ4411");
        await again.PushAsync("Restore");
        Assert.Equal("Zubin Irani", await again.InputValueAsync("#f-Name"));
        Assert.Equal("Shakes above 30", await again.InputValueAsync("#f-Description"));
    }

    /// <summary>Typed without a pause and saved by the key at once, five times over: each one is registered, with every word.</summary>
    [Fact]
    public async Task NewTicket_TypedAndSavedByKeysAtOnce_IsRegisteredEachTime()
    {
        var vehicle = (await garage.TicketAsync()).VehicleId;
        var page = await garage.EnterAsync(browser);
        for (var round = 1; round <= 5; round++)
        {
            await page.OpenLiveAsync($"{Garages.Own}/tickets/new?vehicle={vehicle}");
            await page.PushAsync("Brakes");
            await page.FocusAsync("#f-Description");

            await page.Keyboard.TypeAsync($"Squeals on the way down, round {round}");
            await page.Keyboard.PressAsync("Control+s");

            await page.WaitForURLAsync(new System.Text.RegularExpressions.Regex(@"/tickets/\d+$"));
        }

        await using var raw = garage.Raw();
        var said = await raw.Set<ServiceTicket>()
            .Where(t => t.Description.StartsWith("Squeals on the way down"))
            .OrderBy(t => t.Id)
            .Select(t => t.Description)
            .ToListAsync();
        Assert.Equal(Enumerable.Range(1, 5).Select(round => $"Squeals on the way down, round {round}"), said);
    }

    /// <summary>Gone in the very moment of saving: customer, vehicle and visit are all there, or none is.</summary>
    [Fact]
    public async Task NewTicket_ClosedWhileSaving_IsWholeOrNotThere()
    {
        var page = await garage.EnterAsync(browser);
        await BeginAsync(page, "MH12ZZ4422");
        var (contacts, vehicles, tickets) = await SettledAsync();
        await FillAsync(page, "Ketan Bhat");
        await page.PushAsync("Brakes");
        await page.EvaluateAsync(
            "[...document.querySelectorAll('button')].find(b => b.textContent.trim() === 'Register visit').click()"
        );

        await page.CloseAsync();

        var after = await SettledAsync();
        var made = after.Contacts - contacts;
        Assert.InRange(made, 0, 1);
        Assert.Equal((contacts + made, vehicles + made, tickets + made), after);
    }

    /// <summary>Who is asked why can type at once, and go back by a key.</summary>
    [Fact]
    public async Task Dialog_AsksForAReason_StandsInItsFieldAndEscapeKeepsTheMonth()
    {
        var page = await garage.EnterAsync(browser);
        await page.OpenLiveAsync($"{Garages.Own}/periods");

        await page.GetByRole(AriaRole.Button, new() { Name = "Lock", Exact = true }).First.ClickAsync();
        await Assertions.Expect(page.Locator("#f-Reason")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("Return filed");
        Assert.Equal("Return filed", await page.InputValueAsync("#f-Reason"));

        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        await page.SeesAsync("Open");
    }

    [Fact]
    public async Task Estimate_HalfTyped_KeepsTheSavedLineAndAddsNone()
    {
        var ticket = await garage.Db.StandingAsync(TicketState.InDiagnosis, garage.Kit.Technician);
        AdvisorDesk advisor = new(await garage.EnterAsync(browser), Garages.Own);
        await advisor.OpenEstimateAsync(ticket);
        await advisor.AddLineAsync(1, "Fork oil change");
        await advisor.Page.Locator("[data-c=Description]").Nth(1).PressSequentiallyAsync("Hand");
        await advisor.Page.Locator("[data-c=Description]").First.EvaluateAsync("c => (c.value = 'Fork oil and')");

        await advisor.Page.CloseAsync();
        await Task.Delay(500);

        await using var raw = garage.Raw();
        var line = await raw.Set<JobLine>().SingleAsync(l => l.TicketId == ticket);
        Assert.Equal("Fork oil change", line.Description);
    }

    /// <summary>Who comes back to a visit that others moved sees where it stands, but what is being typed stays.</summary>
    [Fact]
    public async Task Visit_MovedByOthersMeanwhile_IsReadAgainUnlessSomebodyTypes()
    {
        var ticket = await garage.Db.StandingAsync(TicketState.Assigned, garage.Kit.Technician);
        var page = await garage.EnterAsync(browser);
        await page.OpenLiveAsync($"{Garages.Own}/tickets/{ticket}");
        await MoveAsync(TicketState.InDiagnosis);
        await ComeBackAsync(page);
        await page.SeesAsync("In diagnosis");

        await page.FillAsync("#f-Note", "Pack at 51 V");
        await MoveAsync(TicketState.OnHold);
        await ComeBackAsync(page);
        await page.WaitForTimeoutAsync(1_500);

        Assert.Equal("Pack at 51 V", await page.InputValueAsync("#f-Note"));
        Assert.Equal(0, await page.GetByText("On hold", new() { Exact = true }).CountAsync());

        Task MoveAsync(TicketState to) =>
            garage.Db.ChangeAsync<ServiceTicket>(
                ticket,
                t => t.Enter(to, null, null, garage.Db.Clock.GetUtcNow().UtcDateTime)
            );
    }

    /// <summary>A browser without windows never hides a page: the word it would say is said here, as late as it counts.</summary>
    private static async Task ComeBackAsync(IPage page)
    {
        await page.WaitForTimeoutAsync(3_100);
        await page.EvaluateAsync("document.dispatchEvent(new Event('visibilitychange'))");
    }

    private static async Task BeginAsync(IPage page, string registration)
    {
        await page.OpenLiveAsync($"{Garages.Own}/tickets/new");
        await page.FillAsync("#f-find", registration);
        await page.PushAsync("New vehicle and customer");
    }

    private static async Task FillAsync(IPage page, string name)
    {
        await page.FillAsync("#f-Name", name);
        await page.FillAsync("#f-Make", "Pavan");
        await page.FillAsync("#f-Model", "Pavan Z2");
        await page.Locator("#f-City").FocusAsync();
    }

    /// <summary>What is there once nothing is being saved any more: a page that was closed may have begun.</summary>
    private async Task<(int Contacts, int Vehicles, int Tickets)> SettledAsync()
    {
        var (before, now) = ((-1, 0, 0), await MadeAsync());
        while (before != now)
        {
            await Task.Delay(2_000);
            (before, now) = (now, await MadeAsync());
        }

        return now;
    }

    private async Task<(int Contacts, int Vehicles, int Tickets)> MadeAsync() =>
        (
            await garage.Db.CountAsync<Contact>(garage.Db.OrgA),
            await garage.Db.CountAsync<Vehicle>(garage.Db.OrgA),
            await garage.Db.CountAsync<ServiceTicket>(garage.Db.OrgA)
        );
}
