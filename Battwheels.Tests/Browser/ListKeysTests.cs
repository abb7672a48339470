using System.Text.RegularExpressions;
using Battwheels.Core.Service.Tickets;
using Battwheels.Tests.Browser.Visit;
using Battwheels.Tests.Service;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Battwheels.Tests.Browser;

/// <summary>A list worked by keys alone: rows, ranges, acts on many, coming back, a view of one's own.</summary>
[Trait("Category", "Browser")]
[Collection(BrowserTests.Name)]
public sealed class ListKeysTests(BrowserFixture browser, ListGarage garage) : IClassFixture<ListGarage>
{
    /// <summary>Of three tickets one is high-voltage work: two are assigned, the third is told with its reason; Ctrl Z takes the two back.</summary>
    [Fact]
    public async Task Tickets_AssignedByKeysAndUndone_DoesTheRestAndTellsTheRefused()
    {
        var page = await OpenAsync("tickets");

        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("x");
        await page.Keyboard.PressAsync("Shift+ArrowDown");
        await page.Keyboard.PressAsync("Shift+ArrowDown");
        await Assertions.Expect(page.Locator("[data-grid-count]")).ToHaveTextAsync("3 selected");
        Assert.Empty(await page.FaultsAsync());
        await page.Keyboard.PressAsync("a");
        await page.Locator("#f-TechnicianId").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await page.PushAsync("Assign 3 tickets");

        await page.SeesAsync("2 done, 1 failed.");
        await Assertions.Expect(page.Locator(".outcome li")).ToContainTextAsync("HV certificate");
        await page.PushAsync("Select the failed");
        await Assertions.Expect(page.Locator("[data-grid-count]")).ToHaveTextAsync("1 selected");
        await using var raw = garage.Visits.Raw();
        Assert.Equal(2, await raw.Set<ServiceTicket>().CountAsync(t => t.State == TicketState.Assigned));
        var left = await raw.Set<ServiceTicket>().AsNoTracking().SingleAsync(t => t.Id == garage.HighVoltage);
        Assert.Equal((TicketState.Open, null), (left.State, left.PrimaryTechnicianId));

        Assert.Empty(await page.FaultsAsync(".undobar"));
        await page.Keyboard.PressAsync("Control+z");
        await page.Keyboard.PressAsync("Control+z"); // pressed twice, undone once
        await Assertions.Expect(page.Locator(".undobar")).ToContainTextAsync("Undone: 2 of 2");
        Assert.Equal(0, await raw.Set<ServiceTicket>().CountAsync(t => t.State == TicketState.Assigned));
        Assert.Equal(2, await raw.Set<TicketStateChange>().CountAsync(c => c.Action == TicketAction.Unassign));
    }

    [Fact]
    public async Task Tickets_OpenedFromPageTwoAndBack_StandsInTheSameRowWithItsTicks()
    {
        var page = await OpenAsync("tickets");
        await page.Locator("[data-grid-next]").ClickAsync();
        await Assertions.Expect(page.Locator("main tbody tr")).ToHaveCountAsync(7); // 32 tickets, 25 a page
        for (var i = 0; i < 3; i++)
            await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("x");
        var row = page.Locator("main tbody tr").Nth(2).Locator(".row-link");
        var number = await row.TextContentAsync();
        await Assertions.Expect(row).ToBeFocusedAsync();

        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync(new Regex(@"/tickets/\d+$"));
        await page.SeesAsync(number!);
        await page.GoBackAsync();

        await Assertions.Expect(page.Locator("main tbody tr").Nth(2).Locator(".row-link")).ToBeFocusedAsync();
        await Assertions.Expect(page.Locator("[data-grid-count]")).ToHaveTextAsync("1 selected");

        await page.Locator("[data-grid-before]").ClickAsync();
        await Assertions.Expect(page.Locator("main tbody tr")).ToHaveCountAsync(25);
        await Assertions.Expect(page.Locator("[data-grid-before]")).ToHaveCountAsync(0);
        await page.Locator("main tbody .row-link").First.FocusAsync();
        await page.Keyboard.PressAsync("e");
        await page.WaitForURLAsync(new Regex(@"/tickets/\d+/edit$"));
    }

    [Fact]
    public async Task Tickets_CtrlATwice_MeansAllThatMatch()
    {
        var page = await OpenAsync("tickets");
        await page.Keyboard.PressAsync("j");

        await page.Keyboard.PressAsync("Control+a");
        await Assertions.Expect(page.Locator("[data-grid-count]")).ToHaveTextAsync("25 selected");
        await page.Keyboard.PressAsync("Control+a");
        await Assertions.Expect(page.Locator("[data-grid-count]")).ToHaveTextAsync("All matching selected");
        await page.Keyboard.PressAsync("m");
        await page.SeesAsync("Move 32 tickets");
        await page.PushAsync("Go back");
        await Assertions.Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.Locator("[data-grid-bulk]")).ToBeHiddenAsync();
    }

    /// <summary>What is typed is searched without Enter and stands in the address; letters typed are no shortcuts.</summary>
    [Fact]
    public async Task Tickets_SearchedAndSavedAsView_IsATabThatOpensTheSame()
    {
        var page = await OpenAsync("tickets");
        await page.Keyboard.PressAsync("/");
        await page.Keyboard.TypeAsync("jax 99");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex(@"[?&]q=jax"));
        await page.SeesAsync("No tickets match this filter");
        Assert.Empty(await page.FaultsAsync());

        await page.PushAsync("Save as view");
        await page.FillAsync("#f-Name", "Nothing yet");
        await page.PushAsync("Save view");
        await Assertions.Expect(page.Locator(".gviews .tabs [aria-current]")).ToContainTextAsync("Nothing yet");

        await page.GetByRole(AriaRole.Link, new() { Name = "Clear filters" }).ClickAsync();
        await Assertions.Expect(page.Locator("main tbody tr")).ToHaveCountAsync(25);
        await page.Locator(".gviews .tabs a", new() { HasText = "Nothing yet" }).ClickAsync();
        await page.SeesAsync("No tickets match this filter");
    }

    /// <summary>Sorted by a head, turned round by the next press; an address nobody knows is told and left out.</summary>
    [Fact]
    public async Task Tickets_SortAndColumns_StandInTheAddress()
    {
        var page = await OpenAsync("tickets?sort=nothing&cols=stage,model");
        await page.SeesAsync("left out: sort=nothing");
        Assert.Equal(
            ["Ticket", "Stage", "Model"],
            await page.Locator("main thead th:not(.pick, .look)").AllInnerTextsAsync()
        );

        await page.OpenLiveAsync($"{Garages.Own}/tickets");
        await page.Locator("main thead a", new() { HasText = "Promised" }).ClickAsync();
        await Assertions.Expect(page.Locator("th[aria-sort=ascending]")).ToHaveTextAsync("Promised");
        await page.Locator("main thead a", new() { HasText = "Promised" }).ClickAsync();
        await Assertions.Expect(page.Locator("th[aria-sort=descending]")).ToHaveTextAsync("Promised");
        Assert.Contains("sort=-promised", page.Url, StringComparison.Ordinal);
    }

    /// <summary>Keys pressed faster than a hand scanner types: none is lost, and Enter opens the row that J went to.</summary>
    [Fact]
    public async Task Keys_PressedInOneBreath_AllCount()
    {
        var page = await garage.Visits.EnterAsync(browser);
        for (var round = 0; round < 5; round++)
        {
            await page.OpenLiveAsync($"{Garages.Own}/tickets");
            await page.Locator(".gviews .cnt").First.WaitForAsync();
            var second = await page.Locator("main tbody .row-link").Nth(1).GetAttributeAsync("href");

            await page.Keyboard.PressAsync("j");
            await page.Keyboard.PressAsync("j");
            await page.Keyboard.PressAsync("Enter");

            await page.WaitForURLAsync(new Regex($"/{second}$"));
        }
    }

    /// <summary>The preview follows the row one stands in, shows what that row is, and leaves the focus in the list.</summary>
    [Theory]
    [InlineData(1440)]
    [InlineData(1024)]
    public async Task Tickets_PreviewBySpace_FollowsTheRowsAndLeavesTheFocus(int width)
    {
        var page = await garage.Visits.EnterAsync(browser, (width, 900));
        await page.OpenLiveAsync($"{Garages.Own}/tickets");
        var rows = page.Locator("main tbody .row-link");
        var panel = page.Locator("[data-grid-panel]");
        await Assertions.Expect(panel).ToBeHiddenAsync();

        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("Space");
        await Assertions.Expect(panel.Locator("h2")).ToHaveTextAsync((await rows.First.TextContentAsync())!);
        for (var i = 0; i < 3; i++)
            await page.Keyboard.PressAsync("j");
        await Assertions.Expect(panel.Locator("h2")).ToHaveTextAsync((await rows.Nth(3).TextContentAsync())!);
        await Assertions.Expect(panel.Locator(".timeline li").First).ToContainTextAsync("Visit registered");
        await Assertions.Expect(panel).Not.ToHaveAttributeAsync("aria-busy", "true");
        await Assertions.Expect(rows.Nth(3)).ToBeFocusedAsync();
        Assert.Empty(await page.FaultsAsync());

        await panel.Locator(".bd").FocusAsync();
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(panel).ToBeHiddenAsync();
        await Assertions.Expect(rows.Nth(3)).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("."); // again, and again off
        await Assertions.Expect(panel.Locator("h2")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync(".");
        await Assertions.Expect(panel).ToBeHiddenAsync();
        await page.Locator("[data-grid-look]").Nth(1).ClickAsync();
        await Assertions.Expect(panel.Locator("h2")).ToHaveTextAsync((await rows.Nth(1).TextContentAsync())!);
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync(new Regex(@"/tickets/\d+$"));
    }

    [Fact]
    public async Task Tickets_OnAPhoneInTheDark_FitWithMenusOpen()
    {
        await OpenAsync("tickets");
        var page = await garage.Visits.EnterAsync(browser, BrowserFixture.Phone, dark: true);
        await page.OpenLiveAsync($"{Garages.Own}/tickets?show=All");
        await page.Locator("summary.add").ClickAsync();

        Assert.Empty(await page.FaultsAsync());
    }

    private async Task<IPage> OpenAsync(string address)
    {
        var page = await garage.Visits.EnterAsync(browser);
        await page.OpenLiveAsync($"{Garages.Own}/{address}");
        return page;
    }
}

/// <summary>A garage with more tickets than a page shows; one of the newest three is high-voltage work.</summary>
public sealed class ListGarage(BrowserFixture browser) : IAsyncLifetime
{
    public DoubleClickGarage Visits { get; } = new(browser);

    public long HighVoltage { get; private set; }

    public async ValueTask InitializeAsync()
    {
        await Visits.InitializeAsync();
        var now = Visits.Db.Clock.GetUtcNow().UtcDateTime;
        for (var i = 0; i < 31; i++) // and the one the garage begins with
        {
            var id = await Visits.Db.StandingAsync(TicketState.Open);
            await Visits.Db.ChangeAsync<ServiceTicket>(
                id,
                t => (t.PromisedAtUtc, t.IsHighVoltage) = (now.AddHours(i + 24), i == 29)
            );
            if (i == 29)
                HighVoltage = id;
        }
    }

    public ValueTask DisposeAsync() => Visits.DisposeAsync();
}
