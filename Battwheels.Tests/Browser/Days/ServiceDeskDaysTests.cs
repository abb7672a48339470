using System.Text.RegularExpressions;
using Battwheels.Core.Common;
using Battwheels.Core.Service.Fleet;
using Battwheels.Core.Service.Tickets;
using Battwheels.Tests.Browser.Visit;
using Battwheels.Tests.Service.Approvals;
using Battwheels.Tests.Service.Estimates;
using Microsoft.Playwright;

namespace Battwheels.Tests.Browser.Days;

/// <summary>Hours of a service desk as its people live them, through the pages alone.</summary>
[Trait("Category", "Browser")]
[Collection(LongBrowserTests.Name)]
public sealed partial class ServiceDeskDaysTests(DeskApp desk, ITestOutputHelper output) : IClassFixture<DeskApp>
{
    private ApprovalWorld World => desk.World;

    private EstimateWorld Estimates => desk.World.Estimates;

    /// <summary>62,000 rupees need the manager and the owner; cut into 30,000 and 32,000 the second part needs them too.</summary>
    [Fact]
    public async Task Repair_Of62000_WaitsForTwoPeopleAndSoDoesItsSecondHalf()
    {
        var advisor = await desk.SeatAsync(Estimates.Advisor, "asha");
        var manager = await desk.SeatAsync(Estimates.Manager, "meera");
        var owner = await desk.SeatAsync(World.Owner, "vikram");

        var whole = await NextVisitAsync("TKT-MAIN-2627-00201", ("Motor rewound", 62_000m));
        await SubmitAsync(advisor, whole);
        await NotYetAsync(advisor, "manager");
        await ApproveAsync(manager, "TKT-MAIN-2627-00201", "is approved here and goes on to the next approver");
        await OpenAsync(advisor, whole);
        await NotYetAsync(advisor, "owner");
        await ApproveAsync(owner, "TKT-MAIN-2627-00201", "is approved");
        await OpenAsync(advisor, whole);
        await Assertions.Expect(advisor.Locator("#share")).ToBeVisibleAsync();
        await advisor.PushAsync("Withdraw");
        await Assertions.Expect(advisor.Locator("#submit-estimate")).ToBeVisibleAsync();
        await World.VoidAsync(await World.EstimateOfAsync(whole));

        var half = await NextVisitAsync("TKT-MAIN-2627-00202", ("Motor rewound, part one", 30_000m));
        await SubmitAsync(advisor, half);
        await ApproveAsync(manager, "TKT-MAIN-2627-00202", "is approved");
        var rest = await NextVisitAsync("TKT-MAIN-2627-00203", ("Motor rewound, part two", 32_000m));
        await SubmitAsync(advisor, rest);
        await advisor.SeesAsync("₹62,000");
        await ApproveAsync(manager, "TKT-MAIN-2627-00203", "is approved here and goes on to the next approver");
        await ApproveAsync(owner, "TKT-MAIN-2627-00203", "is approved");
        await OpenAsync(advisor, rest);
        await ShareAsync(advisor);
        await CloseAsync(advisor, manager, owner);
    }

    /// <summary>A brother with the family's phone is shown who has it, saved by a second press, and both are found by it.</summary>
    [Fact]
    public async Task Family_WithOnePhone_IsShownSavedAndFound()
    {
        var advisor = await desk.SeatAsync(Estimates.Advisor, "asha");
        await advisor.OpenLiveAsync($"{Garages.Own}/contacts/new");
        await advisor.FillAsync("#f-Name", "Ishaan Kulkarni");
        await advisor.FillAsync("#f-Phone", "98230 00042"); // Aarav's
        await advisor.PressAsync("#f-Phone", "Tab");
        await advisor.SeesAsync("May be on record already");
        await Assertions.Expect(advisor.Locator(".dups a").First).ToHaveTextAsync("Aarav Kulkarni");
        await advisor.PushAsync("Save contact");
        await advisor.SeesAsync("press Save again to keep both");
        await advisor.PushAsync("Save contact");
        await advisor.WaitForURLAsync(new Regex(@"/contacts/\d+$"));

        var owner = await desk.SeatAsync(World.Owner, "vikram");
        await owner.OpenLiveAsync($"{Garages.Own}/contacts?q=98230%2000042");
        await owner.SeesAsync("Ishaan Kulkarni");
        await owner.SeesAsync("Aarav Kulkarni");
        await CloseAsync(advisor, owner);
    }

    /// <summary>Back within 30 days: the visit is opened again with its reason, and the report names it.</summary>
    [Fact]
    public async Task Comeback_Within30Days_IsReopenedAndCounted()
    {
        var ticket = await Estimates.AddTicketAsync(TicketState.Delivered, "TKT-MAIN-2627-00301");
        var manager = await desk.SeatAsync(Estimates.Manager, "meera");
        await manager.OpenLiveAsync($"{Garages.Own}/tickets/{ticket}");
        await manager.Locator(".acts-menu summary").First.ClickAsync();
        await manager.PushAsync("Reopen visit");
        await manager.FillAsync(".mud-dialog #f-Reason", "Cuts off again above 40 km/h");
        await manager.Locator(".mud-dialog").GetByRole(AriaRole.Button, new() { Name = "Reopen visit" }).ClickAsync();
        await Assertions.Expect(manager.Locator(".mud-dialog")).ToHaveCountAsync(0);
        await manager.SeesAsync("Reopened");

        await manager.OpenLiveAsync($"{Garages.Own}/reports/service/comebacks");
        await manager.SeesAsync("TKT-MAIN-2627-00301");
        await CloseAsync(manager);
    }

    /// <summary>2,803 rupees are above what Asha Rao may approve: her phone keeps her yes, the manager's phone makes it the decision.</summary>
    [Fact]
    public async Task Fleet_AboveTheLimit_IsApprovedByTwoPhones()
    {
        var (account, people) = (Estimates.Contact, Estimates.Db.Service<FleetPeopleService>(Estimates.Advisor));
        async Task<IPage> PhoneOfAsync(string name, string mobile, FleetRole role, decimal? limit)
        {
            FleetPersonInput input = new(null, 0, name, mobile, null, role, limit);
            var person = EstimateWorld.Value(await people.SaveAsync(account, input, CommandId.New(), default));
            return await desk.PhoneAsync(account, person);
        }

        var first = await PhoneOfAsync("Asha Rao", "9811100001", FleetRole.Approver, 2_000m);
        var second = await PhoneOfAsync("Vikram Shah", "9811100002", FleetRole.Manager, null);
        var ticket = await Estimates.NextVisitAsync("TKT-MAIN-2627-00401");
        // 2.5 hours at 950.00 with 18 %: 2,802.50, to the rupee 2,803.
        await Estimates.SharedAsync();

        await first.GotoAsync($"{Garages.Own}/portal");
        await OfferOf2803Async(first, "An estimate waits for you");
        await first.PushAsync("Approve all");
        await first.SeesAsync("above your limit of ₹2,000");
        await first.PushAsync("Approve 1 item");
        await first.SeesAsync("Waiting for a second approval by Vikram Shah");
        Assert.Empty(await first.FaultsAsync());

        await second.GotoAsync($"{Garages.Own}/portal");
        await OfferOf2803Async(second, "Asha Rao approved, your approval is needed too");
        await second.SeesAsync("This is above their limit.");
        Assert.Empty(await second.FaultsAsync());
        await second.PushAsync("Confirm ₹2,803.00");
        await second.SeesAsync("Asha Rao, Vikram Shah answered");

        var advisor = await desk.SeatAsync(Estimates.Advisor, "asha");
        await OpenAsync(advisor, ticket);
        await advisor.SeesAsync("Vikram Shah confirmed");
        Assert.Equal(TicketState.Approved, await Estimates.TicketStateAsync());
        await CloseAsync(first, second, advisor);
    }

    /// <summary>The same customer may have other offers open.</summary>
    private static Task OfferOf2803Async(IPage phone, string says) =>
        phone.Locator("a.wait").Filter(new() { HasText = says }).Filter(new() { HasText = "₹2,803" }).ClickAsync();

    private async Task<long> NextVisitAsync(string number, (string Text, decimal Rupees) work)
    {
        var ticket = await Estimates.NextVisitAsync(number);
        await Estimates.DraftAsync(ApprovalWorld.Work(work.Rupees, work.Text));
        return ticket;
    }

    private static Task OpenAsync(IPage page, long ticket) =>
        page.OpenLiveAsync($"{Garages.Own}/tickets/{ticket}/estimate");

    private static async Task SubmitAsync(IPage advisor, long ticket)
    {
        await OpenAsync(advisor, ticket);
        await advisor.ClickAsync("#submit-estimate");
        await advisor.SeesAsync("Asked:");
    }

    /// <summary>It waits for somebody, and pressing the button does not share it.</summary>
    private static async Task NotYetAsync(IPage advisor, string approver)
    {
        await Assertions
            .Expect(advisor.Locator(".approval li").Filter(new() { HasText = "Now" }))
            .ToContainTextAsync(approver);
        await Assertions.Expect(advisor.Locator("#f-ShareLink")).ToHaveCountAsync(0);
    }

    /// <summary>By keys alone, the only one that waits: the row, mark it, A.</summary>
    private static async Task ApproveAsync(IPage approver, string number, string said)
    {
        await approver.OpenLiveAsync($"{Garages.Own}/approvals");
        await approver.SeesAsync(number);
        await approver.Keyboard.PressAsync("j");
        await Assertions.Expect(approver.Locator(".row-link:focus")).ToHaveCountAsync(1);
        await approver.Keyboard.PressAsync("x");
        await Assertions.Expect(approver.Locator("[data-grid-count]")).ToHaveTextAsync("1 selected");
        await approver.Keyboard.PressAsync("a");
        await approver.SeesAsync($"{number} {said}");
    }

    private static async Task ShareAsync(IPage advisor)
    {
        await advisor.ClickAsync("#share");
        await Assertions.Expect(advisor.Locator("#f-ShareLink")).ToBeVisibleAsync();
    }

    private static async Task CloseAsync(params IPage[] pages)
    {
        foreach (var page in pages)
            await page.Context.CloseAsync();
    }
}
