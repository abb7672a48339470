using Battwheels.Core.Billing;
using Battwheels.Core.Common;
using Battwheels.Core.Inventory.Stock;
using Battwheels.Core.Service.JobCards;
using Battwheels.Core.Service.Tickets;
using Battwheels.Data.Common;
using Battwheels.Tests.Billing;
using Battwheels.Tests.Browser.Visit;
using Battwheels.Tests.Inventory;
using Battwheels.Tests.Service;
using Battwheels.Tests.Service.JobCards;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Battwheels.Tests.Browser;

/// <summary>Two real clicks in quick succession on buttons that write: one effect each.</summary>
[Trait("Category", "Browser")]
[Collection(BrowserTests.Name)]
public sealed class DoubleClickTests(BrowserFixture browser, DoubleClickGarage garage)
    : IClassFixture<DoubleClickGarage>
{
    [Fact]
    public async Task RegisterVisit_MakesOneTicket()
    {
        var page = await garage.EnterAsync(browser);
        await page.OpenLiveAsync($"{Garages.Own}/tickets/new?vehicle={(await garage.TicketAsync()).VehicleId}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Noise or vibration" }).ClickAsync();
        var before = await CountAsync<ServiceTicket>();

        await TwiceAsync(page, "Register visit");

        await LeavesAsync(page);
        Assert.Equal(before + 1, await CountAsync<ServiceTicket>());
    }

    [Fact]
    public async Task StartWork_StartsOneTimerThatRuns()
    {
        var page = await garage.EnterAsync(browser);
        await page.OpenLiveAsync($"{Garages.Own}/tickets/{garage.Kit.TicketId}/job");

        await TwiceAsync(page, "Start work");

        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Pause" })).ToBeVisibleAsync();
        await page.WaitForTimeoutAsync(300);
        await using var raw = garage.Raw();
        Assert.Null((await raw.Set<TimeEntry>().SingleAsync()).EndedAtUtc);
        Assert.Equal(TicketState.InProgress, (await garage.TicketAsync()).State);
    }

    [Fact]
    public async Task Issue_TakesThePartOnce()
    {
        Assert.Null((await garage.Kit.RequestAsync(1m)).Error);
        Assert.Null((await garage.Kit.RequestAsync(1m)).Error);
        var page = await garage.EnterAsync(browser);
        await page.OpenLiveAsync($"{Garages.Own}/part-requests");
        var rows = page.GetByRole(AriaRole.Button, new() { Name = "Issue", Exact = true });
        var before = await garage.Kit.PoolAsync();

        await rows.First.DblClickAsync(new() { Delay = 40 });

        await Assertions.Expect(rows).ToHaveCountAsync(1);
        await page.WaitForTimeoutAsync(300);
        Assert.Equal(before - 1m, await garage.Kit.PoolAsync());
    }

    [Fact]
    public async Task IssueInvoice_IssuesOne()
    {
        var ticket = await garage.BillableAsync();
        var page = await garage.EnterAsync(browser);
        await page.OpenLiveAsync($"{Garages.Own}/tickets/{ticket}/billing");
        var before = await CountAsync<Invoice>();

        await page.GetByRole(AriaRole.Button, new() { Name = "Issue invoice" }).DblClickAsync(new() { Delay = 40 });
        await Assertions.Expect(page.Locator(".mud-dialog")).ToHaveCountAsync(1);
        await page.Locator("#confirm").DblClickAsync(new() { Delay = 40 });

        await page.WaitForURLAsync(a => a.Contains("/invoices/", StringComparison.Ordinal));
        Assert.Equal(before + 1, await CountAsync<Invoice>());
    }

    [Fact]
    public async Task RecordPayment_RecordsOne()
    {
        var invoice = await garage.Db.IssuedAsync(await garage.Db.WalkInAsync(), Sales.Labour(950m));
        var page = await garage.EnterAsync(browser);
        await page.OpenLiveAsync($"{Garages.Own}/payments/new?invoice={invoice}");
        await page.FillAsync("#f-Received", "500");
        await page.FillAsync("#f-Reference", "633112004418");
        await page.Locator("#f-Notes").FocusAsync();
        var before = await CountAsync<Receipt>();

        await TwiceAsync(page, "Record ₹500.00");

        await LeavesAsync(page);
        Assert.Equal(before + 1, await CountAsync<Receipt>());
    }

    [Fact]
    public async Task ReceiveGoods_ReceivesOnce()
    {
        await garage.Db.VendorAsync();
        var page = await garage.EnterAsync(browser);
        await page.OpenLiveAsync($"{Garages.Own}/receipts/new?item={garage.Kit.ItemId}");
        await page.FillAsync("#f-VendorId", "Amar");
        await page.GetByRole(AriaRole.Option, new() { Name = "Amar Spares" }).ClickAsync();
        await page.Locator("[data-c=Quantity]").First.FillAsync("2");
        await page.Locator("[data-c=UnitCost]").First.FillAsync("100");
        await page.Locator("#f-Reference").FocusAsync();
        var before = await CountAsync<GoodsReceipt>();

        await TwiceAsync(page, "Receive ₹200.00");

        await LeavesAsync(page);
        Assert.Equal(before + 1, await CountAsync<GoodsReceipt>());
    }

    /// <summary>The next step appears where the last one stood; the second click must not take it.</summary>
    [Fact]
    public async Task StartDiagnosis_TakesOneStep()
    {
        var ticket = await garage.Db.StandingAsync(TicketState.Assigned, garage.Kit.Technician);
        var page = await garage.EnterAsync(browser);
        await page.OpenLiveAsync($"{Garages.Own}/tickets/{ticket}");

        await TwiceAsync(page, "Start diagnosis");

        await page.SeesNextStepAsync("Prepare the estimate");
        await page.WaitForTimeoutAsync(300);
        Assert.EndsWith($"/tickets/{ticket}", page.Url, StringComparison.Ordinal);
        Assert.Equal(TicketState.InDiagnosis, (await garage.Db.TicketAsync(ticket)).State);
    }

    [Fact]
    public async Task SetUpOrganization_FoundsOneAndEntersIt()
    {
        var page = await browser.PageAsync(BrowserFixture.Desktop, at: garage.App.Address);
        await page.GotoAsync("sign-up");
        await page.GetByLabel("Legal name of the business").FillAsync("Twice Founded Motors");
        await page.GetByLabel("Your name").FillAsync("Asha Rao");
        await page.GetByLabel("Your email").FillAsync("owner@twice.example");
        await page.GetByLabel("Password").FillAsync(Garages.Password);

        await TwiceAsync(page, "Set up organization");

        await page.Locator(".shell").WaitForAsync();
        Assert.Contains("/twice-founded-motors/", page.Url, StringComparison.Ordinal);
    }

    private async Task LeavesAsync(IPage page) =>
        await Witness.WatchAsync(
            browser,
            garage.App,
            () => page.WaitForURLAsync(address => !address.Contains("/new", StringComparison.Ordinal))
        );

    private static Task TwiceAsync(IPage page, string button) =>
        page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).DblClickAsync(new() { Delay = 40 });

    private Task<int> CountAsync<T>()
        where T : TenantEntity => garage.Db.CountAsync<T>(garage.Db.OrgA);
}

/// <summary>A running application with an approved job, parts in the store and an owner who may do everything.</summary>
public sealed class DoubleClickGarage(BrowserFixture browser) : IAsyncLifetime
{
    private Garages _garages = null!;
    private string? _signedIn;

    public RunningApp App => browser.App;

    public string Owner { get; private set; } = "";

    internal JobKit Kit { get; private set; } = null!;

    internal Common.TestDb Db => _garages.Db;

    public async ValueTask InitializeAsync()
    {
        _garages = await Garages.OpenAsync(App);
        (_, Owner) = await _garages.HireAsync("Meera", "owner");
        await Sales.RegisterAsync(Db);
        Kit = await JobKit.InAsync(Db);
    }

    /// <summary>A browser of the owner, who signs in once: an account may do so only a few times a minute.</summary>
    internal async Task<IPage> EnterAsync(
        BrowserFixture browser,
        (int Width, int Height)? size = null,
        bool dark = false
    )
    {
        var page = await browser.PageAsync(size ?? BrowserFixture.Desktop, dark, _signedIn, App.Address);
        if (_signedIn is not null)
            return page;
        await Garages.SignInAsync(page, Owner);
        _signedIn = await page.Context.StorageStateAsync();
        return page;
    }

    internal Task<(Core.Common.Actor Actor, string Email)> HireAsync(string name, string role) =>
        _garages.HireAsync(name, role);

    internal Task<ServiceTicket> TicketAsync() => Db.TicketAsync(Kit.TicketId);

    internal BattwheelsDb Raw() => Db.Database(new TenantScope(Db.OrgA));

    /// <summary>A finished and checked visit with one labour line of ₹950.</summary>
    internal async Task<long> BillableAsync()
    {
        var id = await Db.StandingAsync(TicketState.WorkCompleted, Kit.Technician);
        await using var raw = Raw();
        raw.Add(
            new JobLine
            {
                TicketId = id,
                Position = 1,
                Kind = JobLineKind.Labour,
                Description = "Front disc brake service",
                HsnSac = "998714",
                Uom = "OTH",
                Quantity = 1m,
                UnitPrice = 950m,
                RatePercent = 18m,
                State = JobLineState.Done,
            }
        );
        await raw.SaveChangesAsync();
        return id;
    }

    public async ValueTask DisposeAsync()
    {
        await _garages.DisposeAsync();
    }
}
